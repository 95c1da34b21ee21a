/** The store on Cloudflare D1. */
import type { D1Database } from '@cloudflare/workers-types';
import { Kysely } from 'kysely';
import { D1Dialect } from 'kysely-d1';
import type { Store } from '../ports/store/store.ts';
import type { Batch, Sql } from './batch.ts';
import type { Tables } from './schema.ts';
import { sqlStore } from './store.ts';

/** Cheap to make: once per invocation, on the binding of that invocation. */
export function d1Store(database: D1Database): Store {
  return sqlStore(d1Sql(database), database);
}

export function d1Sql(database: D1Database): Sql {
  const db = new Kysely<Tables>({ dialect: new D1Dialect({ database }) });
  return { db, batch: d1Batch(database) };
}

/** One round trip; each statement counts towards D1's 1,000 an invocation. */
function d1Batch(database: D1Database): Batch {
  return async (queries) => {
    if (queries.length === 0) return [] as never;
    const results = await database.batch(
      queries.map((query) => database.prepare(query.sql).bind(...query.parameters)),
    );
    return results.map((result) => result.results) as never;
  };
}
