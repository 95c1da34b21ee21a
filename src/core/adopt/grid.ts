/** A tab of somebody's spreadsheet as it was found, whatever program made it. All indexes are 0-based. */
import type { CellValue } from '../cells/text.ts';

export interface Area {
  top: number;
  left: number;
  /** Half-open. */
  bottom: number;
  right: number;
}

export interface Grid {
  title: string;
  /** What the cells show, dates as serial numbers. */
  rows: readonly (readonly CellValue[])[];
  merges: readonly Area[];
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: ReadonlySet<number>;
  /** `row,column` of each cell whose value is worked out by a formula. */
  formulas: ReadonlySet<string>;
}

/** Of a file that has nothing but values. */
export const plainGrid = (title: string, rows: Grid['rows']): Grid => ({
  title,
  rows,
  merges: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  formulas: new Set(),
});

/** Index after the last column that holds anything. */
export const usedColumns = ({ rows }: Pick<Grid, 'rows'>): number =>
  rows.reduce(
    (most, row) =>
      Math.max(most, row.findLastIndex((cell) => cell !== undefined && cell !== null && cell !== '') + 1),
    0,
  );
