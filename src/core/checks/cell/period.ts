/** Columns of months and of quarters. */
import {
  monthOfNumber,
  type PeriodReading,
  quarterOfNumber,
  readMonth,
  readQuarter,
} from '../../cells/period.ts';
import { cellText } from '../../cells/text.ts';
import type { Column } from '../../template/schema.ts';
import { compileBounds } from './day-bounds.ts';
import { type CellContext, compileMissing, type Filled, type ValueReader } from './reader.ts';

const NONE: PeriodReading = Object.freeze({ kind: 'none' });

export function periodReader(column: Column, { formYear }: CellContext): ValueReader {
  const month = column.type === 'yearmonth';
  const code = month ? 'not-a-month' : 'not-a-quarter';
  const ofText = month ? readMonth : readQuarter;
  const ofNumber = month ? monthOfNumber : quarterOfNumber;
  const own = [column.name];
  const missing = compileMissing(column);
  const settle = compileBounds(column);
  const readValue = (raw: Filled): PeriodReading =>
    typeof raw === 'string'
      ? ofText(raw, formYear)
      : typeof raw === 'number'
        ? ofNumber(raw, formYear)
        : NONE;

  return (raw, reading, report) => {
    const read = readValue(raw);
    if (read.kind === 'period') settle(read.serial, raw, reading, report);
    else if (read.kind === 'missing') missing(raw, reading, report);
    else report(code, own, { value: cellText(raw) });
  };
}
