/**
 * Calls into workerd that it closed without a word: on a machine with no time left it does so to connections that it has
 * accepted and not read from. What such a call asked was not begun, so it is asked again.
 */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';

const TRIES = 5;

interface Unread extends Error {
  cause?: { code?: string; socket?: { bytesRead?: number } };
}

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

interface Statement {
  sql: string;
  values: unknown[];
}

/** The part of D1 that the store asks for. */
export function answeringD1(database: D1Database): D1Database {
  const real = ({ sql, values }: Statement) => database.prepare(sql).bind(...values);
  const statement = (sql: string, values: unknown[]) => ({
    sql,
    values,
    bind: (...bound: unknown[]) => statement(sql, bound),
    all: () => answered(() => real({ sql, values }).all()),
  });
  return {
    prepare: (sql: string) => statement(sql, []),
    batch: (statements: readonly D1PreparedStatement[]) =>
      answered(() => database.batch((statements as unknown as Statement[]).map(real))),
  } as unknown as D1Database;
}
