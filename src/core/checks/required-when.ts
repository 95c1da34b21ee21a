/** A column that must be filled where others say so: the place of referral, where the pregnancy is KEK or RISTI. */
import type { RuleOf } from '../template/rule-schema.ts';
import { columnsOf, compileCondition } from './condition.ts';
import { CELL, type ColumnOf, type IndexOf, type RowCheck } from './row.ts';

export function requiredWhen(rule: RuleOf<'required-when'>, indexOf: IndexOf, columnOf: ColumnOf): RowCheck {
  const { column, when } = rule;
  const at = indexOf(column);
  const applies = compileCondition(when, indexOf, columnOf);
  const because = columnsOf(when);
  return (cells, report, row) => {
    if (cells.states[at] !== CELL.blank || cells.notApplicable) return;
    if (applies(cells, row) === true) report('required-when', [column], { because });
  };
}
