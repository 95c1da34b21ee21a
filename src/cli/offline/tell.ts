/** What an import would do, cell by cell, for the person who confirms it. Personal values are never shown. */
import { columnLetters } from '../../core/cells/address.ts';
import type { CellChange, MergeFault } from '../../core/offline/merge.ts';
import type { EntryValue } from '../../core/offline/rows.ts';
import { isPersonal, type Tab } from '../../core/template/schema.ts';
import type { ComparedTab, Comparison } from './compare.ts';

const HIDDEN = '•••';

export interface ToldCell {
  tab: string;
  /** In the sheet now. */
  cell: string;
  key: string;
  column: string;
  /** When the file was exported. */
  exported: EntryValue;
  file: EntryValue;
  /** In the sheet now. */
  sheet: EntryValue;
}

export interface Told {
  file: string;
  spreadsheet: string;
  unit: string;
  template: string;
  exported: string;
  found: Comparison['found'];
  changes: ToldCell[];
  conflicts: ToldCell[];
  added: { tab: string; key: string; row: number; cells: number }[];
  removed: { tab: string; key: string }[];
  faults: ({ tab: string } & MergeFault)[];
}

export function tellComparison({ file, marks, found, tabs }: Comparison): Told {
  const cells = (kind: 'changes' | 'conflicts') =>
    tabs.flatMap((compared) => compared.merge[kind].map((change) => toldCell(compared, change)));
  return {
    file,
    spreadsheet: marks.spreadsheet,
    unit: marks.unit,
    template: `${marks.template}@${marks.version}`,
    exported: marks.exported,
    found,
    changes: cells('changes'),
    conflicts: cells('conflicts'),
    added: tabs.flatMap(({ tab, merge }) =>
      merge.added.map(({ key, row, values }) => ({
        tab: tab.title.id,
        key: shownKey(tab, key),
        row,
        cells: values.filter((value) => value !== null).length,
      })),
    ),
    removed: tabs.flatMap(({ tab, merge }) =>
      merge.removed.map((key) => ({ tab: tab.title.id, key: shownKey(tab, key) })),
    ),
    faults: tabs.flatMap(({ tab, merge }) =>
      merge.faults.map((fault) => ({ tab: tab.title.id, ...fault, key: shownKey(tab, fault.key) })),
    ),
  };
}

function toldCell(
  { tab, columns }: ComparedTab,
  { key, column, row, base, file, now }: CellChange,
): ToldCell {
  const of = tab.columns.find(({ name }) => name === column)!;
  const secret = isPersonal(of) || tab.waiver?.reason === column || tab.waiver?.name === column;
  const shown = (value: EntryValue) => (secret && value !== null ? HIDDEN : value);
  return {
    tab: tab.title.id,
    cell: `${columnLetters(columns.get(column)!)}${row}`,
    key: shownKey(tab, key),
    column: of.label.id,
    exported: shown(base),
    file: shown(file),
    sheet: shown(now),
  };
}

/** A key by which people are told apart is theirs. */
function shownKey(tab: Tab, key: string): string {
  const column = tab.columns.find(({ name }) => name === tab.key);
  return key !== '' && column !== undefined && isPersonal(column) ? HIDDEN : key;
}

const FAULTS: Record<MergeFault['fault'], string> = {
  key: 'its key is doubled, blank or unreadable, so that nobody can tell which row is meant; correct the key in the file',
  'unknown-row': 'the form has no such row; take the row out of the file',
  'row-gone':
    'the row was taken out of the sheet meanwhile; put it back there, or take it out of the file too',
};

export function tellText(told: Told): string {
  const value = (one: EntryValue) =>
    one === null ? '(blank)' : typeof one === 'string' ? `“${one}”` : String(one);
  const place = ({ tab, cell, key, column }: ToldCell) => `${tab}!${cell}  ${key}  ${column}:`;
  const lines = [
    `${told.file}: ${told.template} of unit ${told.unit}, exported ${told.exported}`,
    `Checked: ${told.found.errors} to correct, ${told.found.warnings} to look at.`,
    ...told.changes.map((one) => `  change    ${place(one)} ${value(one.sheet)} → ${value(one.file)}`),
    ...told.added.map(({ tab, key, cells }) => `  new row   ${tab}  ${key}: ${cells} cells`),
    ...told.conflicts.map(
      (one) =>
        `  CONFLICT  ${place(one)} exported ${value(one.exported)}, in the file ${value(one.file)}, in the sheet now ${value(one.sheet)}`,
    ),
    ...told.removed.map(
      ({ tab, key }) => `  kept      ${tab}  ${key}: not in the file any more; stays in the sheet`,
    ),
    ...told.faults.map(
      ({ tab, key, rows, fault }) =>
        `  REFUSED   ${tab}, row ${rows.join(', ')} of the file, ${key || 'no key'}: ${FAULTS[fault]}`,
    ),
  ];
  const { changes, conflicts, added, faults } = told;
  if (changes.length + conflicts.length + added.length + faults.length === 0)
    lines.push('Nothing to change: the sheet has all that was filled in.');
  return lines.join('\n');
}
