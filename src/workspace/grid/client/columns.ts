/** How cells are drawn: text, colours, marks, joined cells, text that runs over empty neighbours. */
import { letters } from './places.ts';
import type { CellProps, Column, H } from './revogrid.ts';
import type { Drawn, Row, Sheet } from './sheet.ts';
import type { Area, Words } from './types.ts';

export interface Painter {
  sheet(): Sheet;
  words: Words;
  /** A click on a row's number or a column's letters. */
  pickRow(row: Row, type: string): void;
  pickColumn(column: number): void;
  openFilter(column: number): void;
  openChoices(row: Row, column: number, type: string): void;
}

const shown = (cell: Drawn | undefined): string =>
  cell === undefined ? '' : cell.b === undefined ? cell.t : cell.b === 1 ? '☑' : '☐';

/** Column definitions of a tab for the grid component. */
export function columnsOf(painter: Painter): Column[] {
  const sheet = painter.sheet();
  const one = (column: number, pinned: boolean): Column => ({
    prop: String(column),
    name: letters(column),
    size: Math.max(24, sheet.tab.widths[column] ?? 100),
    ...(pinned ? { pin: 'colPinStart' as const } : {}),
    editor: 'cell',
    columnTemplate: (h: H) =>
      h('span', { class: 'letters', onClick: () => painter.pickColumn(column) }, letters(column)),
    cellTemplate: (h: H, props: CellProps) => draw(h, painter, props.model as Row, column, props),
    cellProperties: (props: CellProps) => look(painter.sheet(), props.model as Row, column),
  });
  return [
    ...sheet.pinned.map((column) => one(column, true)),
    ...sheet.free.map((column) => one(column, false)),
  ];
}

/** The column of row numbers. */
export const rowHeader = (painter: Painter) => ({
  size: 52,
  cellTemplate: (h: H, props: CellProps) => {
    const row = props.model as Row | undefined;
    return h(
      'span',
      { class: 'number', onClick: () => row && painter.pickRow(row, props.type) },
      String((row?.r ?? 0) + 1),
    );
  },
});

function draw(h: H, painter: Painter, row: Row, column: number, { type }: { type: string }) {
  const sheet = painter.sheet();
  const cell = sheet.cell(row.r, column);
  const filter = sheet.tab.filter;
  const filtered =
    filter && row.r === filter.area.top && column >= filter.area.left && column < filter.area.right;
  const text = shown(cell);
  const runs = roomBeside(sheet, row.r, column, cell, text);
  const parts = [
    runs > 0
      ? h('span', { class: 'run', style: { width: `${runs}px` } }, text)
      : h('span', { class: 'text' }, text),
  ];
  if (filtered)
    parts.push(
      h('button', {
        type: 'button',
        tabindex: '-1',
        class: filter.hidden[column] ? 'mark funnel on' : 'mark funnel',
        'aria-label': painter.words.filter,
        onMouseDown: stop,
        onClick: () => painter.openFilter(column),
      }),
    );
  else if (cell?.list)
    parts.push(
      h('button', {
        type: 'button',
        tabindex: '-1',
        class: 'mark arrow',
        'aria-label': painter.words.choices,
        onMouseDown: stop,
        onClick: () => painter.openChoices(row, column, type),
      }),
    );
  return parts;
}

const stop = (event: Event): void => event.stopPropagation();

function look(sheet: Sheet, row: Row, column: number) {
  const cell = sheet.peek(row.r, column);
  const joined = sheet.tab.merges.find((area) => covers(area, row.r, column));
  const classes: Record<string, boolean> = {};
  const lock = sheet.lock(row.r, column);
  if (lock) classes[lock.kind] = true;
  if (cell?.n) classes.noted = true;
  if (cell?.r !== undefined) classes.error = true;
  if (cell?.x) classes.unfit = true;
  if (cell?.b !== undefined) classes.tick = true;
  if (cell?.list) classes.choice = true;
  const style: Record<string, string> = { ...cell?.css };
  if (style['white-space']) classes.wraps = true;
  if (joined && (joined.top !== row.r || joined.left !== column)) {
    classes.covered = true;
    if (joined.top === row.r) style.visibility = 'hidden';
  } else if (joined) {
    const wide = sheet.free.includes(column) ? sheet.free : sheet.pinned;
    const width = wide
      .filter((other) => other >= joined.left && other < joined.right)
      .reduce((sum, other) => sum + Math.max(24, sheet.tab.widths[other] ?? 100), 0);
    style.width = `${width}px`;
    classes.joined = true;
  }
  if (cell !== undefined && runsOver(cell) && roomBeside(sheet, row.r, column, cell, shown(cell)) > 0)
    classes.runs = true;
  const title = [cell?.n, cell?.r].filter(Boolean).join('\n');
  return {
    class: classes,
    style,
    'data-cell': `${letters(column)}${row.r + 1}`,
    // Set also when empty: the component reuses elements.
    title,
    'aria-readonly': lock?.kind === 'locked' ? 'true' : 'false',
  };
}

const covers = (area: Area, row: number, column: number): boolean =>
  row >= area.top && row < area.bottom && column >= area.left && column < area.right;

const runsOver = (cell: Drawn): boolean =>
  !cell.css['white-space'] &&
  !cell.css['--clip'] &&
  (cell.css['text-align'] ?? 'left') === 'left' &&
  cell.b === undefined;

/** Pixels over which a long text may run: its own cell and the empty ones after it. 0 when it stays inside. */
function roomBeside(
  sheet: Sheet,
  row: number,
  column: number,
  cell: Drawn | undefined,
  text: string,
): number {
  if (cell === undefined || text === '' || !runsOver(cell) || cell.list) return 0;
  const own = Math.max(24, sheet.tab.widths[column] ?? 100);
  if (text.length * 9 <= own) return 0;
  const line = sheet.free.includes(column) ? sheet.free : sheet.pinned;
  let room = own;
  for (let at = line.indexOf(column) + 1; at < line.length && room < 1600; at++) {
    const next = line[at]!;
    const beside = sheet.peek(row, next);
    if (
      shown(beside) !== '' ||
      beside?.list ||
      beside?.css['background-color'] !== cell.css['background-color']
    )
      break;
    room += Math.max(24, sheet.tab.widths[next] ?? 100);
  }
  return room > own ? room - 8 : 0;
}
