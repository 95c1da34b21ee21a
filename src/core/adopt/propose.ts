/** All that is to be said about taking a spreadsheet in as a form, and the mapping that would be used. */
import type { Tab, Template } from '../template/schema.ts';
import type { Aliases } from './aliases.ts';
import { positionsOf } from './columns.ts';
import { confirm, headingsOf, mappingOf } from './confirmed-mapping.ts';
import type { Grid } from './grid.ts';
import { type Hindrance, hindrancesOf } from './hindrances.ts';
import type { Mapping } from './mapping.ts';
import type { TableProposal } from './proposed-table.ts';
import { readAs } from './read-as.ts';
import { type Remark, remarksOf } from './remarks.ts';
import { matchRows } from './rows.ts';
import { type Confirmed, findTables } from './tables.ts';
import { type Variant, variantOf } from './variant.ts';

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

/**
 * @param given A mapping that somebody confirmed: its headings are looked for, and nothing else is proposed.
 * @param confirmed Headings that were confirmed for other spreadsheets of the district.
 * @param sheets Titles of the sheets that were chosen where several hold the same table.
 */
export function propose(
  template: Template,
  aliases: Aliases,
  grids: readonly Grid[],
  {
    given,
    confirmed,
    sheets = [],
  }: { given?: Mapping; confirmed?: Confirmed; sheets?: readonly string[] } = {},
): Proposal {
  const found = findTables(template, aliases, grids, {
    confirmed: given === undefined ? confirmed : headingsOf(given),
    ...(given !== undefined && { isWanted: ({ name }: Tab) => given.tabs[name] !== undefined }),
    sheets,
  });
  const tabs = new Map(template.tabs.map((tab) => [tab.name, tab]));
  const hindrances: Hindrance[] = [];
  const remarks: Remark[] = [];
  const tables = found.map((table): TableProposal => {
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
    hindrances.push(...hindrancesOf(tab, table, sheets));
    remarks.push(...remarksOf(table, grids[table.grid]!, sheets));
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

function withVariant(proposal: Proposal, template: Template, grids: readonly Grid[]): Proposal {
  const mapping = mappingOf(proposal.template, proposal.tables);
  let variant: Variant;
  try {
    variant = variantOf(template, mapping, template.version);
  } catch (error) {
    return { ...proposal, hindrances: [{ what: 'unusable', reason: (error as Error).message }] };
  }
  const { tables, remarks } = readAs(variant.template, proposal.tables, grids);
  const dropped = variant.dropped.map((rule): Remark => ({ what: 'rule-dropped', rule }));
  const certain = tables.every(
    ({ columns, rows }) =>
      columns.every(({ accepted, at }) => accepted || at === null) && (rows?.near.length ?? 0) === 0,
  );
  return {
    ...proposal,
    tables,
    remarks: [...proposal.remarks, ...dropped, ...remarks],
    mapping,
    variant,
    certain,
  };
}
