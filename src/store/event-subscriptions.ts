/** Subscriptions to Drive's events. */
import type { EventSubscriptions } from '../ports/store/event-subscriptions.ts';
import type { Sql } from './batch.ts';

export function createEventSubscriptions({ db }: Sql): EventSubscriptions {
  return {
    all: () =>
      db
        .selectFrom('event_subscription')
        .select([
          'target',
          'holder',
          'name',
          'reason',
          'expires_at as expiresAt',
          'renew_at as renewAt',
          'look_at as lookAt',
          'looked_at as lookedAt',
          'failures',
          'heard_at as heardAt',
        ])
        .orderBy('target')
        .orderBy('holder')
        .execute(),

    async save({ target, holder, name, reason, failures, ...times }) {
      const values = {
        name,
        reason,
        failures,
        expires_at: times.expiresAt,
        renew_at: times.renewAt,
        look_at: times.lookAt,
        looked_at: times.lookedAt,
      };
      await db
        .insertInto('event_subscription')
        .values({ target, holder, ...values })
        .onConflict((conflict) => conflict.columns(['target', 'holder']).doUpdateSet(values))
        .execute();
    },

    async forget({ target, holder }) {
      await db
        .deleteFrom('event_subscription')
        .where('target', '=', target)
        .where('holder', '=', holder)
        .execute();
    },

    async hear(name, at, now) {
      const row = await db
        .updateTable('event_subscription')
        .set({ heard_at: at })
        .where('name', '=', name)
        .where('expires_at', '>', now)
        .where('heard_at', '<', at)
        .returning('name')
        .executeTakeFirst();
      return row !== undefined;
    },

    async lookAgain(name, at) {
      await db
        .updateTable('event_subscription')
        .set({ look_at: 0 })
        .where('name', '=', name)
        .where('looked_at', '<', at)
        .execute();
    },
  };
}
