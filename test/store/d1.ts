/** D1 databases in Miniflare's workerd, with a count of what reaches them. */
import type { D1Database, D1Result } from '@cloudflare/workers-types';
import { Miniflare } from 'miniflare';
import { d1Store } from '../../src/store/d1.ts';
import type { StoreFixture } from './contract.ts';

const DATABASES = 12;

/** Runs statements where D1 is: Miniflare's own proxy crosses over for each `prepare` and each `bind`. */
const SCRIPT = `export default {
  async fetch(request, env) {
    const { name, statements } = await request.json();
    try {
      return Response.json(await env[name].batch(
        statements.map(({ text, values }) => env[name].prepare(text).bind(...values))));
    } catch (error) {
      return new Response(error.message, { status: 500 });
    }
  }
}`;

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
    modules: true,
    script: SCRIPT,
    d1Databases: Array.from({ length: DATABASES }, (_, index) => `DB${index}`),
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

interface Statement {
  text: string;
  values: unknown[];
  bind(...values: unknown[]): Statement;
  all(): Promise<D1Result>;
}

/** As much of a D1 binding as the store and these tests use. */
function binding(miniflare: Miniflare, name: string): Counted {
  const none = (): Traffic => ({ queries: 0, parameters: 0, length: 0 });
  let traffic = none();

  async function batch(statements: readonly Statement[]): Promise<D1Result[]> {
    traffic = {
      queries: traffic.queries + statements.length,
      parameters: Math.max(traffic.parameters, ...statements.map(({ values }) => values.length)),
      length: Math.max(traffic.length, ...statements.map(({ text }) => text.length)),
    };
    const response = await miniflare.dispatchFetch('http://d1.example/', {
      method: 'POST',
      body: JSON.stringify({ name, statements: statements.map(({ text, values }) => ({ text, values })) }),
    });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as D1Result[];
  }
  const statement = (text: string, values: unknown[]): Statement => ({
    text,
    values,
    bind: (...bound) => {
      // D1 takes these; what else JSON would turn into one of them must not pass unseen.
      const odd = bound.find(
        (value) => value !== null && typeof value !== 'string' && typeof value !== 'number',
      );
      if (odd !== undefined || bound.includes(undefined))
        throw new TypeError(`D1 cannot bind ${String(odd)}`);
      return statement(text, bound);
    },
    all: async () => (await batch([statement(text, values)]))[0]!,
  });
  const database = { prepare: (text: string) => statement(text, []), batch };
  return {
    database: database as unknown as D1Database,
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
