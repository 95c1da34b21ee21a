/** Subscriptions to events of Google Workspace. */
import type { DatabaseSync } from 'node:sqlite';

export interface Subscription {
  /** `subscriptions/ID`. */
  name: string;
  uid: string;
  targetResource: string;
  eventTypes: string[];
  payloadOptions: { includeResource: boolean };
  driveOptions: { includeDescendants: boolean };
  notificationEndpoint: { pubsubTopic: string };
  state: 'ACTIVE' | 'SUSPENDED';
  suspensionReason?: string;
  /** E-mail address of the person who may manage it; Google shows a number. */
  holder: string;
  createTime: string;
  updateTime: string;
  expireTime: string;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS event_subscriptions (name TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT;
`;

export class EventStore {
  #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    db.exec(SCHEMA);
    this.#db = db;
  }

  get(name: string): Subscription | undefined {
    const row = this.#db.prepare('SELECT data FROM event_subscriptions WHERE name = ?').get(name);
    return row && (JSON.parse(row.data as string) as Subscription);
  }

  all(): Subscription[] {
    const rows = this.#db.prepare('SELECT data FROM event_subscriptions ORDER BY rowid').all();
    return rows.map((row) => JSON.parse(row.data as string) as Subscription);
  }

  put(subscription: Subscription): void {
    this.#db
      .prepare(
        'INSERT INTO event_subscriptions (name, data) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data',
      )
      .run(subscription.name, JSON.stringify(subscription));
  }

  remove(name: string): void {
    this.#db.prepare('DELETE FROM event_subscriptions WHERE name = ?').run(name);
  }
}
