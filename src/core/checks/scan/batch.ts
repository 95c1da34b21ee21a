/** Some rows of a tab that are read together, and the flat arrays into which they are read. */
import type { CellValue } from '../../cells/text.ts';
import { CELL, type RowCells } from '../row.ts';
import type { Block } from '../tab.ts';

/** Enough to share the cost of starting each loop, few enough to stay in the nearest cache, and to have a bit each. */
const ROWS = 30;

export class Batch {
  /** The first `count` are those at hand. */
  readonly rows: (readonly CellValue[])[] = Array.from({ length: ROWS }, () => []);
  count = 0;
  /** Cells in a row. */
  readonly width: number;
  /** Row after row, as are the numbers. */
  readonly states: Uint8Array;
  readonly numbers: Float64Array;
  /** By row: hash of its key (key-hash.ts), below 0 where that is not plain. */
  readonly hashes = new Int32Array(ROWS);
  /** Rows whose key is not plain, a blank one among them: a bit each. */
  unlike = 0;
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

  /** Takes as many of the rows as it can from the index `first` on; every cell holds a value until its group says otherwise. */
  fill(rows: Block['rows'], first: number): void {
    const count = Math.min(ROWS, rows.length - first);
    for (let row = 0; row < count; row++) this.rows[row] = rows[first + row] as readonly CellValue[];
    this.count = count;
    this.states.fill(CELL.value);
    this.unlike = 0;
    this.left = 0;
    this.totals = 0;
  }
}

/** Whether the bit of a row is set. */
export const isSet = (bits: number, row: number): boolean => ((bits >>> row) & 1) === 1;
