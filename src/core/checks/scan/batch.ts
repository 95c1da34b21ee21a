/** Some rows of a tab that are read together, and the flat arrays into which they are read. */
import type { CellValue } from '../../cells/text.ts';
import { CELL, type RowCells } from '../row.ts';

/** Enough to share the cost of starting each loop, few enough to stay in the nearest cache, and to have a bit each. */
const ROWS = 16;

export class Batch {
  /** The first `count` are those at hand. */
  readonly rows: (readonly CellValue[])[] = Array.from({ length: ROWS }, () => []);
  count = 0;
  /** Cells in a row. */
  readonly width: number;
  /** Row after row, as are the numbers. */
  readonly states: Uint8Array;
  readonly numbers: Float64Array;
  /** Rows in which some cell is left to its full reader: a bit each. */
  left = 0;
  /** Rows in which some text may be that of a row of totals: a bit each. */
  totals = 0;
  /** By row: its part of the arrays above. */
  readonly cells: RowCells[];
  /** Figures found as text, over all batches. */
  numbersAsText = 0;

  constructor(width: number) {
    const states = new Uint8Array(ROWS * width);
    const numbers = new Float64Array(ROWS * width).fill(Number.NaN);
    this.width = width;
    this.states = states;
    this.numbers = numbers;
    this.cells = Array.from({ length: ROWS }, (_, row) => ({
      states: states.subarray(row * width, (row + 1) * width),
      numbers: numbers.subarray(row * width, (row + 1) * width),
      notApplicable: false,
    }));
  }

  /** Returns whether the batch is full. */
  add(row: readonly CellValue[]): boolean {
    this.rows[this.count++] = row;
    return this.count === ROWS;
  }

  /** Every cell holds a value until its group says otherwise. */
  begin(): void {
    this.states.fill(CELL.value);
    this.left = 0;
    this.totals = 0;
  }
}
