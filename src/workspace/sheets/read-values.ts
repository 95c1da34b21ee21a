/** `spreadsheets.values`: get, batchGet. */
import { printA1 } from '../book/a1.ts';
import type { Cell, Scalar } from '../book/model.ts';
import type { Place } from '../book/resolve.ts';
import { resolve } from '../book/resolve.ts';
import { plainNumber } from '../cells/format.ts';
import { localeOf } from '../cells/locale.ts';
import type { DateRender, ValueRender } from '../cells/render.ts';
import { render } from '../cells/render.ts';
import { badField } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Held } from '../storage/books.ts';
import type { SheetsCall } from './call.ts';
import { spreadsheetFile } from './call.ts';

export interface ReadOptions {
  value: ValueRender;
  date: DateRender;
  dimension: 'ROWS' | 'COLUMNS';
}

export interface ValueRange {
  range: string;
  majorDimension: 'ROWS' | 'COLUMNS';
  values?: Scalar[][];
}

/** One of the enum's words, or Google's 400. */
export function choice<T extends string>(
  given: unknown,
  field: string,
  type: string,
  allowed: readonly T[],
  fallback: T,
): T {
  if (given === null || given === undefined || given === '') return fallback;
  if (allowed.includes(given as T)) return given as T;
  throw badField(
    field,
    `Invalid value at '${field}' (type.googleapis.com/google.apps.sheets.v4.${type}), "${String(given)}"`,
  );
}

export const VALUE_RENDER = ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'] as const;
export const DATE_RENDER = ['SERIAL_NUMBER', 'FORMATTED_STRING'] as const;
const DIMENSION = ['ROWS', 'COLUMNS'] as const;

export function dimensionOf(given: unknown, field = 'major_dimension'): 'ROWS' | 'COLUMNS' {
  if (given === 'DIMENSION_UNSPECIFIED') return 'ROWS';
  return choice(given, field, 'Dimension', DIMENSION, 'ROWS');
}

/** The three options of a read, wherever they stand in the call. */
export const readOptionsOf = (value: unknown, date: unknown, dimension: unknown): ReadOptions => ({
  value: choice(value, 'value_render_option', 'ValueRenderOption', VALUE_RENDER, 'FORMATTED_VALUE'),
  date: choice(date, 'date_time_render_option', 'DateTimeRenderOption', DATE_RENDER, 'SERIAL_NUMBER'),
  dimension: dimensionOf(dimension),
});

const readOptions = (query: URLSearchParams): ReadOptions =>
  readOptionsOf(
    query.get('valueRenderOption'),
    query.get('dateTimeRenderOption'),
    query.get('majorDimension'),
  );

/** Values of a place; empty trailing rows and columns are left out, gaps are empty texts. */
export function readPlace(services: Services, held: Held, place: Place, options: ReadOptions): ValueRange {
  const { tab, box } = place;
  const locale = localeOf(held.book.locale);
  const formatted = options.value === 'FORMATTED_VALUE';
  const show = (row: number, column: number, cell: Cell): Scalar => {
    if (cell.f === undefined && cell.format === undefined) {
      if (!formatted || typeof cell.v === 'string') return cell.v!;
      if (typeof cell.v === 'number') return plainNumber(cell.v, locale);
    }
    const effective =
      cell.f === undefined || options.value === 'FORMULA'
        ? (cell.v ?? '')
        : services.calculator.value(held.book, held.revision, tab, row, column, cell);
    return render(cell, effective, options, locale);
  };
  const lines: Scalar[][] = [];
  const byRow = options.dimension === 'ROWS';
  // Hundreds of thousands of cells pass here: plain loops, nothing made for a cell but its value.
  for (let row = box.top; row < Math.min(box.bottom, tab.rows.length); row++) {
    const cells = tab.rows[row];
    if (cells === undefined) continue;
    const right = Math.min(box.right, cells.length);
    let line: Scalar[] | undefined;
    for (let column = box.left; column < right; column++) {
      const cell = cells[column];
      if (cell === undefined || (cell.v === undefined && cell.f === undefined)) continue;
      if (line === undefined || !byRow) line = lineAt(lines, byRow ? row - box.top : column - box.left);
      const within = byRow ? column - box.left : row - box.top;
      while (line.length < within) line.push('');
      line.push(show(row, column, cell));
    }
  }
  return {
    range: printA1(tab.title, box),
    majorDimension: options.dimension,
    ...(lines.length > 0 ? { values: lines } : {}),
  };
}

function lineAt(lines: Scalar[][], at: number): Scalar[] {
  while (lines.length <= at) lines.push([]);
  return lines[at]!;
}

export function getValues(call: SheetsCall, id: string, range: string): ValueRange {
  spreadsheetFile(call, id, false);
  const held = call.services.books.open(id);
  return readPlace(call.services, held, resolve(held.book, range), readOptions(call.query));
}

export function batchGetValues(call: SheetsCall, id: string): unknown {
  spreadsheetFile(call, id, false);
  const held = call.services.books.open(id);
  const options = readOptions(call.query);
  const places = call.query.getAll('ranges').map((range) => resolve(held.book, range));
  return {
    spreadsheetId: id,
    ...(places.length > 0
      ? { valueRanges: places.map((place) => readPlace(call.services, held, place, options)) }
      : {}),
  };
}
