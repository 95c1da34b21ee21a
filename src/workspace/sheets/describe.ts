/** A spreadsheet as `spreadsheets.get` shows it. */
import { intern } from '../book/cells.ts';
import { metadataJson } from '../book/metadata.ts';
import type { Book, Box, Cell, Json, Tab } from '../book/model.ts';
import { type Editor, mayEditProtected } from '../book/protection.ts';
import { boxOf, printRange } from '../book/ranges.ts';
import { type Locale, localeOf } from '../cells/locale.ts';
import { type Effective, isError, shown } from '../cells/render.ts';
import type { FormatLayer } from '../formulas/conditional.ts';
import { type Mask, within } from '../mask.ts';

const DEFAULT_FORMAT: Json = {
  backgroundColor: { red: 1, green: 1, blue: 1 },
  padding: { top: 2, right: 3, bottom: 2, left: 3 },
  verticalAlignment: 'BOTTOM',
  wrapStrategy: 'OVERFLOW_CELL',
  textFormat: {
    foregroundColor: {},
    fontFamily: 'arial,sans,sans-serif',
    fontSize: 10,
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
    foregroundColorStyle: { rgbColor: {} },
  },
  backgroundColorStyle: { rgbColor: { red: 1, green: 1, blue: 1 } },
};

const DEFAULT_ROW = 21;
const DEFAULT_COLUMN = 100;

export const bookProperties = (book: Book): Json => ({
  title: book.title,
  locale: book.locale,
  autoRecalc: book.autoRecalc,
  timeZone: book.timeZone,
  defaultFormat: DEFAULT_FORMAT,
});

export function sheetProperties(book: Book, tab: Tab): Json {
  return {
    sheetId: tab.sheetId,
    title: tab.title,
    index: book.tabs.indexOf(tab),
    sheetType: 'GRID',
    gridProperties: {
      rowCount: tab.rowCount,
      columnCount: tab.columnCount,
      ...(tab.frozenRowCount > 0 ? { frozenRowCount: tab.frozenRowCount } : {}),
      ...(tab.frozenColumnCount > 0 ? { frozenColumnCount: tab.frozenColumnCount } : {}),
      ...tab.extra.grid,
    },
    ...tab.extra.sheet,
  };
}

export function protectedRangeJson(protection: Tab['protectedRanges'][number], editor: Editor): Json {
  const may = mayEditProtected(protection, editor);
  const { range, unprotectedRanges, editors, description, ...rest } = protection;
  return {
    protectedRangeId: rest.protectedRangeId,
    ...(range ? { range: printRange(range) } : {}),
    ...(rest.namedRangeId ? { namedRangeId: rest.namedRangeId } : {}),
    ...(description ? { description } : {}),
    ...(rest.warningOnly ? { warningOnly: true } : {}),
    ...(may ? { requestingUserCanEdit: true } : {}),
    ...(unprotectedRanges?.length ? { unprotectedRanges: unprotectedRanges.map(printRange) } : {}),
    ...(may && editors ? { editors } : {}),
  };
}

/** How cells are computed and decorated while a grid is described. */
export interface Eyes {
  editor: Editor;
  value(tab: Tab, row: number, column: number, cell: Cell): Effective;
  /** Formats that conditional rules lay over cells of a box; asked for only when an effective format is wanted. */
  layers(tab: Tab, box: Box): FormatLayer;
}

/** One `Sheet`, with grid data of the boxes when they are given. Parts that the mask leaves out are not computed. */
export function sheetJson(
  book: Book,
  tab: Tab,
  eyes: Eyes,
  boxes: Box[] | undefined,
  mask: Mask | undefined,
): Json {
  const wants = (field: string) => within(mask, field) !== undefined;
  const filled = (list: unknown[]) => list.length > 0;
  const groups = (list: Tab['rowGroups'], dimension: string) =>
    list.map((group) => ({
      range: {
        ...(tab.sheetId === 0 ? {} : { sheetId: tab.sheetId }),
        dimension,
        startIndex: group.start,
        endIndex: group.end,
      },
      depth: group.depth,
    }));
  const metadata = book.metadata.filter((item) => item.location.sheetId === tab.sheetId);
  return {
    ...(wants('properties') ? { properties: sheetProperties(book, tab) } : {}),
    ...(boxes && wants('data')
      ? { data: boxes.map((box) => gridData(book, tab, box, eyes, within(mask, 'data'))) }
      : {}),
    ...(filled(tab.merges) ? { merges: tab.merges.map(printRange) } : {}),
    ...(filled(tab.conditionalFormats)
      ? {
          conditionalFormats: tab.conditionalFormats.map((rule) => ({
            ...rule,
            ranges: rule.ranges.map(printRange),
          })),
        }
      : {}),
    ...(filled(tab.protectedRanges)
      ? { protectedRanges: tab.protectedRanges.map((one) => protectedRangeJson(one, eyes.editor)) }
      : {}),
    ...(tab.basicFilter
      ? {
          basicFilter: {
            ...tab.basicFilter,
            ...(tab.basicFilter.range ? { range: printRange(tab.basicFilter.range) } : {}),
          },
        }
      : {}),
    ...(filled(metadata) ? { developerMetadata: metadata.map(metadataJson) } : {}),
    ...(filled(tab.rowGroups) ? { rowGroups: groups(tab.rowGroups, 'ROWS') } : {}),
    ...(filled(tab.columnGroups) ? { columnGroups: groups(tab.columnGroups, 'COLUMNS') } : {}),
  };
}

