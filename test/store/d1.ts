/** D1 databases in Miniflare's workerd, with a count of what reaches them. */
import type { D1Database } from '@cloudflare/workers-types';
import { Miniflare } from 'miniflare';
import { BESIDE_SCRIPT, localD1 } from '../../src/runtime/local/local-d1.ts';
import { d1Store } from '../../src/store/d1.ts';
import type { StoreFixture } from './contract.ts';

const DATABASES = 12;

export interface Traffic {
  /** Statements, each of which counts towards D1's 1,000 an invocation. */
  queries: number;
  /** Most parameters bound to one statement; D1 allows 100. */
  parameters: number;
  /** Longest statement, characters; D1 allows 100,000 bytes. */
  length: number;
}

export interface Counted {
  database: D1Database;
  /** Begins anew and gives what was counted before. */
  reset(): Traffic;
}

export async function openD1() {
  const miniflare = new Miniflare({
    workers: Array.from({ length: DATABASES }, (_, index) => ({
      name: `DB${index}`,
      modules: true,
      script: BESIDE_SCRIPT,
      d1Databases: { DB: `DB${index}` },
    })),
  });
  let used = 0;
  const next = () => binding(miniflare, `DB${used++}`);
  let shared: { name: string; empty: () => Promise<void> } | undefined;

  /** One database, migrated once and emptied each time; `again` gives another binding to it. */
  async function freshDatabase(): Promise<{ database: D1Database; again(): D1Database }> {
    if (!shared) {
      const name = `DB${used}`;
      const { database } = next();
      await d1Store(database).migrate();
      shared = { name, empty: await keepingD1(database) };
    }
    await shared.empty();
    const { name } = shared;
    const again = () => binding(miniflare, name).database;
    return { database: again(), again };
  }

  return {
    /** A database without any table. */
    next,
    freshDatabase,
    /** Two stores on a fresh database, as two Workers have them. */
    async fresh(): Promise<StoreFixture> {
      // A binding of its own each, so that nothing kept in memory outlives the test.
      const { database, again } = await freshDatabase();
      return { store: d1Store(database), other: d1Store(again()) };
    },
    close: () => miniflare.dispose(),
  };
}

/** A database by the name of the Worker that has it. */
function binding(miniflare: Miniflare, name: string): Counted {
  const none = (): Traffic => ({ queries: 0, parameters: 0, length: 0 });
  let traffic = none();
  const database = localD1({
    async fetch(address, init) {
      const statements = JSON.parse(init.body) as { sql: string; values: unknown[] }[];
      traffic = {
        queries: traffic.queries + statements.length,
        parameters: Math.max(traffic.parameters, ...statements.map(({ values }) => values.length)),
        length: Math.max(traffic.length, ...statements.map(({ sql }) => sql.length)),
      };
      return (await miniflare.getWorker(name)).fetch(address, init);
    },
  });
  return {
    database,
    reset() {
      const before = traffic;
      traffic = none();
      return before;
    },
  };
}

/** Remembers what stands in every table; the function given back puts it there again. */
export async function keepingD1(database: D1Database): Promise<() => Promise<void>> {
  const { results: tables } = await database
    .prepare(`select name from sqlite_master where type = 'table' and name not like '\\_cf\\_%' escape '\\'`)
    .all<{ name: string }>();
  const statements: ReturnType<D1Database['prepare']>[] = [];
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
