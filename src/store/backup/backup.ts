/**
 * A backup as lines of JSON, the same from every database: a header; of each table its name and columns, then a list of
 * values a row; an end that counts the rows, without which a file is not whole.
 */
import * as z from 'zod';
import type { Sql } from '../batch.ts';
import { appliedMigrations } from '../migrate.ts';
import type { Reader, Row } from './reader.ts';

export const Header = z.strictObject({
  format: z.literal('pantau-backup'),
  version: z.literal(1),
  /** When it was begun. */
  made: z.iso.datetime(),
  /** Those that had been applied: what the tables look like. */
  migrations: z.array(z.string()).min(1),
  /** Whether officers, with their names and addresses, are in it. */
  contacts: z.boolean(),
});
export const TableLine = z.strictObject({ table: z.string(), columns: z.array(z.string()).min(1) });
export const RowLine = z.array(z.union([z.string(), z.number(), z.null()]));
export const End = z.strictObject({ end: z.literal(true), rows: z.int() });

export type Header = z.infer<typeof Header>;

/**
 * What opens nothing on another day: sessions, links and attempts to sign in, calls of the last minutes; and subscriptions to
 * events, which are found at Google again.
 */
const PASSING = new Set(['session', 'sign_in_link', 'sign_in_attempt', 'quota_call', 'event_subscription']);
/** Told by the header. */
const HEADER = new Set(['migration']);
const CONTACTS = new Set(['officer']);

/**
 * Mails before their notices, spreadsheets before what is known of them: where the database goes on changing meanwhile, what
 * is missing is missing as a whole. Deadlines and officers last: nobody is told anything by a store that is half restored.
 */
const FIRST = ['mail', 'notice', 'spreadsheet'];
const LAST = ['deadline', 'officer'];

export const isKept = (table: string): boolean => !PASSING.has(table) && !HEADER.has(table);

export interface BackupOptions {
  contacts: boolean;
  /** Epoch milliseconds. */
  now: number;
  /** Told of each table once it is done. */
  done?: (table: string, rows: number) => void;
}

/** Lines with their ends. */
export async function* backupLines(
  sql: Sql,
  reader: Reader,
  { contacts, now, done }: BackupOptions,
): AsyncGenerator<string> {
  const migrations = await appliedMigrations(sql);
  const header: Header = {
    format: 'pantau-backup',
    version: 1,
    made: new Date(now).toISOString(),
    migrations,
    contacts,
  };
  yield line(header);
  let total = 0;
  for (const table of inOrder(await reader.tables())) {
    if (CONTACTS.has(table) && !contacts) continue;
    let rows = 0;
    let columns: string[] | undefined;
    for await (const part of reader.rows(table)) {
      if (columns === undefined) {
        columns = Object.keys(part[0]!).sort();
        yield line({ table, columns });
      }
      yield part.map((row) => line(valuesOf(row, columns!))).join('');
      rows += part.length;
    }
    total += rows;
    done?.(table, rows);
  }
  yield line({ end: true, rows: total });
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`;

const valuesOf = (row: Row, columns: readonly string[]) => columns.map((column) => row[column] ?? null);

function inOrder(tables: readonly string[]): string[] {
  const place = (table: string) => {
    if (FIRST.includes(table)) return FIRST.indexOf(table) - FIRST.length;
    return LAST.indexOf(table) + 1;
  };
  return tables.filter(isKept).sort((a, b) => place(a) - place(b));
}
