/**
 * Formulir 3A: the eight services of one mother in a quarter, from her months in Formulir 2A.
 *
 * Formula: the largest gestation of the quarter tells the trimester (0–3, 4–6, 7–9 months). Antenatal check and
 * counselling: 1 in the first trimester, 1 in the second, 2 in the third. Iron: 30 tablets, where a tick is a month's
 * portion. Home visit: 1, only with KEK or RISTI. Postnatal: 3 checks. Water, latrine, insurance: 1 month of the quarter.
 * Due are thus 6 of a normal pregnancy, 7 with KEK or RISTI (both at once count once), 4 after birth.
 * Source: KPM guide of Kementerian Desa, Formulir 3A, and the programs E-PPKPS and OpenSID.
 * Certainty: rules as printed. That a tick stands for 30 tablets is how the programs count. Only three months fit into a
 * quarter, so that a birth in its second or third month can never reach 3 checks: as printed, and explained as such.
 * Wrong input: KEK and RISTI at once ask for one home visit, as either does. A status that is none of the list leaves the
 * home visit open; a gestation outside 0–10 is none, and what depends on it open.
 */
import { count, last } from './counting.ts';
import type { Course } from './course.ts';
import { monthNumber, QUARTER_END, QUARTER_START } from './quarter.ts';
import type { MotherMonth, Tick } from './rows.ts';
import { decide, type Verdict } from './verdict.ts';

const TABLETS_NEEDED = 30;
const POSTNATAL_CHECKS = 3;
/** Written by programs in use instead of a gestation once the child is born. */
const BORN = 10;

const AFTER_BIRTH: Verdict = { mark: 'TS', why: { code: 'after-birth' } };
const STILL_PREGNANT: Verdict = { mark: 'TS', why: { code: 'still-pregnant' } };
const NORMAL_PREGNANCY: Verdict = { mark: 'TS', why: { code: 'normal-pregnancy' } };
const STATUS_UNKNOWN: Verdict = { mark: null, why: { code: 'status-unknown' } };
const GESTATION_UNKNOWN: Verdict = { mark: null, why: { code: 'gestation-unknown' } };

/** @param base month number of the first month of the course. In the order of `SERVICES.mothers`. */
export function motherVerdicts(course: Course<MotherMonth>, base: number): Verdict[] {
  // Nobody could tick a row before she was registered.
  const from = Math.max(QUARTER_START, course.first);
  const times = (needed: number, tick: (row: MotherMonth) => Tick): Verdict => {
    const counted = count(course, from, course.until, tick);
    return { mark: decide(counted, needed), why: { code: 'times', needed, quarters: 1, ...counted } };
  };
  const had = (tick: (row: MotherMonth) => Tick): Verdict => {
    const counted = count(course, from, course.until, tick);
    return { mark: decide(counted, 1), why: { code: 'had', ...counted } };
  };
  const always = [had((row) => row.water), had((row) => row.latrine), had((row) => row.insurance)];

  if (hasGivenBirth(course, base)) {
    const postnatal = times(POSTNATAL_CHECKS, (row) => row.postnatal);
    return [AFTER_BIRTH, AFTER_BIRTH, postnatal, AFTER_BIRTH, AFTER_BIRTH, ...always];
  }
  const needed = checksNeeded(largestGestation(course));
  const byTrimester = (tick: (row: MotherMonth) => Tick): Verdict => {
    if (needed !== null) return times(needed, tick);
    // Two are enough in whatever trimester.
    const most = times(2, tick);
    return most.mark === 'Y' ? most : GESTATION_UNKNOWN;
  };
  return [
    byTrimester((row) => row.antenatal),
    iron(course, from),
    STILL_PREGNANT,
    byTrimester((row) => row.counselling),
    homeVisit(course, () => times(1, (row) => row.homeVisit)),
    ...always,
  ];
}

/** Seen in the quarter; before it only where the quarter says nothing of a pregnancy. A date still to come is none. */
function hasGivenBirth(course: Course<MotherMonth>, base: number): boolean {
  const born = (row: MotherMonth): true | null =>
    row.gestation === BORN ||
    (row.deliveredOn !== null && monthNumber(row.deliveredOn) <= base + QUARTER_END) ||
    null;
  if (last(course, QUARTER_START, born) !== null) return true;
  return largestGestation(course) === null && last(course, 0, born) !== null;
}

function largestGestation({ months }: Course<MotherMonth>): number | null {
  let largest: number | null = null;
  for (let place = QUARTER_START; place <= QUARTER_END; place++) {
    const gestation = months[place]?.gestation ?? null;
    if (gestation !== null && gestation >= 0 && gestation < BORN && gestation > (largest ?? -1))
      largest = gestation;
  }
  return largest;
}

const checksNeeded = (gestation: number | null): number | null =>
  gestation === null ? null : gestation <= 6 ? 1 : 2;

function iron({ months, until }: Course<MotherMonth>, from: number): Verdict {
  let done = 0;
  let unknown = 0;
  for (let place = from; place <= until; place++) {
    const row = months[place];
    if (row === undefined || (row.tablets === null && row.iron === null)) unknown++;
    else done += row.tablets ?? (row.iron ? TABLETS_NEEDED : 0);
  }
  const mark = decide({ done, unknown: unknown * TABLETS_NEEDED }, TABLETS_NEEDED);
  return { mark, why: { code: 'tablets', done, needed: TABLETS_NEEDED, unknown } };
}

function homeVisit(course: Course<MotherMonth>, visited: () => Verdict): Verdict {
  const status = last(course, QUARTER_START, (row) => row.status);
  if (status === null) return STATUS_UNKNOWN;
  return status === 'N' ? NORMAL_PREGNANCY : visited();
}
