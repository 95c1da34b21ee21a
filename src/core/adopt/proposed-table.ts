/** What is proposed for one table of a form: its columns, where it ends, and what else is as much the form's. */
import { columnLetters } from '../cells/address.ts';
import type { Tab } from '../template/schema.ts';
import { type ProposedColumn, proposeColumns, type UnknownHeading, unknownHeadings } from './columns.ts';
import type { FoundHeader, Names } from './find-header.ts';
import { type Grid, usedColumns } from './grid.ts';
import type { MatchedRows } from './rows.ts';
import { secondTable, strangerFrom } from './table-bounds.ts';
import { titleAbove } from './titles.ts';

/** From this share of a table's weight on another is as much the form's. */
export const ALIKE = 0.8;

export interface ProposedTable {
  /** Name of the form's tab. */
  tab: string;
  /** Index and title of the sheet's own tab. */
  grid: number;
  title: string;
  /** Index of the first header row, and how many rows the header takes. */
  top: number;
  headerRows: number;
  /** Index after the last row of the table; undefined where nothing follows it. */
  end: number | undefined;
  /** By column of the sheet, '' where there is none. */
  headings: readonly string[];
  columns: ProposedColumn[];
  /** Headings of the table that no column of the form was found for. */
  unknown: UnknownHeading[];
  /** Columns that it takes, half-open, where another table stands beside it. */
  left: number;
  right: number;
  /** Further tables in the same tab that are as much the form's: 1-based header rows, or columns beside. */
  others: string[];
  /** Letters of the columns in which other tables of the form begin beside it. */
  beside: string[];
  /** Titles of other sheets in which a table is as much the form's, and filled in. */
  elsewhere: string[];
}

export interface TableProposal extends ProposedTable {
  /** Of a form with fixed rows. */
  rows?: MatchedRows;
}

export function proposeTable(
  tab: Tab,
  names: Names,
  grid: Grid,
  index: number,
  header: FoundHeader,
  headers: readonly FoundHeader[],
  context: { formYear: number },
  confirmed?: ReadonlyMap<string, string>,
): ProposedTable {
  const first = header.top + header.height;
  const second = secondTable(header, names);
  const headings = second === undefined ? header.headings : header.headings.slice(0, second);
  const width = Math.min(second ?? usedColumns(grid), header.right);
  const within = (rows: Grid['rows']): Grid['rows'] =>
    header.left === 0 && width >= usedColumns(grid)
      ? rows
      : rows.map((row) => row.slice(0, width).fill(null, 0, header.left));
  const padded = Array.from({ length: width }, (_, at) => headings[at] ?? '');
  const nextHeader = Math.min(...headers.map(({ top }) => top).filter((top) => top > header.top));
  const limit = Number.isFinite(nextHeader) ? titleAbove(grid, nextHeader) : undefined;
  const columnsUntil = (row: number | undefined) =>
    proposeColumns(tab, names, padded, header.last, within(grid.rows.slice(first, row)), context, confirmed);
  const whole = columnsUntil(limit);
  const end = Math.min(
    limit ?? Number.POSITIVE_INFINITY,
    strangerFrom(tab, whole, grid.rows, first, context),
  );
  const columns = Number.isFinite(end) && end !== limit ? columnsUntil(end) : whole;
  return {
    tab: tab.name,
    grid: index,
    title: grid.title,
    top: header.top,
    headerRows: header.height,
    end: Number.isFinite(end) ? end : undefined,
    left: header.left,
    right: header.right,
    beside: [],
    elsewhere: [],
    headings: padded,
    columns,
    unknown: unknownHeadings(padded, columns),
    others: [
      ...headers
        .filter((other) => other !== header && other.score >= header.score * ALIKE)
        .map(({ top }) => String(top + 1)),
      ...(second === undefined ? [] : [columnLetters(second)]),
      ...header.beside.map(columnLetters),
    ],
  };
}
