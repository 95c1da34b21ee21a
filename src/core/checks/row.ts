/** One row as the checks see it: readings of its entry cells, by column name. */
import type { CellValue } from '../cells/text.ts';
import type { Column } from '../template/schema.ts';
import type { Problem, ProblemCode, ProblemParams } from './problem.ts';

export interface Reading {
  column: Column;
  raw: CellValue;
  blank: boolean;
  /** The cell says "tidak ada sasaran". */
  notApplicable: boolean;
  /** Number read, where the column asks for one and the cell gives one. */
  number: number | undefined;
}

export interface Row {
  key: string;
  /** 1-based row in the sheet. */
  row: number;
  readings: ReadonlyMap<string, Reading>;
  /** Any of its cells says "tidak ada sasaran". */
  notApplicable: boolean;
}

/** Adds a problem of the row at hand. */
export type Report = <Code extends ProblemCode>(
  code: Code,
  columns: readonly string[],
  params: ProblemParams[Code],
) => void;

/** A compiled check of one row. */
export type RowCheck = (row: Row, report: Report) => void;

export function problemOf<Code extends ProblemCode>(
  code: Code,
  columns: readonly string[],
  params: ProblemParams[Code],
  place: { tab?: string; key?: string; row?: number } = {},
): Problem {
  return { code, params, columns: [...columns], ...place } as Problem;
}
