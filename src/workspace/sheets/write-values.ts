/** `spreadsheets.values`: update, batchUpdate, append, clear, batchClear. */
import { columnName, printA1 } from '../book/a1.ts';
import { cellAt, emptyCell, intern, makeCell, usedRows } from '../book/cells.ts';
import type { Box, Cell, Json, Tab } from '../book/model.ts';
import { isBlank } from '../book/model.ts';
import { assertCells, type Editor } from '../book/protection.ts';
import { exceedsGrid, resolve } from '../book/resolve.ts';
import { readEntered } from '../cells/entered.ts';
import { localeOf } from '../cells/locale.ts';
import { badField, invalid } from '../errors.ts';
import type { Draft, Held } from '../storage/books.ts';
import type { SheetsCall } from './call.ts';
import { editorOf, flag, spreadsheetFile } from './call.ts';
import { choice, DATE_RENDER, dimensionOf, readPlace, VALUE_RENDER } from './read-values.ts';

type Input = 'RAW' | 'USER_ENTERED';
/** Longest text of a cell. */
const MAX_TEXT = 50_000;

export function inputOption(given: unknown): Input {
  if (given === null || given === undefined || given === '' || given === 'INPUT_VALUE_OPTION_UNSPECIFIED')
    throw invalid("'valueInputOption' is required but not specified");
  return choice(given, 'value_input_option', 'ValueInputOption', ['RAW', 'USER_ENTERED'] as const, 'RAW');
}

/** The rows of a `ValueRange`; anything but lists of plain values is Google's 400. */
function rowsOf(values: unknown, byRow: boolean): unknown[][] {
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
  for (const [r, row] of rows.entries())
    for (const [c, value] of row.entries())
      if (typeof value === 'object' && value !== null)
        throw invalid(
          `Invalid values[${r}][${c}]: ${Array.isArray(value) ? 'list_value' : 'struct_value'} ${JSON.stringify(value)}`,
        );
  if (byRow) return rows;
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_none, at) => rows.map((row) => (at < row.length ? row[at] : null)));
}

export interface Update {
  updatedRange: string;
  updatedRows?: number;
  updatedColumns?: number;
  updatedCells?: number;
}

function setValue(cell: Cell, value: unknown, input: Input, draft: Draft, year: number): void {
  delete cell.v;
  delete cell.f;
  if (typeof value === 'string' && value.length > MAX_TEXT)
    throw invalid('Your input contains more than the maximum of 50000 characters in a single cell.');
  if (typeof value !== 'string' || input === 'RAW') {
    cell.v = value as string | number | boolean;
    return;
  }
  const plain = (cell.format?.numberFormat as Json | undefined)?.type === 'TEXT' && !value.startsWith('=');
  const entered = plain ? { v: value } : readEntered(value, localeOf(draft.book.locale), year);
  if (entered.f !== undefined) cell.f = entered.f;
  else if (entered.v !== undefined) cell.v = entered.v;
  if (entered.numberFormat && !cell.format?.numberFormat)
    cell.format = intern({ ...cell.format, numberFormat: entered.numberFormat })!;
}

/** Writes a block from a place's corner. `null` leaves a cell as it is, the empty text empties it. */
function writeBlock(
  draft: Draft,
  tab: Tab,
  box: Box,
  rows: unknown[][],
  input: Input,
  editor: Editor,
  year: number,
): Update {
  let width = 0;
  let count = 0;
  for (const [r, line] of rows.entries()) {
    for (const [c, value] of line.entries()) {
      if (value === null || value === undefined) continue;
      width = Math.max(width, c + 1);
      count++;
      const row = box.top + r;
      const column = box.left + c;
      assertCells(draft.book, tab, { top: row, bottom: row + 1, left: column, right: column + 1 }, editor);
      if (value === '') emptyCell(tab, row, column);
      else setValue(makeCell(tab, row, column), value, input, draft, year);
    }
  }
  if (count > 0) draft.touch(tab);
  const height = rows.length;
  const written = {
    top: box.top,
    left: box.left,
    bottom: box.top + Math.max(1, height),
    right: box.left + Math.max(1, width),
  };
  return {
    updatedRange: printA1(tab.title, written),
    ...(count > 0
      ? {
          updatedRows: rows.filter((line) => line.some((v) => v !== null)).length,
          updatedColumns: width,
          updatedCells: count,
        }
      : {}),
  };
}

