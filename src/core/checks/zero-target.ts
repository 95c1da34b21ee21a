/** Zero, blank and "tidak ada sasaran" are three things: a target group of 0 gives no coverage at all. */
import type { Rule } from '../template/schema.ts';
import type { RowCheck } from './row.ts';

export function zeroTarget(rule: Extract<Rule, { rule: 'zero-target' }>): RowCheck {
  const { denominator } = rule;
  return (row, report) => {
    if (row.notApplicable) return;
    if (row.readings.get(denominator)?.number === 0) report('zero-target', [denominator], {});
  };
}
