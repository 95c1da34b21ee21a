/** When a deadline is spoken of: at 07:30 on some of the days before it, by the clock of its own zone. */
import { TZDate } from '@date-fns/tz';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { subDays } from 'date-fns/subDays';
import { type Deadline, deadlineInstant } from './deadline.ts';

/** Days before the deadline, furthest first. Default of this project; no public rule was found. */
export const STAGE_DAYS: readonly number[] = [30, 14, 7, 3, 1, 0];

export interface Stage {
  /** `H-7` in staff's own shorthand; `H` is the day itself. */
  stage: string;
  daysBefore: number;
  /** Epoch milliseconds. */
  reachedAt: number;
}

type When = Pick<Deadline, 'at' | 'zone'>;

/** All stages, by time. One that would fall after the deadline (closed before 07:30 on its day) is left out. */
export function stagesOf(deadline: When, days: readonly number[] = STAGE_DAYS): Stage[] {
  const closes = deadlineInstant(deadline);
  return days
    .map((daysBefore) => ({
      stage: daysBefore === 0 ? 'H' : `H-${daysBefore}`,
      daysBefore,
      reachedAt: morning(subDays(new TZDate(closes, deadline.zone), daysBefore)),
    }))
    .filter((stage) => stage.reachedAt <= closes)
    .sort((a, b) => a.reachedAt - b.reachedAt);
}

/** Stages whose time has come at `now`, by time. */
export function stagesReached(deadline: When, now: number): Stage[] {
  return stagesOf(deadline).filter((stage) => stage.reachedAt <= now);
}

/**
 * The one stage that matters at `now`: the latest reached, so that missed days are caught up by one notice and never
 * by a flood. Undefined before the first stage and after the deadline.
 */
export function currentStage(deadline: When, now: number): Stage | undefined {
  return now > deadlineInstant(deadline) ? undefined : stagesReached(deadline, now).at(-1);
}

/** The first stage still to come. */
export function nextStage(deadline: When, now: number): Stage | undefined {
  return stagesOf(deadline).find((stage) => stage.reachedAt > now);
}

/** 07:30 of the day that the deadline's zone has at `now`: nobody is written to before. */
export function morningOf(deadline: When, now: number): number {
  return morning(new TZDate(now, deadline.zone));
}

/** Calendar days from `now` to the deadline by the deadline's zone; 0 on the day, negative after it. */
export function daysLeft(deadline: When, now: number): number {
  return differenceInCalendarDays(
    new TZDate(deadlineInstant(deadline), deadline.zone),
    new TZDate(now, deadline.zone),
  );
}

function morning(day: TZDate): number {
  return new TZDate(day.getTime(), day.timeZone).setHours(7, 30, 0, 0);
}
