/**
 * Whether a column of dates is written day first, as in Indonesia, or month first, as a machine set to English
 * does. `08/07/2025` alone does not tell; the cells around it do, so the whole column is asked before any is read.
 */
import { type DateOrder, readDate } from './date.ts';

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

/** Judges by majority; day first where both are as many. `text(index)` gives cells, undefined for numbers. */
export function judgeOrder(count: number, text: (index: number) => string | undefined): OrderJudgement {
  let dayFirst = 0;
  let monthFirst = 0;
  for (let index = 0; index < count; index++) {
    const cell = text(index);
    const read = cell === undefined ? undefined : readDate(cell, { order: 'day-first', formYear: 2000 });
    if (read?.kind !== 'date') continue;
    if (read.order === 'day-first') dayFirst++;
    else if (read.order === 'month-first') monthFirst++;
  }
  const order = monthFirst > dayFirst ? 'month-first' : 'day-first';
  return { order, monthFirst, dayFirst, doubtful: monthFirst > 0 };
}
