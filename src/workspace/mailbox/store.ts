/** Messages in SQLite, so that a restarted demonstration still shows its mail. */
import { DatabaseSync } from 'node:sqlite';
import type { Readable } from './parse.ts';

export interface MailSummary {
  /** Counts up from 1 in the order of arrival; never given twice. */
  id: number;
  /** Epoch milliseconds. */
  receivedAt: number;
  /** Envelope sender; empty for the null sender. */
  from: string;
  /** Envelope recipients. */
  to: string[];
  /** Decoded; empty when there is none. */
  subject: string;
  /** Bytes of the source. */
  size: number;
}

export interface Mail extends MailSummary {
  /** The message as it came over SMTP, dots unstuffed. */
  source: Uint8Array;
  /** Null when the source could not be parsed. */
  content: Readable | null;
}

export interface NewMail {
  receivedAt: number;
  from: string;
  to: string[];
  source: Uint8Array;
  content: Readable | null;
}

export interface MailStore {
  add(mail: NewMail): number;
  /** Newest first; all of them unless limited. */
  list(page?: { before?: number; limit?: number }): MailSummary[];
  get(id: number): Mail | undefined;
  count(): number;
  clear(): void;
  close(): void;
}

interface Row {
  id: number;
  received_at: number;
  sender: string;
  recipients: string;
  subject: string;
  size: number;
}

const SUMMARY = 'id, received_at, sender, recipients, subject, length(source) AS size';

/** Opens or makes the file; `:memory:` keeps nothing. Throws when the file is no SQLite database. */
export function openMailStore(dataFile: string): MailStore {
  const db = new DatabaseSync(dataFile);
  // WAL and its checkpoint survive the death of the process, which is what a mail answered with 250 needs.
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 5000;
    CREATE TABLE IF NOT EXISTS mailbox_message (
      id INTEGER PRIMARY KEY AUTOINCREMENT, received_at INTEGER NOT NULL, sender TEXT NOT NULL,
      recipients TEXT NOT NULL, subject TEXT NOT NULL, source BLOB NOT NULL, content TEXT) STRICT`);
  const insert = db.prepare(
    'INSERT INTO mailbox_message (received_at, sender, recipients, subject, source, content) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const page = db.prepare(`SELECT ${SUMMARY} FROM mailbox_message WHERE id < ? ORDER BY id DESC LIMIT ?`);
  const one = db.prepare(`SELECT ${SUMMARY}, source, content FROM mailbox_message WHERE id = ?`);
  const total = db.prepare('SELECT count(*) AS n FROM mailbox_message');
  return {
    add: (mail) => {
      const { receivedAt, from, to, source, content } = mail;
      const json = content === null ? null : JSON.stringify(content);
      const subject = content?.subject ?? '';
      return Number(insert.run(receivedAt, from, JSON.stringify(to), subject, source, json).lastInsertRowid);
    },
    list: ({ before = Number.MAX_SAFE_INTEGER, limit = -1 } = {}) =>
      (page.all(before, limit) as unknown as Row[]).map(summary),
    get: (id) => {
      const row = one.get(id) as unknown as
        | (Row & { source: Uint8Array; content: string | null })
        | undefined;
      if (row === undefined) return undefined;
      const content = row.content === null ? null : (JSON.parse(row.content) as Readable);
      return { ...summary(row), source: row.source, content };
    },
    count: () => Number((total.get() as { n: number }).n),
    clear: () => db.exec('DELETE FROM mailbox_message'),
    close: () => db.close(),
  };
}

const summary = (row: Row): MailSummary => ({
  id: row.id,
  receivedAt: row.received_at,
  from: row.sender,
  to: JSON.parse(row.recipients) as string[],
  subject: row.subject,
  size: row.size,
});
