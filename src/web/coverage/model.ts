/** From stored figures to what the page of coverage shows. Pure; wording and markup come after. */
import { coverageEntries, type Indicator, indicatorsOf } from '../../core/across/indicators.ts';
import { type Coverage, coverageUpward } from '../../core/measures/coverage.ts';
import type { Unit } from '../../core/units.ts';
import { checkTimes, formsBelow, unitsAbove, unitsBelow } from '../figures/subject.ts';
import type { CoverageFacts } from './facts.ts';

export interface IndicatorRow {
  indicator: Indicator;
  coverage: Coverage;
}

export interface CoverageModel extends Omit<CoverageFacts, 'forms' | 'figures' | 'indicator'> {
  /** From the top down to the unit that is shown. */
  path: Unit[];
  below: Unit[];
  /** Forms at or below the unit. */
  sheets: number;
  /** Worst first. */
  rows: IndicatorRow[];
  /** One indicator in the units that report to the one shown, worst first. */
  byUnit: { indicator: Indicator; rows: { unit: Unit; coverage: Coverage }[] } | undefined;
  checked: { oldest: number; newest: number } | null;
  unchecked: number;
}

export function coverageModel(facts: CoverageFacts): CoverageModel {
  const { forms: all, figures, indicator: wanted, ...rest } = facts;
  const forms = formsBelow(facts);
  const indicators = facts.template === undefined ? [] : indicatorsOf(facts.template);
  const read = all.map(({ unit, spreadsheetId }) => ({ unit, figures: figures.get(spreadsheetId) ?? {} }));
  const sums = indicators.map((indicator) => ({
    indicator,
    units: coverageUpward(indicator, facts.units, coverageEntries(indicator, read)),
  }));
  const below = unitsBelow(facts, sums[0]?.units ?? new Map());
  const chosen = sums.find(({ indicator }) => indicator.key === wanted);
  return {
    ...rest,
    path: unitsAbove(facts),
    below,
    sheets: forms.length,
    rows: sums
      .flatMap(({ indicator, units }): IndicatorRow[] => {
        const coverage = units.get(facts.unit?.code ?? '');
        return coverage === undefined ? [] : [{ indicator, coverage }];
      })
      .sort((a, b) => worstFirst(a, b)),
    byUnit: chosen && {
      indicator: chosen.indicator,
      rows: below
        .map((unit) => ({ unit, coverage: chosen.units.get(unit.code) as Coverage }))
        .sort((a, b) =>
          worstFirst(
            { indicator: chosen.indicator, coverage: a.coverage },
            { indicator: chosen.indicator, coverage: b.coverage },
          ),
        ),
    },
    checked: checkTimes(forms),
    unchecked: forms.filter(({ checkedAt }) => checkedAt === null).length,
  };
}

/**
 * By what is missing to the target, without one to all (lower is better: to none); what has no data comes last, and
 * equal ones stay in the template's order.
 */
function worstFirst(a: IndicatorRow, b: IndicatorRow): number {
  const [left, right] = [missing(a), missing(b)];
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return right - left;
}

function missing({ indicator, coverage: { gap, value } }: IndicatorRow): number | null {
  if (gap !== null || value === null) return gap;
  return indicator.better === 'higher' ? 1 - value : value;
}
