/**
 * Formulir 3A and 3B of one village and quarter, from its monthly forms 2A and 2B of up to 18 months; and who was monitored.
 *
 * Formula: monitored = people with a row in the quarter ÷ those people and those known from before who should have one:
 * last seen pregnant and not yet nine months on, or not yet above 23 months old when the quarter began.
 * Source: forms of the KPM guide; that a high percentage can stand on few children was seen in print (76,13 % of 6,85 %).
 * Certainty: the denominator is this project's rule: the forms ask for no list of people who were not seen.
 * In dispute: people who die or move away within the quarter (setting `leavers`).
 * Wrong input: who leaves (column Keluar: Meninggal, Pindah) within the quarter is left out with that reason, unless seen
 * again; who moves counts where she is monitored by the end. Who changes group counts in each, as what they are there: a
 * mother by the rules after birth and her newborn, a child with its months below two. A month typed twice counts once: the
 * later row, or rows of one moment together, cells that contradict each other being as good as blank. Rows whose key stands
 * more than once, and rows of totals, are none; the first are counted beside the percentage. A child whose age nothing tells
 * is left out. Months after the year of the form are told beside the row and in no quarter; those before it are history.
 */
import { type LeftOut, LeftOutByReason, type Measure, measure } from '../measure.ts';
import { ageAt, birthPlace, childVerdicts, OLDEST_MONTHS } from './children.ts';
import { type Course, courses, monitoredInQuarter } from './course.ts';
import { motherVerdicts } from './mothers.ts';
import { type PersonResult, personResult, tallyOf } from './people.ts';
import { firstMonth, QUARTER_START, type Quarter } from './quarter.ts';
import type { ChildMonth, MonthlyRow, MotherMonth } from './rows.ts';
import type { ConvergenceSettings } from './settings.ts';
import type { VillageTally } from './tally.ts';
import type { Verdict } from './verdict.ts';

export interface VillageMonths {
  mothers: readonly MotherMonth[];
  children: readonly ChildMonth[];
}

export type NotInVillage =
  /** Moved to another village, or away, before the quarter ended. */
  | 'moved'
  | 'died'
  /** Rows of children who are older than 23 months. */
  | 'above-23-months'
  /** Children whose age no row of the quarter tells. */
  | 'age-unknown'
  /** Rows that a later row of the same person and month replaced, or that had to be read together with it. */
  | 'entered-twice';

export interface VillageResult {
  people: readonly PersonResult[];
  tally: VillageTally;
  /** People with a row in the quarter ÷ people who should have one. */
  monitored: Measure;
  leftOut: readonly LeftOut<NotInVillage>[];
}

/**
 * @param months of one village.
 * @param asOf epoch milliseconds; what was entered later is not known yet.
 * @throws RangeError for a month that is none.
 */
export function villageQuarter(
  months: VillageMonths,
  quarter: Quarter,
  settings: ConvergenceSettings,
  asOf: number,
): VillageResult {
  const base = firstMonth(quarter);
  const leftOut = new LeftOutByReason<NotInVillage>();
  const people: PersonResult[] = [];
  let known = 0;

  const mothers = courses(months.mothers, quarter, asOf);
  for (const course of mothers.byPerson.values()) {
    if (!monitoredInQuarter(course)) {
      if (stillPregnant(course)) known++;
    } else if (stays(course, settings, leftOut)) {
      people.push(personResult(course.person, 'mothers', motherVerdicts(course, base)));
    }
  }

  const young = months.children.filter((row) => (ageAt(row) ?? 0) <= OLDEST_MONTHS);
  leftOut.add('above-23-months', months.children.length - young.length);
  const children = courses(young, quarter, asOf);
  for (const course of children.byPerson.values()) {
    if (!monitoredInQuarter(course)) {
      const birth = birthPlace(course, base);
      if (course.left === null && birth !== null && birth + OLDEST_MONTHS >= QUARTER_START) known++;
      continue;
    }
    if (!stays(course, settings, leftOut)) continue;
    const verdicts: Verdict[] | undefined = childVerdicts(course, quarter.quarter, base, settings);
    if (verdicts === undefined) leftOut.add('age-unknown');
    else people.push(personResult(course.person, 'children', verdicts));
  }
  leftOut.add('entered-twice', mothers.doubled + children.doubled);
  return {
    people,
    tally: tallyOf(people),
    monitored: measure(people.length, people.length + known),
    leftOut: leftOut.list(),
  };
}

function stays(
  { left }: Course<MonthlyRow>,
  { leavers }: ConvergenceSettings,
  leftOut: LeftOutByReason<NotInVillage>,
): boolean {
  if (left === null || leavers === 'counted') return true;
  leftOut.add(left);
  return false;
}

/** Last seen pregnant, and not yet nine months on when the quarter began. */
function stillPregnant({ months, left }: Course<MotherMonth>): boolean {
  const place = months.findLastIndex((row) => row !== undefined);
  const row = months[place];
  if (row === undefined || left !== null || row.deliveredOn !== null || row.gestation === null) return false;
  return row.gestation + QUARTER_START - place <= 9;
}
