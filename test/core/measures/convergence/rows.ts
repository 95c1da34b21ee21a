/** Made-up rows of the monthly forms, to be told apart by what a test is about. */
import type { Quarter } from '../../../../src/core/measures/convergence/quarter.ts';
import type { ChildMonth, MotherMonth } from '../../../../src/core/measures/convergence/rows.ts';
import {
  type ConvergenceSettings,
  ConvergenceSettingsSchema,
} from '../../../../src/core/measures/convergence/settings.ts';

export const SETTINGS: ConvergenceSettings = ConvergenceSettingsSchema.parse({});
export const Q = (quarter: Quarter['quarter'], year = 2025): Quarter => ({ year, quarter });
export const LATER = Date.UTC(2030, 0);

/** `2025-03` moved by months. */
export function month(iso: string, by = 0): string {
  const index = Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** A pregnant woman to whom nothing was given. */
export const mother = (at: string, row: Partial<MotherMonth> = {}): MotherMonth => ({
  person: 'ibu',
  month: at,
  enteredAt: 0,
  status: 'N',
  gestation: 5,
  deliveredOn: null,
  antenatal: false,
  iron: false,
  tablets: null,
  postnatal: false,
  counselling: false,
  homeVisit: false,
  water: false,
  latrine: false,
  insurance: false,
  ...row,
});

/** A child to whom nothing was given. */
export const child = (at: string, row: Partial<ChildMonth> = {}): ChildMonth => ({
  person: 'anak',
  month: at,
  enteredAt: 0,
  bornOn: null,
  age: null,
  nutrition: null,
  immunisation: false,
  measles: null,
  weighing: false,
  length: false,
  counsellingFather: false,
  counsellingMother: false,
  homeVisit: false,
  water: false,
  latrine: false,
  birthCertificate: false,
  insurance: false,
  parenting: false,
  ...row,
});

/** Months from birth (or 18 back) to the end of the quarter, in which the child reaches `age`. */
export function childhood(
  quarter: Quarter,
  age: number,
  row: (monthsBack: number, at: string) => Partial<ChildMonth> = () => ({}),
): ChildMonth[] {
  const end = month(`${quarter.year}-01`, quarter.quarter * 3 - 1);
  const length = Math.min(18, age + 1);
  return Array.from({ length }, (_, back) => {
    const at = month(end, -back);
    return child(at, { age: age - back, ...row(back, at) });
  });
}
