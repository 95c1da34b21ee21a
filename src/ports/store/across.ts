/**
 * What is compared across spreadsheets: figures, marks of identity numbers, and what comparing them found. Figures
 * are those of fixed rows and sums of open ones, marks are keyed hashes: nothing of a person stands here.
 */
import type { Figures } from '../../core/across/figures.ts';
import type { Finding } from '../../core/across/finding.ts';

/** A mark: 24 hexadecimal digits, the first 12 bytes of a keyed hash. */
export type Mark = string;

/**
 * Findings that are worked out together: of identities, of figures against the units below and the period before,
 * of figures against siblings; and what villages reported, for forms that take it from there.
 */
export const FAMILIES = ['identity', 'lineage', 'siblings', 'reported'] as const;
export type Family = (typeof FAMILIES)[number];

/** What a check found to be other than what is stored. */
export interface AcrossChange {
  figures: Figures;
  /** Tells one set of marks from another. */
  marksDigest: string;
  added: readonly Mark[];
  removed: readonly Mark[];
}

export interface StoredAcross {
  figures: Figures;
  marksDigest: string;
  /** Of all families. */
  findings: Finding[];
}

/** Figures or marks changed; `change` is the number of the newest change. */
export interface ChangedForm {
  spreadsheetId: string;
  change: number;
}

export interface Comparison {
  findings: readonly { spreadsheetId: string; family: Family; findings: readonly Finding[] }[];
  /** Changes that the comparison took into account. */
  seen: readonly ChangedForm[];
  /** Local date of the night for which siblings were compared. */
  comparedOn?: string;
}

export interface Across {
  /** Of one spreadsheet, for its check. One query. Changes are stored with the check's outcome. */
  of(spreadsheetId: string): Promise<StoredAcross>;
  marks(spreadsheetId: string): Promise<Mark[]>;
  /** Changed since they were last compared, at most `limit`, and the night of the last comparison of siblings. */
  changed(limit: number): Promise<{ forms: ChangedForm[]; comparedOn: string | undefined }>;
  /** By spreadsheet; those without figures are left out. */
  figures(spreadsheetIds: readonly string[]): Promise<Map<string, Figures>>;
  /** Spreadsheets that share a mark with one of these, or did until it was removed since the last comparison. */
  sharing(spreadsheetIds: readonly string[]): Promise<string[]>;
  /** Marks of these that stand in other spreadsheets that are not in the trash too: one a mark and other. */
  shared(spreadsheetIds: readonly string[]): Promise<{ spreadsheetId: string; mark: Mark; other: string }[]>;
  /** Spreadsheets with findings of a family. */
  found(family: Family): Promise<string[]>;
  findings(spreadsheetIds: readonly string[]): Promise<Map<string, Partial<Record<Family, Finding[]>>>>;
  /**
   * Replaces findings, each list whole, and makes their spreadsheets due at `now`; one that is due already keeps its
   * time. One step.
   */
  save(comparison: Comparison, now: number): Promise<void>;
}
