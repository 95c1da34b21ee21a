/**
 * A typed percentage that no whole number of its denominator gives: 71,15 % of 1.871 villages. Then the percentage or
 * the denominator is wrong, whatever the numerator was.
 */
import { isDigit } from '../cells/characters.ts';
import { attainable as attain } from '../measures/attainable.ts';
import type { RuleOf } from '../template/rule-schema.ts';
import type { IndexOf, RowCheck } from './row.ts';

/** Decimals of percentages that are shown; what was computed in the cell carries more. */
const MOST_DECIMALS = 2;
/** What stands in a cell without a percent sign may be the share or its hundredfold: 0,3081 or 30,81. */
const READINGS = [1, 0.01] as const;

export function attainable(rule: RuleOf<'attainable'>, indexOf: IndexOf): RowCheck {
  const { column, denominator } = rule;
  const [typedAt, wholeAt] = [indexOf(column), indexOf(denominator)];
  return (cells, report, row) => {
    const typed = cells.numbers[typedAt] as number;
    const whole = cells.numbers[wholeAt] as number;
    if (Number.isNaN(typed) || !Number.isSafeInteger(whole) || whole <= 0 || cells.notApplicable) return;
    const raw = row.raw(typedAt);
    const sign = typeof raw === 'string' && raw.includes('%');
    // Below 0 and above 1 it is no part of the whole: bounds and other rules tell that.
    const factors = (sign ? READINGS.slice(0, 1) : READINGS).filter(
      (factor) => typed * factor >= 0 && typed * factor <= 1,
    );
    const found = factors.map((factor) => {
      const share = typed * factor;
      const written = typeof raw === 'string' ? decimalsTyped(raw) - (sign || factor !== 1 ? 0 : 2) : 0;
      const decimals = decimalsOf(share, written);
      return { share, decimals, ...attain(share, decimals, whole) };
    });
    const [first] = found;
    if (first === undefined || found.some(({ possible }) => possible)) return;
    const { share, decimals, neighbours } = first;
    report('not-attainable', [column, denominator], {
      typed: share,
      decimals,
      whole,
      wholeColumn: denominator,
      ...(neighbours[0] !== undefined && { neighbour: neighbours[0] }),
    });
  };
}

/** Digits behind the last separator, closing zeros included. */
function decimalsTyped(raw: string): number {
  const at = Math.max(raw.lastIndexOf(','), raw.lastIndexOf('.'));
  if (at < 0) return 0;
  let digits = 0;
  for (let index = at + 1; index < raw.length; index++) if (isDigit(raw.charCodeAt(index))) digits++;
  return digits;
}

/** At least those typed and those the share shows, at most two. */
function decimalsOf(share: number, typed: number): number {
  for (let decimals = 0; decimals < MOST_DECIMALS; decimals++) {
    const points = share * 100 * 10 ** decimals;
    if (decimals >= typed && Math.abs(points - Math.round(points)) < 1e-6) return decimals;
  }
  return MOST_DECIMALS;
}
