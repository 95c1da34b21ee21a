/** The one place where several statements become one step. */
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
