/** All that is to be said about taking a spreadsheet in as a form, and the mapping that would be used. */
import { columnLetters } from '../cells/address.ts';
import { cellText, isBlank, plainWord } from '../cells/text.ts';
import { compileTemplate } from '../checks/compile.ts';
import { withOneHeader } from '../checks/header-rows.ts';
import { checkTab } from '../checks/tab.ts';
import { isOwnLabel } from '../template/column-faults.ts';
import type { Tab, Template } from '../template/schema.ts';
import type { Aliases } from './aliases.ts';
import type { ProposedColumn } from './columns.ts';
import type { Grid } from './grid.ts';
import type { Mapping } from './mapping.ts';
import type { ProposedTable } from './proposed-table.ts';
import { type MatchedRows, matchRows } from './rows.ts';
import { type Confirmed, findTables } from './tables.ts';
import { neededColumns, type Variant, variantOf } from './variant.ts';

/** Why a spreadsheet cannot be taken in as it is. */
export type Hindrance =
  | { what: 'nothing-found' }
  | { what: 'column-missing'; tab: string; column: string }
  /** A heading of the mapping that the sheet does not have. */
  | { what: 'heading-missing'; tab: string; column: string; heading: string }
  | { what: 'heading-doubled'; tab: string; heading: string; letters: string[] }
  /** A heading that Pantau gives to a column of its own. */
  | { what: 'heading-taken'; tab: string; heading: string; letter: string }
  | { what: 'two-tables'; tab: string; title: string; others: string[] }
  /** Another table of the form stands in the same rows: each row can have one status only. */
  | { what: 'tables-beside'; tab: string; title: string; letters: string[] }
  /** Other sheets hold the same table: one spreadsheet has one of a unit, and which of them is not guessed. */
  | { what: 'several-sheets'; tab: string; title: string; others: string[] }
  | { what: 'rows-unknown'; tab: string }
  | { what: 'unusable'; reason: string };

/** What should be known of a spreadsheet, and hinders nothing. */
export type Remark =
  | { what: 'tab-missing'; tab: string }
  /** Sheets that hold the same table and were not chosen. */
  | { what: 'not-watched'; tab: string; titles: string[] }
  | { what: 'formulas'; tab: string; column: string; cells: number; example: string }
  | { what: 'numbers-as-text'; tab: string; cells: number }
  | { what: 'hidden-rows'; tab: string; rows: number }
  | { what: 'hidden-columns'; tab: string; letters: string[] }
  | { what: 'cells-wrong'; tab: string; column: string; cells: number; example: string }
  | { what: 'rows-missing'; tab: string; keys: string[] }
  | { what: 'rule-dropped'; rule: string };

export interface TableProposal extends ProposedTable {
  /** Of a form with fixed rows. */
  rows?: MatchedRows;
}

export interface Proposal {
  /** `pengukuran-balita@1` */
  template: string;
  tables: TableProposal[];
  hindrances: Hindrance[];
  remarks: Remark[];
  /** Absent where something hinders. */
  mapping?: Mapping;
  variant?: Variant;
  /** Nobody need be asked. */
  certain: boolean;
}

/** Rows of one kind of fault, of all rows filled, from which on the mapping itself is doubted. */
const BROKEN = 0.3;

/**
 * @param given A mapping that somebody confirmed: its headings are looked for, and nothing else is proposed.
 * @param confirmed Headings that were confirmed for other spreadsheets of the district.
 * @param sheets Titles of the sheets that were chosen where several hold the same table.
 */
export function propose(
  template: Template,
  aliases: Aliases,
  grids: readonly Grid[],
  { given, confirmed, sheets }: { given?: Mapping; confirmed?: Confirmed; sheets?: readonly string[] } = {},
): Proposal {
  const known = given === undefined ? confirmed : headingsOf(given);
  const found = findTables(template, aliases, grids, {
    confirmed: known,
    sheets,
    ...(given !== undefined && { isWanted: ({ name }: Tab) => given.tabs[name] !== undefined }),
  });
  const tabs = new Map(template.tabs.map((tab) => [tab.name, tab]));
  const hindrances: Hindrance[] = [];
  const remarks: Remark[] = [];
  const tables = found.tables.map((table): TableProposal => {
    const tab = tabs.get(table.tab) as Tab;
    const chosen = given === undefined ? table : confirm(table, given, hindrances);
    const first = chosen.top + chosen.headerRows;
    const rows = grids[chosen.grid]!.rows.slice(first, chosen.end);
    if (tab.rows === 'open') return chosen;
    const { key, rows: written } = given?.tabs[tab.name] ?? {};
    const said = key !== undefined && written !== undefined ? { key, written } : undefined;
    const matched = matchRows(tab, positionsOf(chosen.columns), rows, said);
    // What stands below the last of the form's rows is no part of it: sums, signatures.
    return matched === undefined ? chosen : { ...chosen, rows: matched, end: first + matched.end };
  });
  for (const tab of template.tabs)
    if (!tables.some((table) => table.tab === tab.name)) remarks.push({ what: 'tab-missing', tab: tab.name });
  if (tables.length === 0) hindrances.push({ what: 'nothing-found' });
  for (const table of tables) {
    const tab = tabs.get(table.tab) as Tab;
    hindrances.push(...hindrancesOf(tab, table));
    const others = table.elsewhere;
    if (others.length > 0)
      if (sheets?.includes(table.title)) remarks.push({ what: 'not-watched', tab: tab.name, titles: others });
      else hindrances.push({ what: 'several-sheets', tab: tab.name, title: table.title, others });
    remarks.push(...remarksOf(table, grids[table.grid]!));
  }
  const proposal: Proposal = {
    template: `${template.id}@${template.version}`,
    tables,
    hindrances,
    remarks,
    certain: false,
  };
  if (hindrances.length > 0) return proposal;
  return withVariant(proposal, template, grids);
}

