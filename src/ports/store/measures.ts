/** What forms come to beside their completion: ratios and counts by reason, and never a row of a person. */
import type { MeasureKey, MeasureVersion } from '../../core/form-measures/versions.ts';

export interface StoredMeasure extends MeasureVersion {
  spreadsheetId: string;
}

export interface MeasuredPeriod extends MeasureKey {
  templateId: string;
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
}
