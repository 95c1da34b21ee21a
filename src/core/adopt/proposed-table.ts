/** What is proposed for one table of a form: its columns, where it ends, and what else is as much the form's beside it. */
import { columnLetters } from '../cells/address.ts';
import { type CellValue, isBlank } from '../cells/text.ts';
import { compileCell } from '../checks/cell.ts';
import { fits, isTyped } from '../checks/fits.ts';
import type { Tab } from '../template/schema.ts';
import { type ProposedColumn, proposeColumns } from './columns.ts';
import type { FoundHeader, Names } from './find-header.ts';
import { type Grid, usedColumns } from './grid.ts';
import { headingWords, likeness } from './likeness.ts';

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
  unknown: { at: number; letter: string; heading: string }[];
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
  const columns = proposeColumns(
    tab,
    names,
    padded,
    header.last,
    within(grid.rows.slice(first, limit)),
    context,
    confirmed,
  );
  const end = Math.min(
    limit ?? Number.POSITIVE_INFINITY,
    strangerFrom(tab, columns, grid.rows, first, context),
  );
  const used = new Set(columns.map(({ at }) => at));
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
    columns:
      Number.isFinite(end) && end !== limit
        ? proposeColumns(
            tab,
            names,
            padded,
            header.last,
            within(grid.rows.slice(first, end)),
            context,
            confirmed,
          )
        : columns,
    unknown: padded.flatMap((heading, at) =>
      heading === '' || used.has(at) ? [] : [{ at, letter: columnLetters(at), heading }],
    ),
    others: [
      ...headers
        .filter((other) => other !== header && other.score >= header.score * ALIKE)
        .map(({ top }) => String(top + 1)),
      ...(second === undefined ? [] : [columnLetters(second)]),
      ...header.beside.map(columnLetters),
    ],
  };
}

/** Index at which a second table of the same columns begins beside the first; undefined where there is none. */
function secondTable({ headings, last }: FoundHeader, names: Names): number | undefined {
  const at = new Map<string, number[]>();
  headings.forEach((heading, index) => {
    const words = headingWords(heading, last[index]);
    for (const [column, known] of names)
      if (heading !== '' && likeness(words, known).exact) at.set(column, [...(at.get(column) ?? []), index]);
  });
  const again = [...at.values()].filter((places) => places.length > 1).map((places) => places[1]!);
  if (again.length < 3) return undefined;
  const begins = Math.min(...again);
  const before = [...at.values()].filter(([place]) => place! < begins).length;
  // Groups of one table share their parts, `BB/U` under `Z-score` and under `Status`; it begins but once.
  const first = Math.min(...[...at.values()].map(([place]) => place!));
  const repeatsFirst = [...at.values()].some((places) => places[0] === first && places.length > 1);
  return repeatsFirst && before >= again.length ? begins : undefined;
}

/** Index of the first row of the titles that stand right above a header. */
export function titleAbove({ rows }: Pick<Grid, 'rows'>, header: number): number {
  let top = header;
  while (top > 0 && rows[top - 1]!.some((cell) => !isBlank(cell)) && filled(rows[top - 1]!) <= 2) top--;
  return top;
}

const filled = (row: readonly CellValue[]): number => row.filter((cell) => !isBlank(cell)).length;

/** Index of the first row, after a blank one, that is plainly the header of something else. */
function strangerFrom(
  tab: Tab,
  columns: readonly ProposedColumn[],
  rows: Grid['rows'],
  first: number,
  context: { formYear: number },
): number {
  const typed = tab.columns.flatMap((column) => {
    const at = columns.find((one) => one.column === column.name)?.at;
    return at == null || !isTyped(column) ? [] : [{ at, read: compileCell(column, context) }];
  });
  for (let row = first + 1; row < rows.length; row++) {
    const title = titleAbove({ rows }, row);
    if (title === first || rows[title - 1]!.some((cell) => !isBlank(cell))) continue;
    const cells = rows[row]!;
    const told = cells.filter((cell) => !isBlank(cell));
    if (told.length < 3 || !told.every((cell) => typeof cell === 'string')) continue;
    const wrong = typed.filter(({ at, read }) => !isBlank(cells[at]) && !fits(read, cells[at])).length;
    if (wrong >= 2) return title;
  }
  return Number.POSITIVE_INFINITY;
}
