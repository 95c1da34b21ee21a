/** Notices and the mails that carry them. That nothing is told twice is kept by unique indexes, not by looking. */
import type { Kysely, Selectable } from 'kysely';
import {
  MAIL_STATES,
  type MailState,
  type Notice,
  type Outbox,
  type OutboxMail,
} from '../ports/store/outbox.ts';
import type { Sql } from './batch.ts';
import { plan, untold } from './plan-mails.ts';
import type { Tables } from './schema.ts';
import { createTold } from './told.ts';

export function createOutbox(sql: Sql): Outbox {
  const { db, batch } = sql;

  return {
    ...createTold(sql),
    plan: (mails, now) => plan(sql, mails, now),
    untold: (mails) => untold(sql, mails),

    async due(now, limit, kind) {
      const rows = await db
        .selectFrom('mail')
        .select('id')
        .where('state', '=', 'pending')
        .where('due_at', '<=', now)
        .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
        .orderBy('planned_at')
        .orderBy('recipient')
        .orderBy('kind')
        .orderBy('local_date')
        .orderBy('number')
        .limit(limit)
        .execute();
      return rows.map((row) => row.id);
    },

    async begin(id, now) {
      const [begun, notices] = await batch([
        db
          .updateTable('mail')
          .set((eb) => ({
            state: 'sending' as const,
            attempts: eb('attempts', '+', 1),
            changed_at: now,
            due_at: null,
          }))
          .where('id', '=', id)
          .where('state', '=', 'pending')
          .where('due_at', '<=', now)
          .returningAll()
          .compile(),
        noticesOf(db).where('mail_id', '=', id).compile(),
      ]);
      return begun[0] && outboxMail(begun[0], notices);
    },

    async settle(id, { state, reason, dueAt }, now) {
      const settled = db
        .updateTable('mail')
        .set({
          state,
          reason: reason ?? null,
          due_at: state === 'pending' ? (dueAt ?? now) : null,
          changed_at: now,
        })
        .where('id', '=', id)
        .where('state', '=', 'sending');
      if (state === 'dropped') await batch([settled.compile(), freeNotices(db, id)]);
      else await settled.execute();
    },

    async abandonSending(before, now) {
      const result = await db
        .updateTable('mail')
        .set({ state: 'uncertain', reason: 'the worker that sent it never reported back', changed_at: now })
        .where('state', '=', 'sending')
        .where('changed_at', '<', before)
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },

    async mails(limit, states) {
      const newest = db
        .selectFrom('mail')
        .$if(states !== undefined, (query) => query.where('state', 'in', states ?? []))
        .orderBy('planned_at', 'desc')
        .orderBy('recipient')
        .orderBy('kind')
        .orderBy('local_date', 'desc')
        .orderBy('number', 'desc')
        .limit(limit);
      const [mails, notices] = await batch([
        newest.selectAll().compile(),
        noticesOf(db).where('mail_id', 'in', newest.select('id')).compile(),
      ]);
      const carried = Map.groupBy(notices, (notice) => notice.mail_id);
      return mails.map((mail) => outboxMail(mail, carried.get(mail.id) ?? []));
    },

    async pending() {
      const { count } = await db
        .selectFrom('mail')
        .select((eb) => eb.fn.countAll().as('count'))
        .where('state', '=', 'pending')
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async states() {
      const rows = await db
        .selectFrom('mail')
        .select((eb) => ['state', eb.fn.countAll().as('count')])
        .groupBy('state')
        .execute();
      const counts = new Map(rows.map(({ state, count }) => [state, Number(count)]));
      return Object.fromEntries(MAIL_STATES.map((state) => [state, counts.get(state) ?? 0])) as Record<
        MailState,
        number
      >;
    },
  };
}

/** After the mail was dropped, and only then. */
const freeNotices = (db: Kysely<Tables>, mailId: string) =>
  db
    .updateTable('notice')
    .set({ freed: 1 })
    .where('mail_id', '=', mailId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('mail')
          .select('mail.id')
          .where('mail.id', '=', mailId)
          .where('mail.state', '=', 'dropped'),
      ),
    )
    .compile();

const noticesOf = (db: Kysely<Tables>) =>
  db.selectFrom('notice').select(['recipient', 'unit', 'deadline', 'stage', 'mail_id']).orderBy('position');

function outboxMail(row: Selectable<Tables['mail']>, notices: readonly Notice[]): OutboxMail {
  return {
    id: row.id,
    recipient: row.recipient,
    kind: row.kind,
    localDate: row.local_date,
    number: row.number,
    state: row.state,
    attempts: row.attempts,
    plannedAt: row.planned_at,
    changedAt: row.changed_at,
    dueAt: row.due_at,
    reason: row.reason,
    notices: notices.map(({ recipient, unit, deadline, stage }) => ({ recipient, unit, deadline, stage })),
  };
}
