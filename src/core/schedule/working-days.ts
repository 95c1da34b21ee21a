/**
 * Working days of an office: Monday to Friday without national holidays, joint leave and the district's own days off.
 * Days are ISO texts, `2025-12-24`, and have no time zone.
 */
import { HOLIDAYS, HOLIDAYS_KNOWN_UNTIL } from './holidays.ts';

export interface WorkingDays {
  isWorkingDay(day: string): boolean;
  /** The day itself, or the last working day before it. */
  onOrBefore(day: string): string;
  /** The day itself, or the first working day after it. */
  onOrAfter(day: string): string;
  /** The `count`th working day after the day, from 1. */
  after(day: string, count: number): string;
  /** How many there are from one day to another, both included; 0 where the other is earlier. */
  between(from: string, to: string): number;
}

const DAY_MS = 86_400_000;

const NATIONAL: ReadonlySet<string> = new Set(
  Object.entries(HOLIDAYS).flatMap(([year, kinds]) =>
    Object.values(kinds).flatMap((days) => days.map((day) => `${year}-${day}`)),
  ),
);

/** @param daysOff ISO days on which this district's offices are closed too. */
export function workingDays(daysOff: readonly string[] = []): WorkingDays {
  const own = new Set(daysOff);
  const works = (day: string) => !isWeekend(day) && !NATIONAL.has(day) && !own.has(day);
  const seek = (day: string, step: 1 | -1) => {
    let found = day;
    while (!works(found)) found = addDays(found, step);
    return found;
  };
  return {
    isWorkingDay: works,
    onOrBefore: (day) => seek(day, -1),
    onOrAfter: (day) => seek(day, 1),
    after(day, count) {
      let found = day;
      for (let left = count; left > 0; left--) found = seek(addDays(found, 1), 1);
      return found;
    },
    between(from, to) {
      let count = 0;
      for (let day = from; day <= to; day = addDays(day, 1)) if (works(day)) count++;
      return count;
    },
  };
}

/** Whether holidays of that day are not known, so that only weekends count. */
export function isBeyondHolidays(day: string): boolean {
  return day > HOLIDAYS_KNOWN_UNTIL;
}

/** `days` may be negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Monday of the day's week. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
}

function isWeekend(day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 || weekday === 6;
}
