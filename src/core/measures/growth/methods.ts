/**
 * Other ways in use of coming to a z-score or class, so that a figure that differs from WHO's can be told where it
 * comes from. None of them is used for anything else.
 */
import { DAYS_A_MONTH, daysOfMonths, FIRST_DAY_OF_HEIGHT, tableDay } from './age.ts';
import type { Child } from './child.ts';
import { CLASSES, classOf } from './classes.ts';
import type { Index } from './indices.ts';
import { correctedLenhei, isByHeight } from './length.ts';
import { bmi } from './score.ts';
import { lmsAt, type TableName, tableOf } from './table.ts';
import { type Lms, measureAt, restrictedZScore, roundZ, zScore } from './z-score.ts';

export interface Method {
  /** Days, as WHO counts; or full months, as Permenkes 2/2020 and its printed tables do (29 days more are dropped). */
  age: 'days' | 'full-months';
  /** Whether the 0.7 cm between lying and standing were reckoned with. */
  correction: boolean;
  /**
   * - `who`: the LMS method, restricted beyond ±3 for measures of weight.
   * - `unrestricted`: the LMS method alone.
   * - `linear`: (y − M) ÷ (distance from M to the 1 SD line of that side), the older formula still taught, with the
   *   exact lines.
   * - `printed-table`: the same with the lines as printed, to 0.1 cm or 0.1 kg (lengths to 0.5 cm); a class is read
   *   off the printed lines directly.
   */
  formula: 'who' | 'unrestricted' | 'linear' | 'printed-table';
}

export const WHO_METHOD: Method = { age: 'days', correction: true, formula: 'who' };

/** Completed months of age, when the calendar's are not known: days ÷ 30.4375, rounded down. */
export function fullMonths(ageDays: number): number {
  return Math.floor(ageDays / DAYS_A_MONTH);
}

/** Methods other than WHO's that can make a difference for the child and index, those nearest to WHO's first. */
export function otherMethods(child: Child, index: Index): Method[] {
  const corrected = correctedLenhei(child.ageDays, child.lenhei, child.measured) !== child.lenhei;
  const corrections = index !== 'weightForAge' && corrected ? [true, false] : [true];
  const ages: Method['age'][] = index === 'weightForLength' ? ['days'] : ['days', 'full-months'];
  // Length for age is linear as it is: L is 1, and nothing is restricted.
  const formulas: Method['formula'][] =
    index === 'lengthForAge' ? ['who', 'printed-table'] : ['who', 'unrestricted', 'linear', 'printed-table'];
  const all = formulas.flatMap((formula) =>
    ages.flatMap((age) => corrections.map((correction): Method => ({ age, correction, formula }))),
  );
  return all
    .filter((method) => departures(method) > 0 && isPossible(method, index))
    .sort((a, b) => departures(a) - departures(b));
}

/** In how many ways a method is not WHO's. */
export function departures({ age, correction, formula }: Method): number {
  return Number(age !== 'days') + Number(!correction) + Number(formula !== 'who');
}

/** The printed tables for age have a line a month. */
function isPossible({ age, formula }: Method, index: Index): boolean {
  return formula !== 'printed-table' || age === 'full-months' || index === 'weightForLength';
}

export interface MethodResult {
  /** Two decimals. */
  z: number;
  /** `code` of the class. */
  class: string | undefined;
}

/**
 * What a method makes of a child whose index can be scored. Two results for full months: tables by month stand at
 * months × 30.4375 days, programs that are told months look that up rounded to a day. `months`: completed ones.
 */
export function resultsBy(method: Method, child: Child, index: Index, months: number): MethodResult[] {
  if (method.age === 'days') return resultAt(method, child, index, child.ageDays, tableDay(child.ageDays));
  const days = daysOfMonths(months);
  // 24 months lie half-way from the last day of length to the first of height, and are height.
  const exact = Math.max(days, months === 24 ? FIRST_DAY_OF_HEIGHT : 0);
  return [exact, tableDay(days)].flatMap((day) => resultAt(method, child, index, days, day));
}

function resultAt(
  { formula, correction }: Method,
  child: Child,
  index: Index,
  ageDays: number,
  day: number,
): MethodResult[] {
  const { sex, weight, measured } = child;
  const lenhei = correction ? correctedLenhei(ageDays, child.lenhei, measured) : child.lenhei;
  const printed = formula === 'printed-table';
  const size = printed ? Math.round(lenhei * 2) / 2 : lenhei;
  const byHeight = isByHeight(ageDays, child.lenhei, measured);
  const [name, x, y] = (
    {
      lengthForAge: ['lengthForAge', day, lenhei],
      weightForAge: ['weightForAge', day, weight],
      weightForLength: [byHeight ? 'weightForHeight' : 'weightForLength', size, weight],
      bmiForAge: ['bmiForAge', day, bmi(weight, lenhei)],
    } satisfies Record<Index, [TableName, number, number]>
  )[index];
  const lms = lmsAt(tableOf(name), sex === 2, x);
  if (Number.isNaN(lms.m)) return [];
  const z = roundZ(zBy(formula, index, y, lms));
  return [{ z, class: printed ? printedClass(index, y, lms) : classOf(index, z)?.code }];
}

function zBy(formula: Method['formula'], index: Index, y: number, lms: Lms): number {
  if (formula === 'linear') return linearZ(y, (z) => measureAt(z, lms));
  if (formula === 'printed-table') return linearZ(y, (z) => printedLine(z, lms));
  return formula === 'who' && index !== 'lengthForAge' ? restrictedZScore(y, lms) : zScore(y, lms);
}

function linearZ(y: number, line: (z: number) => number): number {
  const median = line(0);
  const distance = y < median ? median - line(-1) : line(1) - median;
  return (y - median) / distance;
}

/** A line of the printed tables. */
export function printedLine(z: number, lms: Lms): number {
  return Math.round(measureAt(z, lms) * 10) / 10;
}

function printedClass(index: Index, y: number, lms: Lms): string | undefined {
  // 80.3 + 0.7 is a crumb below 81.
  const read = Math.round(y * 100) / 100;
  return CLASSES[index].find(({ upTo, included }) => {
    const line = Number.isFinite(upTo) ? printedLine(upTo, lms) : Number.POSITIVE_INFINITY;
    return read < line || (included && read === line);
  })?.code;
}
