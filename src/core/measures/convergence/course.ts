/**
 * One person's months in order, from rows in any order. A row that comes later replaces the earlier one of its month, as
 * a correction does; rows of the same moment are read together, and cells that contradict each other are as good as
 * blank.
 */
import { firstMonth, HISTORY, monthNumber, QUARTER_START, type Quarter } from './quarter.ts';
import type { MonthlyRow } from './rows.ts';

export interface Course<Row extends MonthlyRow> {
  person: string;
  /** `HISTORY` months, the last one of the quarter at the end. */
  months: (Row | undefined)[];
  /** Place of the first row ever known, below 0 before the history. */
  first: number;
  /** Place of the last month in which the person belonged here. */
  until: number;
  left: 'died' | 'moved' | null;
}

export interface Courses<Row extends MonthlyRow> {
  byPerson: ReadonlyMap<string, Course<Row>>;
  /** Rows that a later one replaced, or that share their person, month and moment with another. */
  doubled: number;
}

/** @param asOf epoch milliseconds; what was entered after it is not known yet. */
export function courses<Row extends MonthlyRow>(
  rows: readonly Row[],
  quarter: Quarter,
  asOf: number,
): Courses<Row> {
  const byPerson = new Map<string, Course<Row>>();
  const rivals = new Map<Course<Row>, Map<number, Row[]>>();
  const base = firstMonth(quarter);
  let doubled = 0;
  for (const row of rows) {
    const place = monthNumber(row.month) - base;
    if (place >= HISTORY || row.enteredAt > asOf) continue;
    let course = byPerson.get(row.person);
    if (course === undefined) {
      course = {
        person: row.person,
        months: new Array<Row | undefined>(HISTORY).fill(undefined),
        first: place,
        until: HISTORY - 1,
        left: null,
      };
      byPerson.set(row.person, course);
    } else if (place < course.first) course.first = place;
    if (place < 0) continue;
    const known = course.months[place];
    if (known !== undefined) {
      doubled++;
      if (row.enteredAt === known.enteredAt) remember(rivals, course, place, known, row);
      if (row.enteredAt <= known.enteredAt) continue;
    }
    course.months[place] = row;
  }
  for (const [course, places] of rivals) {
    for (const [place, same] of places) {
      const newest = course.months[place]!.enteredAt;
      const together = same.filter((row) => row.enteredAt === newest);
      if (together.length > 1) course.months[place] = readTogether(together);
    }
  }
  for (const course of byPerson.values()) findLeaving(course);
  return { byPerson, doubled };
}

export const monitoredInQuarter = (course: Course<MonthlyRow>): boolean =>
  course.months.some((row, place) => place >= QUARTER_START && row !== undefined);

function remember<Row extends MonthlyRow>(
  rivals: Map<Course<Row>, Map<number, Row[]>>,
  course: Course<Row>,
  place: number,
  known: Row,
  row: Row,
): void {
  const places = rivals.get(course) ?? new Map<number, Row[]>();
  rivals.set(course, places);
  const same = places.get(place) ?? [];
  if (!same.includes(known)) same.push(known);
  same.push(row);
  places.set(place, same);
}

function readTogether<Row extends MonthlyRow>(rows: readonly Row[]): Row {
  const together: Record<string, unknown> = {};
  for (const key of new Set(rows.flatMap((row) => Object.keys(row)))) {
    const typed = new Set(
      rows.map((row) => row[key as keyof Row]).filter((value) => (value ?? null) !== null),
    );
    together[key] = typed.size === 1 ? [...typed][0] : null;
  }
  return together as unknown as Row;
}

/** Somebody who left and is seen again has come back. */
function findLeaving<Row extends MonthlyRow>(course: Course<Row>): void {
  const last = course.months.findLastIndex((row) => row !== undefined);
  const left = course.months[last]?.left ?? null;
  if (left === null) return;
  course.left = left;
  course.until = last;
}
