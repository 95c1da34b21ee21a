/** Counting ticks over a person's months. */
import type { Course } from './course.ts';
import type { MonthlyRow, Tick } from './rows.ts';
import type { Counted } from './verdict.ts';

/** Ticks from one place to another, both included; a month without a row is as unknown as a blank cell. */
export function count<Row extends MonthlyRow>(
  { months }: Course<Row>,
  from: number,
  until: number,
  tick: (row: Row) => Tick,
): Counted {
  let done = 0;
  let unknown = 0;
  for (let place = from; place <= until; place++) {
    const row = months[place];
    const typed = row === undefined ? null : tick(row);
    if (typed === null) unknown++;
    else if (typed) done++;
  }
  return { done, unknown };
}

/** The last value typed in the quarter's months, null when there is none. */
export function last<Row extends MonthlyRow, Value>(
  { months }: Course<Row>,
  from: number,
  value: (row: Row) => Value | null,
): Value | null {
  for (let place = months.length - 1; place >= from; place--) {
    const row = months[place];
    const typed = row === undefined ? null : value(row);
    if (typed !== null) return typed;
  }
  return null;
}
