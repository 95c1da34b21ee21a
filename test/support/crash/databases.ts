/** Real databases for processes that may be killed: every statement that reaches one is an outside call. */
import type { D1Database } from '@cloudflare/workers-types';
import type pg from 'pg';
import { districtDeadlines } from '../../../src/core/district.ts';
import type { Store } from '../../../src/ports/store/store.ts';
import { d1Store } from '../../../src/store/d1.ts';
import { postgresPool, postgresStore } from '../../../src/store/postgres.ts';
import { keepingD1, openD1 } from '../../store/d1.ts';
import { keepingPostgres, startPostgres } from '../postgres.ts';
import type { Life } from './life.ts';
import { crashForm, type World } from './world.ts';

export interface Database {
  name: string;
  /** The store as an onlooker sees it. */
  store: Store;
  /** Takes every table away. */
  empty(): Promise<void>;
  /** Runs statements as they are. */
  run(statements: readonly string[]): Promise<Record<string, unknown>[][]>;
  /** Tables by name, with the types of their columns. */
  columns(): Promise<Map<string, Map<string, string>>>;
  /** Remembers what stands in it now; the function given back puts it there again. */
  keep(): Promise<() => Promise<void>>;
  /**
   * The store of a process, and what its death does to its connections.
   * @param away whether the database is out of reach at this moment.
   */
  open(life: Life, away?: () => boolean): { store: Store; drop(): Promise<void> };
  close(): Promise<void>;
}

/** What the register of a new installation holds; every spreadsheet is due. */
export async function registerWorld(store: Store, { district, state, sheets }: World): Promise<void> {
  await store.migrate();
  const { register } = store;
  await register.issueTemplate(crashForm);
  await register.saveUnits(district.units);
  await register.saveOfficers(district.officers);
  await register.saveDeadlines(districtDeadlines(district, [crashForm]));
  const units = district.units.filter(({ level }) => level === 'kecamatan');
  const { id: templateId, version: templateVersion } = crashForm;
  for (const [index, spreadsheetId] of sheets.entries())
    await register.registerSpreadsheet(
      { spreadsheetId, unit: units[index]!.code, templateId, templateVersion },
      state.now,
    );
}

export async function openD1Database(): Promise<Database> {
  const d1 = await openD1();
  const { database } = d1.next();
  const run: Database['run'] = async (statements) => {
    if (statements.length === 0) return [];
    const results = await database.batch(statements.map((text) => database.prepare(text)));
    return results.map(({ results: rows }) => rows as Record<string, unknown>[]);
  };
  const columns: Database['columns'] = async () => {
    const [tables] = await run([
      `select name from sqlite_master where type = 'table' and name not like '\\_cf\\_%' escape '\\'`,
    ]);
    const names = tables!.map(({ name }) => String(name));
    const found = await run(names.map((name) => `select name, type from pragma_table_info('${name}')`));
    return new Map(
      names.map((name, at) => [name, new Map(found[at]!.map((row) => [String(row.name), String(row.type)]))]),
    );
  };
  return {
    name: 'Cloudflare D1',
    store: d1Store(database),
    run,
    columns,
    async empty() {
      await run([...(await columns()).keys()].map((name) => `drop table "${name}"`));
    },
    keep: () => keepingD1(database),
    open: (life, away) => ({
      store: d1Store(mortalD1(database, reachable(life, away))),
      drop: async () => undefined,
    }),
    close: () => d1.close(),
  };
}

/** Calls fail while the database is away, as when a connection breaks: nobody knows whether they took place. */
function reachable(life: Life, away: () => boolean = () => false): Pick<Life, 'through'> {
  return {
    through: (name, call) =>
      life.through(name, async () => {
        const [before, answer] = [away(), away() ? undefined : await call()];
        if (before || away()) throw new Error('the database is out of reach');
        return answer as Awaited<ReturnType<typeof call>>;
      }),
  };
}

interface Statement {
  bind(...values: unknown[]): Statement;
  all(): Promise<unknown>;
}

