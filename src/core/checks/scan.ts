/**
 * Reads the entry cells of a row into flat arrays. What nearly every cell is (a number in its range, a choice of the
 * list, a blank) is settled here, in one loop that calls and makes nothing; every other cell goes to its column's
 * full reader. A second code path for speed, so it only ever accepts what the reader would accept without a word.
 */
import { isPlausibleSerial, serialOfIso } from '../cells/calendar.ts';
import { isDigit } from '../cells/characters.ts';
import { isPlainIdentity } from '../cells/identity.ts';
import { plainDate } from '../cells/plain-date.ts';
import { plainNumber } from '../cells/plain-number.ts';
import { type CellValue, plainWord } from '../cells/text.ts';
import type { Column } from '../template/schema.ts';
import { marksOf } from './cell/mark.ts';
import { LONGEST_MATCHED, wholePattern } from './pattern.ts';
import { CELL, type CellState, type RowCells } from './row.ts';

const WHOLE = 0;
const NUMBER = 1;
const CHOICE = 2;
const TEXT = 3;
const PATTERN = 4;
const DATE = 5;
const MARKED = 6;
const NIK = 7;
const KK = 8;
const OTHER = 9;

export interface Scan {
  cells: RowCells;
  /** `at`: position of each entry column in the row. `full`: reads the cell of the entry with that index. */
  read(row: readonly CellValue[], at: Int32Array, full: (entry: number, value: CellValue) => CellState): void;
  /** Hands every cell of an entry to its full reader from now on: its column is out of the ordinary in these rows. */
  handOn(entry: number): void;
  /** Figures found as text since the scan was made. */
  numbersAsText(): number;
}

export function compileScan(columns: readonly Column[]): () => Scan {
  const size = columns.length;
  const compiledKinds = Uint8Array.from(columns, kindOf);
  const least = Float64Array.from(columns, leastOf);
  const most = Float64Array.from(columns, mostOf);
  const marks = columns.map(marksOf);
  const choices = columns.map(plainChoices);
  const shapes = columns.map(({ constraints }) => wholePattern(constraints.pattern));
  const blankAllowed = columns.map(({ constraints }) => !constraints.required);

  return () => {
    const kinds = compiledKinds.slice();
    const states = new Uint8Array(size);
    const numbers = new Float64Array(size).fill(Number.NaN);
    const cells: RowCells = { states, numbers, notApplicable: false };
    let asText = 0;
    const inRange = (value: number, entry: number, kind: number): boolean =>
      value >= (least[entry] as number) &&
      value <= (most[entry] as number) &&
      (kind !== WHOLE || Number.isInteger(value));
    const markOf = (value: CellValue, entry: number): number =>
      typeof value === 'string' ? (marks[entry]?.get(value) ?? Number.NaN) : Number.NaN;
    const isFine = (value: string, kind: number, entry: number): boolean => {
      if (kind === CHOICE) return (choices[entry] as string[]).includes(value);
      if (kind === TEXT) return isPlain(value);
      if (kind === NIK) return isPlainIdentity(value, 'nik');
      if (kind === KK) return isPlainIdentity(value, 'kk');
      return (
        kind === PATTERN &&
        value.length <= LONGEST_MATCHED &&
        isPlain(value) &&
        (shapes[entry] as RegExp).test(value)
      );
    };

    return {
      cells,
      handOn: (entry) => {
        kinds[entry] = OTHER;
      },
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
          if (kind === DATE || kind === MARKED) {
            const number = kind === DATE ? dayOf(value) : markOf(value, entry);
            if (inRange(number, entry, kind)) {
              numbers[entry] = number;
              states[entry] = CELL.value;
              continue;
            }
          }
          numbers[entry] = Number.NaN;
          const state = full(entry, value);
          states[entry] = state;
          if (state === CELL.notApplicable) notApplicable = true;
          else if (kind <= NUMBER && typeof value === 'string' && !Number.isNaN(numbers[entry])) asText++;
        }
        cells.notApplicable = notApplicable;
      },
    };
  };
}

function kindOf(column: Column): number {
  // A mark such as `0` for "tidak ada sasaran" looks like a figure.
  const digits = column.type !== 'string' || column.format !== undefined;
  if (digits && column.notApplicable?.some((mark) => isDigit(mark.trim().charCodeAt(0)))) return OTHER;
  switch (column.type) {
    case 'date':
      return DATE;
    case 'mark':
      return MARKED;
    case 'integer':
      return WHOLE;
    case 'number':
    case 'percent':
      return NUMBER;
    case 'string': {
      if (column.format === 'nik') return NIK;
      if (column.format === 'kk') return KK;
      if (column.format !== undefined) return OTHER;
      const { enum: choices, pattern } = column.constraints;
      if (choices !== undefined) return pattern === undefined ? CHOICE : OTHER;
      if (column.notApplicable !== undefined) return OTHER;
      return pattern === undefined ? TEXT : PATTERN;
    }
    default:
      return OTHER;
  }
}

/** Serial of a day; NaN where finding it takes the full reader. */
function dayOf(value: CellValue): number {
  if (typeof value === 'number') return isPlausibleSerial(value) ? Math.floor(value) : Number.NaN;
  return typeof value === 'string' ? plainDate(value) : Number.NaN;
}

/** Least number that an entry may hold: the first day for dates. */
function leastOf({ constraints: { minimum, earliest } }: Column): number {
  return minimum ?? (earliest === undefined ? undefined : serialOfIso(earliest)) ?? Number.NEGATIVE_INFINITY;
}

function mostOf({ constraints: { maximum, latest } }: Column): number {
  return maximum ?? (latest === undefined ? undefined : serialOfIso(latest)) ?? Number.POSITIVE_INFINITY;
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
