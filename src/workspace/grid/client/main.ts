/** The page: puts the grid component, the tools and the server's changes together. */
import { Actions, type Host } from './actions.ts';
import { Api } from './api.ts';
import { drawPeople, drawTabs, tools } from './bars.ts';
import { clipboard } from './clipboard-events.ts';
import { columnsOf, type Painter, rowHeader } from './columns.ts';
import { type CellEditor, editorFor, type Opening } from './editor.ts';
import { formulaBar } from './formula-bar.ts';
import { heights } from './heights.ts';
import { Keys } from './keys.ts';
import { fill } from './places.ts';
import type { GridElement, Place, Range } from './revogrid.ts';
import { toast } from './say.ts';
import { Sheet } from './sheet.ts';
import { Structure } from './structure.ts';
import type { Area, Words } from './types.ts';

interface Detail extends Place {
  val?: string;
}

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
let focus:
  | { row: number; column: number; rowType: string; colType: string; x: number; y: number }
  | undefined;
let selected: Area | undefined;
let opening: Opening = { cell: undefined, text: '', typed: false };
let editor: CellEditor | undefined;

const repaint = (): void => {
  void grid.refresh('all');
  bar.show();
};

/** Layout that needs new columns or rows in the component; anything else is only drawn again. */
const layout = (of: Sheet): string =>
  JSON.stringify([of.tab.id, of.top.length, of.body.map(({ r }) => r), of.pinned, of.free, of.tab.widths]);

function mount(next: Sheet): void {
  const rebuilt = sheet === undefined || layout(sheet) !== layout(next);
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

async function open(tab?: number): Promise<void> {
  const book = await api.book(tab);
  api.person = book.me;
  sessionStorage.setItem(`person ${boot.id}`, book.me);
  mount(new Sheet(book, api, loaded));
  element('sheet').setAttribute('aria-label', fill(words.grid!, { tab: book.tab.title }));
}

function loaded(): void {
  grid.rowDefinitions = heights(sheet);
  repaint();
}

/** Everything in sight, fetched anew and swapped in at once: no flicker, and no old cell beside a new one. */
async function reload(): Promise<void> {
  const book = await api.book(sheet.tab.id);
  const next = new Sheet(book, api, loaded);
  await next.refetch(sheet);
  mount(next);
}

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
    edit(row.r, column, y, type);
  },
};

function on<T>(name: string, run: (event: CustomEvent<T>) => void): void {
  grid.addEventListener(name, (event) => run(event as CustomEvent<T>));
}

/** Whether a cell may be opened for typing; a locked one says why, a check box is ticked instead. */
function mayOpen(row: number, column: number, typed = ''): boolean {
  const cell = sheet.peek(row, column);
  if (!sheet.book.canWrite) {
    toast(fill(words.readOnlyPerson!, { person: sheet.book.me }), 'alert');
    return false;
  }
  if (sheet.lock(row, column)?.kind === 'locked') {
    actions.tellLocked(row, column);
    return false;
  }
  if (cell?.b !== undefined) {
    void actions.type([{ row, column, text: cell.b === 1 ? 'FALSE' : 'TRUE' }]);
    return false;
  }
  const text = typed === '' ? sheet.typed(row, column) : typed;
  opening = { cell, text, typed: typed !== '' };
  keys.wait('editor');
  return true;
}

/** Opens the editor from outside the component, which does not ask then. */
function edit(row: number, column: number, y: number, rowType: string, typed?: string): void {
  if (mayOpen(row, column, typed)) void grid.setCellEdit(y, String(column), rowType);
}

on<Detail>('beforeeditstart', (event) => {
  const { row, column } = sheet.at(event.detail);
  if (!mayOpen(row, column, event.detail.val)) event.preventDefault();
});

on<Detail>('beforeedit', (event) => {
  event.preventDefault();
  const { row, column } = sheet.at(event.detail);
  const text = String(event.detail.val ?? '');
  if (text !== sheet.typed(row, column)) void actions.type([{ row, column, text }]);
});

on<{ data: Record<number, Record<string, unknown>>; type: string }>('beforerangeedit', (event) => {
  event.preventDefault();
  const rows = sheet.rowsOf(event.detail.type);
  const changes = Object.entries(event.detail.data).flatMap(([y, line]) =>
    Object.entries(line)
      .filter(([prop]) => /^\d+$/.test(prop))
      .map(([prop, text]) => ({
        row: rows[Number(y)]?.r ?? 0,
        column: Number(prop),
        text: String(text ?? ''),
      })),
  );
  void actions.type(changes);
});

interface Ranges {
  newRange: Range;
  oldRange: Range;
  type: string;
  colType: string;
}
on<Ranges>('beforeautofill', (event) => {
  event.preventDefault();
  const { newRange, oldRange, type, colType } = event.detail;
  const from = sheet.areaOf(oldRange, type, colType);
  const to = sheet.areaOf(newRange, type, colType);
  if (!from || !to) return;
  // The target holds the source: only what is new is filled.
  const rest =
    to.bottom > from.bottom
      ? { ...to, top: from.bottom }
      : to.top < from.top
        ? { ...to, bottom: from.top }
        : to.right > from.right
          ? { ...to, left: from.right }
          : { ...to, right: from.left };
  void actions.copy(from, rest);
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
  edit: (typed) => focus && edit(focus.row, focus.column, focus.y, focus.rowType, typed),
  moves,
  undo: () => actions.undo(),
  fillDown: () => actions.fillDown(),
});

/** At the edges of a tab the focus stays. */
function moves(key: string, back: boolean): boolean {
  if (!focus) return false;
  const { x, y, rowType, colType } = focus;
  if (key === 'ArrowUp') return y > 0 || (rowType === 'rgRow' && sheet.top.length > 0);
  if (key === 'ArrowDown' || key === 'Enter') return rowType !== 'rgRow' || y < sheet.body.length - 1;
  if (key === 'ArrowLeft' || back) return x > 0 || (colType === 'rgCol' && sheet.pinned.length > 0);
  return colType !== 'rgCol' || x < sheet.free.length - 1;
}

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

/** Others' edits: the server answers when the spreadsheet is another than the one shown. */
async function follow(): Promise<never> {
  for (;;) {
    try {
      const version = await api.changes(sheet.book.version);
      if (version !== null && version !== sheet.book.version) await reload();
      if (stateBadge.textContent === words.offline) stateBadge.textContent = words.saved!;
    } catch {
      stateBadge.textContent = words.offline!;
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
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
      opening: () => opening,
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
  void follow();
} catch {
  stateBadge.textContent = words.nobody!;
}