interface NamedStatement extends Statement {
  name: string;
  bind(...values: unknown[]): NamedStatement;
}

/** As much of a binding as the store uses. One batch is one call: D1 does it whole or not at all. */
function mortalD1(database: D1Database, life: Pick<Life, 'through'>): D1Database {
  const given = database as unknown as {
    prepare(text: string): Statement;
    batch(statements: Statement[]): Promise<unknown>;
  };
  const mortal = {
    prepare(text: string): NamedStatement {
      const name = nameOf(text);
      const wrap = (statement: Statement): NamedStatement => ({
        ...statement,
        name,
        bind: (...values) => wrap(statement.bind(...values)),
        all: () => life.through(name, () => statement.all()),
      });
      return wrap(given.prepare(text));
    },
    batch: (statements: NamedStatement[]) =>
      life.through(`batch: ${statements[0]!.name}`, () => given.batch(statements)),
  };
  return mortal as unknown as D1Database;
}

export async function openPostgresDatabase(): Promise<Database> {
  const server = await startPostgres();
  const url = await server.createDatabase();
  const pool = postgresPool(url);
  const run: Database['run'] = async (statements) => {
    const rows: Record<string, unknown>[][] = [];
    for (const text of statements) rows.push((await pool.query(text)).rows);
    return rows;
  };
  return {
    name: 'PostgreSQL',
    store: postgresStore(pool),
    run,
    async columns() {
      const [found] = await run([
        `select table_name, column_name, data_type from information_schema.columns
          where table_schema = 'public' order by table_name, ordinal_position`,
      ]);
      const tables = new Map<string, Map<string, string>>();
      for (const { table_name, column_name, data_type } of found!) {
        const columns = tables.get(String(table_name)) ?? new Map<string, string>();
        tables.set(String(table_name), columns.set(String(column_name), String(data_type)));
      }
      return tables;
    },
    async empty() {
      await pool.query('drop schema public cascade; create schema public');
    },
    keep: () => keepingPostgres(pool),
    open(life, away) {
      const own = postgresPool(url);
      const { pool: mortal, drop } = mortalPool(own, reachable(life, away));
      return { store: postgresStore(mortal), drop };
    },
    async close() {
      await pool.end();
      await server.close();
    },
  };
}

/** Begin, each statement and commit of a step are calls of their own. */
function mortalPool(pool: pg.Pool, life: Pick<Life, 'through'>): { pool: pg.Pool; drop(): Promise<void> } {
  const held = new Set<pg.PoolClient>();
  let dropped = false;
  const sent = (query: (...given: unknown[]) => Promise<unknown>) =>
    ((statement: string | pg.QueryConfig, values?: unknown[]) => {
      const text = typeof statement === 'string' ? statement : statement.text;
      return life.through(nameOf(text), () => query(statement, values));
    }) as never;
  const mortal = {
    query: sent((...given) => Reflect.apply(pool.query, pool, given) as Promise<unknown>),
    async connect() {
      const client = await pool.connect();
      if (dropped) {
        // Connected after death: nobody is there who would give it back.
        client.release(true);
        return new Promise<never>(() => undefined);
      }
      held.add(client);
      return {
        query: sent((...given) => Reflect.apply(client.query, client, given) as unknown as Promise<unknown>),
        release(broken?: boolean) {
          held.delete(client);
          client.release(broken);
        },
      };
    },
    end: () => pool.end(),
  };
  return {
    pool: mortal as unknown as pg.Pool,
    async drop() {
      dropped = true;
      // A dead process says no goodbye: the server notices the closed connection and rolls back.
      for (const client of held) client.release(true);
      held.clear();
      await pool.end();
    },
  };
}

/** The verb of a statement and the table it is about. */
function nameOf(text: string): string {
  const plain = text
    .replaceAll(/\/\*.*?\*\/|\s+/g, ' ')
    .trim()
    .toLowerCase();
  const table = /(?:from|into|update|lock table) "?([a-z_]+)"?/.exec(plain)?.[1] ?? '';
  return `${plain.split(/[ ;]/)[0]} ${table}`.trim();
}
