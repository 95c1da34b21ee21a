/** What another version of a form has otherwise: the plan that is shown before a spreadsheet is moved to it. */
import { keyIdentity } from '../cells/text.ts';
import { canonicalJson } from '../text/canonical-json.ts';
import type { Column, Tab, Template } from './schema.ts';

export interface TabDifference {
  tab: string;
  /** Columns by name. */
  added: string[];
  removed: string[];
  /** Another label. */
  renamed: { column: string; before: string; after: string }[];
  /** Another type, format, list or bound: what stands there may not fit any more. */
  retyped: string[];
  /** Keys of fixed rows. */
  rowsAdded: string[];
  rowsRemoved: string[];
  /** Printed texts of a row that stays. */
  rowsChanged: string[];
  /** Rows are told apart by another column, or staff may add rows where they could not: it cannot be carried over. */
  otherKind: boolean;
}

export interface TemplateDifference {
  tabsAdded: string[];
  tabsRemoved: string[];
  /** Of tabs that both have; those alike are left out. */
  tabs: TabDifference[];
}

export function templateDifference(before: Template, after: Template): TemplateDifference {
  const names = ({ tabs }: Template) => new Set(tabs.map(({ name }) => name));
  const [old, now] = [names(before), names(after)];
  return {
    tabsAdded: [...now].filter((name) => !old.has(name)),
    tabsRemoved: [...old].filter((name) => !now.has(name)),
    tabs: after.tabs.flatMap((tab) => {
      const known = before.tabs.find(({ name }) => name === tab.name);
      return known === undefined ? [] : tabDifference(known, tab);
    }),
  };
}

function tabDifference(before: Tab, after: Tab): TabDifference | [] {
  const [old, now] = [byName(before), byName(after)];
  const both = after.columns.flatMap((column) => {
    const known = old.get(column.name);
    return known === undefined ? [] : [{ known, column }];
  });
  const [oldRows, newRows] = [byKey(before), byKey(after)];
  const difference: TabDifference = {
    tab: after.name,
    added: [...now.keys()].filter((name) => !old.has(name)),
    removed: [...old.keys()].filter((name) => !now.has(name)),
    renamed: both
      .filter(({ known, column }) => known.label.id !== column.label.id)
      .map(({ known, column }) => ({ column: column.name, before: known.label.id, after: column.label.id })),
    retyped: both
      .filter(({ known, column }) => canonicalJson(asked(known)) !== canonicalJson(asked(column)))
      .map(({ column }) => column.name),
    rowsAdded: [...newRows].flatMap(([key, { text }]) => (oldRows.has(key) ? [] : [text])),
    rowsRemoved: [...oldRows].flatMap(([key, { text }]) => (newRows.has(key) ? [] : [text])),
    rowsChanged: [...newRows].flatMap(([key, { text, cells }]) => {
      const known = oldRows.get(key);
      return known === undefined || canonicalJson(known.cells) === canonicalJson(cells) ? [] : [text];
    }),
    otherKind: before.rows !== after.rows || before.key !== after.key,
  };
  const { tab: _, otherKind, ...lists } = difference;
  return otherKind || Object.values(lists).some((list) => list.length > 0) ? difference : [];
}

const byName = ({ columns }: Tab): Map<string, Column> =>
  new Map(columns.map((column) => [column.name, column]));

const byKey = ({ fixedRows, key }: Tab) =>
  new Map(
    fixedRows.map(({ cells }) => {
      const text = String(cells[key] ?? '');
      return [keyIdentity(text), { text, cells }] as const;
    }),
  );

/** What is asked of a cell. */
const asked = ({ type, format, constraints, marks, units, level, notApplicable, entry }: Column) => ({
  ...{ type, format, constraints, marks, units, level, notApplicable, entry },
});
