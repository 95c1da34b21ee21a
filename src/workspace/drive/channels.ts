/** Notification channels: who is told of what, and until when. */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

export interface Channel {
  id: string;
  /** The account that made it. */
  account: string;
  resourceId: string;
  resourceUri: string;
  /** The one file it is about; null for a channel of changes. */
  fileId: string | null;
  address: string;
  token: string | null;
  /** Epoch milliseconds. */
  expiration: number;
  /** Shown in a header; grows, by more than one, so that a gap says nothing. */
  number: number;
  /** What of shared drives a channel of changes covers. */
  allDrives: boolean;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS channels (id TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT;
`;

export class Channels {
  #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    db.exec(SCHEMA);
    this.#db = db;
  }

  get(id: string): Channel | undefined {
    const row = this.#db.prepare('SELECT data FROM channels WHERE id = ?').get(id);
    return row && (JSON.parse(row.data as string) as Channel);
  }

  all(): Channel[] {
    const rows = this.#db.prepare('SELECT data FROM channels ORDER BY rowid').all();
    return rows.map((row) => JSON.parse(row.data as string) as Channel);
  }

  put(channel: Channel): void {
    this.#db
      .prepare(
        'INSERT INTO channels (id, data) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET data = excluded.data',
      )
      .run(channel.id, JSON.stringify(channel));
  }

  /** Ends at this time what Google let live longer. */
  expire(channel: Channel, at: number): void {
    this.put({ ...channel, expiration: at });
  }

  remove(id: string): void {
    this.#db.prepare('DELETE FROM channels WHERE id = ?').run(id);
  }

  /** The number of the next message, and notes it. */
  count(channel: Channel): number {
    const step = createHash('sha256').update(`${channel.id} ${channel.number}`).digest()[0]!;
    const number = channel.number === 0 ? 1 : channel.number + 1 + step;
    this.put({ ...channel, number });
    return number;
  }
}
