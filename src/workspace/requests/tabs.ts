/** Tabs and the spreadsheet's own properties. */
import { copyTab } from '../book/copy-tab.ts';
import { editLines, forEachFormula } from '../book/edit-lines.ts';
import type { Book, Json, Tab } from '../book/model.ts';
import { newTab, tabById, tabByTitle } from '../book/model.ts';
import { assertTab } from '../book/protection.ts';
import { assertSize } from '../book/size.ts';
import { normalColors } from '../cells/colors.ts';
import { isLocale } from '../cells/locale.ts';
import { invalid } from '../errors.ts';
import { orphaned, retitled } from '../formulas/references.ts';
import { newNumber } from '../ids.ts';
import { type Mask, update } from '../mask.ts';
import { sheetProperties } from '../sheets/describe.ts';
import { decimalComma, fieldsOf, type Handler, type Payload, tabOf } from './change.ts';

export const updateSpreadsheetProperties: Handler = (change, payload) => {
  const { book } = change;
  const current: Payload = {
    title: book.title,
    locale: book.locale,
    timeZone: book.timeZone,
    autoRecalc: book.autoRecalc,
  };
  update(current, payload.properties as Payload | undefined, fieldsOf(payload));
  const { title, locale, timeZone, autoRecalc } = current;
  if (typeof title !== 'string' || title === '') throw invalid('The title cannot be empty.');
  if (typeof locale !== 'string' || !isLocale(locale)) throw invalid(`Unsupported locale: ${String(locale)}`);
  if (typeof timeZone !== 'string' || !isTimeZone(timeZone))
    throw invalid(`Invalid time zone: ${String(timeZone)}`);
  Object.assign(book, { title, locale, timeZone, autoRecalc });
  change.draft.touch();
  return undefined;
};

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A tab's properties with the API's names, to be changed by a mask and written back. */
const propertiesOf = (book: Book, tab: Tab): Payload => ({
  sheetId: tab.sheetId,
  title: tab.title,
  index: book.tabs.indexOf(tab),
  ...tab.extra.sheet,
  gridProperties: {
    rowCount: tab.rowCount,
    columnCount: tab.columnCount,
    frozenRowCount: tab.frozenRowCount,
    frozenColumnCount: tab.frozenColumnCount,
    ...tab.extra.grid,
  },
});

function writeProperties(book: Book, tab: Tab, properties: Payload): void {
  const { sheetId: _id, sheetType: _type, title, index: _index, gridProperties, ...sheet } = properties;
  const { rowCount, columnCount, frozenRowCount, frozenColumnCount, ...grid } = (gridProperties ??
    {}) as Payload;
  if (typeof title !== 'string' || title === '') throw invalid('The sheet name cannot be empty.');
  if (title.length > 100) throw invalid('The sheet name cannot be greater than 100 characters.');
  if (book.tabs.some((other) => other !== tab && other.title.toLowerCase() === title.toLowerCase()))
    throw invalid(`A sheet with the name "${title}" already exists. Please enter another name.`);
  tab.title = title;
  const size = (given: unknown, fallback: number, name: string) => {
    const value = Number(given ?? fallback);
    if (!Number.isInteger(value) || value < 1) throw invalid(`gridProperties.${name} must be at least 1.`);
    return value;
  };
  const rows = size(rowCount, tab.rowCount, 'rowCount');
  const columns = size(columnCount, tab.columnCount, 'columnCount');
  assertSize(book, tab, rows, columns);
  // A smaller grid is one whose last lines were deleted, with all that follows from it.
  if (rows < tab.rowCount) editLines(book, tab, 'ROWS', { kind: 'delete', start: rows, end: tab.rowCount });
  if (columns < tab.columnCount)
    editLines(book, tab, 'COLUMNS', { kind: 'delete', start: columns, end: tab.columnCount });
  tab.rowCount = rows;
  tab.columnCount = columns;
  const frozen = (given: unknown, name: string) => {
    const value = Number(given ?? 0);
    if (value < 0) throw invalid(`gridProperties.${name} must not be negative.`);
    return value;
  };
  tab.frozenRowCount = frozen(frozenRowCount, 'frozenRowCount');
  tab.frozenColumnCount = frozen(frozenColumnCount, 'frozenColumnCount');
  if (tab.frozenRowCount >= rows) throw invalid("You can't freeze all visible rows on the sheet.");
  if (tab.frozenColumnCount >= columns) throw invalid("You can't freeze all visible columns on the sheet.");
  for (const object of [sheet, grid])
    for (const [key, value] of Object.entries(object)) if (value === false) delete object[key];
  tab.extra = { sheet: normalColors(sheet as Json), grid: grid as Json };
}

