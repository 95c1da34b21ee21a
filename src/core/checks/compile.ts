/** A template turned into closures, once: `new Function` is refused by Workers, and looking up per cell is slow. */
import { keyIdentity } from '../cells/text.ts';
import type { Column, Rule, Tab, Template } from '../template/schema.ts';
import { type CellReader, compileCell } from './cell.ts';
import { halfFilled } from './half-filled.ts';
import { compileHeader, type Header } from './header.ts';
import { notAbove } from './not-above.ts';
import { notApplicableAlone } from './not-applicable.ts';
import { percentage } from './percentage.ts';
import type { RowCheck } from './row.ts';
import { zeroTarget } from './zero-target.ts';

export interface CompiledTab {
  tab: Tab;
  readHeader: (cells: readonly (string | number | boolean | null | undefined)[]) => Header;
  /** Entry columns other than the key, each with its reader. */
  entries: { column: Column; read: CellReader }[];
  rowChecks: RowCheck[];
  /** Keys of the fixed rows by their identity; empty for open tabs. */
  fixedKeys: ReadonlyMap<string, string>;
  /** Columns whose `unique` constraint is checked over the tab. */
  unique: string[];
}

export interface CompiledTemplate {
  template: Template;
  tabs: CompiledTab[];
}

export function compileTemplate(template: Template): CompiledTemplate {
  return { template, tabs: template.tabs.map(compileTab) };
}

function compileTab(tab: Tab): CompiledTab {
  const values = (tab.completion?.values ?? []).map((name) => columnOf(tab, name));
  const entries = tab.columns.filter((column) => column.entry && column.name !== tab.key);
  const rowChecks = tab.rules.map(compileRule);
  if (values.length > 0)
    rowChecks.push(halfFilled(values), notApplicableAlone(values.map((column) => column.name)));
  return {
    tab,
    readHeader: compileHeader(tab),
    entries: entries.map((column) => ({ column, read: compileCell(column) })),
    rowChecks,
    fixedKeys: new Map(
      tab.fixedRows.map((row) => {
        const key = String(row.cells[tab.key] ?? '');
        return [keyIdentity(key), key];
      }),
    ),
    unique: tab.columns
      .filter((column) => column.constraints.unique && column.name !== tab.key)
      .map((c) => c.name),
  };
}

/** A fault in a rule is no fault in the data: a column that does not exist stops the template, not a row. */
function columnOf(tab: Tab, name: string): Column {
  const column = tab.columns.find((candidate) => candidate.name === name);
  if (column === undefined)
    throw new Error(`tab "${tab.name}" names a column "${name}" that it does not have`);
  return column;
}

function compileRule(rule: Rule): RowCheck {
  switch (rule.rule) {
    case 'not-above':
      return notAbove(rule);
    case 'percentage':
      return percentage(rule);
    case 'zero-target':
      return zeroTarget(rule);
  }
}