const positionsOf = (columns: readonly ProposedColumn[]): Map<string, number> =>
  new Map(columns.flatMap(({ column, at }) => (at === null ? [] : [[column, at] as const])));

/** Headings of a mapping as they are compared, by tab. */
export const headingsOf = ({ tabs }: Mapping): Confirmed =>
  new Map(
    Object.entries(tabs).map(([tab, { columns }]) => [
      tab,
      new Map(
        Object.entries(columns).flatMap(([column, heading]) =>
          heading === null ? [] : [[plainWord(heading), column] as const],
        ),
      ),
    ]),
  );

/** The columns that the mapping names, and no others. */
function confirm(table: ProposedTable, given: Mapping, hindrances: Hindrance[]): ProposedTable {
  const mapped = given.tabs[table.tab]?.columns ?? {};
  const plain = table.headings.map(plainWord);
  const columns = table.columns.map((column): ProposedColumn => {
    const heading = mapped[column.column];
    const none = { ...column, at: null, letter: '', heading: '', confidence: 1, accepted: true, reasons: [] };
    if (heading == null) return none;
    const at = plain.indexOf(plainWord(heading));
    if (at < 0) {
      hindrances.push({ what: 'heading-missing', tab: table.tab, column: column.column, heading });
      return { ...none, accepted: false };
    }
    const shown = table.headings[at] as string;
    return { ...none, at, letter: columnLetters(at), heading: shown, reasons: ['confirmed'] };
  });
  const used = new Set(columns.map(({ at }) => at));
  return {
    ...table,
    columns,
    unknown: table.headings.flatMap((heading, at) =>
      heading === '' || used.has(at) ? [] : [{ at, letter: columnLetters(at), heading }],
    ),
  };
}

function hindrancesOf(tab: Tab, table: TableProposal): Hindrance[] {
  const found: Hindrance[] = [];
  const at = positionsOf(table.columns);
  if (table.others.length > 0)
    found.push({ what: 'two-tables', tab: tab.name, title: table.title, others: table.others });
  if (table.beside.length > 0)
    found.push({ what: 'tables-beside', tab: tab.name, title: table.title, letters: table.beside });
  if (tab.rows === 'fixed' && table.rows === undefined) found.push({ what: 'rows-unknown', tab: tab.name });
  for (const column of neededColumns(tab)) {
    const replaced = column === tab.key && table.rows !== undefined && table.rows.key !== tab.key;
    if (!at.has(column) && !replaced && !(column === tab.key && tab.rows === 'fixed'))
      found.push({ what: 'column-missing', tab: tab.name, column });
  }
  const plain = table.headings.map(plainWord);
  for (const { column, at: index, heading, letter } of table.columns) {
    if (index === null) continue;
    if (isOwnLabel(heading)) found.push({ what: 'heading-taken', tab: tab.name, heading, letter });
    if (heading === '') {
      found.push({ what: 'heading-missing', tab: tab.name, column, heading: columnLetters(index) });
      continue;
    }
    const letters = plain.flatMap((other, place) => (other === plain[index] ? [columnLetters(place)] : []));
    if (letters.length > 1 && letters[0] !== columnLetters(index)) continue;
    if (letters.length > 1) found.push({ what: 'heading-doubled', tab: tab.name, heading, letters });
  }
  return found;
}

