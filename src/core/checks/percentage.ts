/**
 * Every typed percentage is recomputed. In a cell formatted as a number people type 30,81 where 0,3081 is meant:
 * either reading may agree, and the one closer to the computed share is the one that is shown.
 */
import type { RuleOf } from '../template/rule-schema.ts';
import type { IndexOf, RowCheck } from './row.ts';

export function percentage(rule: RuleOf<'percentage'>, indexOf: IndexOf): RowCheck {
  const { column, tolerance } = rule;
  const [typedAt, partAt, wholeAt] = [indexOf(column), indexOf(rule.numerator), indexOf(rule.denominator)];
  const allowed = tolerance + 1e-9;
  return (cells, report) => {
    const typed = cells.numbers[typedAt] as number;
    if (Number.isNaN(typed) || cells.notApplicable) return;
    const part = cells.numbers[partAt] as number;
    const whole = cells.numbers[wholeAt] as number;
    if (Number.isNaN(part) || Number.isNaN(whole)) {
      report('percentage-alone', [column], {});
      return;
    }
    // 0/0 and n/0 have no percentage: that is the rule `zero-target`.
    if (whole === 0) return;
    const computed = part / whole;
    if (Math.abs(typed - computed) <= allowed) return;
    const asPoints = typed / 100;
    const meant = Math.abs(typed - computed) <= Math.abs(asPoints - computed) ? typed : asPoints;
    if (Math.abs(meant - computed) > allowed) report('percentage', [column], { typed: meant, computed });
  };
}