function gridData(book: Book, tab: Tab, box: Box, eyes: Eyes, mask: Mask | undefined): Json {
  const rowMask = within(mask, 'rowData');
  const cellMask = rowMask === undefined ? undefined : within(rowMask, 'values');
  return {
    ...(box.top > 0 ? { startRow: box.top } : {}),
    ...(box.left > 0 ? { startColumn: box.left } : {}),
    ...(cellMask === undefined ? {} : rowData(book, tab, box, eyes, cellMask)),
    ...(within(mask, 'rowMetadata') === undefined
      ? {}
      : { rowMetadata: lines(book, tab, 'ROWS', box.top, box.bottom) }),
    ...(within(mask, 'columnMetadata') === undefined
      ? {}
      : { columnMetadata: lines(book, tab, 'COLUMNS', box.left, box.right) }),
  };
}

/** Sizes of rows or columns, and the metadata attached to each. */
function lines(book: Book, tab: Tab, dimension: 'ROWS' | 'COLUMNS', start: number, end: number): Json[] {
  const [list, pixelSize] =
    dimension === 'ROWS' ? [tab.rowLines, DEFAULT_ROW] : [tab.columnLines, DEFAULT_COLUMN];
  const attached = new Map<number, Json[]>();
  for (const item of book.metadata) {
    const range = item.location.dimensionRange;
    if (range?.sheetId !== tab.sheetId || range.dimension !== dimension) continue;
    attached.set(range.startIndex, [...(attached.get(range.startIndex) ?? []), metadataJson(item)]);
  }
  return Array.from({ length: end - start }, (_none, at) => {
    const developerMetadata = attached.get(start + at);
    return { pixelSize, ...list[start + at], ...(developerMetadata ? { developerMetadata } : {}) };
  });
}

function rowData(book: Book, tab: Tab, box: Box, eyes: Eyes, mask: Mask): Json {
  const locale = localeOf(book.locale);
  const layer = within(mask, 'effectiveFormat') === undefined ? undefined : eyes.layers(tab, box);
  const rows: Json[] = [];
  for (let row = box.top; row < Math.min(box.bottom, tab.rows.length); row++) {
    const line = tab.rows[row];
    const values: Json[] = [];
    for (let column = box.left; column < Math.min(box.right, line?.length ?? 0); column++) {
      // A rule may colour a cell that holds nothing at all.
      const cell = line?.[column] ?? (layer?.at(row, column) ? {} : undefined);
      values.push(cell ? cellData(tab, row, column, cell, eyes, layer, locale, mask) : {});
    }
    while (values.length > 0 && Object.keys(values.at(-1)!).length === 0) values.pop();
    rows.push(values.length > 0 ? { values } : {});
  }
  while (rows.length > 0 && Object.keys(rows.at(-1)!).length === 0) rows.pop();
  return rows.length > 0 ? { rowData: rows } : {};
}

function cellData(
  tab: Tab,
  row: number,
  column: number,
  cell: Cell,
  eyes: Eyes,
  layer: FormatLayer | undefined,
  locale: Locale,
  mask: Mask,
): Json {
  const out: Json = {};
  const wants = (field: string) => within(mask, field) !== undefined;
  if (cell.f !== undefined || cell.v !== undefined) {
    if (wants('userEnteredValue'))
      out.userEnteredValue = cell.f === undefined ? extended(cell.v!) : { formulaValue: cell.f };
    if (wants('effectiveValue') || wants('formattedValue')) {
      const value = eyes.value(tab, row, column, cell);
      if (wants('effectiveValue')) out.effectiveValue = extended(value);
      if (wants('formattedValue')) out.formattedValue = shown(value, cell, locale);
    }
  }
  if (cell.format && wants('userEnteredFormat')) out.userEnteredFormat = cell.format;
  if (layer && wants('effectiveFormat')) out.effectiveFormat = effectiveFormat(cell, layer.at(row, column));
  if (cell.note !== undefined && wants('note')) out.note = cell.note;
  if (cell.validation && wants('dataValidation')) out.dataValidation = cell.validation;
  return out;
}

function extended(value: Effective): Json {
  if (isError(value)) return { errorValue: { type: value.type, message: value.error } };
  if (typeof value === 'number') return { numberValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return { stringValue: value };
}

/** Google's defaults under the cell's own format under what a conditional rule lays over it. */
function effectiveFormat(cell: Cell | undefined, over: Json | undefined): Json {
  const own = merge(DEFAULT_FORMAT, cell?.format);
  return intern(merge(own, over))!;
}

function merge(base: Json, top: Json | undefined): Json {
  if (!top) return base;
  const out: Json = { ...base };
  for (const [key, value] of Object.entries(top)) {
    const whole = typeof value !== 'object' || value === null || /color/i.test(key);
    out[key] = whole ? value : merge((out[key] as Json | undefined) ?? {}, value as Json);
  }
  if (top.backgroundColor && !top.backgroundColorStyle)
    out.backgroundColorStyle = { rgbColor: top.backgroundColor };
  const styled = top.backgroundColorStyle as Json | undefined;
  if (!top.backgroundColor && styled?.rgbColor) out.backgroundColor = styled.rgbColor;
  return out;
}

export const wholeBox = (tab: Tab): Box => boxOf({ sheetId: tab.sheetId }, tab);
