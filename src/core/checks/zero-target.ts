/** Zero, blank and "tidak ada sasaran" are three things: a target group of 0 gives no coverage at all. */
import type { Rule } from '../template/schema.ts';
import type { IndexOf, RowCheck } from './row.ts';

export function zeroTarget(rule: Extract<Rule, { rule: 'zero-target' }>, indexOf: IndexOf): RowCheck {
  const { denominator } = rule;
  const at = indexOf(denominator);
  return (cells, report) => {
    if (cells.numbers[at] === 0 && !cells.notApplicable) report('zero-target', [denominator], {});
  };
}
