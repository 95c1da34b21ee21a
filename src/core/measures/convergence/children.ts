/**
 * Formulir 3B: the ten services of one child of 0–23 months in a quarter, from its months in Formulir 2B.
 *
 * Formula: the largest age of the quarter decides. From 6 months on: basic immunisation (6–9 months all but measles, then
 * the complete set); weighing and counselling of the parents 5 times in 2 quarters (6–12 months), 8 in 4 (above 12, below
 * 18), 15 in 6 (above 18); parenting class 5 times in 2 quarters. Length: due above 3 months in the first three quarters,
 * above 6 in the fourth; measured in February (first and second quarter), in August (third quarter to 8 months, fourth to
 * 11), in both (older). Home visit: 2 in the quarter. Water, latrine, birth certificate, insurance: 1 month of the quarter.
 * Due are thus 10 from 6 months on (9 at 6 months in the fourth quarter), 6 or 5 below.
 * Source: KPM guide of Kementerian Desa, Formulir 3B and 4; counting of the mother's column: programs in use.
 * Certainty: rules as printed; that a basic set once complete stays complete is inferred. Windows look back to birth and
 * no further, and a month without a row is unknown, not missed.
 * In dispute, hence settings: exactly 18 months, home visit of every child or of malnourished ones, quarterly or annual
 * text, whose counselling counts.
 */
import { count, last } from './counting.ts';
import type { Course } from './course.ts';
import { HISTORY, monthNumber, QUARTER_END, QUARTER_START, type Quarter } from './quarter.ts';
import type { ChildMonth, Tick } from './rows.ts';
import type { ConvergenceSettings } from './settings.ts';
import { decide, type Verdict } from './verdict.ts';

export const OLDEST_MONTHS = 23;
const SOLID_FOOD_MONTHS = 6;
const MEASLES_MONTHS = 10;

/** Completed months on the last day of the row's month, as typed, or else counted from birth; null when unknown. */
export function ageAt(row: ChildMonth): number | null {
  if (row.age !== null) return row.age;
  return row.bornOn === null ? null : monthNumber(row.month) - monthNumber(row.bornOn);
}

/** Place of the month of birth, below 0 before the history; null when no row tells. */
export function birthPlace({ months }: Course<ChildMonth>, base: number): number | null {
  let place: number | null = null;
  for (let index = months.length - 1; index >= 0; index--) {
    const row = months[index];
    if (row === undefined) continue;
    if (row.bornOn !== null) return monthNumber(row.bornOn) - base;
    if (place === null && row.age !== null) place = index - row.age;
  }
  return place;
}

/**
 * In the order of `SERVICES.children`; undefined when no month of the quarter tells an age of 0–23 months.
 * @param base month number of the first month of the course.
 */
export function childVerdicts(
  course: Course<ChildMonth>,
  quarter: Quarter['quarter'],
  base: number,
  settings: ConvergenceSettings,
): Verdict[] | undefined {
  const age = largestAge(course);
  const birth = birthPlace(course, base);
  if (age === null || birth === null) return undefined;
  const until = Math.min(course.until, birth + OLDEST_MONTHS);
  const registered = Math.max(QUARTER_START, course.first);

  const young: Verdict | null =
    age < SOLID_FOOD_MONTHS
      ? { mark: 'TS', why: { code: 'too-young', age, months: SOLID_FOOD_MONTHS } }
      : null;
  const times = (
    needed: number,
    quarters: number,
    from: number,
    tick: (row: ChildMonth) => Tick,
  ): Verdict => {
    const counted = count(course, Math.max(from, birth, 0), until, tick);
    return { mark: decide(counted, needed), why: { code: 'times', needed, quarters, ...counted } };
  };
  const had = (tick: (row: ChildMonth) => Tick): Verdict => {
    const counted = count(course, Math.max(registered, birth), until, tick);
    return { mark: decide(counted, 1), why: { code: 'had', ...counted } };
  };
  const regularly = ([needed, quarters]: Window, tick: (row: ChildMonth) => Tick): Verdict =>
    young ?? times(needed, quarters, HISTORY - quarters * 3, tick);
  const byAge = settings.childText === 'annual' ? EVERY_MONTH : windowAt(age, settings);
  const counselled =
    settings.parentCounselling === 'mother'
      ? (row: ChildMonth) => row.counsellingMother
      : (row: ChildMonth) => either(row.counsellingFather, row.counsellingMother);

  return [
    young ?? immunised(course, age, birth, until, registered),
    regularly(byAge, (row) => row.weighing),
    length(course, age, quarter),
    regularly(byAge, counselled),
    homeVisit(course, settings, (needed) => times(needed, 1, registered, (row) => row.homeVisit)),
    had((row) => row.water),
    had((row) => row.latrine),
    had((row) => row.birthCertificate),
    had((row) => row.insurance),
    regularly(settings.childText === 'annual' ? EVERY_MONTH : [5, 2], (row) => row.parenting),
  ];
}

