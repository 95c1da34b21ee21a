/** The tables of a form in somebody's spreadsheet, with what is proposed for each of its columns. */
import { columnLetters } from '../cells/address.ts';
import { plainWord } from '../cells/text.ts';
import type { Tab, Template } from '../template/schema.ts';
import type { Aliases } from './aliases.ts';
import { assign } from './assign.ts';
import { type ProposedColumn, proposeColumns, type UnknownHeading, unknownHeadings } from './columns.ts';
import { type FoundHeader, findHeaders, type Names } from './find-header.ts';
import { type Grid, usedColumns } from './grid.ts';
import { compileNames } from './likeness.ts';
import type { MatchedRows } from './rows.ts';
import { partFromOthers, secondTable, strangerFrom } from './table-bounds.ts';
import { titleAbove } from './titles.ts';

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
}

export interface TableProposal extends ProposedTable {
  /** Of a form with fixed rows. */
  rows?: MatchedRows;
}

/** Headings by column that were confirmed before, a list of mappings a tab. */
export type Confirmed = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * What the sheet's tabs hold of a form. Nothing is found where fewer than two headings of a tab are known.
 * @param isWanted Whether a table is to be taken for that tab of the form.
 */
export function findTables(
  template: Template,
  aliases: Aliases,
  grids: readonly Grid[],
  confirmed: Confirmed = new Map(),
  isWanted: (tab: Tab, table: ProposedTable) => boolean = isTable,
): ProposedTable[] {
  const context = { formYear: template.year };
  const tabs = template.tabs.map((tab) => ({ tab, names: namesOf(tab, aliases, confirmed.get(tab.name)) }));
  const places: { grid: number; top: number; bottom: number; left: number; right: number }[] = [];
  /** Headers that share cells of a sheet are of one table, whichever tab of the form they were read for. */
  const placeOf = (grid: number, { top, height, left, right }: FoundHeader): number => {
    const at = places.findIndex(
      (one) =>
        one.grid === grid &&
        one.top < top + height &&
        top < one.bottom &&
        one.left < right &&
        left < one.right,
    );
    return at < 0 ? places.push({ grid, top, bottom: top + height, left, right }) - 1 : at;
  };
  const found = tabs.map(({ tab, names }) =>
    grids.flatMap((grid, index) => {
      const headers = findHeaders(grid, names);
      return headers.map((header) => ({
        grid: index,
        header,
        headers,
        place: placeOf(index, header),
        // Of two tabs alike the one is meant whose columns are all there.
        weight:
          header.score * (0.5 + (0.5 * header.score) / tab.columns.length) +
          (plainWord(grid.title) === plainWord(tab.title.id) ? 0.5 : 0),
      }));
    }),
  );
  const weights = found.map((list) =>
    places.map((_, place) =>
      Math.max(0, ...list.filter((one) => one.place === place).map((one) => one.weight)),
    ),
  );
  const proposed = new Map<string, ProposedTable>();
  const tableAt = (index: number, place: number): ProposedTable | undefined => {
    const best = found[index]!.find((one) => one.place === place);
    if (best === undefined) return undefined;
    const key = `${index} ${place}`;
    const { tab, names } = tabs[index]!;
    if (!proposed.has(key))
      proposed.set(
        key,
        proposeTable(
          tab,
          names,
          grids[best.grid]!,
          best.grid,
          best.header,
          best.headers,
          context,
          confirmed.get(tab.name),
        ),
      );
    return proposed.get(key);
  };
  // What is no table of the tab that it was given to is free for another tab, and no neighbour of any.
  let tables: ProposedTable[];
  for (;;) {
    const given = assign(weights);
    const all = given.map((place, index) => tableAt(index, place));
    const wrong = all.flatMap((table, index) =>
      table !== undefined && !isWanted(tabs[index]!.tab, table) ? [index] : [],
    );
    tables = all.flatMap((table, index) => (table === undefined || wrong.includes(index) ? [] : [table]));
    if (wrong.length === 0) break;
    for (const index of wrong) weights[index]![given[index]!] = 0;
  }
  for (const table of tables) partFromOthers(table, tables, grids[table.grid]!);
  return tables;
}

/** One that has few of the entries, and none of what counts, is another table, whatever its headings are like. */
function isTable({ columns, completion }: Tab, table: ProposedTable): boolean {
  const there = (names: readonly string[]) =>
    names.filter((name) => table.columns.some(({ column, at }) => column === name && at !== null)).length;
  const entries = columns.filter(({ entry }) => entry).map(({ name }) => name);
  const values = completion?.values ?? [];
  const found = there(entries);
  if (found >= entries.length * 0.5) return true;
  return found >= Math.max(1, entries.length * 0.25) && (values.length === 0 || there(values) > 0);
}

/** Labels, aliases and confirmed headings of each column. */
function namesOf(tab: Tab, aliases: Aliases, confirmed: ReadonlyMap<string, string> = new Map()): Names {
  return compileNames(
    new Map(
      tab.columns.map(({ name, label }) => [
        name,
        [
          label.id,
          label.en,
          ...(aliases[tab.name]?.[name] ?? []),
          ...[...confirmed].flatMap(([heading, column]) => (column === name ? [heading] : [])),
        ],
      ]),
    ),
    new Map(
      tab.columns.flatMap(({ name, constraints }) => (constraints.enum ? [[name, constraints.enum]] : [])),
    ),
  );
}

function proposeTable(
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
    headings: padded,
    columns,
    unknown: unknownHeadings(padded, columns),
    others: [
      ...headers
        .filter((other) => other !== header && other.score >= header.score * 0.8)
        .map(({ top }) => String(top + 1)),
      ...(second === undefined ? [] : [columnLetters(second)]),
      ...header.beside.map(columnLetters),
    ],
  };
}
