/** First and last day that a column allows; the day read is put into the reading. */
import { dayOf, serialOfIso } from '../../cells/calendar.ts';
import type { Column } from '../../template/schema.ts';
import type { Reading, Report } from '../row.ts';
import type { Filled } from './reader.ts';

export function compileBounds(
  column: Column,
): (serial: number, raw: Filled, reading: Reading, report: Report) => void {
  const { earliest, latest } = column.constraints;
  const first = earliest === undefined ? undefined : serialOfIso(earliest);
  const last = latest === undefined ? undefined : serialOfIso(latest);
  const own = [column.name];
  return (serial, raw, reading, report) => {
    reading.number = serial;
    if (first !== undefined && earliest !== undefined && serial < first) {
      report('date-too-early', own, { value: shownDay(raw, serial), earliest });
    }
    if (last !== undefined && latest !== undefined && serial > last) {
      report('date-too-late', own, { value: shownDay(raw, serial), latest });
    }
  };
}

/** A serial says nothing to anyone: its day is shown as it would be typed. */
function shownDay(raw: Filled, serial: number): string {
  if (typeof raw === 'string') return raw;
  const { year, month, day } = dayOf(serial);
  return `${day}/${month}/${year}`;
}
