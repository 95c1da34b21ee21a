/** A backup into a store that nobody works with yet. */
import { CompiledQuery, type RawBuilder, sql as raw } from 'kysely';
import type * as z from 'zod';
import type { Sql } from '../batch.ts';
import { appliedMigrations, MIGRATION_NAMES, migrate } from '../migrate.ts';
import { writeNote } from '../note.ts';
import { End, Header, isKept, RowLine, TableLine } from './backup.ts';

/** Lines of a backup, from its beginning; asked for twice. */
export type Lines = () => AsyncIterable<string>;

export interface Restored {
  header: Header;
  /** Rows by table. */
  tables: Record<string, number>;
}

/** What is there as soon as somebody works with a store; all else a new installation writes by itself. */
const OF_SOMEBODY = ['unit', 'spreadsheet', 'mail', 'snapshot', 'result'] as const;

/** Rows in one step. */
const ROWS_A_STEP = 500;
/** Texts bound to one statement: D1 takes 100. */
const TEXTS = 90;

/**
 * The file is looked through as a whole before anything is written. What a broken-off restore left is replaced by the next.
 * Afterwards nobody holds a lease, and a mail that was being sent is uncertain: it is never sent twice on its own.
 * @throws Error for people: a file that is no whole backup, a store in use, or tables of another time.
 */
export async function restore(sql: Sql, lines: Lines): Promise<Restored> {
  const { header, tables } = await lookThrough(lines());
  await prepare(sql, header);
  await refuseUsed(sql);
  await sql.batch([
    ...Object.keys(tables).map((table) => raw`delete from ${raw.table(table)}`.compile(sql.db)),
    writeNote(sql.db, 'restoring', header.made),
  ]);
  for await (const part of parts(lines())) await insert(sql, part);
  await sql.batch([
    CompiledQuery.raw('update spreadsheet set lease_until = 0, handed_out_until = 0'),
    CompiledQuery.raw(`update mail set state = 'uncertain', reason = 'it was being sent when the backup was made'
      where state = 'sending'`),
    // Planned between the reading of mails and of notices: as if it had been planned after the backup.
    CompiledQuery.raw(
      'delete from notice where not exists (select 1 from mail where mail.id = notice.mail_id)',
    ),
    CompiledQuery.raw(`update counter set "value" = "value" + 1 where name = 'results-changed'`),
    CompiledQuery.raw(`delete from note where name = 'restoring'`),
  ]);
  await migrate(sql);
  return { header, tables };
}

/** As `restore`, up to the first thing that would be written. */
export async function tryRestore(sql: Sql, lines: Lines): Promise<Restored> {
  const looked = await lookThrough(lines());
  const applied = await refuseOther(sql, looked.header);
  if (applied.length > 0) await refuseUsed(sql);
  return looked;
}

async function lookThrough(lines: AsyncIterable<string>): Promise<Restored> {
  let number = 0;
  let header: Header | undefined;
  let end: z.infer<typeof End> | undefined;
  let current: { table: string; columns: number } | undefined;
  const tables: Record<string, number> = {};
  const wrong = (fault: string) => new Error(`The backup cannot be used: line ${number}: ${fault}`);
  for await (const text of lines) {
    number++;
    const value = parsed(text);
    if (header === undefined) {
      header = Header.safeParse(value).data;
      if (header === undefined) throw wrong('this is no header of a backup of Pantau');
      continue;
    }
    if (end !== undefined) throw wrong('something stands after its end');
    const table = TableLine.safeParse(value).data;
    if (table !== undefined) {
      if (Object.hasOwn(tables, table.table)) throw wrong(`${table.table} stands twice`);
      if (![table.table, ...table.columns].every((name) => /^[a-z_]+$/.test(name)) || !isKept(table.table))
        throw wrong('this is no table of Pantau');
      tables[table.table] = 0;
      current = { table: table.table, columns: table.columns.length };
    } else if (current !== undefined && RowLine.safeParse(value).data?.length === current.columns) {
      tables[current.table]!++;
    } else {
      end = End.safeParse(value).data;
      if (end === undefined) throw wrong('neither a table, nor a row, nor the end');
    }
  }
  const rows = Object.values(tables).reduce((sum, each) => sum + each, 0);
  if (header === undefined || end?.rows !== rows)
    throw wrong('the file ends too early; use another copy of it');
  return { header, tables };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Tables as they were when the backup was made. */
async function prepare(sql: Sql, header: Header): Promise<void> {
  await refuseOther(sql, header);
  await migrate(sql, new Set(header.migrations));
}

/** @returns the steps of the schema that the store has taken. */
async function refuseOther(sql: Sql, { migrations }: Header): Promise<string[]> {
  const unknown = migrations.filter((name) => !MIGRATION_NAMES.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `The backup was made by a newer Pantau (${unknown.join(', ')}); restore it with that one`,
    );
  const applied = await appliedMigrations(sql);
  const later = applied.filter((name) => !migrations.includes(name));
  if (later.length > 0)
    throw new Error(
      `The backup is older than the tables of this store (${later.join(', ')}); restore it into a new database, which is then brought up to date`,
    );
  return applied;
}

async function refuseUsed({ db, batch }: Sql): Promise<void> {
  const broken = await db
    .selectFrom('note')
    .select('name')
    .where('name', '=', 'restoring')
    .executeTakeFirst();
  if (broken !== undefined) return;
  const counts = await batch(
    OF_SOMEBODY.map((table) =>
      raw<{ count: number }>`select count(*) as "count" from ${raw.table(table)}`.compile(db),
    ),
  );
  const used = OF_SOMEBODY.filter((_, index) => Number(counts[index]?.[0]?.count) > 0);
  if (used.length > 0)
    throw new Error(`The store is in use (${used.join(', ')}); a backup is restored into an empty one only`);
}

interface Part {
  table: string;
  columns: string[];
  rows: Values[];
}
type Values = z.infer<typeof RowLine>;

async function* parts(lines: AsyncIterable<string>): AsyncGenerator<Part> {
  let part: Part | undefined;
  for await (const text of lines) {
    const value = JSON.parse(text) as Values | { table?: string; columns?: string[] };
    if (!Array.isArray(value)) {
      if (part && part.rows.length > 0) yield part;
      part =
        value.table === undefined
          ? undefined
          : { table: value.table, columns: value.columns ?? [], rows: [] };
    } else if (part) {
      part.rows.push(value);
      if (part.rows.length === ROWS_A_STEP) {
        yield part;
        part = { ...part, rows: [] };
      }
    }
  }
}

async function insert({ db, batch }: Sql, { table, columns, rows }: Part): Promise<void> {
  const names = raw.join(columns.map((column) => raw.ref(column)));
  const statements: CompiledQuery[] = [];
  let values: RawBuilder<unknown>[] = [];
  let texts = 0;
  const finish = () => {
    if (values.length === 0) return;
    statements.push(raw`insert into ${raw.table(table)} (${names}) values ${raw.join(values)}`.compile(db));
    values = [];
    texts = 0;
  };
  for (const row of rows) {
    const bound = row.filter((value) => typeof value === 'string').length;
    if (texts + bound > TEXTS) finish();
    texts += bound;
    // Numbers and null are written out: both databases read back exactly what was written.
    values.push(
      raw`(${raw.join(row.map((value) => (typeof value === 'string' ? raw`${value}` : raw.lit(value))))})`,
    );
  }
  finish();
  await batch(statements);
}
