/** Served may not exceed the target group. */
import type { Rule } from '../template/schema.ts';
import type { RowCheck } from './row.ts';

export function notAbove(rule: Extract<Rule, { rule: 'not-above' }>): RowCheck {
  const { column, limit } = rule;
  return (row, report) => {
    const value = row.readings.get(column)?.number;
    const bound = row.readings.get(limit)?.number;
    if (value === undefined || bound === undefined || value <= bound) return;
    report('not-above', [column, limit], { value, limit: bound, limitColumn: limit });
  };
}
