/** Days in their order: born, then measured; planned, then done. A blank among them is passed over. */
import { dayOf, isoOf, serialOf } from '../cells/calendar.ts';
import type { RuleOf } from '../template/rule-schema.ts';
import type { Column } from '../template/schema.ts';
import type { ColumnOf, IndexOf, RowCheck } from './row.ts';

/** Months that a value covers, for columns that hold more than a day. */
const MONTHS: Partial<Record<Column['type'], number>> = { yearmonth: 1, quarter: 3 };

export function dateOrder(rule: RuleOf<'date-order'>, indexOf: IndexOf, columnOf: ColumnOf): RowCheck {
  const { columns, strict } = rule;
  const at = columns.map(indexOf);
  const types = columns.map((name) => columnOf(name).type);

  /** Whether the value of `later` can come after that of `earlier`: a month may still hold a day of itself. */
  const inOrder = (earlier: number, first: number, later: number, second: number) => {
    const months = types[earlier] === types[later] ? 0 : (MONTHS[types[later] as Column['type']] ?? 0);
    const latest = months === 0 ? second : lastDay(second, months);
    return strict ? first < latest : first <= latest;
  };

  return ({ numbers }, report) => {
    let before = -1;
    for (let index = 0; index < at.length; index++) {
      const serial = numbers[at[index] as number] as number;
      if (Number.isNaN(serial)) continue;
      if (before >= 0) {
        const first = numbers[at[before] as number] as number;
        if (!inOrder(before, first, index, serial)) {
          const [earlierColumn, column] = [columns[before] as string, columns[index] as string];
          const days = { day: isoOf(serial), earlierDay: isoOf(first) };
          report('date-order', [column, earlierColumn], { earlierColumn, strict, ...days });
        }
      }
      before = index;
    }
  };
}

/** Last day of the `months` months that begin on the day of a serial. */
function lastDay(serial: number, months: number): number {
  const { year, month } = dayOf(serial);
  const next = month + months;
  return (next > 12 ? serialOf(year + 1, next - 12, 1) : serialOf(year, next, 1)) - 1;
}
