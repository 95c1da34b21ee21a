/** A row of a form of measurements as the child that growth is reckoned for. */
import { dayOf } from '../cells/calendar.ts';
import { readSex } from '../cells/sex.ts';
import { plainWord } from '../cells/text.ts';
import { type Child, LYING, type Measured, STANDING } from '../measures/growth/child.ts';
import type { RuleOf } from '../template/rule-schema.ts';

/** What the row's cells come to: days as serials, kg, cm; NaN and '' where nothing was read. */
export interface MeasuredCells {
  sex: string;
  birth: number;
  measured: number;
  weight: number;
  length: number;
  position: string;
  oedema: string;
}

/** Reads such rows with the words that the rule names. A blank under oedema is taken for none. */
export function childReader({
  lying,
  standing,
  oedemaYes,
}: RuleOf<'growth'>): (cells: MeasuredCells) => Child {
  const positions = new Map<string, Measured>([
    ...lying.map((word) => [plainWord(word), LYING] as const),
    ...standing.map((word) => [plainWord(word), STANDING] as const),
  ]);
  const swollen = new Set(oedemaYes.map(plainWord));
  return ({ sex, birth, measured, weight, length, position, oedema }) => {
    const read = readSex(sex);
    return {
      sex: read === undefined ? 0 : read === 'L' ? 1 : 2,
      ageDays: measured - birth,
      weight,
      lenhei: length,
      measured: positions.get(plainWord(position)) ?? 0,
      oedema: swollen.has(plainWord(oedema)),
    };
  };
}

/** Whole months of the calendar from one day to another, as age is taught: born on the 31st, a month is over on the 1st. */
export function calendarMonths(birth: number, measured: number): number {
  const [from, to] = [dayOf(birth), dayOf(measured)];
  return (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
}
