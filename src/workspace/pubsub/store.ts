/** Topics, subscriptions, and the messages that are not acknowledged yet. */
import type { DatabaseSync } from 'node:sqlite';

export interface Subscription {
  name: string;
  /** `_deleted-topic_` once the topic is gone. */
  topic: string;
  /** 10 to 600. */
  ackDeadlineSeconds: number;
  pushConfig: { pushEndpoint?: string; attributes?: Record<string, string> };
  /** Durations as Google writes them: `10s`. */
  retryPolicy?: { minimumBackoff?: string; maximumBackoff?: string };
  deadLetterPolicy?: { deadLetterTopic: string; maxDeliveryAttempts: number };
  labels?: Record<string, string>;
}

export interface Message {
  /** Base64. */
  data?: string;
  attributes?: Record<string, string>;
  orderingKey?: string;
  messageId: string;
  publishTime: string;
}

export interface Outstanding {
  id: number;
  subscription: string;
  message: Message;
  /** Epoch milliseconds from which it may be delivered, again. */
  due: number;
  attempts: number;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS pubsub_topics (name TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS pubsub_subscriptions (
    name TEXT PRIMARY KEY, topic TEXT NOT NULL, data TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS pubsub_messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscription TEXT NOT NULL REFERENCES pubsub_subscriptions (name) ON DELETE CASCADE,
    message TEXT NOT NULL,
    due INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS pubsub_due ON pubsub_messages (subscription, due);
  CREATE TABLE IF NOT EXISTS pubsub_published (id INTEGER PRIMARY KEY AUTOINCREMENT) STRICT;
`;

type Row = Omit<Outstanding, 'message'> & { message: string };
const read = (row: unknown): Outstanding => {
  const { message, ...rest } = row as Row;
  return { ...rest, message: JSON.parse(message) as Message };
};

export class PubSubStore {
  #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    db.exec(SCHEMA);
    this.#db = db;
  }

  topic(name: string): object | undefined {
    const row = this.#db.prepare('SELECT data FROM pubsub_topics WHERE name = ?').get(name);
    return row && (JSON.parse(row.data as string) as object);
  }

  topics(project: string): object[] {
    const rows = this.#db
      .prepare('SELECT data FROM pubsub_topics WHERE name LIKE ? ORDER BY name')
      .all(`${project}/topics/%`);
    return rows.map((row) => JSON.parse(row.data as string) as object);
  }

  addTopic(name: string, data: object): void {
    this.#db.prepare('INSERT INTO pubsub_topics (name, data) VALUES (?, ?)').run(name, JSON.stringify(data));
  }

  /** Subscriptions stay, with what they hold, and get nothing more. */
  removeTopic(name: string): void {
    this.#db.prepare('DELETE FROM pubsub_topics WHERE name = ?').run(name);
    for (const subscription of this.subscribers(name))
      this.putSubscription({ ...subscription, topic: '_deleted-topic_' });
  }

  subscription(name: string): Subscription | undefined {
    const row = this.#db.prepare('SELECT data FROM pubsub_subscriptions WHERE name = ?').get(name);
    return row && (JSON.parse(row.data as string) as Subscription);
  }

  subscriptions(): Subscription[] {
    const rows = this.#db.prepare('SELECT data FROM pubsub_subscriptions ORDER BY name').all();
    return rows.map((row) => JSON.parse(row.data as string) as Subscription);
  }

  subscribers(topic: string): Subscription[] {
    return this.subscriptions().filter((subscription) => subscription.topic === topic);
  }

  putSubscription(subscription: Subscription): void {
    this.#db
      .prepare(
        'INSERT INTO pubsub_subscriptions (name, topic, data) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET topic = excluded.topic, data = excluded.data',
      )
      .run(subscription.name, subscription.topic, JSON.stringify(subscription));
  }

  removeSubscription(name: string): void {
    this.#db.prepare('DELETE FROM pubsub_subscriptions WHERE name = ?').run(name);
  }

  /** A number that no message had before. */
  nextMessageId(): string {
    const { lastInsertRowid } = this.#db.prepare('INSERT INTO pubsub_published DEFAULT VALUES').run();
    this.#db.prepare('DELETE FROM pubsub_published WHERE id < ?').run(lastInsertRowid);
    return String(lastInsertRowid);
  }

  add(subscription: string, message: Message, due: number): number {
    const added = this.#db
      .prepare('INSERT INTO pubsub_messages (subscription, message, due) VALUES (?, ?, ?)')
      .run(subscription, JSON.stringify(message), Math.floor(due));
    return Number(added.lastInsertRowid);
  }

  outstanding(id: number): Outstanding | undefined {
    const row = this.#db
      .prepare('SELECT id, subscription, message, due, attempts FROM pubsub_messages WHERE id = ?')
      .get(id);
    return row && read(row);
  }

  /** What may be delivered at `now`, oldest first. */
  due(subscription: string, now: number, limit = -1): Outstanding[] {
    return this.#db
      .prepare(
        'SELECT id, subscription, message, due, attempts FROM pubsub_messages WHERE subscription = ? AND due <= ? ORDER BY id LIMIT ?',
      )
      .all(subscription, Math.floor(now), limit)
      .map(read);
  }

  all(subscription: string): Outstanding[] {
    return this.due(subscription, Number.MAX_SAFE_INTEGER);
  }

  /** Notes a delivery, or that it is to be delivered at another time. */
  update(id: number, change: { due: number; attempts: number }): void {
    this.#db
      .prepare('UPDATE pubsub_messages SET due = ?, attempts = ? WHERE id = ?')
      .run(Math.floor(change.due), change.attempts, id);
  }

  remove(id: number): void {
    this.#db.prepare('DELETE FROM pubsub_messages WHERE id = ?').run(id);
  }
}
