/** The store port over SQL: one schema, one set of queries; a database adds a Kysely dialect and a `Batch`. */
import type { Store } from '../ports/store/store.ts';
import { createAcross } from './across.ts';
import type { Sql } from './batch.ts';
import { createChannels } from './channels.ts';
import { createDeadLetters } from './dead-letters.ts';
import { createEventSubscriptions } from './event-subscriptions.ts';
import { createRegisterInForce } from './in-force.ts';
import { createMeasures } from './measures.ts';
import { migrate } from './migrate.ts';
import { createOutbox } from './outbox.ts';
import { createPublications } from './publications.ts';
import { createQuota } from './quota.ts';
import { createRegister } from './register.ts';
import { createResults } from './results.ts';
import { createSignIn } from './sign-in.ts';
import { createUpkeep } from './upkeep.ts';
import { createWatch } from './watch.ts';

/** The store on any database that Kysely speaks to. Issued templates are kept in memory as long as `owner` lives. */
export function sqlStore(sql: Sql, owner: object): Store {
  const register = createRegister(sql, owner);
  return {
    register,
    registerInForce: createRegisterInForce(sql),
    watch: createWatch(sql),
    results: createResults(sql, register.template),
    outbox: createOutbox(sql),
    quota: createQuota(sql),
    across: createAcross(sql),
    measures: createMeasures(sql),
    publications: createPublications(sql),
    signIn: createSignIn(sql),
    channels: createChannels(sql),
    eventSubscriptions: createEventSubscriptions(sql),
    deadLetters: createDeadLetters(sql),
    upkeep: createUpkeep(sql),
    migrate: () => migrate(sql),
  };
}
