/** Values of formula cells, computed only when somebody asks for one. */

import { usedRows } from '../book/cells.ts';
import type { Book, Cell, Tab } from '../book/model.ts';
import { localeOf } from '../cells/locale.ts';
import type { Effective } from '../cells/render.ts';
import { Engine, type SheetInput, UNREADABLE, WIDTH } from './engine.ts';
import { Translations } from './translations.ts';

/** Engines kept at once: a district's forms fit, memory stays bounded. */
const KEPT = 48;

interface Held {
  engine: Engine;
  translations: Translations;
  book: Book;
  revision: number;
  volatile: boolean;
}

export class Calculator {
  #held = new Map<string, Held>();
  #now: () => number;

  /** `now`: epoch milliseconds, for `NOW()` and `TODAY()`. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Value of one cell. `revision` grows with every change of the book. */
  value(book: Book, revision: number, tab: Tab, row: number, column: number, cell: Cell): Effective {
    if (cell.f === undefined) return cell.v ?? '';
    if (column >= WIDTH) return { error: '#REF!', type: 'REF' };
    const held = this.#current(book, revision);
    return held.engine.value(book.tabs.indexOf(tab), row, column);
  }

  #current(book: Book, revision: number): Held {
    let held = this.#held.get(book.id);
    this.#held.delete(book.id);
    if (held === undefined) {
      const [engine, translations] = [new Engine(), new Translations()];
      held = { engine, translations, book, revision: -1, volatile: false };
    }
    if (held.book !== book || held.revision !== revision || held.volatile) {
      const { sheets, volatile } = inputs(book, this.#now(), held.translations);
      held.engine.load(sheets);
      held.book = book;
      held.revision = revision;
      held.volatile = volatile;
    }
    // Put back last: the map's order is the order of use.
    this.#held.set(book.id, held);
    if (this.#held.size > KEPT) {
      const [oldest] = this.#held.keys();
      this.forget(oldest!);
    }
    return held;
  }

  forget(id: string): void {
    this.#held.get(id)?.engine.close();
    this.#held.delete(id);
  }

  close(): void {
    for (const id of [...this.#held.keys()]) this.forget(id);
  }
}

/** How far down each tab is filled. */
export const extentsOf = (book: Book): Map<Tab, number> =>
  new Map(book.tabs.map((tab) => [tab, usedRows(tab)]));

/**
 * Every cell of a book as the engine's input. Typed text is marked as text, so that none is ever run.
 * @param translations of the same book from the time before.
 */
export function inputs(
  book: Book,
  now: number,
  translations = new Translations(),
): { sheets: SheetInput[]; volatile: boolean } {
  const decimalComma = localeOf(book.locale).decimal === ',';
  const extents = extentsOf(book);
  translations.follow(book, extents);
  let volatile = false;
  const moment = () => serialNow(now, book.timeZone);
  const sheets = book.tabs.map((tab, index) => {
    const sheet: SheetInput = new Map();
    for (const [row, line] of tab.rows.entries()) {
      if (line === undefined) continue;
      for (const [column, cell] of line.entries()) {
        if (cell === undefined || column >= WIDTH) continue;
        if (cell.f !== undefined) {
          const place = row * WIDTH + column;
          const around = { book, tab, row, extents, decimalComma, now: moment };
          const result = translations.of(cell.f, index, place, around);
          volatile ||= result.volatile;
          sheet.set(place, result.text ?? UNREADABLE);
        } else if (cell.v !== undefined) sheet.set(row * WIDTH + column, literal(cell.v));
      }
    }
    return sheet;
  });
  return { sheets, volatile };
}

function literal(value: string | number | boolean): string {
  if (typeof value === 'string') return `'${value}`;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return String(value);
}

/** Wall-clock time of a zone as a serial number. */
export function serialNow(now: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(now);
  const part = (type: string) => Number(parts.find((item) => item.type === type)!.value);
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall / 86_400_000 + 25_569;
}
