/**
 * Reads the entry cells of a row into flat arrays. What nearly every cell is (a number in its range, a choice of the
 * list, a blank) is settled here, in one loop that calls and makes nothing; every other cell goes to its column's
 * full reader. A second code path for speed, so it only ever accepts what the reader would accept without a word.
 */
import { plainNumber } from '../cells/plain-number.ts';
import { type CellValue, plainWord } from '../cells/text.ts';
import type { Column } from '../template/schema.ts';
import { LONGEST_MATCHED, wholePattern } from './pattern.ts';
import { CELL, type CellState, type RowCells } from './row.ts';

const WHOLE = 0;
const NUMBER = 1;
const CHOICE = 2;
const TEXT = 3;
const PATTERN = 4;
const OTHER = 5;

export interface Scan {
  cells: RowCells;
  /** `at`: position of each entry column in the row. `full`: reads the cell of the entry with that index. */
  read(row: readonly CellValue[], at: Int32Array, full: (entry: number, value: CellValue) => CellState): void;
  /** Figures found as text since the scan was made. */
  numbersAsText(): number;
}

export function compileScan(columns: readonly Column[]): () => Scan {
  const size = columns.length;
  const kinds = Uint8Array.from(columns, kindOf);
  const least = Float64Array.from(
    columns,
    ({ constraints }) => constraints.minimum ?? Number.NEGATIVE_INFINITY,
  );
  const most = Float64Array.from(
    columns,
    ({ constraints }) => constraints.maximum ?? Number.POSITIVE_INFINITY,
  );
  const choices = columns.map(plainChoices);
  const shapes = columns.map(({ constraints }) => wholePattern(constraints.pattern));
  const blankAllowed = columns.map(({ constraints }) => !constraints.required);

  return () => {
    const states = new Uint8Array(size);
    const numbers = new Float64Array(size).fill(Number.NaN);
    const cells: RowCells = { states, numbers, notApplicable: false };
    let asText = 0;
    const inRange = (value: number, entry: number, kind: number): boolean =>
      value >= (least[entry] as number) &&
      value <= (most[entry] as number) &&
      (kind === NUMBER || Number.isInteger(value));

    const isFine = (value: string, kind: number, entry: number): boolean => {
      if (kind === CHOICE) return (choices[entry] as string[]).includes(value);
      if (kind === TEXT) return isPlain(value);
      return (
        kind === PATTERN &&
        value.length <= LONGEST_MATCHED &&
        isPlain(value) &&
        (shapes[entry] as RegExp).test(value)
      );
    };

    return {
      cells,
      numbersAsText: () => asText,
      read(row, at, full) {
        let notApplicable = false;
        for (let entry = 0; entry < size; entry++) {
          const value = row[at[entry] as number];
          const kind = kinds[entry] as number;
          if (typeof value === 'number') {
            if (kind <= NUMBER && inRange(value, entry, kind)) {
              numbers[entry] = value;
              states[entry] = CELL.value;
              continue;
            }
          } else if (value === '' || value === undefined || value === null) {
            if (blankAllowed[entry]) {
              numbers[entry] = Number.NaN;
              states[entry] = CELL.blank;
              continue;
            }
          } else if (typeof value === 'string') {
            if (kind <= NUMBER) {
              const number = plainNumber(value);
              if (inRange(number, entry, kind)) {
                asText++;
                numbers[entry] = number;
                states[entry] = CELL.value;
                continue;
              }
            } else if (isFine(value, kind, entry)) {
              // A column of text never holds a number: NaN stands there from the start.
              states[entry] = CELL.value;
              continue;
            }
          }
          numbers[entry] = Number.NaN;
          const state = full(entry, value);
          states[entry] = state;
          if (state === CELL.notApplicable) notApplicable = true;
          else if (typeof value === 'string' && !Number.isNaN(numbers[entry] as number)) asText++;
        }
        cells.notApplicable = notApplicable;
      },
    };
  };
}

function kindOf(column: Column): number {
  switch (column.type) {
    case 'integer':
      return WHOLE;
    case 'number':
    case 'percent':
      return NUMBER;
    case 'string': {
      const { enum: choices, pattern } = column.constraints;
      if (choices !== undefined) return pattern === undefined ? CHOICE : OTHER;
      if (column.notApplicable !== undefined) return OTHER;
      return pattern === undefined ? TEXT : PATTERN;
    }
    default:
      return OTHER;
  }
}

/** Choices as they are written in the list; those that mean "tidak ada sasaran" are left to the full reader. */
function plainChoices({ constraints, notApplicable = [] }: Column): string[] {
  const marks = new Set(notApplicable.map(plainWord));
  return (constraints.enum ?? []).filter((choice) => !marks.has(plainWord(choice)));
}

/** Text that begins with a visible character and is no `#REF!`. */
function isPlain(value: string): boolean {
  const first = value.charCodeAt(0);
  return first > 0x20 && first !== 0x23 && first < 0x7f;
}
