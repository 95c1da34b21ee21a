/** Rows of the file list. */
import type { DatabaseSync } from 'node:sqlite';
import { transaction } from '../storage/database.ts';

export const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
export const FOLDER = 'application/vnd.google-apps.folder';
export const OFFICE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface FileRow {
  id: string;
  name: string;
  mime_type: string;
  parent: string | null;
  drive_id: string | null;
  /** Empty in a shared drive, which owns its files itself. */
  owner: string | null;
  /** Epoch milliseconds. */
  created: number;
  modified: number;
  modified_by: string;
  trashed: number;
  version: number;
}

const COLUMNS =
  'id, name, mime_type, parent, drive_id, owner, created, modified, modified_by, trashed, version';

export class Files {
  #db: DatabaseSync;
  #now: () => number;

  constructor(db: DatabaseSync, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  get(id: string): FileRow | undefined {
    return this.#db.prepare(`SELECT ${COLUMNS} FROM files WHERE id = ?`).get(id) as FileRow | undefined;
  }

  all(): FileRow[] {
    return this.#db
      .prepare(`SELECT ${COLUMNS} FROM files ORDER BY modified, id`)
      .all() as unknown as FileRow[];
  }

  insert(file: Omit<FileRow, 'created' | 'modified' | 'trashed' | 'version'>): FileRow {
    const now = Math.floor(this.#now());
    this.#db
      .prepare(
        'INSERT INTO files (id, name, mime_type, parent, drive_id, owner, created, modified, modified_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        file.id,
        file.name,
        file.mime_type,
        file.parent,
        file.drive_id,
        file.owner,
        now,
        now,
        file.modified_by,
      );
    return this.get(file.id)!;
  }

  /** Notes a change of content or name. The time strictly grows, also within one millisecond. */
  touch(id: string, account: string): void {
    this.#db
      .prepare(
        'UPDATE files SET modified = max(?, modified + 1), modified_by = ?, version = version + 1 WHERE id = ?',
      )
      .run(Math.floor(this.#now()), account, id);
  }

  rename(id: string, name: string): void {
    this.#db.prepare('UPDATE files SET name = ? WHERE id = ?').run(name, id);
  }

  /** Sharing, trashing and moving leave `modifiedTime` as it is. */
  set(id: string, change: Partial<Pick<FileRow, 'trashed' | 'parent' | 'drive_id' | 'mime_type'>>): void {
    for (const [column, value] of Object.entries(change)) {
      this.#db
        .prepare(`UPDATE files SET ${column} = ?, version = version + 1 WHERE id = ?`)
        .run(value ?? null, id);
    }
  }

  remove(id: string): void {
    transaction(this.#db, () => {
      this.#db.prepare('DELETE FROM permissions WHERE item = ?').run(id);
      this.#db.prepare('DELETE FROM files WHERE id = ?').run(id);
    });
  }
}
