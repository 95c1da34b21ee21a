/** Rows of the file list. */
import type { DatabaseSync } from 'node:sqlite';
import { transaction } from '../storage/database.ts';
import type { Changes, State, What } from './changes.ts';
import type { Lag, Shown } from './lag.ts';

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
  /** What an application noted about the file: a JSON object of texts. */
  app_properties: string;
}

const COLUMNS =
  'id, name, mime_type, parent, drive_id, owner, created, modified, modified_by, trashed, version, app_properties';

export class Files {
  #db: DatabaseSync;
  #now: () => number;
  #changes: Changes;
  #lag: Lag;

  constructor(db: DatabaseSync, now: () => number, changes: Changes, lag: Lag) {
    this.#db = db;
    this.#now = now;
    this.#changes = changes;
    this.#lag = lag;
  }

  get(id: string): FileRow | undefined {
    const row = this.#db.prepare(`SELECT ${COLUMNS} FROM files WHERE id = ?`).get(id);
    return row && this.#lag.view(row as unknown as FileRow);
  }

  /** Grows with every change at once, whatever Drive shows yet; undefined when there is no such file. */
  revision(id: string): number | undefined {
    const row = this.#db.prepare('SELECT version FROM files WHERE id = ?').get(id);
    return row && Number(row.version);
  }

  all(): FileRow[] {
    const rows = this.#db.prepare(`SELECT ${COLUMNS} FROM files ORDER BY modified, id`).all();
    return rows.map((row) => this.#lag.view(row as unknown as FileRow));
  }

  #log(id: string, state: State, what: What[] = []): void {
    const driveId = this.get(id)?.drive_id ?? null;
    this.#changes.log({ fileId: id, driveId, state, what, audience: null });
  }

  insert(file: Omit<FileRow, 'created' | 'modified' | 'trashed' | 'version' | 'app_properties'>): FileRow {
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
    this.#log(file.id, 'add');
    return this.get(file.id)!;
  }

  /** Notes a change of content or name. The time strictly grows, also within one millisecond. */
  touch(id: string, account: string, what: What = 'content'): void {
    const now = Math.floor(this.#now());
    const shown = (): Shown => {
      const { modified, modified_by, version } = this.get(id)!;
      return { modified, modified_by, version };
    };
    const hidden = this.#lag.hides(id, shown, now);
    this.#db
      .prepare(
        'UPDATE files SET modified = max(?, modified + 1), modified_by = ?, version = version + 1 WHERE id = ?',
      )
      .run(now, account, id);
    if (!hidden) this.#log(id, 'update', [what]);
  }

  /** The time that a client claims (epoch milliseconds), whatever the clock says. */
  setModified(id: string, account: string, at: number): void {
    this.touch(id, account, 'properties');
    this.#db.prepare('UPDATE files SET modified = ? WHERE id = ?').run(Math.floor(at), id);
  }

  /** Shows edits that the lag held back. */
  publish(id: string): void {
    if (this.#lag.release(id) && this.get(id)) this.#log(id, 'update', ['content']);
  }

  rename(id: string, name: string): void {
    this.#db.prepare('UPDATE files SET name = ? WHERE id = ?').run(name, id);
  }

  /** Sharing, trashing and moving leave `modifiedTime` as it is. */
  set(
    id: string,
    change: Partial<
      Pick<FileRow, 'trashed' | 'parent' | 'drive_id' | 'mime_type' | 'owner' | 'app_properties'>
    >,
  ): void {
    const trashed = this.get(id)?.trashed;
    for (const [column, value] of Object.entries(change)) {
      this.#db
        .prepare(`UPDATE files SET ${column} = ?, version = version + 1 WHERE id = ?`)
        .run(value ?? null, id);
    }
    if (change.trashed !== undefined && change.trashed !== trashed)
      this.#log(id, change.trashed ? 'trash' : 'untrash');
    if (change.parent !== undefined) this.#log(id, 'update', ['parents']);
    if (change.owner !== undefined) this.#log(id, 'update', ['permissions']);
  }

  /** `audience`: the accounts that could see it, and are told that it is gone. */
  remove(id: string, audience: string[]): void {
    const driveId = this.get(id)?.drive_id ?? null;
    transaction(this.#db, () => {
      this.#db.prepare('DELETE FROM permissions WHERE item = ?').run(id);
      this.#db.prepare('DELETE FROM files WHERE id = ?').run(id);
      this.#changes.log({ fileId: id, driveId, state: 'remove', what: [], audience });
    });
    this.#lag.release(id);
  }
}
