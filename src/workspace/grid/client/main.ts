/** The page: puts the grid component, the tools and the server's changes together. */
import { Actions, type Host } from './actions.ts';
import { Api } from './api.ts';
import { drawPeople, drawTabs, tools } from './bars.ts';
import { clipboard } from './clipboard-events.ts';
import { columnsOf, type Painter, rowHeader } from './columns.ts';
import { editing } from './editing.ts';
import { type CellEditor, editorFor } from './editor.ts';
import { type Focus, moves } from './focus.ts';
import { follow } from './follow.ts';
import { formulaBar } from './formula-bar.ts';
import { heights } from './heights.ts';
import { inTurn } from './in-turn.ts';
import { Keys } from './keys.ts';
import { fill } from './places.ts';
import type { GridElement } from './revogrid.ts';
import { Sheet } from './sheet.ts';
import { Structure } from './structure.ts';
import type { Area, Words } from './types.ts';

const boot = JSON.parse(document.getElementById('boot')!.textContent ?? '{}') as {
  id: string;
  language: string;
  words: Words;
};
const { words, language } = boot;
const api = new Api(boot.id);
const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const stateBadge = element('state');
const who = element<HTMLSelectElement>('who');
const grid = document.createElement('revo-grid') as GridElement;

let sheet: Sheet;
let focus: Focus | undefined;
let selected: Area | undefined;
let editor: CellEditor | undefined;

const repaint = (): void => {
  void grid.refresh('all');
  bar.show();
};

function mount(next: Sheet): void {
  const rebuilt = sheet === undefined || sheet.layout() !== next.layout();
  sheet = next;
  if (rebuilt) {
    grid.columns = columnsOf(painter);
    grid.pinnedTopSource = next.top;
    grid.source = next.body;
  }
  grid.rowDefinitions = heights(next);
  repaint();
  document.title = document.title.replace(/^.*(?= · )/, next.book.title);
  drawPeople(who, next.book);
  drawTabs(element('tabs'), next.book, (id) => {
    focus = undefined;
    selected = undefined;
    void grid.clearFocus();
    void open(id).then(() => history.replaceState(null, '', withTab(id)));
  });
  const filter = document.querySelector('[data-do=filter]');
  filter?.setAttribute('aria-pressed', String(next.tab.filter !== null));
}

/** A tab that is fetched anew while the person goes to another would else take them back to it. */
const loads = inTurn();

const open = (tab?: number): Promise<void> =>
  loads(async () => {
    const book = await api.book(tab);
    api.person = book.me;
    sessionStorage.setItem(`person ${boot.id}`, book.me);
    mount(new Sheet(book, api, loaded));
    element('sheet').setAttribute('aria-label', fill(words.grid!, { tab: book.tab.title }));
  });

function loaded(): void {
  grid.rowDefinitions = heights(sheet);
  repaint();
}

/** Everything in sight, fetched anew and swapped in at once: no flicker, and no old cell beside a new one. */
const reload = (): Promise<void> =>
  loads(async () => {
    const book = await api.book(sheet.tab.id);
    const next = new Sheet(book, api, loaded);
    await next.refetch(sheet);
    mount(next);
  });

const host: Host = {
  sheet: () => sheet,
  api,
  words,
  language,
  selection: () => selected,
  repaint,
  reload,
  state: (word) => {
    stateBadge.textContent = sheet.book.canWrite ? word : words.readOnly!;
  },
};
const actions = new Actions(host);
const structure = new Structure(host, actions);

const painter: Painter = {
  sheet: () => sheet,
  words,
  pickRow(row, type) {
    const y = sheet.rowsOf(type).findIndex(({ r }) => r === row.r);
    const last = Math.max(0, sheet.free.length - 1);
    void grid.setCellsFocus({ x: 0, y }, { x: last, y }, 'rgCol', type);
    selected = { top: row.r, bottom: row.r + 1, left: 0, right: sheet.tab.columns };
  },
  pickColumn(column) {
    const pinned = sheet.pinned.includes(column);
    const x = (pinned ? sheet.pinned : sheet.free).indexOf(column);
    const end = Math.max(0, sheet.body.length - 1);
    void grid.setCellsFocus({ x, y: 0 }, { x, y: end }, pinned ? 'colPinStart' : 'rgCol', 'rgRow');
  },
  openFilter: (column) => void structure.openFilter(column),
  openChoices(row, column, type) {
    const y = sheet.rowsOf(type).findIndex(({ r }) => r === row.r);
    edit({ row: row.r, column, y, rowType: type });
  },
};

