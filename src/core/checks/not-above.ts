/** Served may not exceed the target group. */
import type { RuleOf } from '../template/rule-schema.ts';
import type { IndexOf, RowCheck } from './row.ts';

export function notAbove(rule: RuleOf<'not-above'>, indexOf: IndexOf): RowCheck {
  const { column, limit } = rule;
  const [valueAt, limitAt] = [indexOf(column), indexOf(limit)];
  return ({ numbers }, report) => {
    const value = numbers[valueAt] as number;
    const bound = numbers[limitAt] as number;
    // No number is NaN, and NaN is above nothing.
    if (value > bound) report('not-above', [column, limit], { value, limit: bound, limitColumn: limit });
  };
}
