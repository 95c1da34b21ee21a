/**
 * The rows of a tab that have a usable key. Most are without fault: of those a few numbers are kept, and their line is
 * made when somebody asks for it. On large tabs an object a row costs more than the checks.
 */
import { type CellValue, cellText } from '../cells/text.ts';
import type { RowStatus } from '../status/words.ts';
import type { Problem } from './problem.ts';
import { statusOf } from './row-status.ts';
import type { Block, Line } from './tab.ts';

/** What a row without problems comes to, by the number that is kept of it. */
export const QUIET = { valid: 0, notApplicable: 1, blank: 2 } as const;
export type Quiet = (typeof QUIET)[keyof typeof QUIET];
const STATUSES = ['valid', 'notApplicable', 'blank'] as const satisfies RowStatus[];
/** The row's line is made. */
const MADE = 3;

/** A row with a usable key. It becomes the row's line as it is. */
export interface ReadRow extends Line {
  /** 1-based row in the sheet. */
  row: number;
  filled: boolean;
}

/** Rows are named by their place in the list, from 0. */
export class RowList {
  readonly #tab: string;
  readonly #block: Block;
  readonly #keyAt: number;
  /** Index of each row in the block; of a row whose line is made, that of the line in `#lines`. */
  readonly #places: Int32Array;
  readonly #hashes: Int32Array;
  /** What each row comes to: one of QUIET, or MADE. */
  readonly #states: Uint8Array;
  /** Lines made so far; all rows with problems have theirs. */
  readonly #lines: ReadRow[] = [];
  length = 0;

  /** @param keyAt Position of the key in the rows of `block`. */
  constructor(tab: string, block: Block, keyAt: number) {
    const most = block.rows.length;
    this.#tab = tab;
    this.#block = block;
    this.#keyAt = keyAt;
    this.#places = new Int32Array(most);
    this.#hashes = new Int32Array(most);
    this.#states = new Uint8Array(most);
  }

  /** @param index Of the row in the block. @param hash Of its key (key-hash.ts). */
  addQuiet(index: number, hash: number, quiet: Quiet): void {
    this.#states[this.#add(index, hash)] = quiet;
  }

  /** @param quiet What the row comes to but for its problems. */
  add(index: number, hash: number, quiet: Quiet, problems: Problem[]): void {
    if (problems === NO_PROBLEMS) {
      this.addQuiet(index, hash, quiet);
      return;
    }
    const row = this.#add(index, hash);
    const status = statusOf(problems, STATUSES[quiet]);
    this.#make(row, status, problems, quiet !== QUIET.blank);
  }

  #add(index: number, hash: number): number {
    const row = this.length++;
    this.#places[row] = index;
    this.#hashes[row] = hash;
    return row;
  }

  get hashes(): Int32Array {
    return this.#hashes.subarray(0, this.length);
  }

  /** Index of the row in the block. */
  #indexOf(row: number): number {
    const place = this.#places[row] as number;
    return this.#states[row] === MADE ? (this.#lines[place] as ReadRow).row - this.#block.firstRow : place;
  }

  /** 1-based row in the sheet. */
  numberOf(row: number): number {
    return this.#block.firstRow + this.#indexOf(row);
  }

  cellsOf(row: number): readonly CellValue[] {
    return this.#block.rows[this.#indexOf(row)] as readonly CellValue[];
  }

  /** Text of the key as it stands in the sheet. */
  keyOf(row: number): string {
    return cellText(this.cellsOf(row)[this.#keyAt]);
  }

  isFilled(row: number): boolean {
    const state = this.#states[row];
    return state === MADE ? this.line(row).filled : state !== QUIET.blank;
  }

  /** Filled, and without error. */
  isValid(row: number): boolean {
    const state = this.#states[row];
    if (state !== MADE) return state !== QUIET.blank;
    const { filled, status } = this.line(row);
    return filled && status !== 'error';
  }

  /** The rows of which something is told, in their order. */
  told(): number[] {
    const states = this.#states;
    const told: number[] = [];
    for (let row = 0; row < this.length; row++) {
      if (states[row] === MADE && this.line(row).problems.length > 0) told.push(row);
    }
    return told;
  }

  /** The row's line: always the same object. */
  line(row: number): ReadRow {
    const state = this.#states[row] as Quiet | typeof MADE;
    if (state === MADE) return this.#lines[this.#places[row] as number] as ReadRow;
    return this.#make(row, STATUSES[state], NO_PROBLEMS, state !== QUIET.blank);
  }

  #make(row: number, status: RowStatus, problems: Problem[], filled: boolean): ReadRow {
    const line = { tab: this.#tab, key: this.keyOf(row), status, problems, row: this.numberOf(row), filled };
    this.#places[row] = this.#lines.push(line) - 1;
    this.#states[row] = MADE;
    return line;
  }
}

/** Shared by all rows without fault: nothing is ever added to it. */
export const NO_PROBLEMS: Problem[] = [];
