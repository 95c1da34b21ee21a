/** Links, sessions and attempts. That a link opens once is kept by one step, not by looking first. */
import { sql as raw } from 'kysely';
import type { SignIn } from '../ports/store/sign-in.ts';
import type { Sql } from './batch.ts';
import { whole } from './chunk.ts';

/** Attempts are kept as long as the longest window: a day. */
export const ATTEMPT_KEPT_MS = 86_400_000;

export function createSignIn({ db, batch }: Sql): SignIn {
  const opening = (tokenHash: string, now: number) =>
    db
      .selectFrom('sign_in_link')
      .where('token_hash', '=', tokenHash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now);

  return {
    async attempt(key, limits, now) {
      const room = limits.map(
        ({ count, windowMs }) =>
          raw<boolean>`(select count(*) from sign_in_attempt where key = ${key} and "at" > ${now - windowMs}) < ${whole(count)}`,
      );
      const [, counted] = await batch([
        db
          .deleteFrom('sign_in_attempt')
          .where('at', '<=', now - ATTEMPT_KEPT_MS)
          .compile(),
        raw<{ key: string }>`
          insert into sign_in_attempt (key, "at") select ${key}, ${whole(now)}
          where ${raw.join(room, raw` and `)}
          returning key`.compile(db),
      ]);
      return counted.length === 1;
    },

    async ask({ tokenHash, mailId, kind, recipient, mark, localDate, expiresAt }, known, now) {
      const only = raw`${whole(known ? 1 : 0)} = 1`;
      await batch([
        raw`
          insert into mail (id, recipient, kind, local_date, "number", state, attempts, planned_at, changed_at, due_at)
          select ${mailId}, ${recipient}, ${kind}, ${localDate},
            coalesce((select max(earlier."number") from mail as earlier where earlier.recipient = ${recipient}
              and earlier.kind = ${kind} and earlier.local_date = ${localDate}), 0) + 1,
            'pending', 0, ${whole(now)}, ${whole(now)}, ${whole(now)}
          where ${only}`.compile(db),
        raw`
          insert into sign_in_link (token_hash, mail_id, recipient, mark, expires_at)
          select ${tokenHash}, ${mailId}, ${recipient}, ${mark}, ${whole(expiresAt)}
          where ${only}`.compile(db),
      ]);
    },

    linkOf: (mailId) =>
      db
        .selectFrom('sign_in_link')
        .select(['recipient', 'mark', 'expires_at as expiresAt'])
        .where('mail_id', '=', mailId)
        .executeTakeFirst(),

    async exchange(tokenHash, session, now) {
      const [begun] = await batch([
        db
          .insertInto('session')
          .columns(['hash', 'recipient', 'mark', 'started_at', 'expires_at'])
          .expression(
            opening(tokenHash, now).select([
              raw<string>`${session.hash}`.as('hash'),
              'recipient',
              'mark',
              whole(now).as('started_at'),
              whole(session.expiresAt).as('expires_at'),
            ]),
          )
          .returning('hash')
          .compile(),
        db
          .updateTable('sign_in_link')
          .set({ used_at: now })
          .where('token_hash', 'in', opening(tokenHash, now).select('token_hash'))
          .compile(),
        db.deleteFrom('sign_in_link').where('expires_at', '<=', now).compile(),
        db.deleteFrom('session').where('expires_at', '<=', now).compile(),
      ]);
      return begun.length === 1;
    },

    session: (hash, now) =>
      db
        .selectFrom('session')
        .select(['recipient', 'mark'])
        .where('hash', '=', hash)
        .where('expires_at', '>', now)
        .executeTakeFirst(),

    async endSession(hash) {
      await db.deleteFrom('session').where('hash', '=', hash).execute();
    },
  };
}
