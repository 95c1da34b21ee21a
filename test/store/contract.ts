/** What every store must do, whatever database it stands on. */
import { describe } from 'vitest';
import type { Store } from '../../src/ports/store/store.ts';
import { acrossContract } from './contract/across.ts';
import { channelsContract } from './contract/channels.ts';
import { eventSubscriptionsContract } from './contract/event-subscriptions.ts';
import { inForceContract } from './contract/in-force.ts';
import { leaseContract } from './contract/lease.ts';
import { measuresContract } from './contract/measures.ts';
import { operationsContract } from './contract/operations.ts';
import { outboxContract } from './contract/outbox.ts';
import { publicationsContract } from './contract/publications.ts';
import { quotaContract } from './contract/quota.ts';
import { registerContract } from './contract/register.ts';
import { resultsContract } from './contract/results.ts';
import { rulesContract } from './contract/rules.ts';
import { signInContract } from './contract/sign-in.ts';
import { upkeepContract } from './contract/upkeep.ts';
import { waiversContract } from './contract/waivers.ts';
import { watchContract } from './contract/watch.ts';

/** Two stores on one empty, migrated database, as two workers have them. */
export interface StoreFixture {
  store: Store;
  other: Store;
}

export type Fresh = () => Promise<StoreFixture>;

export function storeContract(database: string, fresh: Fresh): void {
  describe(`store on ${database}`, () => {
    registerContract(fresh);
    inForceContract(fresh);
    watchContract(fresh);
    rulesContract(fresh);
    leaseContract(fresh);
    resultsContract(fresh);
    waiversContract(fresh);
    outboxContract(fresh);
    quotaContract(fresh);
    acrossContract(fresh);
    eventSubscriptionsContract(fresh);
    measuresContract(fresh);
    publicationsContract(fresh);
    signInContract(fresh);
    operationsContract(fresh);
    channelsContract(fresh);
    upkeepContract(fresh);
  });
}
