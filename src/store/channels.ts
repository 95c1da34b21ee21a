/** Notification channels, and what was last heard on each. */
import { sql as raw } from 'kysely';
import type { Channels } from '../ports/store/channels.ts';
import type { Sql } from './batch.ts';
import { whole } from './chunk.ts';

export function createChannels({ db, batch }: Sql): Channels {
  return {
    all: () =>
      db
        .selectFrom('channel')
        .select([
          'id',
          'account',
          'address',
          'opened_at as openedAt',
          'expires_at as expiresAt',
          'renew_at as renewAt',
          'resource_id as resourceId',
        ])
        .orderBy('opened_at', 'desc')
        .orderBy('id')
        .execute(),

    async open({ id, account, address, openedAt, expiresAt }, after) {
      const [opened] = await batch([
        raw<{ id: string }>`
          insert into channel (id, account, address, opened_at, expires_at)
          select ${id}, ${account}, ${address}, ${whole(openedAt)}, ${whole(expiresAt)}
          where not exists (select 1 from channel where account = ${account} and opened_at > ${whole(after)})
          returning id`.compile(db),
      ]);
      return opened.length === 1;
    },

    async grant(id, { resourceId, expiresAt, renewAt }) {
      await db
        .updateTable('channel')
        .set({ resource_id: resourceId, expires_at: expiresAt, renew_at: renewAt })
        .where('id', '=', id)
        .execute();
    },

    async forget(id) {
      await db.deleteFrom('channel').where('id', '=', id).execute();
    },

    async hear(id, { number, resourceId }, now) {
      const row = await db
        .updateTable('channel')
        .set((eb) => ({
          last_message: number,
          resource_id: eb.fn.coalesce('resource_id', eb.val(resourceId)),
        }))
        .where('id', '=', id)
        .where('expires_at', '>', now)
        .where('last_message', '<', number)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    async claimHint(now, everyMs) {
      const row = await db
        .updateTable('counter')
        .set({ value: now })
        .where('name', '=', 'hinted-at')
        // A clock that was ahead must not silence hints until it is reached.
        .where((eb) => eb.or([eb('value', '<=', now - everyMs), eb('value', '>', now)]))
        .returning('name')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
