/** Which rows and columns of a tab are drawn, and how merged cells lie in that window. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';

/** Most rows drawn of one tab. */
export const MAX_ROWS = 2_000;
/** Most columns drawn of one tab. */
export const MAX_COLUMNS = 100;
/** Empty rows drawn below the last one with content, so that entry rows can be seen. */
const SPARE_ROWS = 20;

type Cell = sheets_v4.Schema$CellData;
type Dimension = sheets_v4.Schema$DimensionProperties;

export interface Span {
  rows: number;
  columns: number;
}

export interface Window {
  /** Zero-based indexes in the tab, hidden ones left out. */
  rows: number[];
  columns: number[];
  /** How many of `rows` and `columns` are frozen. */
  frozenRows: number;
  frozenColumns: number;
  /** Size of the whole tab. */
  rowCount: number;
  columnCount: number;
  /** Rows below the window, all of them empty. 0 when the window was cut. */
  emptyBelow: number;
  cutRows: boolean;
  cutColumns: boolean;
  width(column: number): number;
  /** Undefined where the row has the height of its text. */
  height(row: number): number | undefined;
  /** The cell drawn at a visible place: the top-left cell of the merge that covers it, else its own. */
  cell(row: number, column: number): Cell | undefined;
  /** How far the cell drawn here reaches in drawn rows and columns; null where another cell covers it. */
  span(row: number, column: number): Span | null;
}

/** Letters of a zero-based column: 0 → A, 26 → AA. */
export function letters(column: number): string {
  let name = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  }
  return name;
}

const hidden = (d: Dimension | undefined): boolean => d?.hiddenByUser === true || d?.hiddenByFilter === true;

const holds = (cell: Cell): boolean =>
  (cell.formattedValue ?? '') !== '' || (cell.note ?? '') !== '' || cell.userEnteredValue !== undefined;

/** Works out the window of a tab from Google's grid data, which comes in one or more rectangles. */
export function windowOf(sheet: sheets_v4.Schema$Sheet): Window {
  const grid = sheet.properties?.gridProperties ?? {};
  const cells = new Map<number, (Cell | undefined)[]>();
  const rowMeta: (Dimension | undefined)[] = [];
  const columnMeta: (Dimension | undefined)[] = [];
  let lastRow = -1;
  let lastColumn = -1;
  for (const data of sheet.data ?? []) {
    const top = data.startRow ?? 0;
    const left = data.startColumn ?? 0;
    data.rowMetadata?.forEach((d, i) => {
      rowMeta[top + i] = d;
    });
    data.columnMetadata?.forEach((d, i) => {
      columnMeta[left + i] = d;
    });
    data.rowData?.forEach((row, r) => {
      const line = cells.get(top + r) ?? [];
      cells.set(top + r, line);
      row.values?.forEach((cell, c) => {
        line[left + c] = cell;
        if (!holds(cell)) return;
        lastRow = Math.max(lastRow, top + r);
        lastColumn = Math.max(lastColumn, left + c);
      });
    });
  }
  const rowCount = grid.rowCount ?? lastRow + 1;
  const columnCount = grid.columnCount ?? lastColumn + 1;
  const wantedRows = Math.min(rowCount, Math.max(lastRow + 1 + SPARE_ROWS, grid.frozenRowCount ?? 0));
  const rowEnd = Math.min(wantedRows, MAX_ROWS);
  const columnEnd = Math.min(columnCount, MAX_COLUMNS);
  const rows = visible(rowEnd, rowMeta);
  const columns = visible(columnEnd, columnMeta);
  const frozenRows = rows.filter((r) => r < (grid.frozenRowCount ?? 0)).length;
  const merged = mergesIn(sheet.merges ?? [], rows, columns, frozenRows);
  return {
    rows,
    columns,
    frozenRows,
    frozenColumns: columns.filter((c) => c < (grid.frozenColumnCount ?? 0)).length,
    rowCount,
    columnCount,
    emptyBelow: wantedRows > MAX_ROWS ? 0 : rowCount - rowEnd,
    cutRows: wantedRows > MAX_ROWS,
    cutColumns: columnCount > MAX_COLUMNS,
    width: (column) => clamp(columnMeta[column]?.pixelSize ?? 100, 12, 1_200),
    height: (row) => {
      const pixels = rowMeta[row]?.pixelSize ?? 21;
      return pixels > 24 ? clamp(pixels, 24, 800) : undefined;
    },
    cell: (row, column) => {
      const anchor = merged.get(row * MAX_COLUMNS + column);
      return anchor?.span == null ? cells.get(row)?.[column] : cells.get(anchor.row)?.[anchor.column];
    },
    span: (row, column) => {
      const place = merged.get(row * MAX_COLUMNS + column);
      return place === undefined ? ONE : place.span;
    },
  };
}

const ONE: Span = { rows: 1, columns: 1 };

const clamp = (n: number, low: number, high: number): number => Math.min(high, Math.max(low, Math.round(n)));

function visible(end: number, meta: readonly (Dimension | undefined)[]): number[] {
  const kept: number[] = [];
  for (let i = 0; i < end; i++) if (!hidden(meta[i])) kept.push(i);
  return kept;
}

interface Merged {
  /** The merge's own top-left cell, which may itself be hidden. */
  row: number;
  column: number;
  span: Span | null;
}

/** Every drawn place under a merge. A merge never reaches across the frozen rows, which stand in the table's head. */
function mergesIn(
  merges: readonly sheets_v4.Schema$GridRange[],
  rows: readonly number[],
  columns: readonly number[],
  frozenRows: number,
): Map<number, Merged> {
  const places = new Map<number, Merged>();
  for (const merge of merges) {
    const row = merge.startRowIndex ?? 0;
    const column = merge.startColumnIndex ?? 0;
    const across = columns.filter(
      (c) => c >= column && c < (merge.endColumnIndex ?? Number.POSITIVE_INFINITY),
    );
    const inside = (r: number) => r >= row && r < (merge.endRowIndex ?? Number.POSITIVE_INFINITY);
    for (const part of [rows.slice(0, frozenRows).filter(inside), rows.slice(frozenRows).filter(inside)]) {
      part.forEach((r, i) => {
        across.forEach((c, j) => {
          const span = i === 0 && j === 0 ? { rows: part.length, columns: across.length } : null;
          places.set(r * MAX_COLUMNS + c, { row, column, span });
        });
      });
    }
  }
  return places;
}
