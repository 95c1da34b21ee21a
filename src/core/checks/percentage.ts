/**
 * Every typed percentage is recomputed. In a cell formatted as a number people type 30,81 where 0,3081 is meant:
 * either reading may agree, and the one closer to the computed share is the one that is shown.
 */
import type { Rule } from '../template/schema.ts';
import type { RowCheck } from './row.ts';

export function percentage(rule: Extract<Rule, { rule: 'percentage' }>): RowCheck {
  const { column, numerator, denominator, tolerance } = rule;
  return (row, report) => {
    const typed = row.readings.get(column)?.number;
    if (typed === undefined || row.notApplicable) return;
    const part = row.readings.get(numerator)?.number;
    const whole = row.readings.get(denominator)?.number;
    if (part === undefined || whole === undefined) {
      report('percentage-alone', [column], {});
      return;
    }
    // 0/0 and n/0 have no percentage: that is the rule `zero-target`.
    if (whole === 0) return;
    const computed = part / whole;
    const asPoints = typed / 100;
    const meant = Math.abs(typed - computed) <= Math.abs(asPoints - computed) ? typed : asPoints;
    if (Math.abs(meant - computed) > tolerance + 1e-9)
      report('percentage', [column], { typed: meant, computed });
  };
}
