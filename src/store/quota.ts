/**
 * Google's quota as a sliding log of what was taken. A call reaches Google up to a few seconds after it was taken, so
 * a slot is free again 63 s later: however the other side cuts its minute, it never counts more than the limits.
 */
import { type CompiledQuery, sql as raw } from 'kysely';
import type { Calls, Quota, QuotaLimits } from '../ports/store/quota.ts';
import type { Sql } from './batch.ts';

/** Google's 60 s and 3 s for a call's way there. */
const HELD_MS = 63_000;

const MINUTE = 60_000;

/** How long a ticket is known, so that a slow call can still give back what it did not use. */
export const TICKET_KEPT_MS = 900_000;

const KINDS = ['read', 'write'] as const;

export function createQuota({ db, batch }: Sql): Quota {
  return {
    async take(account, calls, now, limits) {
      refuseImpossible(calls, limits);
      const ticket = crypto.randomUUID();
      const [, taken] = await batch([
        db
          .deleteFrom('quota_call')
          .where('at', '<=', now - TICKET_KEPT_MS)
          .compile(),
        insertIfFree(account, calls, now, limits, ticket),
        count(ticket, calls),
      ]);
      if (taken.length === 1) return { granted: true, ticket };
      return { granted: false, retryAt: await freeAt(account, calls, now, limits) };
    },

    async renew(ticket, now) {
      const row = await db
        .updateTable('quota_call')
        .set({ at: now })
        .where('ticket', '=', ticket)
        .where('at', '>', now - HELD_MS)
        .returning('ticket')
        .executeTakeFirst();
      return row !== undefined;
    },

    async giveBack(ticket, calls) {
      // Never more than the ticket still holds.
      const holder = db
        .selectFrom('quota_call')
        .select('ticket')
        .where('ticket', '=', ticket)
        .where('read', '>=', calls.read)
        .where('write', '>=', calls.write);
      await batch([
        db
          .updateTable('quota_total')
          .set((eb) => ({ read: eb('read', '-', calls.read), write: eb('write', '-', calls.write) }))
          .where(({ exists }) => exists(holder))
          .compile(),
        db
          .updateTable('quota_call')
          .set((eb) => ({ read: eb('read', '-', calls.read), write: eb('write', '-', calls.write) }))
          .where('ticket', 'in', holder)
          .compile(),
      ]);
    },

    async held(now) {
      const rows = await db
        .selectFrom('quota_call')
        .select(({ fn }) => [
          'account',
          fn.sum('read').as('read'),
          fn.sum('write').as('write'),
          fn.min('at').as('since'),
        ])
        .where('at', '>', now - HELD_MS)
        .groupBy('account')
        .orderBy('account')
        .execute();
      return rows.map(({ account, read, write, since }) => ({
        account,
        read: Number(read),
        write: Number(write),
        until: Number(since) + HELD_MS,
      }));
    },

    async lastMinute(now) {
      const rows = await db
        .selectFrom('quota_call')
        .select(({ fn }) => ['account', fn.sum('read').as('read'), fn.sum('write').as('write')])
        .where('at', '>', now - MINUTE)
        .where('at', '<=', now)
        .groupBy('account')
        .execute();
      return rows
        .map(({ account, read, write }) => ({ account, read: Number(read), write: Number(write) }))
        .sort((a, b) => b.read + b.write - a.read - a.write || (a.account < b.account ? -1 : 1));
    },

    used: () => db.selectFrom('quota_total').select(['read', 'write']).executeTakeFirstOrThrow(),
  };

  /** The row is written only where every limit still holds with it. */
  function insertIfFree(
    account: string,
    calls: Calls,
    now: number,
    limits: QuotaLimits,
    ticket: string,
  ): CompiledQuery<{ ticket: string }> {
    const room = KINDS.filter((kind) => calls[kind] > 0).map(
      (kind) => raw<boolean>`${raw.ref(`project_${kind}`)} <= ${limits.project - calls[kind]}
        and ${raw.ref(`account_${kind}`)} <= ${limits.account - calls[kind]}`,
    );
    return raw<{ ticket: string }>`
      insert into quota_call (ticket, account, "read", "write", "at")
      select ${ticket}, ${account}, ${calls.read}, ${calls.write}, ${now}
      from (
        select coalesce(sum("read"), 0) as project_read, coalesce(sum("write"), 0) as project_write,
          coalesce(sum(case when account = ${account} then "read" else 0 end), 0) as account_read,
          coalesce(sum(case when account = ${account} then "write" else 0 end), 0) as account_write
        from quota_call where "at" > ${now - HELD_MS}
      ) as held
      where ${room.length === 0 ? raw`1 = 1` : raw.join(room, raw` and `)}
      returning ticket`.compile(db);
  }

  function count(ticket: string, calls: Calls): CompiledQuery {
    return db
      .updateTable('quota_total')
      .set((eb) => ({ read: eb('read', '+', calls.read), write: eb('write', '+', calls.write) }))
      .where(({ exists, selectFrom }) =>
        exists(selectFrom('quota_call').select('quota_call.ticket').where('quota_call.ticket', '=', ticket)),
      )
      .compile();
  }

  /** When so much of what is held has gone that `calls` fit, if nobody takes more. */
  async function freeAt(account: string, calls: Calls, now: number, limits: QuotaLimits): Promise<number> {
    const held = await db
      .selectFrom('quota_call')
      .select(['account', 'read', 'write', 'at'])
      .where('at', '>', now - HELD_MS)
      .orderBy('at')
      .execute();
    let free = now;
    for (const kind of KINDS) {
      if (calls[kind] === 0) continue;
      for (const [rows, limit] of [
        [held, limits.project],
        [held.filter((row) => row.account === account), limits.account],
      ] as const) {
        let sum = rows.reduce((total, row) => total + row[kind], 0);
        for (const row of rows) {
          if (sum <= limit - calls[kind]) break;
          sum -= row[kind];
          free = Math.max(free, row.at + HELD_MS);
        }
      }
    }
    return free;
  }
}

/** What no waiting makes possible is a fault of ours, not a refusal. */
function refuseImpossible(calls: Calls, limits: QuotaLimits): void {
  const most = Math.min(limits.account, limits.project);
  for (const kind of KINDS) {
    if (!Number.isSafeInteger(calls[kind]) || calls[kind] < 0 || calls[kind] > most) {
      throw new RangeError(`Cannot take ${calls[kind]} ${kind} calls: whole numbers from 0 to ${most} only`);
    }
  }
}
