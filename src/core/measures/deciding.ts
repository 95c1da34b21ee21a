/**
 * Which units decide whether a deadline is met.
 *
 * Formula: a unit's shortfall is what it will still lack at the deadline at its own pace (entries missing − pace × days left,
 * the pace measured over the last two weeks; 0 for a unit whose entries shrank or that has no earlier day). The deciding units are the
 * fewest that, were they to finish, would let all others go on as they do and the target be reached: those with the
 * largest shortfalls, until what the others will lack is no more than the target allows.
 * Source: none; the pace is that of the forecast.
 * Certainty: this project's definition. At a target of 100 % every unit with a shortfall decides, the largest first.
 */

import type { Unit } from '../units.ts';
import type { CompletionState, Counts } from './completion.ts';
import { type Calendar, paceOf, type Reading, workingDaysLeft } from './forecast.ts';

/** A unit's own entries, without those of units below it. */
export interface UnitCourse {
  unit: string;
  now: Reading;
  earlier: readonly Reading[];
}

export interface DecidingUnit {
  unit: string;
  /** Entries that are missing now. */
  missing: number;
  /** Entries a calendar day; null where there is no earlier day to compare with. */
  pace: number | null;
  /** Entries that will be missing at the deadline, rounded up. */
  shortfall: number;
  /** Entries a working day to finish; null when no such day is left. */
  perWorkingDay: number | null;
}

export interface Deciding {
  /** The largest shortfall first, then by code. Empty when the target is reached at the present pace. */
  units: DecidingUnit[];
  /** Entries that all units together will lack at the deadline. */
  shortfall: number;
  /** Entries that may be missing for the target to be reached. */
  allowed: number;
}

/**
 * @param target share 0–1 of the expected entries that is to be reached.
 * @throws RangeError for a target that is no share.
 */
export function decidingUnits(
  courses: readonly UnitCourse[],
  deadline: number,
  calendar: Calendar,
  target = 1,
): Deciding {
  if (!(target >= 0 && target <= 1)) throw new RangeError(`not a share: ${target}`);
  const expected = courses.reduce((sum, { now }) => sum + now.expected, 0);
  const allowed = expected - Math.ceil(target * expected - 1e-9);
  // All of a page are of one instant.
  const daysFrom = new Map<number, number>();
  const daysLeft = (from: number) => {
    const days = daysFrom.get(from) ?? workingDaysLeft(from, deadline, calendar);
    daysFrom.set(from, days);
    return days;
  };
  const short = courses
    .map((course) => shortfallOf(course, deadline, daysLeft(course.now.at)))
    .filter(({ shortfall }) => shortfall > 0)
    .sort((a, b) => b.shortfall - a.shortfall || (a.unit < b.unit ? -1 : 1));
  const shortfall = short.reduce((sum, unit) => sum + unit.shortfall, 0);
  let left = shortfall;
  const units = short.filter((unit) => {
    if (left <= allowed) return false;
    left -= unit.shortfall;
    return true;
  });
  return { units, shortfall, allowed };
}

/** @param days working days left. */
function shortfallOf({ unit, now, earlier }: UnitCourse, deadline: number, days: number): DecidingUnit {
  const missing = Math.max(0, now.expected - now.count);
  const pace = paceOf(earlier, now);
  const growth = (Math.max(0, pace ?? 0) * Math.max(0, deadline - now.at)) / 86_400_000;
  return {
    ...{ unit, missing, pace },
    // What floating point adds to a whole number is no entry.
    shortfall: Math.max(0, Math.ceil(missing - growth - 1e-9)),
    perWorkingDay: days === 0 ? null : missing / days,
  };
}

/** Counts of a unit at and below it, on one day. */
export interface DayCounts extends Counts {
  unit: string;
  /** `YYYY-MM-DD`. */
  date: string;
  at: number;
}

/**
 * Courses of all units that fill the form: what stands for the units below one is taken off its own, day by day.
 *
 * @param days of units with a form at or below them, before today.
 */
export function unitCourses(
  units: readonly Pick<Unit, 'code' | 'parent'>[],
  forms: readonly { unit: string; counts: Counts }[],
  days: readonly DayCounts[],
  state: CompletionState,
  at: number,
): UnitCourse[] {
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  const own = new Map(
    days.map(({ unit, date, at: when, expected, ...counts }): [string, Reading] => [
      `${unit} ${date}`,
      { at: when, expected, count: counts[state] },
    ]),
  );
  for (const { unit, date, expected, ...counts } of days) {
    const above = own.get(`${parents.get(unit)} ${date}`);
    if (above === undefined) continue;
    above.expected -= expected;
    above.count -= counts[state];
  }
  const byUnit = Map.groupBy(days, ({ unit }) => unit);
  return [...Map.groupBy(forms, ({ unit }) => unit)].map(([unit, filled]) => ({
    unit,
    now: filled.reduce(
      (sum, { counts }) => ({
        at,
        expected: sum.expected + counts.expected,
        count: sum.count + counts[state],
      }),
      { at, expected: 0, count: 0 },
    ),
    earlier: (byUnit.get(unit) ?? []).flatMap(({ date }) => own.get(`${unit} ${date}`) ?? []),
  }));
}
