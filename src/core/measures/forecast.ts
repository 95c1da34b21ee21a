/**
 * Where completion will stand at a deadline, at the present pace, and the pace that is needed.
 *
 * Formula: pace = growth ÷ days over the last two weeks; at the deadline: present count + pace × days left. The interval
 * (the middle 80 %) widens with the days ahead, through chance and through the pace being known from a few days only.
 * Source: random walk with drift for gaps of any length (Hyndman & Athanasopoulos, *Forecasting: Principles and Practice*,
 * 3rd ed., 5.2 and 5.5).
 * Certainty: the method is general; that it fits how offices type is this project's judgement. Two whole weeks count every
 * weekday alike; a median of daily growth would forget that nobody types on Sunday, and a line fitted through running
 * totals would promise a precision they do not have, since their errors add up.
 */
import { localDate } from '../schedule/deadline.ts';
import type { Timetable } from '../schedule/stages.ts';
import { isBeyondHolidays } from '../schedule/working-days.ts';

/** The count at one instant (epoch milliseconds). */
export interface Reading {
  at: number;
  count: number;
  expected: number;
}

/** Shares 0–1. `low` and `high` bound the middle 80 %. */
export interface Projection {
  at: number;
  share: number;
  low: number;
  high: number;
}

/** What it takes to reach 100 %, from now to the deadline. */
export interface Need {
  /** Entries a calendar day; all that is missing when less than a day is left. */
  perCalendarDay: number;
  /** Entries a working day of the district, today and the last day included; null when none is left. */
  perWorkingDay: number | null;
  /** The deadline lies where holidays are not known: days there are working days from Monday to Friday. */
  beyondHolidays: boolean;
}

/** Whose calendar tells working days. */
export type Calendar = Pick<Timetable, 'zone' | 'workingDays'>;

export type Forecast =
  | { kind: 'done' }
  | { kind: 'past' }
  | { kind: 'too-little'; snapshots: number; need: Need }
  | {
      kind: 'forecast';
      /** Entries a calendar day; below 0 when entries were taken back. */
      pace: number;
      /** Days that the pace was measured over. */
      days: number;
      /** At the deadline. Never below the present share, since a forecast is no reason to undo work. */
      end: Projection;
      /** From now to the deadline, for drawing. */
      path: Projection[];
      need: Need;
    };

const DAY = 86_400_000;
/** Days that a pace is measured over. */
export const PACE_DAYS = 14;
const FEWEST_SNAPSHOTS = 3;
const PATH_STEPS = 24;
/** Student's t, 90th percentile, for 2, 3, … degrees of freedom; further ones are as good as the last. */
const T_90 = [1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.35, 1.345];

/**
 * @param earlier snapshots of earlier days, in any order. Those over another number of expected entries cannot be
 *   compared with today and are left out, as are those less than half a day before the next.
 */
export function forecast(
  earlier: readonly Reading[],
  now: Reading,
  deadline: number,
  calendar: Calendar,
): Forecast {
  if (now.expected > 0 && now.count >= now.expected) return { kind: 'done' };
  if (deadline <= now.at) return { kind: 'past' };
  const need = needed(now, deadline, calendar);
  const readings = comparable(earlier, now);
  const snapshots = readings.length - 1;
  if (now.expected === 0 || snapshots < FEWEST_SNAPSHOTS) return { kind: 'too-little', snapshots, need };

  const { pace, days, variance, t } = drift(readings);
  const project = (at: number): Projection => {
    const ahead = (at - now.at) / DAY;
    const reach = t * Math.sqrt(variance * ahead * (1 + ahead / days));
    const share = (growth: number) => Math.min(1, Math.max(now.count, now.count + growth) / now.expected);
    const growth = pace * ahead;
    return { at, share: share(growth), low: share(growth - reach), high: share(growth + reach) };
  };
  const step = (deadline - now.at) / PATH_STEPS;
  const path = Array.from({ length: PATH_STEPS }, (_, index) => project(now.at + index * step));
  const end = project(deadline);
  return { kind: 'forecast', pace, days, end, path: [...path, end], need };
}

/** Entries a calendar day over the same days as a forecast's pace; null without an earlier day to compare with. */
export function paceOf(earlier: readonly Reading[], now: Reading): number | null {
  const readings = comparable(earlier, now);
  const first = readings[0]!;
  return first === now ? null : (now.count - first.count) / ((now.at - first.at) / DAY);
}

/** Oldest first, now last: the last two weeks, or the newest three snapshots where those are older. */
function comparable(earlier: readonly Reading[], now: Reading): Reading[] {
  const readings = [now];
  const newestFirst = earlier
    .filter((reading) => reading.expected === now.expected && reading.at < now.at)
    .sort((a, b) => b.at - a.at);
  for (const reading of newestFirst) {
    if (now.at - reading.at > PACE_DAYS * DAY && readings.length > FEWEST_SNAPSHOTS) break;
    if (readings[0]!.at - reading.at >= DAY / 2) readings.unshift(reading);
  }
  return readings;
}

/** Growth a day and its variance, each gap weighing by its length. */
function drift(readings: readonly Reading[]) {
  const first = readings[0]!;
  const last = readings.at(-1)!;
  const days = (last.at - first.at) / DAY;
  const pace = (last.count - first.count) / days;
  const gaps = readings.length - 1;
  let squares = 0;
  for (let index = 1; index <= gaps; index++) {
    const gap = (readings[index]!.at - readings[index - 1]!.at) / DAY;
    squares += (readings[index]!.count - readings[index - 1]!.count - pace * gap) ** 2 / gap;
  }
  // Entries come one by one: even a steady pace varies as a Poisson count does, whose variance is its mean.
  const variance = Math.max(squares / (gaps - 1), Math.abs(pace));
  return { pace, days, variance, t: T_90[gaps - 3] ?? T_90.at(-1)! };
}

function needed(now: Reading, deadline: number, calendar: Calendar): Need {
  const missing = now.expected - now.count;
  const workingDays = workingDaysLeft(now.at, deadline, calendar);
  return {
    perCalendarDay: missing / Math.max(1, (deadline - now.at) / DAY),
    perWorkingDay: workingDays === 0 ? null : missing / workingDays,
    beyondHolidays: isBeyondHolidays(localDate(deadline, calendar.zone)),
  };
}

/** Working days of the district between two instants, both days included. */
export const workingDaysLeft = (from: number, to: number, { zone, workingDays }: Calendar): number =>
  workingDays.between(localDate(from, zone), localDate(to, zone));
