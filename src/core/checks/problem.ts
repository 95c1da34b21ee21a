/**
 * What can be wrong. A problem is data: a code with parameters, and where it stands. Sentences are made at the
 * edge (`core/text/`), severities come from the catalogue.
 */
export type Severity = 'error' | 'warning';

/** Parameters of each code. Values may be shown in the spreadsheet the problem comes from, and nowhere else. */
export interface ProblemParams {
  /** A cell that must hold a number holds something else. */
  'not-a-number': { value: string };
  /** Digits that may mean thousands or decimals; Pantau reads them as given. */
  'ambiguous-number': { value: string; read: number };
  /** A whole number was expected. */
  'not-whole': { value: number };
  'below-minimum': { value: number; minimum: number };
  'above-maximum': { value: number; maximum: number };
  'not-in-list': { value: string; suggestion?: string; allowed: string };
  'pattern-mismatch': { value: string };
  'required-missing': Record<never, never>;
  /** One half of an entry is filled, `missing` (a column name) is not. */
  'half-filled': { missing: string; owner?: string };
  /** Served above target group. */
  'not-above': { value: number; limit: number; limitColumn: string };
  /** Typed percentage differs from the recomputed one; both are shares. */
  percentage: { typed: number; computed: number };
  /** Percentage typed, nothing to compute it from. */
  'percentage-alone': Record<never, never>;
  /** 0 in the target group, where "tidak ada sasaran" is meant. */
  'zero-target': Record<never, never>;
  /** "Tidak ada sasaran" and a number in the same entry. */
  'not-applicable-with-value': Record<never, never>;
  /** #REF!, #N/A … : a formula that went wrong. */
  'formula-error': { value: string };
  /** The same text twice in a column that allows each once. */
  'not-unique': { rows: number[] };
  'key-doubled': { key: string; rows: number[] };
  'key-blank': Record<never, never>;
  /** `*`, `?` or `~` in a key, which a lookup takes as wildcards. */
  'key-wildcard': { key: string };
  'key-unknown': { key: string };
  'key-missing': { key: string };
  'header-missing': { label: string; found: string };
  'header-doubled': { label: string };
  /** Rows below the limit of the template were not checked. */
  'too-many-rows': { limit: number; rows: number };
  /** A tab that must have rows has none. */
  'no-rows': Record<never, never>;
  'merged-cells': { range: string };
  'locale-not-indonesian': { locale: string };
  'zone-differs': { zone: string; expected: string };
  /** A form state that is not one of the five. */
  'state-unknown': { value: string };
  /** Values changed after approval: the form counts as draft. */
  'changed-after-approval': Record<never, never>;
}

export type ProblemCode = keyof ProblemParams;

export type Problem = {
  [Code in ProblemCode]: {
    code: Code;
    params: ProblemParams[Code];
    /** Template tab name. Absent for the spreadsheet as a whole. */
    tab?: string;
    /** Text of the row key as it stands in the sheet. Absent for the tab as a whole. */
    key?: string;
    /** 1-based row in the sheet at the time of reading. */
    row?: number;
    /** Template column names to be coloured, the one to blame first. */
    columns: string[];
  };
}[ProblemCode];
