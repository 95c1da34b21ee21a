/** What Pantau does to one spreadsheet. Each method is one call of Google's quota. */

/** As `values.batchGet` gives it, `UNFORMATTED_VALUE`: blanks are '' or absent at the end of a row. */
export type Cell = string | number | boolean | null;

export interface RangeValues {
  /** Address that Google resolved the name to, such as `Indikator!A5:Z36`. */
  range: string;
  rows: Cell[][];
}

/** Where things stand, by one masked `spreadsheets.get`. */
export interface Structure {
  locale: string;
  timeZone: string;
  tabs: { sheetId: number; title: string; rowCount: number; columnCount: number; merges: GridRange[] }[];
  namedRanges: { name: string; range: GridRange }[];
  /** Developer metadata of the spreadsheet, by key. */
  metadata: Record<string, string>;
}

/** Half-open, 0-based, unbounded where an index is missing: Google's own shape. */
export interface GridRange {
  sheetId: number;
  startRowIndex?: number;
  endRowIndex?: number;
  startColumnIndex?: number;
  endColumnIndex?: number;
}

export interface Sheets {
  /** 1 read. Ranges by name, in the order asked. */
  read(spreadsheetId: string, ranges: readonly string[]): Promise<RangeValues[]>;
  /**
   * 1 write: the named block is replaced by `rows`, as plain values that are never parsed; what stood below them is
   * emptied. `sheetId` and `rowCount` come from the structure, the tab grows when the rows need it.
   */
  rewrite(
    spreadsheetId: string,
    block: { sheetId: number; rows: Cell[][]; clearRows: number; rowCount: number },
  ): Promise<void>;
  /** 1 write: formulas into named columns, from each range's first cell down; null leaves a cell as it is. */
  layFormulas(
    spreadsheetId: string,
    columns: readonly { range: string; cells: (string | null)[] }[],
  ): Promise<void>;
  /** 1 read, of no cell: what the spreadsheet itself is marked with (developer metadata), by key. */
  marks(spreadsheetId: string): Promise<Record<string, string>>;
  /** 1 read, counted apart. */
  describe(spreadsheetId: string): Promise<Structure>;
}
