/** What checks found: counts and codes, never cell text. */
import type { ProblemCode, Weight } from '../../core/checks/problem.ts';
import type { Waiver } from '../../core/checks/waiver/judge.ts';
import type { MeasureChanges } from '../../core/form-measures/versions.ts';
import type { Counts } from '../../core/measures/completion.ts';
import type { FormState } from '../../core/template/schema.ts';
import type { TroubleCode } from '../trouble.ts';
import type { AcrossChange } from './across.ts';
import type { Lease, Memory } from './watch.ts';

export interface ProblemCount {
  code: ProblemCode;
  severity: Weight;
  count: number;
}

export interface Incident {
  spreadsheetId: string;
  code: string;
  /** Numbers and codes only. */
  detail: string;
  at: number;
}

export interface CheckOutcome {
  checkedAt: number;
  counts: Counts;
  /** The entries could not be read: counts stored before stay, these stand only where there are none yet. */
  keepCounts?: boolean;
  formState: FormState;
  /** When a form in diajukan or later was handed in, as far as is known; absent in any other state. */
  handedInAt?: number;
  /** Where the first entry stands that is blank or wrong, as the fragment of a link: `gid=0&range=H6`. */
  firstCell?: string | undefined;
  problems: ProblemCount[];
  /** ISO day since which the oldest waiver in force stands. */
  waivedSince?: string | undefined;
  /** Waivers that differ from those stored. */
  waivers?: WaiverChanges;
  /**
   * When the text now standing in Pantau's own tab was written; null when it was found as it should be: the time stored
   * before stays, where there is none it is that of this check.
   */
  statusWrittenAt: number | null;
  trouble?: { code: TroubleCode; detail: string };
  incidents: { code: string; detail: string }[];
  memory: Memory;
  /** Absent when what is compared across spreadsheets stands as it was stored. */
  across?: AcrossChange;
  /** Absent when the measures stand as they were stored, or could not be taken. */
  measures?: MeasureChanges;
  /** Due again then although nothing changed. */
  dueAt?: number;
}

/** A waiver of one row: hashes in hexadecimal, of at most 32 digits. */
export interface StoredWaiver extends Waiver {
  /** Keyed hash of tab and row key. */
  line: string;
}

export interface WaiverChanges {
  /** New, or other than stored. */
  noted: StoredWaiver[];
  /** Lines whose waiver is gone. */
  forgotten: string[];
}

/** The newest result of one form of one unit. A form not yet checked has no `checkedAt`, and
 * none of the entries that its template expects: a sheet that cannot be opened makes no district more complete. */
export interface FormResult {
  spreadsheetId: string;
  unit: string;
  templateId: string;
  templateVersion: number;
  /** Where the form has one of its own. */
  period?: string;
  counts: Counts;
  formState: FormState;
  errors: number;
  warnings: number;
  /** Warnings that are waived, and the ISO day since which the oldest of these waivers stands. */
  waived: number;
  waivedSince: string | null;
  checkedAt: number | null;
  statusWrittenAt: number | null;
  /** When the form was first seen handed in; sent back it keeps the time, as a draft it has none. */
  handedInAt: number | null;
  /** Where the first entry stands that is blank or wrong, as the fragment of a link: `gid=0&range=H6`. */
  firstCell: string | null;
  trouble: { code: TroubleCode; detail: string } | null;
}

export interface FormsAsked {
  /** Codes. */
  units?: readonly string[];
  /** Checked at that time or later. */
  checkedSince?: number;
}

export interface Snapshot extends Counts {
  /** `YYYY-MM-DD`, local. */
  date: string;
  unit: string;
  templateId: string;
  templateVersion: number;
  at: number;
}

export interface Results {
  /** Stores the outcome and ends the lease in one step. False, and nothing stored, when the lease was lost. */
  save(lease: Lease, outcome: CheckOutcome): Promise<boolean>;
  /** All forms, or those that are asked for, in the order of unit codes. */
  forms(asked?: FormsAsked): Promise<FormResult[]>;
  /** Sums by code over all forms, or those of `units` where they are given, most frequent first. */
  problems(units?: readonly string[]): Promise<ProblemCount[]>;
  /** Of one spreadsheet, by code, most frequent first. Empty when it was never checked. */
  problemsOf(spreadsheetId: string): Promise<ProblemCount[]>;
  /** Waivers of one spreadsheet, in the order of their lines. */
  waiversOf(spreadsheetId: string): Promise<StoredWaiver[]>;
  incidents(limit: number): Promise<Incident[]>;
  /** Something changed since the last roll-up; asking does not clear it. */
  changedSinceRollUp(): Promise<boolean>;
  /** One row per (date, unit, template); a later one of the same day replaces the earlier. Clears the mark above. */
  saveSnapshots(snapshots: readonly Snapshot[]): Promise<void>;
  /** History of one unit and template, oldest first. */
  history(unit: string, templateId: string): Promise<Snapshot[]>;
  /** Of these units, on the newest day before `date` that has any. */
  dayBefore(date: string, units: readonly string[]): Promise<Snapshot[]>;
  /** Histories of all units of one template from a local date on, by unit, then date. */
  histories(templateId: string, from: string): Promise<Snapshot[]>;
}
