/**
 * What can be wrong. A problem is data: a code with parameters, and where it stands. Sentences are made at the
 * edge (`core/text/`), severities come from the catalogue unless template or district set others.
 */
import type { RegionLevel, RegionSystem } from '../cells/region.ts';
import type { Column } from '../template/schema.ts';

export type Severity = 'error' | 'warning' | 'info';

/**
 * Parameters of each code. Values may be shown in the spreadsheet the problem comes from, and nowhere else; those of
 * personal columns are left out (personal.ts), so every parameter that holds a value is optional.
 */
export interface ProblemParams {
  /** A cell that must hold a number holds something else; `suggestion` where only a word stands beside it. */
  'not-a-number': { value?: string; suggestion?: number };
  /** Digits that may mean thousands or decimals; Pantau reads them as given. */
  'ambiguous-number': { value?: string; read?: number };
  /** A separator at the end: `10,2.`. */
  'number-typo': { value?: string; read?: number };
  /** A letter for a digit: `1O,2`. */
  'number-letter': { value?: string; suggestion?: string };
  /** From–to: `35-40`. */
  'number-range': { value?: string };
  /** A bound, not a figure: `≥ 2,5`. */
  'number-bound': { value?: string };
  /** `6.20E+15`: an identity number where a figure belongs. */
  'number-scientific': { value?: string };
  /** `-`, `tidak ada`: the cell counts as blank. */
  placeholder: { value?: string };
  /** A whole number was expected. */
  'not-whole': { value?: number };
  'below-minimum': { value?: number; minimum: number };
  'above-maximum': { value?: number; maximum: number };
  'not-a-date': { value?: string };
  /** Written like a date, but not in the calendar: `31 Juni 2025`. */
  'date-impossible': { value?: string };
  /** Day or year is missing: `Agt 2025`, `17 Agustus`. */
  'date-incomplete': { value?: string };
  /** Day and month may be exchanged; `read` is the ISO day that Pantau took. */
  'date-ambiguous': { value?: string; read?: string };
  /** Bounds are ISO days. */
  'date-too-early': { value?: string; earliest: string };
  'date-too-late': { value?: string; latest: string };
  /** A column in which dates are written month first; `mixed` with others that are written day first. */
  'date-month-first': { cells: number; mixed: boolean };
  'not-a-month': { value?: string };
  'not-a-quarter': { value?: string };
  /** `allowed` is the alphabet of the column. */
  'not-a-mark': { value?: string; suggestion?: string; allowed: string };
  /** NIK and KK have 16 digits; `digits` were found. */
  'identity-length': { digits: number };
  'identity-not-digits': Record<never, never>;
  /** A spreadsheet took the number for a figure and dropped its end. */
  'identity-damaged': { how: 'rounded' | 'scientific' };
  /** The digits of the date name no day. */
  'identity-date': Record<never, never>;
  'identity-serial': Record<never, never>;
  'identity-region': Record<never, never>;
  'identity-as-number': Record<never, never>;
  /** A NIK in the column of KK. */
  'identity-swapped': Record<never, never>;
  'not-a-region-code': { value?: string; system: RegionSystem; expected?: RegionLevel };
  /** A zero is lost: 62.1 for 62.10. */
  'region-damaged': { value?: string; suggestion?: string };
  /** A code of BPS where Kemendagri's is asked for (`system`), or the other way round. */
  'region-other-system': { value?: string; system: RegionSystem };
  'region-level': { value?: string; found: RegionLevel; expected: RegionLevel };
  'not-a-phone': Record<never, never>;
  'phone-zero-lost': Record<never, never>;
  'not-an-email': Record<never, never>;
  /** A slip in a well-known domain; `domain` is the right one. */
  'email-domain': { domain: string };
  'not-a-link': { value?: string; noScheme: boolean };
  /** A link that lies elsewhere than on the hosts that the column names. */
  'link-host': { host?: string; allowed: string };
  'not-in-list': { value?: string; suggestion?: string; allowed: string };
  'pattern-mismatch': { value?: string };
  /** No cell of a column that is filled in can be read as its type. */
  'column-unreadable': { cells: number; type: Column['type'] };
  'required-missing': Record<never, never>;
  /** One half of an entry is filled, `missing` (a column name) is not. */
  'half-filled': { missing: string; owner?: string };
  /** Served above target group. */
  'not-above': { value?: number; limit?: number; limitColumn: string };
  /** Typed percentage differs from the recomputed one; both are shares. */
  percentage: { typed?: number; computed?: number };
  /** Percentage typed, nothing to compute it from. */
  'percentage-alone': Record<never, never>;
  /** 0 in the target group, where "tidak ada sasaran" is meant. */
  'zero-target': Record<never, never>;
  /** "Tidak ada sasaran" and a number in the same entry. */
  'not-applicable-with-value': Record<never, never>;
  /** #REF!, #N/A … : a formula that went wrong. */
  'formula-error': { value?: string };
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
    /** As template and district have it. */
    severity: Severity;
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
