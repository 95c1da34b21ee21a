/** Of several columns at most one may say "yes", or exactly one: a pregnancy is normal, KEK or RISTI. */
import { plainWord } from '../cells/text.ts';
import type { RuleOf } from '../template/rule-schema.ts';
import {
  CELL,
  type ColumnOf,
  type IndexOf,
  MARK,
  type RowAtHand,
  type RowCells,
  type RowCheck,
} from './row.ts';

export function exclusive(rule: RuleOf<'exclusive'>, indexOf: IndexOf, columnOf: ColumnOf): RowCheck {
  const { columns, exactly } = rule;
  const at = columns.map(indexOf);
  const marked = columns.map((name) => columnOf(name).type === 'mark');
  const yes = new Set(rule.yes?.map(plainWord));
  const saysYes = ({ states, numbers }: RowCells, row: RowAtHand, index: number): boolean => {
    const entry = at[index] as number;
    if (marked[index]) return numbers[entry] === MARK.yes;
    return states[entry] === CELL.value && yes.has(plainWord(row.text(entry)));
  };

  return (cells, report, row) => {
    let found = 0;
    for (let index = 0; index < at.length; index++) if (saysYes(cells, row, index)) found++;
    if (found > 1) {
      const both = columns.filter((_, index) => saysYes(cells, row, index));
      report('exclusive', both, { both });
    } else if (found === 0 && exactly && at.every((entry) => cells.states[entry] === CELL.value)) {
      report('exclusive-none', columns, { columns });
    }
  };
}
