/** What one form comes to beside its completion: measures by name and period, as they are stored and rolled up. */
import type { Indicator } from '../measures/growth/prevalence.ts';
import type { LeftOut } from '../measures/measure.ts';

/** Of the eight indicators of prevalence those that forms show: what the others count is among them. */
export const GROWTH_INDICATORS = [
  'stunted',
  'severely-stunted',
  'underweight',
  'wasted',
  'severely-wasted',
  'overweight',
] as const satisfies readonly Indicator[];
export type GrowthIndicator = (typeof GROWTH_INDICATORS)[number];

/** What a village's own report of a quarter comes to. */
export const VILLAGE_MEASURES = [
  'convergence-a',
  'convergence-b',
  'convergence-completeness',
  'monitored',
] as const;
export type VillageMeasure = (typeof VILLAGE_MEASURES)[number];

export const FORM_MEASURES = [
  ...VILLAGE_MEASURES,
  'paud',
  ...GROWTH_INDICATORS,
  'assessment',
  'assessment-completeness',
  'ranked',
  'lokus',
] as const;
export type FormMeasureName = (typeof FORM_MEASURES)[number];

export interface FormMeasure {
  name: FormMeasureName;
  /** First day of the month, quarter or year that it is of: `2025-07-01`. */
  period: string;
  numerator: number;
  denominator: number;
  /** Counts by reason; people are never named. */
  leftOut: readonly LeftOut[];
}

/** Why things were counted as they were: for Pantau's own tab, in Indonesian. It stays in the spreadsheet. */
export interface Explanations {
  title: string;
  /** What all lines are of, such as the quarter. */
  of: string;
  note: string;
  lines: readonly ExplanationLine[];
}

export interface ExplanationLine {
  /** Begins with a word in capitals or with a capital (`Ibu 12`), so that no line is taken for a row of the form. */
  key: string;
  value: string;
  message: string;
}

export interface Measured {
  measures: readonly FormMeasure[];
  explanations: readonly Explanations[];
}

/** Rows of a key that stands more than once: nobody can tell which of them is meant. */
export const keyDoubled = (count: number): LeftOut => ({ reason: 'key-doubled', count });

export const formMeasure = (
  name: FormMeasureName,
  period: string,
  {
    numerator,
    denominator,
    leftOut,
  }: { numerator: number; denominator: number; leftOut: readonly LeftOut[] },
  more: readonly LeftOut[] = [],
): FormMeasure => ({
  name,
  period,
  numerator,
  denominator,
  // Codes of units are left away: a form is of one unit, and its rows are its own.
  leftOut: [...leftOut, ...more].flatMap(({ reason, count }) => (count === 0 ? [] : [{ reason, count }])),
});
