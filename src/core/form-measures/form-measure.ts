/** What one form comes to beside its completion: measures by name and period, as they are stored and rolled up. */
import type { Group } from '../measures/convergence/services.ts';
import type { LeftOut } from '../measures/measure.ts';

export const FORM_MEASURES = [
  'convergence-a',
  'convergence-b',
  'convergence-completeness',
  'monitored',
  'paud',
] as const;
export type FormMeasureName = (typeof FORM_MEASURES)[number];

export interface FormMeasure {
  name: FormMeasureName;
  /** First day of the quarter, month or year that it is of: `2025-07-01`. */
  period: string;
  numerator: number;
  denominator: number;
  /** Counts by reason; people are never named. */
  leftOut: readonly LeftOut[];
}

/** Why something was counted as it was: one line for Pantau's own tab, which stays in the spreadsheet. */
export interface Explanation {
  period: string;
  group: Group;
  /** The person, by the number of the register. */
  key: string;
  message: string;
}
