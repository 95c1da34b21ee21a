/** A spreadsheet in memory. Shapes that the API hands through unchanged keep Google's field names. */

export type Scalar = string | number | boolean;

/** A JSON object of the API that is stored and given back as it came. */
export type Json = { [key: string]: unknown };

/**
 * One cell. `v` is what was typed as a value, `f` a formula as typed (with `=`); never both. Formats and validations
 * are interned, so that equal ones are one object.
 */
export interface Cell {
  v?: Scalar;
  f?: string;
  format?: Json;
  note?: string;
  validation?: Json;
}

/** Half-open, 0-based; unbounded where an index is missing. */
export interface GridRange {
  sheetId: number;
  startRowIndex?: number;
  endRowIndex?: number;
  startColumnIndex?: number;
  endColumnIndex?: number;
}

/** A rectangle with all its bounds. */
export interface Box {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface NamedRange {
  namedRangeId: string;
  name: string;
  range: GridRange;
}

export interface ProtectedRange {
  protectedRangeId: number;
  range?: GridRange;
  namedRangeId?: string;
  description?: string;
  warningOnly?: boolean;
  unprotectedRanges?: GridRange[];
  editors?: { users?: string[]; groups?: string[]; domainUsersCanEdit?: boolean };
}

export interface ConditionalRule {
  ranges: GridRange[];
  booleanRule?: { condition: { type: string; values?: { userEnteredValue?: string }[] }; format?: Json };
  gradientRule?: Json;
}

export interface DeveloperMetadata {
  metadataId: number;
  metadataKey: string;
  metadataValue?: string;
  visibility: string;
  location: MetadataLocation;
}

/** One of spreadsheet, tab, and a single row or column. */
export interface MetadataLocation {
  locationType: 'SPREADSHEET' | 'SHEET' | 'ROW' | 'COLUMN';
  spreadsheet?: boolean;
  sheetId?: number;
  dimensionRange?: LineRange;
}

/** A `DimensionRange` with all its parts. */
export interface LineRange {
  sheetId: number;
  dimension: 'ROWS' | 'COLUMNS';
  startIndex: number;
  endIndex: number;
}

/** Properties of a row or a column; absent ones are Google's defaults (21 px rows, 100 px columns). */
export interface Line {
  pixelSize?: number;
  hiddenByUser?: boolean;
}

export interface Tab {
  sheetId: number;
  title: string;
  rowCount: number;
  columnCount: number;
  frozenRowCount: number;
  frozenColumnCount: number;
  /** Other `SheetProperties` and `GridProperties`: hidden, tabColor, rightToLeft, hideGridlines … */
  extra: { sheet: Json; grid: Json };
  /** Sparse: a row without cells is missing, so is a cell that holds nothing. */
  rows: (Cell | undefined)[][];
  merges: GridRange[];
  protectedRanges: ProtectedRange[];
  conditionalFormats: ConditionalRule[];
  basicFilter?: Json & { range?: GridRange };
  rowLines: (Line | undefined)[];
  columnLines: (Line | undefined)[];
  /** Outline groups, by `addDimensionGroup`. */
  rowGroups: Group[];
  columnGroups: Group[];
}

export interface Group {
  start: number;
  end: number;
  depth: number;
}

export interface Book {
  id: string;
  title: string;
  locale: string;
  timeZone: string;
  autoRecalc: string;
  tabs: Tab[];
  namedRanges: NamedRange[];
  metadata: DeveloperMetadata[];
}

/** A new tab as Google makes it: 1000 rows, 26 columns. */
export function newTab(sheetId: number, title: string, rowCount = 1000, columnCount = 26): Tab {
  return {
    sheetId,
    title,
    rowCount,
    columnCount,
    frozenRowCount: 0,
    frozenColumnCount: 0,
    extra: { sheet: {}, grid: {} },
    rows: [],
    merges: [],
    protectedRanges: [],
    conditionalFormats: [],
    rowLines: [],
    columnLines: [],
    rowGroups: [],
    columnGroups: [],
  };
}

export function newBook(id: string, title: string): Book {
  return {
    id,
    title,
    locale: 'en_US',
    timeZone: 'Etc/GMT',
    autoRecalc: 'ON_CHANGE',
    tabs: [newTab(0, 'Sheet1')],
    namedRanges: [],
    metadata: [],
  };
}

export const tabById = (book: Book, sheetId: number | undefined): Tab | undefined =>
  book.tabs.find((tab) => tab.sheetId === (sheetId ?? 0));

/** Titles are compared as Google does, without regard to case. */
export const tabByTitle = (book: Book, title: string): Tab | undefined =>
  book.tabs.find((tab) => tab.title === title) ??
  book.tabs.find((tab) => tab.title.toLowerCase() === title.toLowerCase());

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === undefined || (cell.v === undefined && cell.f === undefined);
