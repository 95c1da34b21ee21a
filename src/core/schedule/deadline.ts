/** Deadlines are wall-clock times in the zone of their owner; instants are computed, never stored by hand. */
import { TZDate } from '@date-fns/tz';
import type { Level } from '../units.ts';

export type Zone = 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura';

/** What a deadline that falls on a day off becomes: the working day before it, the one after it, or itself. */
export const HOLIDAY_RULES = ['previous', 'next', 'none'] as const;
export type HolidayRule = (typeof HOLIDAY_RULES)[number];

/** A deadline was another one before. */
export interface DeadlineChange {
  /** Wall clock that was in force until then, in the deadline's zone. */
  at: string;
  /** ISO day on which the next one took its place. */
  changedOn: string;
  /** Letter by which it was extended. */
  letter?: { number: string; date: string };
}

export interface Deadline {
  id: string;
  template: string;
  title: { id: string; en: string };
  /** `2025-12-31T23:59`, wall clock in `zone`: the one in force, moved by the holiday rule already. */
  at: string;
  zone: Zone;
  /** `official` comes with the template, `internal` is the district's own. */
  kind: 'official' | 'internal';
  /** Only forms of units of this level. */
  level?: Level;
  /** Only forms of this period (core/period.ts). */
  period?: string;
  /** `none` when absent. */
  holidays?: HolidayRule;
  /** As the letter says it, where the holiday rule moved it. */
  written?: string;
  /** Earlier ones, oldest first. */
  history?: DeadlineChange[];
  /** Law, letter or decision that set it. */
  source?: string;
}

/** Whether a deadline is one of this form's. */
export function concerns(
  deadline: Pick<Deadline, 'template' | 'level' | 'period'>,
  form: { templateId: string; level: Level; period?: string },
): boolean {
  return (
    deadline.template === form.templateId &&
    (deadline.level === undefined || deadline.level === form.level) &&
    (deadline.period === undefined || deadline.period === form.period)
  );
}

/** Epoch milliseconds of the deadline. */
export function deadlineInstant(deadline: Pick<Deadline, 'at' | 'zone'>): number {
  return wallClock(deadline.at, deadline.zone);
}

/** Epoch milliseconds of a wall-clock time `YYYY-MM-DDTHH:mm` in `zone`. */
export function wallClock(at: string, zone: Zone): number {
  const [year, month, day, hour, minute] = at.split(/[-T:]/).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return new TZDate(year, month - 1, day, hour, minute, 0, zone).getTime();
}

/** `YYYY-MM-DDTHH:mm` of an instant as a clock in `zone` shows it. */
export function localClock(instant: number, zone: Zone): string {
  return new TZDate(instant, zone).toISOString().slice(0, 16);
}

/** `YYYY-MM-DD` of an instant as a calendar in `zone` shows it. */
export function localDate(instant: number, zone: Zone): string {
  return localClock(instant, zone).slice(0, 10);
}

/** The first deadline that has not passed, by time. */
export function nextDeadline(deadlines: readonly Deadline[], now: number): Deadline | undefined {
  return deadlines
    .filter((deadline) => deadlineInstant(deadline) >= now)
    .sort((a, b) => deadlineInstant(a) - deadlineInstant(b))[0];
}
