/** Spreadsheets in and out of the data file. The most recently used stay in memory. */
import type { DatabaseSync } from 'node:sqlite';
import type { Book, Tab } from '../book/model.ts';
import { newBook } from '../book/model.ts';
import type { Files } from '../drive/file.ts';
import { packBook, packTab, unpackBook, unpackTab } from './codec.ts';
import { transaction } from './database.ts';

/** Spreadsheets kept in memory. */
const KEPT = 200;

export interface Held {
  book: Book;
  /** Grows with every change. */
  revision: number;
}

/** One change in the making. */
export interface Draft {
  book: Book;
  account: string;
  /** Marks a tab, or all tabs, to be written. Without any mark nothing happened and no time moves. */
  touch(tab?: Tab): void;
}

export class Books {
  #db: DatabaseSync;
  #files: Files;
  #held = new Map<string, Held>();
  #revision = 0;

  constructor(db: DatabaseSync, files: Files) {
    this.#db = db;
    this.#files = files;
  }

  /** The spreadsheet of a file that is known to exist and to be one. */
  open(id: string): Held {
    let held = this.#held.get(id);
    this.#held.delete(id);
    held ??= { book: this.#load(id), revision: ++this.#revision };
    this.#held.set(id, held);
    if (this.#held.size > KEPT) {
      const [oldest] = this.#held.keys();
      this.#held.delete(oldest!);
    }
    return held;
  }

  #load(id: string): Book {
    const row = this.#db.prepare('SELECT name, book FROM files WHERE id = ?').get(id) as
      | { name: string; book: string | null }
      | undefined;
    if (!row?.book) throw new Error(`no spreadsheet in file ${id}`);
    const tabs = this.#db.prepare('SELECT data FROM tabs WHERE file_id = ? ORDER BY position').all(id);
    return unpackBook(
      id,
      row.name,
      row.book,
      tabs.map((tab) => unpackTab(tab.data as string)),
    );
  }

  /** Gives a new file its empty spreadsheet. */
  create(id: string, title: string, prepare?: (book: Book) => void): Book {
    const book = newBook(id, title);
    prepare?.(book);
    this.#save(book, new Set(book.tabs));
    return book;
  }

  /** Gives a new file the content of another spreadsheet: tabs, protections, named ranges and metadata as they are. */
  copy(from: string, id: string, title: string): void {
    this.#db
      .prepare('UPDATE files SET book = (SELECT book FROM files WHERE id = ?) WHERE id = ?')
      .run(from, id);
    this.#db
      .prepare(
        'INSERT INTO tabs (file_id, sheet_id, position, data) SELECT ?, sheet_id, position, data FROM tabs WHERE file_id = ?',
      )
      .run(id, from);
    this.#db.prepare('UPDATE files SET name = ? WHERE id = ?').run(title, id);
  }

  /**
   * Runs a change and writes it whole, or not at all: when `work` throws, the spreadsheet in memory is dropped and
   * read again from the data file.
   */
  edit<T>(id: string, account: string, work: (draft: Draft) => T): T {
    const held = this.open(id);
    const { book } = held;
    const dirty = new Set<Tab>();
    let changed = false;
    const draft: Draft = {
      book,
      account,
      touch(tab) {
        changed = true;
        for (const one of tab ? [tab] : book.tabs) dirty.add(one);
      },
    };
    try {
      const result = work(draft);
      if (changed) {
        transaction(this.#db, () => {
          this.#save(book, dirty);
          this.#files.touch(id, account);
        });
        held.revision = ++this.#revision;
      }
      return result;
    } catch (error) {
      this.#held.delete(id);
      throw error;
    }
  }

  #save(book: Book, dirty: Set<Tab>): void {
    this.#db
      .prepare('UPDATE files SET name = ?, book = ? WHERE id = ?')
      .run(book.title, packBook(book), book.id);
    const put = this.#db.prepare(
      'INSERT INTO tabs (file_id, sheet_id, position, data) VALUES (?, ?, ?, ?) ON CONFLICT (file_id, sheet_id) DO UPDATE SET position = excluded.position, data = excluded.data',
    );
    const move = this.#db.prepare('UPDATE tabs SET position = ? WHERE file_id = ? AND sheet_id = ?');
    for (const [position, tab] of book.tabs.entries()) {
      if (dirty.has(tab)) put.run(book.id, tab.sheetId, position, packTab(tab));
      else move.run(position, book.id, tab.sheetId);
    }
    const kept = new Set(book.tabs.map((tab) => tab.sheetId));
    for (const row of this.#db.prepare('SELECT sheet_id FROM tabs WHERE file_id = ?').all(book.id)) {
      if (!kept.has(row.sheet_id as number))
        this.#db
          .prepare('DELETE FROM tabs WHERE file_id = ? AND sheet_id = ?')
          .run(book.id, row.sheet_id as number);
    }
  }

  /** A name given in Drive is the spreadsheet's title. */
  retitle(id: string, title: string): void {
    const held = this.#held.get(id);
    if (held) held.book.title = title;
  }

  forget(id: string): void {
    this.#held.delete(id);
  }
}
