/**
 * D1 of the Worker in Miniflare, asked from this process: through a small Worker beside it with the same database, a request
 * a statement or batch. Miniflare's own bridge asks three times for a statement, twice while this whole process stands
 * still: seven times as long.
 */
import type { D1Database, D1PreparedStatement, D1Result } from '@cloudflare/workers-types';

/** Name of the Worker beside. */
export const BESIDE = 'beside';

/** A batch is one step, whole or nothing; `DB` is the database. */
export const BESIDE_SCRIPT = `export default {
  async fetch(request, env) {
    try {
      const statements = await request.json();
      return Response.json(await env.DB.batch(statements.map(({ sql, values }) => env.DB.prepare(sql).bind(...values))));
    } catch (error) {
      return new Response(error.message, { status: 500 });
    }
  }
}`;

/** As Miniflare gives a Worker to this process. */
interface Asked {
  fetch(
    address: string,
    init: { method: string; body: string },
  ): Promise<Pick<Response, 'ok' | 'text' | 'json'>>;
}

interface Statement {
  sql: string;
  values: unknown[];
}

const BINDABLE: ReadonlySet<string> = new Set(['string', 'number']);

/** The part of D1 that stores ask for. */
export function localD1(beside: Asked): D1Database {
  async function run(statements: readonly Statement[]): Promise<D1Result[]> {
    const body = JSON.stringify(statements);
    const answer = await answered(() => beside.fetch('http://beside/', { method: 'POST', body }));
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as D1Result[];
  }
  const statement = (sql: string, values: unknown[]): object => ({
    sql,
    values,
    bind(...bound: unknown[]) {
      // What JSON would turn into something else, or D1 refuses.
      const odd = bound.findIndex((value) => value !== null && !BINDABLE.has(typeof value));
      if (odd >= 0) throw new TypeError(`D1 cannot bind ${String(bound[odd])}`);
      return statement(sql, bound);
    },
    all: async () => (await run([{ sql, values }]))[0],
  });
  return {
    prepare: (sql: string) => statement(sql, []),
    batch: (statements: readonly D1PreparedStatement[]) =>
      run((statements as unknown as Statement[]).map(({ sql, values }) => ({ sql, values }))),
  } as unknown as D1Database;
}

const TRIES = 5;

interface Unread extends Error {
  cause?: { code?: string; socket?: { bytesRead?: number } };
}

/**
 * Calls again where workerd closed the connection without a word: on a machine with no time left it does so to those that
 * it has accepted and not read from. What such a call asked was not begun.
 */
export async function answered<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const { cause } = error as Unread;
      if (attempt === TRIES || cause?.code !== 'UND_ERR_SOCKET' || cause.socket?.bytesRead !== 0) throw error;
    }
  }
}
