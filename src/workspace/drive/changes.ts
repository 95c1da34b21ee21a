/** The log of changes behind `changes.list` and push notifications, and the lag with which Drive shows edits. */
import type { DatabaseSync } from 'node:sqlite';

/** As in the `X-Goog-Resource-State` header of a file's channel. */
export type State = 'add' | 'remove' | 'update' | 'trash' | 'untrash';
/** As in the `X-Goog-Changed` header. */
export type What = 'content' | 'properties' | 'parents' | 'permissions';

export interface Change {
  fileId: string;
  driveId: string | null;
  state: State;
  what: What[];
  /** Accounts that it concerns; null for all that can see the file now. */
  audience: string[] | null;
}

export interface LoggedChange {
  seq: number;
  file_id: string;
  drive_id: string | null;
  /** Epoch milliseconds. */
  at: number;
  audience: string[] | null;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    file_id TEXT NOT NULL,
    drive_id TEXT,
    at INTEGER NOT NULL,
    audience TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS changes_file ON changes (file_id);
`;

export class Changes {
  #db: DatabaseSync;
  #now: () => number;
  #listeners: ((change: Change) => void)[] = [];

  constructor(db: DatabaseSync, now: () => number) {
    db.exec(SCHEMA);
    this.#db = db;
    this.#now = now;
  }

  listen(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  /** Writes a change down, as the last one of its file, and tells of it. */
  log(change: Change): void {
    const { fileId, driveId, audience } = change;
    // Only the last change of a file is ever listed: earlier ones for everybody are superseded.
    if (audience === null)
      this.#db.prepare('DELETE FROM changes WHERE file_id = ? AND audience IS NULL').run(fileId);
    this.#db
      .prepare('INSERT INTO changes (file_id, drive_id, at, audience) VALUES (?, ?, ?, ?)')
      .run(fileId, driveId, Math.floor(this.#now()), audience && JSON.stringify(audience));
    for (const listener of this.#listeners) listener(change);
  }

  /** Number that the next change will have at least. */
  next(): number {
    const row = this.#db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'changes'").get();
    return Number(row?.seq ?? 0) + 1;
  }

  /** From a number on, oldest first. */
  since(seq: number): LoggedChange[] {
    const rows = this.#db
      .prepare('SELECT seq, file_id, drive_id, at, audience FROM changes WHERE seq >= ? ORDER BY seq')
      .all(seq) as unknown as (Omit<LoggedChange, 'audience'> & { audience: string | null })[];
    return rows.map((row) => ({
      ...row,
      audience: row.audience === null ? null : (JSON.parse(row.audience) as string[]),
    }));
  }
}