function remarksOf(table: TableProposal, grid: Grid): Remark[] {
  const { tab, columns, top, headerRows, end } = table;
  const first = top + headerRows;
  const last = end ?? grid.rows.length;
  const remarks: Remark[] = [];
  for (const { column, at, letter } of columns) {
    if (at === null) continue;
    const rows = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
    const worked = rows.filter((row) => grid.formulas.has(`${row},${at}`));
    const [example] = worked;
    if (example !== undefined)
      remarks.push({
        what: 'formulas',
        tab,
        column,
        cells: worked.length,
        example: `${letter}${example + 1}`,
      });
  }
  const hidden = [...grid.hiddenRows].filter((row) => row >= top && row < last).length;
  if (hidden > 0) remarks.push({ what: 'hidden-rows', tab, rows: hidden });
  const letters = [...grid.hiddenColumns]
    .filter((at) => (table.headings[at] ?? '') !== '')
    .sort((a, b) => a - b)
    .map(columnLetters);
  if (letters.length > 0) remarks.push({ what: 'hidden-columns', tab, letters });
  if (table.rows !== undefined && table.rows.missing.length > 0)
    remarks.push({ what: 'rows-missing', tab, keys: table.rows.missing });
  return remarks;
}

function mappingOf({ template, tables }: Proposal): Mapping {
  return {
    template,
    tabs: Object.fromEntries(
      tables.map(({ tab, columns, rows, headerRows }) => [
        tab,
        {
          columns: Object.fromEntries(
            columns.map(({ column, at, heading }) => [column, at === null ? null : heading]),
          ),
          ...(rows !== undefined &&
            Object.keys(rows.written).length > 0 && { key: rows.key, rows: rows.written }),
          headerRows,
        },
      ]),
    ),
  };
}

/** Reads the tables as they would be read from now on: what does not fit is told, and what breaks rules is doubted. */
function withVariant(proposal: Proposal, template: Template, grids: readonly Grid[]): Proposal {
  const mapping = mappingOf(proposal);
  let variant: Variant;
  try {
    variant = variantOf(template, mapping, template.version);
  } catch (error) {
    return { ...proposal, hindrances: [{ what: 'unusable', reason: (error as Error).message }] };
  }
  const compiled = compileTemplate(variant.template);
  const remarks = [
    ...proposal.remarks,
    ...variant.dropped.map((rule): Remark => ({ what: 'rule-dropped', rule })),
  ];
  const tables = proposal.tables.map((table): TableProposal => {
    const index = variant.template.tabs.findIndex(({ name }) => name === table.tab);
    const { top, headerRows, end } = table;
    const block = { firstRow: top + 1, rows: grids[table.grid]!.rows.slice(top, end) };
    const result = checkTab(compiled.tabs[index]!, withOneHeader(block, headerRows));
    if (result.numbersAsText > 0)
      remarks.push({ what: 'numbers-as-text', tab: table.tab, cells: result.numbersAsText });
    const rowsOf = new Map<string, number[]>();
    const ruled = new Map<string, number>();
    for (const { problems } of result.told) {
      for (const { code, columns, params, row, severity } of problems) {
        if (row === undefined || severity !== 'error') continue;
        if (RULES.has(code)) {
          // Whichever of them is mistaken for another.
          const named = [...columns, ...Object.values(params).filter((value) => typeof value === 'string')];
          for (const column of new Set(named)) ruled.set(column, (ruled.get(column) ?? 0) + 1);
        } else {
          for (const column of columns) rowsOf.set(column, [...(rowsOf.get(column) ?? []), row]);
        }
      }
    }
    for (const [column, rows] of rowsOf) {
      const letter = table.columns.find((one) => one.column === column)?.letter;
      if (letter)
        remarks.push({
          what: 'cells-wrong',
          tab: table.tab,
          column,
          cells: rows.length,
          example: `${letter}${rows[0]}`,
        });
    }
    const filled = Math.max(1, result.rowsChecked);
    return {
      ...table,
      columns: table.columns.map((column) =>
        (ruled.get(column.column) ?? 0) / filled < BROKEN
          ? column
          : { ...column, accepted: false, reasons: [...column.reasons, 'rules-broken'] },
      ),
    };
  });
  const certain = tables.every(
    ({ columns, rows }) =>
      columns.every(({ accepted, at }) => accepted || at === null) && (rows?.near.length ?? 0) === 0,
  );
  return { ...proposal, tables, remarks, mapping, variant, certain };
}

/** Problems of cells that do not go together. */
const RULES: ReadonlySet<string> = new Set(['not-above', 'compare', 'date-order', 'identity-birth', 'sum']);

/** Texts of title cells above the tables: where the unit is named. */
export const titlesOf = (grids: readonly Grid[], tables: readonly ProposedTable[]): string[] =>
  grids.flatMap(({ rows }, index) => {
    const top = Math.min(...tables.filter(({ grid }) => grid === index).map((table) => table.top));
    if (!Number.isFinite(top)) return [];
    return rows
      .slice(0, top)
      .flatMap((row) => row.filter((cell) => !isBlank(cell)).map(cellText))
      .filter((text) => text.length <= 200);
  });
