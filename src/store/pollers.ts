/** How far each service account has listed what it sees. */
import type { Watch } from '../ports/store/watch.ts';
import type { Sql } from './batch.ts';

export function createPollers({ db }: Sql): Pick<Watch, 'poller' | 'pollers' | 'polled' | 'pollFailed'> {
  return {
    async poller(account) {
      const row = await db
        .selectFrom('poller')
        .select(['cursor', 'swept', 'failures', 'not_before as notBefore'])
        .where('account', '=', account)
        .executeTakeFirst();
      return row ?? { cursor: null, swept: null, failures: 0, notBefore: 0 };
    },

    pollers: () =>
      db
        .selectFrom('poller')
        .select(['account', 'polled_at as polledAt', 'swept', 'failures', 'not_before as notBefore'])
        .orderBy('account')
        .execute(),

    async polled(account, { at, cursor, swept }) {
      const healthy = { failures: 0, not_before: 0 };
      await db
        .insertInto('poller')
        .values({ account, cursor: cursor ?? null, swept: swept ?? null, polled_at: at ?? null, ...healthy })
        .onConflict((conflict) =>
          conflict.column('account').doUpdateSet({
            ...healthy,
            ...(cursor !== undefined && { cursor }),
            ...(swept !== undefined && { swept }),
            ...(at !== undefined && { polled_at: at }),
          }),
        )
        .execute();
    },

    async pollFailed(account, notBefore) {
      await db
        .insertInto('poller')
        .values({ account, cursor: null, swept: null, failures: 1, not_before: notBefore })
        .onConflict((conflict) =>
          conflict.column('account').doUpdateSet((eb) => ({
            failures: eb('poller.failures', '+', 1),
            not_before: notBefore,
          })),
        )
        .execute();
    },
  };
}
