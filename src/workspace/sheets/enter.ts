/** Putting a block of values into a tab. */
import { columnName, printA1 } from '../book/a1.ts';
import { emptyCell, intern, makeCell } from '../book/cells.ts';
import type { Box, Cell, Json, Tab } from '../book/model.ts';
import { assertCells, type Editor } from '../book/protection.ts';
import { exceedsGrid } from '../book/resolve.ts';
import { readEntered } from '../cells/entered.ts';
import { type Locale, localeOf } from '../cells/locale.ts';
import { ApiError, badField, invalid } from '../errors.ts';
import type { Draft } from '../storage/books.ts';
import { choice } from './read-values.ts';

export type Input = 'RAW' | 'USER_ENTERED';
/** Longest text of a cell. */
const MAX_TEXT = 50_000;

export function inputOption(given: unknown): Input {
  if (given === null || given === undefined || given === '' || given === 'INPUT_VALUE_OPTION_UNSPECIFIED')
    throw invalid("'valueInputOption' is required but not specified");
  return choice(given, 'value_input_option', 'ValueInputOption', ['RAW', 'USER_ENTERED'] as const, 'RAW');
}

/** The rows of a `ValueRange`; anything but lists of plain values is Google's 400. */
export function rowsOf(values: unknown, byRow: boolean): unknown[][] {
  if (values === undefined || values === null) return [];
  const listValue = (value: unknown, at: string) =>
    badField(
      at,
      `Invalid value at '${at}' (type.googleapis.com/google.protobuf.ListValue), ${JSON.stringify(value)}`,
    );
  if (!Array.isArray(values)) throw listValue(values, 'data.values');
  for (const [at, row] of values.entries())
    if (!Array.isArray(row)) throw listValue(row, `data.values[${at}]`);
  const rows = values as unknown[][];
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r]!;
    for (let c = 0; c < row.length; c++) {
      const value = row[c];
      if (typeof value !== 'object' || value === null) continue;
      const kind = Array.isArray(value) ? 'list_value' : 'struct_value';
      throw invalid(`Invalid values[${r}][${c}]: ${kind} ${JSON.stringify(value)}`);
    }
  }
  if (byRow) return rows;
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_none, at) => rows.map((row) => (at < row.length ? row[at] : null)));
}

/** What a write touched. Rows and columns count only where a cell was written. */
export interface Written {
  tab: Tab;
  range: string;
  rows: Set<number>;
  columns: Set<number>;
  cells: number;
}

/** Checks that a block fits the range it was sent to, and the grid. */
export function assertFits(tab: Tab, box: Box, single: boolean, rows: unknown[][]): void {
  const height = rows.length;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (!single) {
    const wanted = printA1(tab.title, box);
    if (height > box.bottom - box.top && box.bottom < tab.rowCount)
      throw invalid(
        `Requested writing within range [${wanted}], but tried writing to row [${box.bottom + 1}]`,
      );
    if (width > box.right - box.left && box.right < tab.columnCount)
      throw invalid(
        `Requested writing within range [${wanted}], but tried writing to column [${columnName(box.right)}]`,
      );
  }
  const end = { top: box.top, left: box.left, bottom: box.top + height, right: box.left + width };
  if (end.bottom > tab.rowCount || end.right > tab.columnCount) throw exceedsGrid(tab, end);
}

/** Writes a block from a place's corner. `null` leaves a cell as it is, the empty text empties it. */
export function writeBlock(
  draft: Draft,
  tab: Tab,
  at: { top: number; left: number },
  rows: unknown[][],
  input: Input,
  editor: Editor,
  year: number,
): Written {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const box = { ...at, bottom: at.top + Math.max(1, rows.length), right: at.left + Math.max(1, width) };
  const free = isFree(draft, tab, box, editor);
  const written: Written = {
    tab,
    range: printA1(tab.title, box),
    rows: new Set(),
    columns: new Set(),
    cells: 0,
  };
  const touched: boolean[] = [];
  const entry: Entry = { input, locale: localeOf(draft.book.locale), year };
  for (let r = 0; r < rows.length; r++) {
    const line = rows[r]!;
    const row = box.top + r;
    const before = written.cells;
    for (let c = 0; c < line.length; c++) {
      const value = line[c];
      if (value === null || value === undefined) continue;
      const column = box.left + c;
      if (!free)
        assertCells(draft.book, tab, { top: row, bottom: row + 1, left: column, right: column + 1 }, editor);
      if (value === '') emptyCell(tab, row, column);
      else setValue(makeCell(tab, row, column), value, entry);
      if (!touched[c]) touched[c] = true;
      written.cells++;
    }
    if (written.cells > before) written.rows.add(row);
  }
  touched.forEach((_true, c) => {
    written.columns.add(box.left + c);
  });
  if (written.cells > 0) draft.touch(tab);
  return written;
}

/** Nothing in the whole block is protected; else each cell that is really written is looked at. */
function isFree(draft: Draft, tab: Tab, box: Box, editor: Editor): boolean {
  try {
    assertCells(draft.book, tab, box, editor);
    return true;
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}

interface Entry {
  input: Input;
  locale: Locale;
  year: number;
}

function setValue(cell: Cell, value: unknown, { input, locale, year }: Entry): void {
  // Deleting makes an object slow, and most cells hold no formula.
  if (cell.f !== undefined) delete cell.f;
  if (typeof value === 'string' && value.length > MAX_TEXT)
    throw invalid('Your input contains more than the maximum of 50000 characters in a single cell.');
  if (typeof value !== 'string' || input === 'RAW') {
    cell.v = value as string | number | boolean;
    return;
  }
  const plain = (cell.format?.numberFormat as Json | undefined)?.type === 'TEXT' && !value.startsWith('=');
  const entered = plain ? { v: value } : readEntered(value, locale, year);
  if (entered.v !== undefined) cell.v = entered.v;
  else if (cell.v !== undefined) delete cell.v;
  if (entered.f !== undefined) cell.f = entered.f;
  if (entered.numberFormat && !cell.format?.numberFormat)
    cell.format = intern({ ...cell.format, numberFormat: entered.numberFormat })!;
}
