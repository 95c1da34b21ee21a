/** The tables of a form in somebody's spreadsheet, with what is proposed for each of its columns. */
import { isBlank, plainWord } from '../cells/text.ts';
import type { Tab, Template } from '../template/schema.ts';
import type { Aliases } from './aliases.ts';
import { assign } from './assign.ts';
import { type FoundHeader, findHeaders, type Names } from './find-header.ts';
import type { Grid } from './grid.ts';
import { compileNames } from './likeness.ts';
import { ALIKE, type ProposedTable, proposeTable } from './proposed-table.ts';
import { partFromOthers } from './table-bounds.ts';

export interface Choice {
  /** Headings that were confirmed before. */
  confirmed?: Confirmed | undefined;
  /** Whether a table is to be taken for that tab of the form. */
  isWanted?: (tab: Tab, table: ProposedTable) => boolean;
  /** Titles of the sheets that are meant where several hold the same table. */
  sheets?: readonly string[] | undefined;
}

/** Headings by column that were confirmed before, a list of mappings a tab. */
export type Confirmed = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What the sheet's tabs hold of a form. Nothing is found where fewer than two headings of a tab are known. */
export function findTables(
  template: Template,
  aliases: Aliases,
  grids: readonly Grid[],
  { confirmed = new Map(), isWanted = isTable, sheets = [] }: Choice = {},
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
  const isMeant = ({ grid }: { grid: number }) => sheets.includes(grids[grid]!.title);
  const weights = found.map((list) => {
    const choice = list.some(isMeant) ? list.filter(isMeant) : list;
    return places.map((_, place) =>
      Math.max(0, ...choice.filter((one) => one.place === place).map((one) => one.weight)),
    );
  });
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
  const weightAt = (index: number, place: number) =>
    Math.max(0, ...found[index]!.filter((one) => one.place === place).map(({ weight }) => weight));
  /** Filled tables of other sheets that are as much the form's, and that none of `taken` stands in. */
  const alike = (table: ProposedTable, taken: readonly ProposedTable[]): ProposedTable[] => {
    const index = tabs.findIndex(({ tab }) => tab.name === table.tab);
    const { tab } = tabs[index]!;
    const own = found[index]!.find(({ grid, header }) => grid === table.grid && header.top === table.top)!;
    return places.flatMap(({ grid, top, bottom }, place) => {
      const isTaken = taken.some((one) => one.grid === grid && one.top >= top && one.top < bottom);
      const weight = weightAt(index, place);
      if (grid === table.grid || isTaken || weight < own.weight * ALIKE) return [];
      // Another tab of the form may be meant by it.
      if (tabs.some((_, other) => weightAt(other, place) > weight)) return [];
      const other = tableAt(index, place)!;
      return isTable(tab, other) && isFilled(tab, other, grids[grid]!) ? [other] : [];
    });
  };
  /** A copy of the form that nobody has typed into, beside one that is filled. */
  const isBlankCopy = (tab: Tab, table: ProposedTable, taken: readonly ProposedTable[]) =>
    !isMeant(table) && !isFilled(tab, table, grids[table.grid]!) && alike(table, taken).length > 0;
  /** Far more like another tab, which has a table elsewhere. */
  const isOfAnother = (index: number, given: readonly number[]) =>
    tabs.some(({ tab }, other) => {
      if (weightAt(other, given[index]!) * ALIKE <= weightAt(index, given[index]!)) return false;
      const elsewhere = tableAt(other, given[other]!);
      return elsewhere !== undefined && isWanted(tab, elsewhere);
    });
  // What is no table of the tab that it was given to is free for another tab, and no neighbour of any.
  let tables: ProposedTable[];
  for (;;) {
    const given = assign(weights);
    const all = given.map((place, index) => tableAt(index, place));
    const taken = all.filter((table) => table !== undefined);
    const wrong = all.flatMap((table, index) => {
      const { tab } = tabs[index]!;
      if (table === undefined) return [];
      const isWrong = !isWanted(tab, table) || isBlankCopy(tab, table, taken) || isOfAnother(index, given);
      return isWrong ? [index] : [];
    });
    tables = all.flatMap((table, index) => (table === undefined || wrong.includes(index) ? [] : [table]));
    if (wrong.length === 0) break;
    for (const index of wrong) weights[index]![given[index]!] = 0;
  }
  for (const table of tables) partFromOthers(table, tables, grids[table.grid]!);
  for (const table of tables) table.elsewhere = alike(table, tables).map(({ title }) => title);
  return tables;
}

/** Whether somebody has typed anything into it. */
function isFilled(tab: Tab, { columns, top, headerRows, end }: ProposedTable, { rows }: Grid): boolean {
  const entries = new Set(tab.columns.filter(({ entry }) => entry).map(({ name }) => name));
  const places = columns.flatMap(({ column, at }) => (at !== null && entries.has(column) ? [at] : []));
  return rows.slice(top + headerRows, end).some((row) => places.some((at) => !isBlank(row[at])));
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
