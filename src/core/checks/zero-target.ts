/** Zero, blank and "tidak ada sasaran" are three things: a target group of 0 gives no coverage at all. */
import type { RuleOf } from '../template/rule-schema.ts';
import type { IndexOf, RowCheck } from './row.ts';

export function zeroTarget(rule: RuleOf<'zero-target'>, indexOf: IndexOf): RowCheck {
  const { numerator, denominator } = rule;
  const [partAt, wholeAt] = [indexOf(numerator), indexOf(denominator)];
  return ({ numbers, notApplicable }, report) => {
    if (numbers[wholeAt] !== 0 || notApplicable) return;
    // "0 dari 0" is what people type who have no target group and know no mark for it.
    if (numbers[partAt] === 0) report('zero-of-zero', [denominator, numerator], {});
    else report('zero-target', [denominator], {});
  };
}
