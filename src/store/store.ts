/** The store port over SQL: one schema, one set of queries; a database adds a Kysely dialect and a `Batch`. */
import type { D1Database } from '@cloudflare/workers-types';
import { Kysely } from 'kysely';
import { D1Dialect } from 'kysely-d1';
import type { Store } from '../ports/store/store.ts';
import { createAcross } from './across.ts';
import { d1Batch, type Sql } from './batch.ts';
import { migrate } from './migrate.ts';
import { createOutbox } from './outbox.ts';
import { createQuota } from './quota.ts';
import { createRegister } from './register.ts';
import { createResults } from './results.ts';
import type { Tables } from './schema.ts';
import { createWatch } from './watch.ts';

/** The store on Cloudflare D1. Cheap to make: once per invocation, on the binding of that invocation. */
export function createStore(database: D1Database): Store {
  const db = new Kysely<Tables>({ dialect: new D1Dialect({ database }) });
  return sqlStore({ db, batch: d1Batch(database) }, database);
}

/** The store on any database that Kysely speaks to. Issued templates are kept in memory as long as `owner` lives. */
export function sqlStore(sql: Sql, owner: object): Store {
  const register = createRegister(sql, owner);
  return {
    register,
    watch: createWatch(sql),
    results: createResults(sql, register.template),
    outbox: createOutbox(sql),
    quota: createQuota(sql),
    across: createAcross(sql),
    migrate: () => migrate(sql),
  };
}