/** Times needed, and quarters looked back over. */
type Window = readonly [needed: number, quarters: number];
const EVERY_MONTH: Window = [3, 1];

function windowAt(age: number, { exactly18Months }: ConvergenceSettings): Window {
  if (age <= 12) return [5, 2];
  if (age < 18 || (age === 18 && exactly18Months === 'as-younger')) return [8, 4];
  return [15, 6];
}

function largestAge({ months }: Course<ChildMonth>): number | null {
  let largest: number | null = null;
  for (let place = QUARTER_START; place <= QUARTER_END; place++) {
    const row = months[place];
    const age = row === undefined ? null : ageAt(row);
    if (age !== null && age > (largest ?? -1)) largest = age;
  }
  return largest;
}

const either = (a: Tick, b: Tick): Tick =>
  a === true || b === true ? true : a === null || b === null ? null : false;

/** A tick at the age the set is due, however long ago, is enough; without one the quarter's months decide. */
function immunised(
  course: Course<ChildMonth>,
  age: number,
  birth: number,
  until: number,
  registered: number,
): Verdict {
  const complete = age >= MEASLES_MONTHS;
  const since = (months: number) => Math.max(birth + months, 0);
  const separate = complete && course.months.some((row) => (row?.measles ?? null) !== null);
  const done = separate
    ? count(course, since(SOLID_FOOD_MONTHS), until, (row) => row.immunisation).done > 0 &&
      count(course, 0, until, (row) => row.measles).done > 0
    : count(course, since(complete ? MEASLES_MONTHS : SOLID_FOOD_MONTHS), until, (row) => row.immunisation)
        .done > 0;
  const { unknown } = count(course, registered, until, (row) =>
    separate ? both(row.immunisation, row.measles) : row.immunisation,
  );
  const mark = done ? 'Y' : unknown === 0 ? 'T' : null;
  return { mark, why: { code: 'immunised', complete, unknown } };
}

const both = (a: Tick, b: Tick): Tick =>
  a === false || b === false ? false : a === null || b === null ? null : true;

const FEBRUARY = 2;
const AUGUST = 8;

function length({ months }: Course<ChildMonth>, age: number, quarter: Quarter['quarter']): Verdict {
  const youngest = quarter === 4 ? 7 : 4;
  if (age < youngest) return { mark: 'TS', why: { code: 'too-young', age, months: youngest } };
  const both = quarter === 3 ? age >= 9 : quarter === 4 && age >= 12;
  const due = both ? [FEBRUARY, AUGUST] : [quarter <= 2 ? FEBRUARY : AUGUST];
  const tick = (month: number): Tick => months[QUARTER_END - (quarter * 3 - month)]?.length ?? null;
  const missed = due.filter((month) => tick(month) === false);
  const unknown = due.filter((month) => tick(month) === null);
  const mark = missed.length > 0 ? 'T' : unknown.length > 0 ? null : 'Y';
  return { mark, why: { code: 'measured', due, missed, unknown } };
}

function homeVisit(
  course: Course<ChildMonth>,
  { childHomeVisit }: ConvergenceSettings,
  visited: (needed: number) => Verdict,
): Verdict {
  if (childHomeVisit === 'every-child') return visited(2);
  const nutrition = last(course, QUARTER_START, (row) => row.nutrition) ?? 'N';
  return nutrition === 'N' ? { mark: 'TS', why: { code: 'well-nourished' } } : visited(3);
}
