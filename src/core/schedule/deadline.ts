/** Deadlines are wall-clock times in the zone of their owner; instants are computed, never stored by hand. */
import { TZDate } from '@date-fns/tz';

export type Zone = 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura';

export interface Deadline {
  id: string;
  template: string;
  title: { id: string; en: string };
  /** `2025-12-31T23:59`, wall clock in `zone`. */
  at: string;
  zone: Zone;
  /** `official` comes with the template, `internal` is the district's own. */
  kind: 'official' | 'internal';
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

/** `YYYY-MM-DD` of an instant as a calendar in `zone` shows it. */
export function localDate(instant: number, zone: Zone): string {
  const local = new TZDate(instant, zone);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
}

/** The first deadline that has not passed, by time. */
export function nextDeadline(deadlines: readonly Deadline[], now: number): Deadline | undefined {
  return deadlines
    .filter((deadline) => deadlineInstant(deadline) >= now)
    .sort((a, b) => deadlineInstant(a) - deadlineInstant(b))[0];
}
