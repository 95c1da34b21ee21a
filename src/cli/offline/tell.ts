/** What an import would do, cell by cell, for the person who confirms it. Personal values are never shown. */
import type { MergeFault } from '../../core/offline/merge.ts';
import { type Choice, choiceText, shownKey } from './choices.ts';
import type { Comparison } from './compare.ts';

type ToldCell = Omit<Choice, 'source' | 'kind'>;
type ToldFault = Omit<MergeFault, 'fault'> & { tab: string; fault: MergeFault['fault'] | 'state' };

export interface Told {
  file: string;
  spreadsheet: string;
  unit: string;
  template: string;
  exported: string;
  found: Comparison['found'];
  changes: ToldCell[];
  conflicts: ToldCell[];
  added: { mark: string; tab: string; key: string; row: number; cells: number }[];
  /** Where the file has another form state than the sheet. */
  state: ToldCell | null;
  removed: { tab: string; key: string }[];
  faults: ToldFault[];
}

export function tellComparison(comparison: Comparison, choices: readonly Choice[]): Told {
  const { file, marks, found, tabs, state, statePlace } = comparison;
  const cells = (kind: Choice['kind']) =>
    choices.flatMap(({ kind: of, source: _, ...told }) => (of === kind ? [told] : []));
  return {
    file,
    spreadsheet: marks.spreadsheet,
    unit: marks.unit,
    template: `${marks.template}@${marks.version}`,
    exported: marks.exported,
    found,
    changes: cells('change'),
    conflicts: cells('conflict'),
    added: choices.flatMap(({ mark, tab, key, source }) =>
      typeof source === 'object' && 'values' in source
        ? [{ mark, tab, key, row: source.row, cells: source.values.filter((one) => one !== null).length }]
        : [],
    ),
    state: cells('state')[0] ?? null,
    removed: tabs.flatMap(({ tab, merge }) =>
      merge.removed.map((key) => ({ tab: tab.title.id, key: shownKey(tab, key) })),
    ),
    faults: [
      ...tabs.flatMap(({ tab, merge }) =>
        merge.faults.map((fault) => ({ tab: tab.title.id, ...fault, key: shownKey(tab, fault.key) })),
      ),
      ...(state.kind === 'fault'
        ? [{ tab: statePlace?.tab ?? '', fault: 'state' as const, key: '', rows: [] }]
        : []),
    ],
  };
}

const FAULTS: Record<ToldFault['fault'], string> = {
  key: 'its key is doubled, blank or unreadable, so that nobody can tell which row is meant; correct the key in the file',
  'unknown-row': 'the form has no such row; take the row out of the file',
  'row-gone':
    'the row was taken out of the sheet meanwhile; put it back there, or take it out of the file too',
  state:
    'an operator says draft or diajukan; write one of the two into the cell “Keadaan formulir” of the file',
};

function faultLine({ tab, key, rows, fault }: ToldFault): string {
  const place = fault === 'state' ? tab : `${tab}, row ${rows.join(', ')} of the file, ${key || 'no key'}`;
  return `  REFUSED   ${place}: ${FAULTS[fault]}`;
}

const NAMES: Record<Choice['kind'], string> = {
  change: 'change    ',
  conflict: 'CONFLICT  ',
  'new-row': 'new row   ',
  state: 'state     ',
};

export function tellText(told: Told, choices: readonly Choice[]): string {
  const lines = [
    `${told.file}: ${told.template} of unit ${told.unit}, exported ${told.exported}`,
    `Checked: ${told.found.errors} to correct, ${told.found.warnings} to look at.`,
    ...choices.map((choice) => `  ${NAMES[choice.kind]}${choiceText(choice)}`),
    ...told.removed.map(
      ({ tab, key }) => `  kept      ${tab}  ${key}: not in the file any more; stays in the sheet`,
    ),
    ...told.faults.map(faultLine),
  ];
  if (choices.length + told.faults.length === 0)
    lines.push('Nothing to change: the sheet has all that was filled in.');
  return lines.join('\n');
}
