/** One row as the checks see it, and how they tell what they found. */
import type { CellValue } from '../cells/text.ts';
import type { Problem, ProblemCode, ProblemParams } from './problem.ts';

/** What a cell holds. */
export const CELL = { blank: 0, value: 1, notApplicable: 2 } as const;
export type CellState = (typeof CELL)[keyof typeof CELL];

/**
 * The entry cells of the row at hand, by the index of their column among the tab's entries. The arrays are the same
 * for every row: a check takes what it needs and keeps nothing.
 */
export interface RowCells {
  readonly states: Uint8Array;
  /** NaN where the cell holds no number. */
  readonly numbers: Float64Array;
  /** Any of the cells says "tidak ada sasaran". */
  notApplicable: boolean;
}

/** What one cell comes to. */
export interface Reading {
  raw: CellValue;
  blank: boolean;
  /** The cell says "tidak ada sasaran". */
  notApplicable: boolean;
  /** Number read, where the column asks for one and the cell gives one. */
  number: number | undefined;
}

/** Adds a problem of the row at hand. */
export type Report = <Code extends ProblemCode>(
  code: Code,
  columns: readonly string[],
  params: ProblemParams[Code],
) => void;

/** A compiled check of one row. */
export type RowCheck = (cells: RowCells, report: Report) => void;

/** Index of an entry column by its name, for compiling a check. Throws when the tab has no such column. */
export type IndexOf = (name: string) => number;

export function problemOf<Code extends ProblemCode>(
  code: Code,
  columns: readonly string[],
  params: ProblemParams[Code],
  place: { tab?: string; key?: string; row?: number } = {},
): Problem {
  return { code, params, columns: [...columns], ...place } as Problem;
}
