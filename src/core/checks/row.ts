/** One row as the checks see it, and how they tell what they found. */
import type { CellValue } from '../cells/text.ts';
import type { Column } from '../template/schema.ts';
import type { ProblemCode, ProblemParams, Severity } from './problem.ts';

/** What a cell holds. */
export const CELL = { blank: 0, value: 1, notApplicable: 2 } as const;
export type CellState = (typeof CELL)[keyof typeof CELL];

/** What a mark means, as the number of its cell. */
export const MARK = { no: 0, yes: 1, notYet: 2, notApplicable: 3 } as const;
export type Mark = (typeof MARK)[keyof typeof MARK];

/**
 * The entry cells of the row at hand, by the index of their column among the tab's entries. The arrays are the same
 * for every row: a check takes what it needs and keeps nothing.
 */
export interface RowCells {
  readonly states: Uint8Array;
  /**
   * A figure; the serial of a day, of the first day of a month or quarter; the code of a mark. NaN where the cell
   * holds none.
   */
  readonly numbers: Float64Array;
  /** Any of the cells says "tidak ada sasaran". */
  notApplicable: boolean;
}

/** What one cell comes to. */
export interface Reading {
  raw: CellValue;
  /** Nothing there, or a placeholder such as `-`. */
  blank: boolean;
  /** The cell says "tidak ada sasaran" of the whole row. */
  notApplicable: boolean;
  /** Figure, day or mark read, as in `RowCells`, where the column asks for one and the cell gives one. */
  number: number | undefined;
  /**
   * Text read, in one form: the choice as the template writes it, the digits of a NIK, a code of a region, a
   * telephone number with +62.
   */
  text: string | undefined;
}

/** A cell that says something, and could not be read as its column asks. */
export function isUnread({ blank, notApplicable, number, text }: Reading): boolean {
  return !blank && !notApplicable && number === undefined && text === undefined;
}

/** Adds a problem of the row at hand; `severity` where the rule that found it has its own. */
export type Report = <Code extends ProblemCode>(
  code: Code,
  columns: readonly string[],
  params: ProblemParams[Code],
  severity?: Severity,
) => void;

/** What a check may ask of the row at hand beside its figures; asking costs time, so most checks do not. */
export interface RowAtHand {
  /** Text of the row key. */
  key(): string;
  /** What stands in a cell, as it stands there. */
  raw(entry: number): CellValue;
  /** The text read from a cell, as `Reading.text` has it; '' where none was. */
  text(entry: number): string;
}

/** A compiled check of one row. */
export type RowCheck = (cells: RowCells, report: Report, row: RowAtHand) => void;

/** Index of an entry column by its name, for compiling a check. Throws when the tab has no such column. */
export type IndexOf = (name: string) => number;

/** An entry column by its name, likewise. */
export type ColumnOf = (name: string) => Column;
