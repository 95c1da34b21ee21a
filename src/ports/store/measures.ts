/** What forms come to beside their completion: ratios and counts by reason, and never a row of a person. */
import type { MeasureKey, MeasureVersion } from '../../core/form-measures/versions.ts';

export interface StoredMeasure extends MeasureVersion {
  spreadsheetId: string;
}

export interface MeasuredPeriod extends MeasureKey {
  templateId: string;
}

/** What a measure of a unit, with all units below it, stood at from a local date on. */
export interface MeasureDay extends MeasureKey {
  templateId: string;
  unit: string;
  /** `YYYY-MM-DD`, local. */
  date: string;
  numerator: number;
  denominator: number;
}

/** Changes are stored with the outcome of a check (results.ts). */
export interface Measures {
  /** The newest version of each of one spreadsheet, for its check. One query. */
  of(spreadsheetId: string): Promise<MeasureVersion[]>;
  /** Each that some form of a template has, by template, period and name. */
  periods(): Promise<MeasuredPeriod[]>;
  /**
   * All versions of all forms of a template, by spreadsheet, name and period, oldest first.
   * @param period first day; of all periods when absent.
   */
  versions(templateId: string, period?: string): Promise<StoredMeasure[]>;
  /** The newest day of each measure of each unit, of one template. */
  lastDays(templateId: string): Promise<MeasureDay[]>;
  /** All days of a unit's measures, oldest first; of one period where it is given. */
  course(templateId: string, unit: string, period?: string): Promise<MeasureDay[]>;
  /** A later one of the same day replaces the earlier. `on`: remembered as the day of the last record. */
  recordDays(days: readonly MeasureDay[], on: string): Promise<void>;
  recordedOn(): Promise<string | undefined>;
}
