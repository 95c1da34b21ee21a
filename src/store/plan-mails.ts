/** From what is owed to mails that stand in the outbox, each notice in one of them and never again. */
import { type CompiledQuery, sql as raw } from 'kysely';
import type { Notice, PlannedMail } from '../ports/store/outbox.ts';
import type { Sql } from './batch.ts';
import { chunks, valueList, whole } from './chunk.ts';

/** Mails planned in one step: some hundred statements at ten notices each. */
const MAILS_A_STEP = 100;

/** More deadlines than these are not named in a query, whose parameters are few. */
const DEADLINES_NAMED = 40;

/**
 * Mails and their notices in one step: the mail first, unless its key is taken; then those of its notices that stand
 * nowhere else; then mails without notices go again. Returns how many mails stand new.
 */
export async function plan(sql: Sql, mails: readonly PlannedMail[], now: number): Promise<number> {
  const known = await knownNotices(sql, mails);
  const worthwhile = mails.filter((mail) => mail.notices.some((notice) => !known.has(noticeKey(notice))));
  let planned = 0;
  for (let start = 0; start < worthwhile.length; start += MAILS_A_STEP) {
    planned += await planStep(sql, worthwhile.slice(start, start + MAILS_A_STEP), now);
  }
  return planned;
}

async function planStep({ db, batch }: Sql, mails: readonly PlannedMail[], now: number): Promise<number> {
  const rows = mails.map((mail) => ({ ...mail, id: crypto.randomUUID() }));
  const inserts = chunks(rows, 4).map((part) =>
    db
      .insertInto('mail')
      .values(
        part.map(({ id, recipient, kind, localDate, number }) => ({
          id,
          recipient,
          kind,
          local_date: localDate,
          number: whole(number),
          state: raw.lit('pending' as const),
          attempts: whole(0),
          planned_at: whole(now),
          changed_at: whole(now),
          due_at: whole(now),
        })),
      )
      .onConflict((conflict) => conflict.columns(['recipient', 'kind', 'local_date', 'number']).doNothing())
      .returning('id')
      .compile(),
  );
  const notices = rows.flatMap((mail) =>
    mail.notices.map((notice, position) => [
      mail.id,
      notice.recipient,
      notice.unit,
      notice.deadline,
      notice.stage,
      position,
    ]),
  );
  const carries: CompiledQuery[] = chunks(notices, 5).map((part) =>
    raw`
      with owed (mail_id, recipient, unit, deadline, stage, "position") as (${valueList(part)})
      insert into notice (recipient, unit, deadline, stage, mail_id, "position")
      select owed.recipient, owed.unit, owed.deadline, owed.stage, mail.id, owed."position"
      from owed join mail on mail.id = owed.mail_id
      where true
      on conflict (recipient, deadline, unit, stage) where freed = 0 do nothing`.compile(db),
  );
  const empties = chunks(
    rows.map((mail) => mail.id),
    1,
  ).map((ids) =>
    db
      .deleteFrom('mail')
      .where('id', 'in', ids)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('notice').select('notice.mail_id').whereRef('notice.mail_id', '=', 'mail.id'))),
      )
      .returning('id')
      .compile(),
  );
  const results = await batch([...inserts, ...carries, ...empties]);
  const lengths = results.map((each) => each.length);
  const sum = (part: number[]) => part.reduce((total, length) => total + length, 0);
  return sum(lengths.slice(0, inserts.length)) - sum(lengths.slice(inserts.length + carries.length));
}

/** The mails without the notices that stand already; left away where nothing remains. */
export async function untold(sql: Sql, mails: readonly PlannedMail[]): Promise<PlannedMail[]> {
  const known = await knownNotices(sql, mails);
  return mails
    .map((mail) => ({ ...mail, notices: mail.notices.filter((notice) => !known.has(noticeKey(notice))) }))
    .filter(({ notices }) => notices.length > 0);
}

/**
 * Saves writing what is going to be taken back; decides nothing that the unique indexes do not decide again. Asks by
 * recipients or by stages, whichever are fewer: on the morning of a stage a whole province is told of the same one.
 */
async function knownNotices({ db, batch }: Sql, mails: readonly PlannedMail[]): Promise<Set<string>> {
  const notices = mails.flatMap((mail) => mail.notices);
  const distinct = (name: keyof Notice) => [...new Set(notices.map((notice) => notice[name]))];
  const [recipients, stages, deadlines] = [distinct('recipient'), distinct('stage'), distinct('deadline')];
  const few = deadlines.length <= DEADLINES_NAMED;
  const [column, values] =
    stages.length < recipients.length ? (['stage', stages] as const) : (['recipient', recipients] as const);
  const found = await batch(
    chunks(values, 2).map((part) =>
      db
        .selectFrom('notice')
        .select(['recipient', 'unit', 'deadline', 'stage'])
        .where(column, 'in', part)
        .where('freed', '=', 0)
        .$if(few, (query) => query.where('deadline', 'in', deadlines))
        .compile(),
    ),
  );
  return new Set(found.flat().map(noticeKey));
}

const noticeKey = ({ recipient, unit, deadline, stage }: Notice) =>
  JSON.stringify([recipient, unit, deadline, stage]);
