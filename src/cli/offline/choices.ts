/** What of a filled-in workbook goes into the sheet, cell by cell: every difference is one that a person may take or leave. */
import { createHash } from 'node:crypto';
import { columnLetters } from '../../core/cells/address.ts';
import type { CellChange, NewRow } from '../../core/offline/merge.ts';
import type { EntryValue } from '../../core/offline/rows.ts';
import { isPersonal, type OperatorState, type Tab } from '../../core/template/schema.ts';
import type { ComparedTab, Comparison } from './compare.ts';

const HIDDEN = '•••';
const STATE_LABEL = 'Keadaan formulir';

export const TAKES = ['file', 'sheet'] as const;
export type Take = (typeof TAKES)[number];

/** Values are as they may be shown: of people nothing is. */
export interface Choice {
  /** Tells it from others, and the same difference from one that has changed since. */
  mark: string;
  kind: 'change' | 'conflict' | 'new-row' | 'state';
  tab: string;
  /** In the sheet now; of a new row its number in the file. */
  cell: string;
  key: string;
  column: string;
  /** When the file was exported. */
  exported: EntryValue;
  file: EntryValue;
  /** In the sheet now. */
  sheet: EntryValue;
  source: CellChange | NewRow | OperatorState;
}

export function choicesOf({ tabs, state, statePlace }: Comparison): Choice[] {
  const cells = (kind: 'change' | 'conflict', list: 'changes' | 'conflicts') =>
    tabs.flatMap((compared) => compared.merge[list].map((change) => cellChoice(compared, kind, change)));
  const rows = tabs.flatMap(({ tab, merge }) => merge.added.map((row) => rowChoice(tab, row)));
  const handedIn =
    state.kind !== 'change' || statePlace === undefined
      ? []
      : [
          marked({
            ...{ kind: 'state' as const, ...statePlace, key: '', column: STATE_LABEL },
            ...{ exported: state.now, file: state.file, sheet: state.now, source: state.file },
          }),
        ];
  return [...cells('change', 'changes'), ...rows, ...handedIn, ...cells('conflict', 'conflicts')];
}

function cellChoice({ tab, columns }: ComparedTab, kind: Choice['kind'], source: CellChange): Choice {
  const { key, column, row, base, file, now } = source;
  const of = tab.columns.find(({ name }) => name === column)!;
  const secret = isPersonal(of) || tab.waiver?.reason === column || tab.waiver?.name === column;
  const shown = (value: EntryValue) => (secret && value !== null ? HIDDEN : value);
  return marked({
    kind,
    tab: tab.title.id,
    cell: `${columnLetters(columns.get(column)!)}${row}`,
    key: shownKey(tab, key),
    column: of.label.id,
    exported: shown(base),
    file: shown(file),
    sheet: shown(now),
    source,
  });
}

function rowChoice(tab: Tab, source: NewRow): Choice {
  const cells = source.values.filter((value) => value !== null).length;
  return marked({
    kind: 'new-row',
    tab: tab.title.id,
    cell: `baris ${source.row}`,
    key: shownKey(tab, source.key),
    column: '',
    exported: null,
    file: `${cells} sel`,
    sheet: null,
    source,
  });
}

/** A letter first, so that no spreadsheet program takes it for a number. */
function marked(choice: Omit<Choice, 'mark'>): Choice {
  const { kind, tab, cell, key, column, exported, file, sheet } = choice;
  const place = key === HIDDEN ? cell : key;
  const text = JSON.stringify([kind, tab, place, column, exported, file, sheet]);
  return { mark: `c${createHash('sha256').update(text).digest('hex').slice(0, 12)}`, ...choice };
}

/** A key by which people are told apart is theirs. */
export function shownKey(tab: Tab, key: string): string {
  const column = tab.columns.find(({ name }) => name === tab.key);
  return key !== '' && column !== undefined && isPersonal(column) ? HIDDEN : key;
}

/** One line, for who decides. */
export function choiceText({ kind, tab, cell, key, column, exported, file, sheet }: Choice): string {
  const value = (one: EntryValue) =>
    one === null ? '(blank)' : typeof one === 'string' ? `“${one}”` : String(one);
  const place = kind === 'state' ? `${tab}!${cell}  ${column}:` : `${tab}!${cell}  ${key}  ${column}:`;
  switch (kind) {
    case 'change':
    case 'state':
      return `${place} ${value(sheet)} → ${value(file)}`;
    case 'new-row':
      return `${tab}  ${key}: ${file}`;
    case 'conflict':
      return `${place} exported ${value(exported)}, in the file ${value(file)}, in the sheet now ${value(sheet)}`;
  }
}
