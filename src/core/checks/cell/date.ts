/** Columns of days. Day or month first is settled for the whole column before any of its cells is read. */
import { isoOf } from '../../cells/calendar.ts';
import { type DateHabit, readDate, serialOfNumber } from '../../cells/date.ts';
import type { OrderJudgement } from '../../cells/date-order.ts';
import { cellText } from '../../cells/text.ts';
import type { Column } from '../../template/schema.ts';
import { compileBounds } from './day-bounds.ts';
import { type CellContext, compileMissing, type ValueReader } from './reader.ts';

export function dateReader(
  column: Column,
  context: CellContext,
  judgement: Pick<OrderJudgement, 'order' | 'doubtful'>,
): ValueReader {
  const habit: DateHabit = { order: judgement.order, formYear: context.formYear };
  const { doubtful } = judgement;
  const own = [column.name];
  const missing = compileMissing(column);
  const settle = compileBounds(column);

  return (raw, reading, report) => {
    if (typeof raw !== 'string') {
      const serial = typeof raw === 'number' ? serialOfNumber(raw) : undefined;
      if (serial === undefined) report('not-a-date', own, { value: cellText(raw) });
      else settle(serial, raw, reading, report);
      return;
    }
    const read = readDate(raw, habit);
    switch (read.kind) {
      case 'date':
        if (doubtful && read.order === 'either') {
          report('date-ambiguous', own, { value: raw, read: isoOf(read.serial) });
        }
        // Seen for the first time: the whole column is to be judged.
        if (!doubtful && read.order === 'month-first')
          report('date-month-first', own, { cells: 1, mixed: false });
        settle(read.serial, raw, reading, report);
        return;
      case 'missing':
        missing(raw, reading, report);
        return;
      case 'month':
      case 'incomplete':
        report('date-incomplete', own, { value: raw });
        return;
      case 'impossible':
        report('date-impossible', own, { value: raw });
        return;
      case 'none':
        report('not-a-date', own, { value: raw });
    }
  };
}
