/** Notices and the mails that carry them. That nothing is told twice is kept by unique indexes, not by looking. */
import { type Kysely, sql as raw } from 'kysely';
import type { MailRate } from '../ports/mail.ts';
import {
  MAIL_STATES,
  type MailState,
  type Notice,
  type Outbox,
  type OutboxMail,
} from '../ports/store/outbox.ts';
import type { Sql } from './batch.ts';
import { chunks, whole } from './chunk.ts';
import { readNote, writeNote } from './note.ts';
import { type MailRow, outboxTurn } from './outbox-turn.ts';
import { plan, untold } from './plan-mails.ts';
import type { Tables } from './schema.ts';
import { createTold } from './told.ts';

/** Hand-overs are kept as long as the longest window: a day, and what a mail takes on its way. */
const KEPT_MS = 86_460_000;

export function createOutbox(sql: Sql): Outbox {
  const { db, batch } = sql;
  const turn = outboxTurn(db);

  const inDoubt = (id: string) =>
    db.updateTable('mail').where('id', '=', id).where('state', 'in', ['uncertain', 'failed']);

  const hasRoom = ({ count, windowMs }: MailRate, now: number) =>
    raw<boolean>`(select count(*) from handover where "at" > ${whole(now - windowMs)}) < ${whole(count)}`;

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

    async find(ids) {
      const read = chunks(ids, 1).map(async (part) => {
        const [mails, notices] = await Promise.all([
          db
            .selectFrom('mail')
            .leftJoin('officer', 'officer.id', 'mail.recipient')
            .selectAll('mail')
            .select(['officer.id as officer', 'officer.address_state'])
            .where('mail.id', 'in', part)
            .execute(),
          noticesOf(db).where('mail_id', 'in', part).execute(),
        ]);
        const carried = Map.groupBy(notices, (notice) => notice.mail_id);
        return mails.map((mail) => ({
          ...outboxMail(mail, carried.get(mail.id) ?? []),
          addressState: mail.officer === null ? null : (mail.address_state ?? 'confirmed'),
        }));
      });
      return (await Promise.all(read)).flat();
    },

    async begin(id, now, rates = []) {
      const begin = db
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
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('note').select('note.name').where('note.name', '=', 'mail-paused'))),
        );
      // One statement is enough where nothing is counted: what a mail carries never changes.
      const [row] =
        rates.length === 0
          ? await begin.returningAll().execute()
          : (
              await batch([
                begin
                  .where(
                    raw<boolean>`${raw.join(
                      rates.map((rate) => hasRoom(rate, now)),
                      raw` and `,
                    )}`,
                  )
                  .returningAll()
                  .compile(),
                raw`
                  insert into handover (mail_id, "at")
                  select id, ${whole(now)} from mail where id = ${id} and state = 'sending'
                    and changed_at = ${whole(now)}
                    and not exists (select 1 from handover where mail_id = ${id} and "at" = ${whole(now)})`.compile(
                  db,
                ),
                db
                  .deleteFrom('handover')
                  .where('at', '<=', now - KEPT_MS)
                  .compile(),
              ])
            )[0];
      return row && begunMail(row);
    },

    async turn(settled, begun, now) {
      const turned = await turn(settled, begun, now);
      return turned.filter(({ state }) => state === 'sending').map(begunMail);
    },

    async room(rates, now) {
      const left = await Promise.all(
        rates.map(async ({ count, windowMs }) => {
          const { begun } = await db
            .selectFrom('handover')
            .select(({ fn }) => fn.countAll().as('begun'))
            .where('at', '>', now - windowMs)
            .executeTakeFirstOrThrow();
          return count - Number(begun);
        }),
      );
      return Math.max(0, Math.min(Number.POSITIVE_INFINITY, ...left));
    },

    async settle(id, { state, reason, dueAt, doubtfulSince }, now) {
      const settled = db
        .updateTable('mail')
        .set({
          state,
          reason: reason ?? null,
          due_at: state === 'pending' ? (dueAt ?? now) : null,
          changed_at: now,
          ...(doubtfulSince !== undefined && { doubtful_since: doubtfulSince }),
        })
        .where('id', '=', id)
        .where('state', '=', 'sending');
      if (state === 'dropped') await batch([settled.compile(), freeNotices(db, id)]);
      else await settled.execute();
    },

    async abandonSending(before, now, again = false) {
      const result = await db
        .updateTable('mail')
        .set((eb) => ({
          ...(again
            ? {
                state: 'pending' as const,
                due_at: now,
                doubtful_since: eb.fn.coalesce('doubtful_since', 'changed_at'),
              }
            : { state: 'uncertain' as const }),
          reason: 'the worker that sent it never reported back',
          changed_at: now,
        }))
        .where('state', '=', 'sending')
        .where('changed_at', '<', before)
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },

    async resend(id, now) {
      const result = await inDoubt(id)
        .set({
          state: 'pending',
          attempts: 0,
          due_at: now,
          doubtful_since: null,
          changed_at: now,
          reason: 'sent again by the operator',
        })
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    async accept(id, now) {
      const result = await inDoubt(id)
        .set({ state: 'sent', changed_at: now, reason: 'settled by the operator' })
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    async pausedSince() {
      const since = await readNote(db, 'mail-paused');
      return since === undefined ? undefined : Number(since);
    },

    async pause(now) {
      // Paused already: since then.
      if ((await readNote(db, 'mail-paused')) === undefined)
        await batch([writeNote(db, 'mail-paused', String(now))]);
    },

    async resume() {
      await db.deleteFrom('note').where('name', '=', 'mail-paused').execute();
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

const begunMail = (row: MailRow) => ({
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
  doubtfulSince: row.doubtful_since,
});

const outboxMail = (row: MailRow, notices: readonly Notice[]): OutboxMail => ({
  ...begunMail(row),
  notices: notices.map(({ recipient, unit, deadline, stage }) => ({ recipient, unit, deadline, stage })),
});