function on<T>(name: string, run: (event: CustomEvent<T>) => void): void {
  grid.addEventListener(name, (event) => run(event as CustomEvent<T>));
}

const { edit, opening } = editing({
  grid,
  sheet: () => sheet,
  actions,
  words,
  opens: () => keys.wait('editor'),
  on,
});

on<{ rowIndex: number; colIndex: number; rowType: string; colType: string }>('afterfocus', (event) => {
  const { rowIndex: y, colIndex: x, rowType, colType } = event.detail;
  const row = sheet.rowsOf(rowType)[y]?.r;
  const column = sheet.columnsOf(colType)[x];
  if (row === undefined || column === undefined) return;
  focus = { row, column, rowType, colType, x, y };
  selected = { top: row, bottom: row + 1, left: column, right: column + 1 };
  bar.show();
  keys.arrived('focus');
  void takeRange();
});
on('setrange', () => void takeRange());

async function takeRange(): Promise<void> {
  const range = await grid.getSelectedRange();
  if (!range) return;
  selected = sheet.areaOf(range, range.rowType, range.colType) ?? selected;
  bar.show();
}

const bar = formulaBar({
  sheet: () => sheet,
  focus: () => focus,
  selection: () => selected,
  type: (changes) => actions.type(changes),
  tellLocked: (row, column) => actions.tellLocked(row, column),
});

clipboard({
  grid,
  sheet: () => sheet,
  selection: () => selected,
  type: (changes) => actions.type(changes),
  copy: (from, to) => actions.copy(from, to),
  on,
});

tools({
  undo: () => actions.undo(),
  fillDown: () => actions.fillDown(),
  rowAbove: () => structure.insertRows('above'),
  rowBelow: () => structure.insertRows('below'),
  rowDelete: () => structure.deleteRows(),
  columnLeft: () => structure.insertColumns(),
  columnDelete: () => structure.deleteColumns(),
  sortUp: () => structure.sort('ASCENDING'),
  sortDown: () => structure.sort('DESCENDING'),
  filter: () => structure.toggleFilter(),
  note: () => structure.note(),
});
const keys = new Keys({
  field: () => editor,
  edit: (typed) => focus && edit(focus, typed),
  moves: (key, back) => focus !== undefined && moves(focus, sheet, key, back),
  undo: () => actions.undo(),
  fillDown: () => actions.fillDown(),
});

who.addEventListener('keydown', (event) => event.stopPropagation());
who.addEventListener('change', () => {
  api.person = who.value;
  void open(sheet.tab.id);
});

function withTab(id: number): string {
  const address = new URL(location.href);
  address.searchParams.set('gid', String(id));
  return address.pathname + address.search;
}

await customElements.whenDefined('revo-grid');
Object.assign(grid, {
  theme: 'compact',
  range: true,
  resize: false,
  rowSize: 26,
  colSize: 100,
  frameSize: 2,
  hideAttribution: true,
  canMoveColumns: false,
  useClipboard: true,
  applyOnClose: true,
  rowHeaders: rowHeader(painter),
  editors: {
    cell: editorFor({
      opening,
      opened(one) {
        editor = one;
        keys.arrived('editor');
      },
      closed(one) {
        if (editor === one) editor = undefined;
      },
    }),
  },
});
element('sheet').append(grid);
try {
  api.person = sessionStorage.getItem(`person ${boot.id}`) ?? '';
  const asked = new URLSearchParams(location.search).get('gid');
  await open(asked !== null && /^\d{1,12}$/.test(asked) ? Number(asked) : undefined);
  stateBadge.textContent = sheet!.book.canWrite ? words.saved! : words.readOnly!;
  void follow({
    version: () => sheet.book.version,
    changes: (since) => api.changes(since),
    reload,
    offline() {
      stateBadge.textContent = words.offline!;
    },
    online() {
      if (stateBadge.textContent === words.offline) stateBadge.textContent = words.saved!;
    },
  });
} catch {
  stateBadge.textContent = words.nobody!;
}
