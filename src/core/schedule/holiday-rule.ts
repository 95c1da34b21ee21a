/** What a deadline that falls on a day off becomes. */
import type { Deadline, HolidayRule } from './deadline.ts';
import type { WorkingDays } from './working-days.ts';

/**
 * The wall clock in force: the written one, at the same time of the working day that the rule names.
 *
 * @param written `2025-12-25T23:59`, as the letter says it.
 */
export function effectiveAt(written: string, rule: HolidayRule, days: WorkingDays): string {
  const [day, time] = written.split('T') as [string, string];
  if (rule === 'none') return written;
  return `${rule === 'previous' ? days.onOrBefore(day) : days.onOrAfter(day)}T${time}`;
}

/** The deadline as it is in force: moved by its own rule, with what was written beside it where that differs. */
export function inForce(deadline: Deadline, days: WorkingDays): Deadline {
  const { written: _, ...rest } = deadline;
  const written = deadline.written ?? deadline.at;
  const at = effectiveAt(written, deadline.holidays ?? 'none', days);
  return { ...rest, at, ...(at !== written && { written }) };
}
