/**
 * Reads the entry cells of a row into flat arrays. What nearly every cell is (a number in its range, a choice of the
 * list, a blank) is settled by the loops of scan/, which call and make next to nothing; every other cell goes to its
 * column's full reader. A second code path for speed, so it only ever accepts what the reader would accept without a
 * word.
 */
import { isDigit } from '../cells/characters.ts';
import type { CellValue } from '../cells/text.ts';
import type { Column } from '../template/schema.ts';
import type { CellReader } from './cell/reader.ts';
import { CELL, type CellState, type RowCells } from './row.ts';
import { Batch, isSet } from './scan/batch.ts';
import { compileChoices } from './scan/choices.ts';
import { compileDates } from './scan/dates.ts';
import { Fetch } from './scan/fetch.ts';
import { compileFigures } from './scan/figures.ts';
import { type CompileGroup, type Group, LEFT } from './scan/group.ts';
import { compileIdentities } from './scan/identities.ts';
import { Keys } from './scan/keys.ts';
import { Labels } from './scan/labels.ts';
import { compileMarks } from './scan/marks.ts';
import { compileOthers } from './scan/others.ts';
import { compileShapes } from './scan/shapes.ts';
import { compileTexts, isAnyText } from './scan/texts.ts';
import type { Block } from './tab.ts';

/** Reads the cell of the entry with that index, and puts the number that it holds into the row's cells. */
export type FullReader = (entry: number, value: CellValue, cells: RowCells) => CellState;

export interface ScanOf {
  /** Position of each entry column in the row. */
  at: Int32Array;
  keyAt: number;
  /** Positions of texts that are no entries. */
  labelsAt: readonly number[];
  full: FullReader;
  /** By entry; they are what `full` reads with. */
  readers: readonly CellReader[];
  /** Entries whose every cell is for the full reader: their columns are out of the ordinary in these rows. */
  handedOn?: readonly number[];
}

const GROUPS = {
  choice: compileChoices,
  figure: compileFigures,
  date: compileDates,
  mark: compileMarks,
  text: compileTexts,
  shape: compileShapes,
  identity: compileIdentities,
  other: compileOthers,
} as const satisfies Record<string, CompileGroup>;
type Kind = keyof typeof GROUPS;
/** Kinds of text of which hardly two are the same; choices and marks are few, and soon at hand. */
const SCATTERED: ReadonlySet<Kind> = new Set(['text', 'shape', 'identity']);

export function compileScan(columns: readonly Column[]): (of: ScanOf) => Scan {
  const kinds = columns.map(kindOf);
  const members = (isOne: (entry: number) => boolean) =>
    new Map([...columns.entries()].filter(([entry]) => isOne(entry)));
  const groups = (Object.keys(GROUPS) as Kind[])
    .filter((kind) => kinds.includes(kind))
    .map((kind) => GROUPS[kind](members((entry) => kinds[entry] === kind)));
  const figures = Uint8Array.from(kinds, (kind) => (kind === 'figure' ? 1 : 0));
  return ({ at, keyAt, labelsAt, full, readers, handedOn = [] }) => {
    const scattered = [...at].filter((_, entry) => SCATTERED.has(kinds[entry] as Kind));
    const placed = [
      new Fetch([keyAt, ...labelsAt, ...scattered]),
      new Keys(keyAt),
      new Labels(labelsAt),
      ...groups.map((group) => group(at, readers)),
    ];
    // After the group that they belong to, which is overruled.
    if (handedOn.length > 0) {
      placed.push(compileOthers(members((entry) => handedOn.includes(entry)))(at, readers));
    }
    return new Scan(placed, at, figures, full);
  };
}

/** A scan has arrays of its own: one for each tab that is being checked. */
export class Scan {
  readonly batch: Batch;
  readonly #groups: readonly Group[];
  readonly #at: Int32Array;
  /** By entry: 1 for columns of figures. */
  readonly #figures: Uint8Array;
  readonly #full: FullReader;
  /** By entry: 1 where the cell of the row at hand was left to its full reader. */
  readonly #left: Uint8Array;
  #someLeft = false;

  constructor(groups: readonly Group[], at: Int32Array, figures: Uint8Array, full: FullReader) {
    this.batch = new Batch(at.length);
    this.#groups = groups;
    this.#at = at;
    this.#figures = figures;
    this.#full = full;
    this.#left = new Uint8Array(at.length);
  }

  /** Settles what can be settled of as many rows as the batch takes, from the index `first` on. */
  read(rows: Block['rows'], first: number): void {
    this.batch.fill(rows, first);
    for (const group of this.#groups) group.read(this.batch);
  }

  /**
   * The cells of a row of the batch, its left ones read in the order of the columns, which is that of the problems.
   * They stand until the next batch is read.
   */
  cellsOf(index: number): RowCells {
    const cells = this.batch.cells[index] as RowCells;
    cells.notApplicable = false;
    const someLeft = isSet(this.batch.left, index);
    if (someLeft) this.#readLeft(this.batch.rows[index] as readonly CellValue[], cells);
    else if (this.#someLeft) this.#left.fill(0);
    this.#someLeft = someLeft;
    return cells;
  }

  /** Whether a cell of the row last asked for was left; what stands in every other is what was read from it. */
  wasLeft(entry: number): boolean {
    return this.#left[entry] === 1;
  }

  /** Takes a row of the batch for none of those read: it is no entry. */
  forget(index: number): void {
    const { states, numbers } = this.batch.cells[index] as RowCells;
    const row = this.batch.rows[index] as readonly CellValue[];
    for (let entry = 0; entry < states.length; entry++) {
      if (this.#figures[entry] === 1 && states[entry] === CELL.value) {
        const value = row[this.#at[entry] as number];
        if (typeof value === 'string' && !Number.isNaN(numbers[entry])) this.batch.numbersAsText--;
      }
    }
  }

  #readLeft(row: readonly CellValue[], cells: RowCells): void {
    const { states, numbers } = cells;
    for (let entry = 0; entry < states.length; entry++) {
      const isLeft = states[entry] === LEFT;
      this.#left[entry] = isLeft ? 1 : 0;
      if (!isLeft) continue;
      const value = row[this.#at[entry] as number];
      numbers[entry] = Number.NaN;
      const state = this.#full(entry, value, cells);
      states[entry] = state;
      if (state === CELL.notApplicable) cells.notApplicable = true;
      const isFigure = this.#figures[entry] === 1;
      if (isFigure && typeof value === 'string' && !Number.isNaN(numbers[entry])) this.batch.numbersAsText++;
    }
  }
}

function kindOf(column: Column): Kind {
  // A mark such as `0` for "tidak ada sasaran" looks like a figure.
  const digits = column.type !== 'string' || column.format !== undefined;
  if (digits && column.notApplicable?.some((mark) => isDigit(mark.trim().charCodeAt(0)))) return 'other';
  switch (column.type) {
    case 'date':
      return 'date';
    case 'mark':
      return 'mark';
    case 'integer':
    case 'number':
    case 'percent':
      return 'figure';
    case 'string': {
      if (column.format === 'nik' || column.format === 'kk') return 'identity';
      if (column.format !== undefined) return 'other';
      if (isAnyText(column)) return 'text';
      const { enum: choices, pattern } = column.constraints;
      if (choices !== undefined) return pattern === undefined ? 'choice' : 'other';
      return column.notApplicable === undefined ? 'shape' : 'other';
    }
    default:
      return 'other';
  }
}
