/** `spreadsheets.values`: update, batchUpdate, clear, batchClear. */
import { printA1 } from '../book/a1.ts';
import { cellAt, emptyCell } from '../book/cells.ts';
import { isBlank, type Json } from '../book/model.ts';
import { assertCells, type Editor } from '../book/protection.ts';
import { type Place, resolve } from '../book/resolve.ts';
import { invalid } from '../errors.ts';
import type { Draft, Held } from '../storage/books.ts';
import { editorOf, flag, type SheetsCall, spreadsheetFile } from './call.ts';
import { assertFits, type Input, inputOption, rowsOf, type Written, writeBlock } from './enter.ts';
import { choice, DATE_RENDER, dimensionOf, readPlace, VALUE_RENDER } from './read-values.ts';

interface ValueRangeInput {
  range?: unknown;
  majorDimension?: unknown;
  values?: unknown;
}

/** Writes the values of a `ValueRange` into a place. */
export function writePlace(
  draft: Draft,
  editor: Editor,
  { tab, box, single }: Place,
  data: ValueRangeInput,
  input: Input,
  year: number,
): Written {
  const rows = rowsOf(data.values, dimensionOf(data.majorDimension, 'data.major_dimension') === 'ROWS');
  assertFits(tab, box, single, rows);
  return writeBlock(draft, tab, box, rows, input, editor, year);
}

/** The `UpdateValuesResponse` of each write, with the values as they stand after it when they were asked for. */
export function responses(call: SheetsCall, held: Held, updates: Written[], options: Json): Json[] {
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
  return updates.map(({ range, rows, columns, cells }) => ({
    spreadsheetId: held.book.id,
    updatedRange: range,
    ...(cells > 0 ? { updatedRows: rows.size, updatedColumns: columns.size, updatedCells: cells } : {}),
    ...(options.include
      ? { updatedData: readPlace(call.services, held, resolve(held.book, range), read) }
      : {}),
  }));
}

/** `includeValuesInResponse` and its companions, where they stand in the query. */
export const responseOptions = (query: URLSearchParams): Json => ({
  include: flag(query, 'includeValuesInResponse'),
  value: query.get('responseValueRenderOption'),
  date: query.get('responseDateTimeRenderOption'),
});

/** A date without a year means this one. */
export const yearOf = (call: SheetsCall): number => new Date(call.services.now()).getUTCFullYear();

export function updateValues(call: SheetsCall, id: string, range: string): unknown {
  const file = spreadsheetFile(call, id, true);
  const input = inputOption(call.query.get('valueInputOption'));
  const { services, query, body } = call;
  if (typeof body.range === 'string' && body.range !== '' && body.range !== range)
    throw invalid(
      `Requested writing within range [${range}], but the request body names range [${body.range}]`,
    );
  const update = services.books.edit(id, call.account, (draft) =>
    writePlace(draft, editorOf(call, file), resolve(draft.book, range), body, input, yearOf(call)),
  );
  return responses(call, services.books.open(id), [update], responseOptions(query))[0];
}

export function batchUpdateValues(call: SheetsCall, id: string): unknown {
  const file = spreadsheetFile(call, id, true);
  const { services, body } = call;
  const input = inputOption(body.valueInputOption);
  const data = (Array.isArray(body.data) ? body.data : body.data ? [body.data] : []) as ValueRangeInput[];
  const updates = services.books.edit(id, call.account, (draft) =>
    data.map((one) =>
      writePlace(
        draft,
        editorOf(call, file),
        resolve(draft.book, String(one.range ?? '')),
        one,
        input,
        yearOf(call),
      ),
    ),
  );
  const options = {
    include: body.includeValuesInResponse === true,
    value: body.responseValueRenderOption,
    date: body.responseDateTimeRenderOption,
  };
  return {
    spreadsheetId: id,
    ...totals(updates),
    responses: responses(call, services.books.open(id), updates, options),
  };
}

/** Sums over all writes; what is zero is left out. */
export function totals(updates: Written[]): Json {
  const cells = updates.reduce((total, update) => total + update.cells, 0);
  if (cells === 0) return {};
  return {
    totalUpdatedRows: distinct(updates, 'rows'),
    totalUpdatedColumns: distinct(updates, 'columns'),
    totalUpdatedCells: cells,
    totalUpdatedSheets: new Set(updates.filter((update) => update.cells > 0).map(({ tab }) => tab)).size,
  };
}

/** Rows or columns written, each counted once in its tab. */
function distinct(updates: Written[], key: 'rows' | 'columns'): number {
  const lines = updates.flatMap((update) => [...update[key]].map((line) => `${update.tab.sheetId} ${line}`));
  return new Set(lines).size;
}

/** Empties a place and says which it was. */
export function clearPlace(draft: Draft, editor: Editor, { tab, box }: Place): string {
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
    clearPlace(draft, editorOf(call, file), resolve(draft.book, range)),
  );
  return { spreadsheetId: id, clearedRange };
}

export function batchClearValues(call: SheetsCall, id: string): unknown {
  const file = spreadsheetFile(call, id, true);
  const ranges = Array.isArray(call.body.ranges) ? (call.body.ranges as string[]) : [];
  const clearedRanges = call.services.books.edit(id, call.account, (draft) =>
    ranges.map((range) => clearPlace(draft, editorOf(call, file), resolve(draft.book, range))),
  );
  return { spreadsheetId: id, ...(clearedRanges.length > 0 ? { clearedRanges } : {}) };
}
