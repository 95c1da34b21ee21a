/**
 * Whether a column of dates is written day first, as in Indonesia, or month first, as a machine set to English
 * does. `08/07/2025` alone does not tell; the cells around it do, so the whole column is asked before any is read.
 */
import { type DateOrder, numericDate, readDate } from './date.ts';

export interface OrderJudgement {
  /** How dates that may be read either way are to be read. */
  order: DateOrder;
  /** Cells that can only be read month first. */
  monthFirst: number;
  /** Cells that can only be read day first. */
  dayFirst: number;
  /** Dates that may be read either way are a guess: some cell is written month first. */
  doubtful: boolean;
}

/** Judges by majority; day first where nothing speaks against it. `text(index)` gives cells, undefined for numbers. */
export function judgeOrder(count: number, text: (index: number) => string | undefined): OrderJudgement {
  let dayFirst = 0;
  let monthFirst = 0;
  for (let index = 0; index < count; index++) {
    const cell = text(index);
    if (cell === undefined || cell === '') continue;
    const packed = numericDate(cell);
    const order = packed < 0 ? wordedOrder(cell) : packedOrder(packed);
    if (order === 'day-first') dayFirst++;
    else if (order === 'month-first') monthFirst++;
  }
  const order = monthFirst > dayFirst ? 'month-first' : 'day-first';
  return { order, monthFirst, dayFirst, doubtful: monthFirst > 0 };
}

function packedOrder(packed: number): DateOrder | undefined {
  const first = Math.floor(packed / 1_000_000);
  const second = Math.floor(packed / 10_000) % 100;
  if (first > 12 && first <= 31 && second <= 12) return 'day-first';
  return second > 12 && second <= 31 && first <= 12 ? 'month-first' : undefined;
}

/** Two-digit years, blanks around separators, a weekday before: rare enough for the full reader. */
function wordedOrder(cell: string): DateOrder | undefined {
  const read = readDate(cell, { order: 'day-first', formYear: 2000 });
  if (read.kind !== 'date') return undefined;
  return read.order === 'day-first' || read.order === 'month-first' ? read.order : undefined;
}
