/** One tab as the page knows it: which rows and columns are drawn, and the cells loaded so far. */
import type { Api } from './api.ts';
import { lockAt } from './places.ts';
import type { Place, Range } from './revogrid.ts';
import type { Area, BookView, CellView, Lock, TabView } from './types.ts';

/** Rows loaded at a time. */
const BLOCK = 100;
/** Frozen columns wider than this part of the window scroll away, else a phone would show nothing else. */
const MAX_FROZEN = 0.6;

/** A row of the grid component; `r` is its number in the tab. */
export interface Row {
  r: number;
}

/** A cell with its style and choices at hand. */
export interface Drawn extends CellView {
  css: Record<string, string>;
  list?: { strict: boolean; list: string[] };
}

export class Sheet {
  readonly book: BookView;
  readonly tab: TabView;
  readonly top: Row[];
  readonly body: Row[];
  readonly pinned: number[];
  readonly free: number[];
  readonly #api: Api;
  readonly #loaded: (() => void) | undefined;
  #cells: (Drawn | undefined)[][] = [];
  #blocks = new Map<number, 'asked' | 'there'>();
  #wanted = new Set<number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `loaded` is called after rows came. */
  constructor(book: BookView, api: Api, loaded?: () => void) {
    this.book = book;
    this.tab = book.tab;
    this.#api = api;
    this.#loaded = loaded;
    const { rows, columns, hiddenRows, hiddenColumns, frozenRows, frozenColumns, widths } = book.tab;
    const without = (count: number, hidden: number[]): number[] => {
      const gone = new Set(hidden);
      return Array.from({ length: count }, (_none, at) => at).filter((at) => !gone.has(at));
    };
    const seen = without(rows, hiddenRows);
    this.top = seen.filter((r) => r < frozenRows).map((r) => ({ r }));
    this.body = seen.filter((r) => r >= frozenRows).map((r) => ({ r }));
    const shown = without(columns, hiddenColumns);
    const frozen = shown.filter((column) => column < frozenColumns);
    const width = frozen.reduce((sum, column) => sum + (widths[column] ?? 100), 0);
    this.pinned = width <= window.innerWidth * MAX_FROZEN ? frozen : [];
    this.free = shown.filter((column) => !this.pinned.includes(column));
  }

  rowsOf = (type: string): Row[] => (type === 'rowPinStart' ? this.top : this.body);
  columnsOf = (type: string): number[] => (type === 'colPinStart' ? this.pinned : this.free);

  /** What the component's columns and rows are made of: tabs with the same need only be drawn again. */
  layout(): string {
    return JSON.stringify([
      this.tab.id,
      this.top.length,
      this.body.map(({ r }) => r),
      this.pinned,
      this.free,
      this.tab.widths,
    ]);
  }

  /** From the component's numbers to the tab's own. */
  at({ rowIndex, colIndex, type, colType }: Place): { row: number; column: number } {
    return { row: this.rowsOf(type)[rowIndex]?.r ?? 0, column: this.columnsOf(colType)[colIndex] ?? 0 };
  }

  /** A block of the component's numbers as an area of the tab. Hidden lines between are part of it. */
  areaOf(range: Range, rowType: string, colType: string): Area | undefined {
    const rows = this.rowsOf(rowType);
    const columns = this.columnsOf(colType);
    const [top, bottom] = [rows[range.y]?.r, rows[Math.min(range.y1, rows.length - 1)]?.r];
    const [left, right] = [columns[range.x], columns[Math.min(range.x1, columns.length - 1)]];
    if (top === undefined || bottom === undefined || left === undefined || right === undefined)
      return undefined;
    return { top, bottom: bottom + 1, left, right: right + 1 };
  }

  /** The cell when it is loaded; asks for its rows otherwise. */
  cell(row: number, column: number): Drawn | undefined {
    const block = Math.floor(row / BLOCK);
    if (!this.#blocks.has(block)) this.#want(block);
    return this.#cells[row]?.[column];
  }

  peek = (row: number, column: number): Drawn | undefined => this.#cells[row]?.[column];

  /** Text as it would be typed again. */
  typed(row: number, column: number): string {
    const cell = this.peek(row, column);
    return cell?.e ?? cell?.t ?? '';
  }

  lock = (row: number, column: number): Lock | undefined => lockAt(this.tab.locks, row, column);

  /** Shows typed text at once, until what the server made of it comes. */
  pretend(row: number, column: number, text: string): void {
    this.#cells[row] ??= [];
    const before = this.#cells[row][column];
    const { e: _typed, r: _error, ...rest } = before ?? { css: {} };
    this.#cells[row][column] = { ...rest, t: text, css: before?.css ?? {} };
  }

  #want(block: number): void {
    this.#wanted.add(block);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      // Dragging the scroll bar passes over blocks that are out of sight by now: drawn again, they ask again.
      const last = [...this.#wanted].slice(-4);
      this.#wanted.clear();
      for (const one of last) void this.load(one);
    }, 30);
  }

  async load(block: number): Promise<void> {
    if (this.#blocks.has(block)) return;
    this.#blocks.set(block, 'asked');
    try {
      await this.#fetch(block);
    } catch {
      this.#blocks.delete(block);
      return;
    }
    this.#loaded?.();
  }

  /** Takes over the rows that another state of the same tab had loaded, fetched anew. */
  async refetch(from: Sheet): Promise<void> {
    const blocks = [...from.#blocks.keys()].filter((block) => block * BLOCK < this.tab.rows).slice(-6);
    for (const block of blocks) this.#blocks.set(block, 'asked');
    await Promise.all(blocks.map((block) => this.#fetch(block)));
  }

  async #fetch(block: number): Promise<void> {
    const from = block * BLOCK;
    const to = Math.min(from + BLOCK, this.tab.rows);
    const { rows, styles, lists } = await this.#api.cells(this.tab, from, to);
    const looks = styles.map(parseCss);
    for (let row = from; row < to; row++) {
      this.#cells[row] = (rows[row - from] ?? []).map((cell) => {
        if (cell === 0) return undefined;
        const list = cell.c === undefined ? undefined : lists[cell.c];
        return { ...cell, css: cell.s === undefined ? {} : looks[cell.s]!, ...(list ? { list } : {}) };
      });
    }
    this.#blocks.set(block, 'there');
  }

  loadedRows(): number[] {
    return [...this.#blocks]
      .filter(([, state]) => state === 'there')
      .flatMap(([block]) => {
        const from = block * BLOCK;
        return Array.from({ length: Math.min(BLOCK, this.tab.rows - from) }, (_none, at) => from + at);
      });
  }
}

/** Declarations of our own server to properties, which a strict policy lets a script set. */
function parseCss(css: string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const rule of css.split(';')) {
    const colon = rule.indexOf(':');
    if (colon > 0) out[rule.slice(0, colon)] = rule.slice(colon + 1);
  }
  return out;
}
