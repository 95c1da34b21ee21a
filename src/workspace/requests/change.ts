/** What every kind of request works on. */
import type { Book, Box, GridRange, Tab } from '../book/model.ts';
import { tabById } from '../book/model.ts';
import { assertCells, type Editor } from '../book/protection.ts';
import { boxOf, readRange } from '../book/ranges.ts';
import { localeOf } from '../cells/locale.ts';
import { invalid } from '../errors.ts';
import { type Mask, parseMask } from '../mask.ts';
import type { Draft } from '../storage/books.ts';

export interface Change {
  draft: Draft;
  book: Book;
  editor: Editor;
}

/** A request's own part; `Payload` fields are checked where they are used. */
export type Payload = { [field: string]: unknown };

/** Does one request; what it returns is its reply. */
export type Handler = (change: Change, payload: Payload) => Payload | undefined;

/** The tab of an id; 0 when none is given, as in the API. */
export function tabOf(book: Book, sheetId: unknown): Tab {
  const id = sheetId === undefined || sheetId === null ? 0 : Number(sheetId);
  const tab = tabById(book, id);
  if (tab === undefined) throw invalid(`No grid with id: ${id}`);
  return tab;
}

/** A range of the request with its tab; the range must begin on the grid. */
export function areaOf(
  book: Book,
  given: unknown,
  field = 'range',
): { tab: Tab; range: GridRange; box: Box } {
  if (given === undefined || given === null || typeof given !== 'object')
    throw invalid(`${field} is required`);
  const range = readRange(given as Partial<GridRange>);
  const tab = tabOf(book, range.sheetId);
  for (const [start, end, size, what] of [
    [range.startRowIndex, range.endRowIndex, tab.rowCount, 'Row'],
    [range.startColumnIndex, range.endColumnIndex, tab.columnCount, 'Column'],
  ] as const) {
    if ((start ?? 0) < 0 || (end ?? 0) < 0)
      throw invalid(`${field}.start${what}Index and end${what}Index must not be negative.`);
    if (start !== undefined && start >= size)
      throw invalid(
        `${field}.start${what}Index[${start}] is after last ${what.toLowerCase()} in grid[${size}]`,
      );
    if (end !== undefined && start !== undefined && end < start)
      throw invalid(
        `${field}.end${what}Index[${end}] must be greater than or equal to ${field}.start${what}Index[${start}].`,
      );
  }
  return { tab, range, box: boxOf(range, tab) };
}

export const assertEditable = (change: Change, tab: Tab, box: Box): void =>
  assertCells(change.book, tab, box, change.editor);

/** The `fields` of an update; required, as Google has it. */
export function fieldsOf(payload: Payload): Mask {
  if (typeof payload.fields !== 'string' || payload.fields.trim() === '')
    throw invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  try {
    return parseMask(payload.fields) ?? true;
  } catch {
    throw invalid(`Invalid field: ${payload.fields}`);
  }
}

export const decimalComma = (book: Book): boolean => localeOf(book.locale).decimal === ',';
