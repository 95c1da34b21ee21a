/** D1 databases in Miniflare, with a count of what reaches them. */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';
import { Miniflare } from 'miniflare';
import { createStore } from '../../src/store/store.ts';
import type { StoreFixture } from './contract.ts';

const DATABASES = 10;

export interface Traffic {
  /** Statements, each of which counts towards D1's 1,000 an invocation. */
  queries: number;
  roundTrips: number;
  /** Most parameters bound to one statement; D1 allows 100. */
  parameters: number;
  /** Longest statement, characters; D1 allows 100,000 bytes. */
  length: number;
}

export async function openD1() {
  const miniflare = new Miniflare({
    modules: true,
    script: 'export default { fetch() { return new Response() } }',
    d1Databases: Array.from({ length: DATABASES }, (_, index) => `DB${index}`),
  });
  let used = 0;
  const nextDatabase = async () => (await miniflare.getD1Database(`DB${used++}`)) as unknown as D1Database;
  let shared: { database: D1Database; empty: () => Promise<void> } | undefined;

  return {
    /** A database without any table. */
    nextDatabase,
    /** One database, migrated once and emptied each time: two stores on it, as two Workers have them. */
    async fresh(): Promise<StoreFixture> {
      if (!shared) {
        const database = await nextDatabase();
        await createStore(database).migrate();
        shared = { database, empty: await emptying(database) };
      }
      await shared.empty();
      // A binding of its own each, so that nothing kept in memory outlives the test.
      return {
        store: createStore(counted(shared.database).database),
        other: createStore(counted(shared.database).database),
      };
    },
    close: () => miniflare.dispose(),
  };
}

/** Puts every table back to what the migrations left in it. */
async function emptying(database: D1Database): Promise<() => Promise<void>> {
  const { results: tables } = await database
    .prepare(`select name from sqlite_master where type = 'table' and name not like '\\_cf\\_%' escape '\\'`)
    .all<{ name: string }>();
  const statements: D1PreparedStatement[] = [];
  for (const { name } of tables) {
    statements.push(database.prepare(`delete from "${name}"`));
    const { results: rows } = await database.prepare(`select * from "${name}"`).all();
    for (const row of rows) {
      const columns = Object.keys(row);
      statements.push(
        database
          .prepare(
            `insert into "${name}" (${columns.map((column) => `"${column}"`)}) values (${columns.map(() => '?')})`,
          )
          .bind(...Object.values(row)),
      );
    }
  }
  return async () => {
    await database.batch(statements);
  };
}

/** The same database, counted. `reset` begins anew and gives what was counted before. */
export function counted(database: D1Database): { database: D1Database; reset(): Traffic } {
  const none = (): Traffic => ({ queries: 0, roundTrips: 0, parameters: 0, length: 0 });
  let traffic = none();
  const originals = new WeakMap<D1PreparedStatement, D1PreparedStatement>();

  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const wrapped = new Proxy(statement, {
      get(target, property) {
        if (property === 'bind') {
          return (...values: unknown[]) => {
            traffic.parameters = Math.max(traffic.parameters, values.length);
            return wrap(target.bind(...values));
          };
        }
        if (property === 'all') {
          return () => {
            traffic.queries++;
            traffic.roundTrips++;
            return target.all();
          };
        }
        return Reflect.get(target, property, target);
      },
    });
    originals.set(wrapped, statement);
    return wrapped;
  };

  const wrappedDatabase = new Proxy(database, {
    get(target, property) {
      if (property === 'prepare') {
        return (text: string) => {
          traffic.length = Math.max(traffic.length, text.length);
          return wrap(target.prepare(text));
        };
      }
      if (property === 'batch') {
        return (statements: D1PreparedStatement[]) => {
          traffic.queries += statements.length;
          traffic.roundTrips++;
          return target.batch(statements.map((statement) => originals.get(statement) ?? statement));
        };
      }
      return Reflect.get(target, property, target);
    },
  });
  return {
    database: wrappedDatabase,
    reset() {
      const before = traffic;
      traffic = none();
      return before;
    },
  };
}
