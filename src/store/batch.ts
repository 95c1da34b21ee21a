/** The one place where several statements become one step. */
import type { D1Database } from '@cloudflare/workers-types';
import type { CompiledQuery, Kysely } from 'kysely';
import type { Tables } from './schema.ts';

type RowsOf<Queries extends readonly CompiledQuery<unknown>[]> = {
  [Index in keyof Queries]: Queries[Index] extends CompiledQuery<infer Row> ? Row[] : never;
};

/**
 * Runs the statements in order, all or none, as if nothing else ran meanwhile (serializable), and gives the rows of
 * each. D1 promises that for `batch()`; a database that only detects conflicts must repeat the whole step itself.
 */
export type Batch = <const Queries extends readonly CompiledQuery<unknown>[]>(
  queries: Queries,
) => Promise<RowsOf<Queries>>;

/** What every part of the store is built on: single statements by Kysely, groups by `batch`. */
export interface Sql {
  db: Kysely<Tables>;
  batch: Batch;
}

/** One round trip; each statement counts towards D1's 1,000 an invocation. */
export function d1Batch(database: D1Database): Batch {
  return async (queries) => {
    if (queries.length === 0) return [] as never;
    const results = await database.batch(
      queries.map((query) => database.prepare(query.sql).bind(...query.parameters)),
    );
    return results.map((result) => result.results) as never;
  };
}