function place(book: Book, tab: Tab, index: number): void {
  const at = book.tabs.indexOf(tab);
  if (at >= 0) book.tabs.splice(at, 1);
  book.tabs.splice(Math.max(0, Math.min(index, book.tabs.length)), 0, tab);
}

export const addSheet: Handler = (change, payload) => {
  const { book } = change;
  const given = { ...((payload.properties ?? {}) as Payload) };
  const id = given.sheetId === undefined || given.sheetId === null ? undefined : Number(given.sheetId);
  if (id !== undefined && (!Number.isInteger(id) || id < 0))
    throw invalid(`Invalid sheetId: ${id}. Must be >= 0.`);
  if (id !== undefined && tabById(book, id))
    throw invalid(`Invalid sheetId: ${id}. Another sheet with this ID already exists.`);
  const sheetId = id ?? newNumber((taken) => tabById(book, taken) !== undefined);
  let number = book.tabs.length + 1;
  while (tabByTitle(book, `Sheet${number}`)) number++;
  const tab = newTab(sheetId, '');
  const properties = propertiesOf(book, tab);
  const grid = { ...(properties.gridProperties as Payload), ...((given.gridProperties ?? {}) as Payload) };
  writeProperties(book, tab, { ...properties, title: `Sheet${number}`, ...given, gridProperties: grid });
  place(book, tab, given.index === undefined ? book.tabs.length : Number(given.index));
  change.draft.touch(tab);
  return { properties: sheetProperties(book, tab) };
};

export const deleteSheet: Handler = (change, payload) => {
  const { book } = change;
  const tab = tabOf(book, payload.sheetId);
  assertTab(book, tab, change.editor);
  const visible = (other: Tab) => other !== tab && other.extra.sheet.hidden !== true;
  if (book.tabs.length === 1) throw invalid("You can't remove all the sheets in a document.");
  if (!book.tabs.some(visible)) throw invalid("You can't remove all the visible sheets in a document.");
  book.tabs.splice(book.tabs.indexOf(tab), 1);
  book.namedRanges = book.namedRanges.filter((named) => named.range.sheetId !== tab.sheetId);
  book.metadata = book.metadata.filter(
    (item) => (item.location.sheetId ?? item.location.dimensionRange?.sheetId) !== tab.sheetId,
  );
  for (const other of book.tabs)
    forEachFormula(other, (formula) => orphaned(formula, decimalComma(book), tab.title));
  change.draft.touch();
  return undefined;
};

export const updateSheetProperties: Handler = (change, payload) => {
  const { book } = change;
  const given = (payload.properties ?? {}) as Payload;
  const tab = tabOf(book, given.sheetId);
  assertTab(book, tab, change.editor);
  const mask: Mask = fieldsOf(payload);
  const properties = propertiesOf(book, tab);
  const index = properties.index as number;
  const title = tab.title;
  if (mask !== true && mask.tabColor && !mask.tabColorStyle) delete properties.tabColorStyle;
  if (mask !== true && mask.tabColorStyle && !mask.tabColor) delete properties.tabColor;
  update(properties, given, mask);
  writeProperties(book, tab, properties);
  if (!book.tabs.some((other) => other.extra.sheet.hidden !== true))
    throw invalid("You can't hide all the sheets in a document.");
  if (tab.title !== title) {
    for (const other of book.tabs)
      forEachFormula(other, (formula) => retitled(formula, decimalComma(book), title, tab.title));
  }
  const next = properties.index === undefined ? 0 : Number(properties.index);
  // The index counts places before the move.
  if (next !== index) place(book, tab, next > index ? next - 1 : next);
  change.draft.touch();
  return undefined;
};

export const duplicateSheet: Handler = (change, payload) => {
  const { book } = change;
  const source = tabOf(book, payload.sourceSheetId);
  const sheetId =
    payload.newSheetId === undefined
      ? newNumber((taken) => tabById(book, taken) !== undefined)
      : Number(payload.newSheetId);
  if (tabById(book, sheetId))
    throw invalid(`Invalid newSheetId: ${sheetId}. Another sheet with this ID already exists.`);
  const title = typeof payload.newSheetName === 'string' ? payload.newSheetName : undefined;
  if (title !== undefined && tabByTitle(book, title))
    throw invalid(`A sheet with the name "${title}" already exists. Please enter another name.`);
  const copy = copyTab(book, source, sheetId, title);
  assertSize(book, copy, copy.rowCount, copy.columnCount);
  place(book, copy, payload.insertSheetIndex === undefined ? 0 : Number(payload.insertSheetIndex));
  change.draft.touch();
  return { properties: sheetProperties(book, copy) };
};