/** Checks that a block fits the range it was sent to, and the grid. */
function assertFits(tab: Tab, box: Box, single: boolean, rows: unknown[][]): void {
  const height = rows.length;
  const width = Math.max(0, ...rows.map((row) => row.length));
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

interface ValueRangeInput {
  range?: unknown;
  majorDimension?: unknown;
  values?: unknown;
}

function applyRange(
  draft: Draft,
  editor: Editor,
  range: string,
  data: ValueRangeInput,
  input: Input,
  year: number,
): Update {
  const rows = rowsOf(data.values, dimensionOf(data.majorDimension, 'data.major_dimension') === 'ROWS');
  const { tab, box, single } = resolve(draft.book, range);
  assertFits(tab, box, single, rows);
  return writeBlock(draft, tab, box, rows, input, editor, year);
}

/** Values as they stand after the write, when they were asked for. */
function echo(call: SheetsCall, held: Held, updates: Update[], options: Json): Json[] {
  if (!options.include) return updates.map((update) => ({ ...update }));
  const read = {
    value: choice(
      options.value,
      'response_value_render_option',
      'ValueRenderOption',
      VALUE_RENDER,
      'FORMATTED_VALUE',
    ),
    date: choice(
      options.date,
      'response_date_time_render_option',
      'DateTimeRenderOption',
      DATE_RENDER,
      'SERIAL_NUMBER',
    ),
    dimension: 'ROWS' as const,
  };
  return updates.map((update) => ({
    ...update,
    updatedData: readPlace(call.services, held, resolve(held.book, update.updatedRange), read),
  }));
}

const yearOf = (call: SheetsCall): number => new Date(call.services.now()).getUTCFullYear();

export function updateValues(call: SheetsCall, id: string, range: string): unknown {
  const file = spreadsheetFile(call, id, true);
  const input = inputOption(call.query.get('valueInputOption'));
  const { services, query, body } = call;
  if (typeof body.range === 'string' && body.range !== '' && body.range !== range)
    throw invalid(
      `Requested writing within range [${range}], but the request body names range [${body.range}]`,
    );
  const update = services.books.edit(id, call.account, (draft) =>
    applyRange(draft, editorOf(call, file), range, body, input, yearOf(call)),
  );
  const options = {
    include: flag(query, 'includeValuesInResponse'),
    value: query.get('responseValueRenderOption'),
    date: query.get('responseDateTimeRenderOption'),
  };
  return { spreadsheetId: id, ...echo(call, services.books.open(id), [update], options)[0] };
}

export function batchUpdateValues(call: SheetsCall, id: string): unknown {
  const file = spreadsheetFile(call, id, true);
  const { services, body } = call;
  const input = inputOption(body.valueInputOption);
  const data = (Array.isArray(body.data) ? body.data : body.data ? [body.data] : []) as ValueRangeInput[];
  const updates = services.books.edit(id, call.account, (draft) =>
    data.map((one) =>
      applyRange(draft, editorOf(call, file), String(one.range ?? ''), one, input, yearOf(call)),
    ),
  );
  const sum = (key: 'updatedRows' | 'updatedColumns' | 'updatedCells') =>
    updates.reduce((total, update) => total + (update[key] ?? 0), 0);
  const options = {
    include: body.includeValuesInResponse === true,
    value: body.responseValueRenderOption,
    date: body.responseDateTimeRenderOption,
  };
  const sheets = new Set(
    updates.map(({ updatedRange }) => updatedRange.slice(0, updatedRange.lastIndexOf('!'))),
  );
  return {
    spreadsheetId: id,
    totalUpdatedRows: sum('updatedRows'),
    totalUpdatedColumns: sum('updatedColumns'),
    totalUpdatedCells: sum('updatedCells'),
    totalUpdatedSheets: sheets.size,
    responses: echo(call, services.books.open(id), updates, options).map((update) => ({
      spreadsheetId: id,
      ...update,
    })),
  };
}

/** The block of filled cells around a range's first cell: what `append` calls the table. */
function tableBox(tab: Tab, box: Box): Box | undefined {
  const filled = (row: number, column: number) => !isBlank(cellAt(tab, row, column));
  let { top, left } = box;
  let bottom = Math.min(box.bottom, Math.max(top + 1, usedRows(tab)));
  let right = box.right === tab.columnCount ? left + 1 : box.right;
  const any = () => {
    for (let row = top; row < bottom; row++)
      for (let column = left; column < right; column++) if (filled(row, column)) return true;
    return false;
  };
  if (!any() && box.right === tab.columnCount) right = tab.columnCount;
  if (!any()) return undefined;
  for (let grown = true; grown; ) {
    grown = false;
    const columns = (row: number) => {
      for (let column = Math.max(0, left - 1); column <= Math.min(right, tab.columnCount - 1); column++)
        if (filled(row, column)) return true;
      return false;
    };
    const rows = (column: number) => {
      for (let row = Math.max(0, top - 1); row <= Math.min(bottom, tab.rowCount - 1); row++)
        if (filled(row, column)) return true;
      return false;
    };
    if (bottom < tab.rowCount && columns(bottom)) [bottom, grown] = [bottom + 1, true];
    if (top > 0 && columns(top - 1)) [top, grown] = [top - 1, true];
    if (right < tab.columnCount && rows(right)) [right, grown] = [right + 1, true];
    if (left > 0 && rows(left - 1)) [left, grown] = [left - 1, true];
  }
  const empty = (row: number) => {
    for (let column = left; column < right; column++) if (filled(row, column)) return false;
    return true;
  };
  while (bottom > top && empty(bottom - 1)) bottom--;
  while (top < bottom && empty(top)) top++;
  return { top, bottom, left, right };
}

export function appendValues(call: SheetsCall, id: string, range: string): unknown {
  const file = spreadsheetFile(call, id, true);
  const { services, query, body } = call;
  const input = inputOption(query.get('valueInputOption'));
  const insert = query.get('insertDataOption') === 'INSERT_ROWS';
  let table: string | undefined;
  const update = services.books.edit(id, call.account, (draft) => {
    const { tab, box } = resolve(draft.book, range);
    const rows = rowsOf(body.values, dimensionOf(body.majorDimension, 'data.major_dimension') === 'ROWS');
    const found = tableBox(tab, box);
    if (found) table = printA1(tab.title, found);
    const top = found ? found.bottom : box.top;
    const left = found ? found.left : box.left;
    const width = Math.max(1, ...rows.map((row) => row.length));
    if (insert && top < tab.rowCount) {
      const count = Math.min(rows.length, tab.rowCount - top);
      tab.rows.length = Math.max(tab.rows.length, top);
      tab.rows.splice(top, 0, ...Array.from({ length: count }, () => []));
      tab.rowCount += count;
    }
    tab.rowCount = Math.max(tab.rowCount, top + rows.length);
    tab.columnCount = Math.max(tab.columnCount, left + width);
    const at = { top, left, bottom: top + rows.length, right: left + width };
    return writeBlock(draft, tab, at, rows, input, editorOf(call, file), yearOf(call));
  });
  const options = {
    include: flag(query, 'includeValuesInResponse'),
    value: query.get('responseValueRenderOption'),
    date: query.get('responseDateTimeRenderOption'),
  };
  return {
    spreadsheetId: id,
    ...(table ? { tableRange: table } : {}),
    updates: { spreadsheetId: id, ...echo(call, services.books.open(id), [update], options)[0] },
  };
}

function clearRange(draft: Draft, editor: Editor, range: string): string {
  const { tab, box } = resolve(draft.book, range);
  assertCells(draft.book, tab, box, editor);
  let cleared = false;
  for (let row = box.top; row < Math.min(box.bottom, tab.rows.length); row++) {
    for (let column = box.left; column < Math.min(box.right, tab.rows[row]?.length ?? 0); column++) {
      cleared ||= !isBlank(cellAt(tab, row, column));
      emptyCell(tab, row, column);
    }
  }
  if (cleared) draft.touch(tab);
  return printA1(tab.title, box);
}

export function clearValues(call: SheetsCall, id: string, range: string): unknown {
  const file = spreadsheetFile(call, id, true);
  const clearedRange = call.services.books.edit(id, call.account, (draft) =>
    clearRange(draft, editorOf(call, file), range),
  );
  return { spreadsheetId: id, clearedRange };
}

export function batchClearValues(call: SheetsCall, id: string): unknown {
  const file = spreadsheetFile(call, id, true);
  const ranges = Array.isArray(call.body.ranges) ? (call.body.ranges as string[]) : [];
  const clearedRanges = call.services.books.edit(id, call.account, (draft) =>
    ranges.map((range) => clearRange(draft, editorOf(call, file), range)),
  );
  return { spreadsheetId: id, ...(clearedRanges.length > 0 ? { clearedRanges } : {}) };
}
