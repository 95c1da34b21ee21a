/** Columns of times of day. */
import { readClock } from '../../cells/clock.ts';
import { cellText } from '../../cells/text.ts';
import type { Column } from '../../template/schema.ts';
import { besidePlaceholders, type ValueReader } from './reader.ts';

export function clockReader(column: Column): ValueReader {
  const own = [column.name];
  return besidePlaceholders(column, (raw, reading, report) => {
    const read = typeof raw === 'boolean' ? undefined : readClock(raw);
    if (read === undefined) report('not-a-time', own, { value: cellText(raw) });
    else reading.text = read;
  });
}
