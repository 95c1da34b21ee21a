/** What is older than it has to be kept: counted and deleted by the same conditions. */
import { type RawBuilder, sql as raw } from 'kysely';
import type { Outdated } from '../core/retention.ts';
import { KEPT, type Kept, type Upkeep } from '../ports/store/upkeep.ts';
import type { Sql } from './batch.ts';
import { whole } from './chunk.ts';
import { TICKET_KEPT_MS } from './quota.ts';
import type { Tables } from './schema.ts';
import { ATTEMPT_KEPT_MS } from './sign-in.ts';

type Conditions = Record<keyof Kept, { table: keyof Tables; where: RawBuilder<boolean> }>;

function conditions(than: Outdated): Conditions {
  const { now } = than;
  const ended = raw`mail.state in ('sent', 'uncertain', 'failed', 'dropped')`;
  // As core/schedule/notices.ts names a deadline in a notice; of one that moved, with the time to which.
  const key = raw`deadline.template || '/' || deadline.id`;
  const needed = raw`exists (
    select 1 from notice as told join deadline
      on told.deadline = ${key} or substr(told.deadline, 1, length(${key}) + 1) = ${key} || '@'
    where told.mail_id = mail.id and deadline."at" >= ${than.deadlines})`;
  const mails = raw<boolean>`${ended} and mail.changed_at < ${whole(than.mails)} and not ${needed}`;
  return {
    snapshots: { table: 'snapshot', where: raw`snapshot."date" < ${than.snapshots}` },
    measureVersions: {
      table: 'measure',
      where: raw`exists (select 1 from measure as later where later.spreadsheet_id = measure.spreadsheet_id
        and later.name = measure.name and later.period = measure.period and later.version > measure.version
        and later.since < ${whole(than.measureVersions)})`,
    },
    // A day tells what stood from then on: the last one before those that are kept is where their course begins.
    measureDays: {
      table: 'measure_day',
      where: raw`exists (select 1 from measure_day as later where later.template_id = measure_day.template_id
        and later.unit = measure_day.unit and later.period = measure_day.period and later.name = measure_day.name
        and later."date" > measure_day."date" and later."date" <= ${than.snapshots})`,
    },
    incidents: { table: 'incident', where: raw`incident."at" < ${whole(than.incidents)}` },
    deadLetters: { table: 'dead_letter', where: raw`dead_letter."at" < ${whole(than.incidents)}` },
    // Before their mails: what says which go is read from these.
    notices: { table: 'notice', where: raw`notice.mail_id in (select mail.id from mail where ${mails})` },
    mails: { table: 'mail', where: mails },
    signInLinks: { table: 'sign_in_link', where: raw`sign_in_link.expires_at <= ${whole(now)}` },
    sessions: { table: 'session', where: raw`session.expires_at <= ${whole(now)}` },
    signInAttempts: {
      table: 'sign_in_attempt',
      where: raw`sign_in_attempt."at" <= ${whole(now - ATTEMPT_KEPT_MS)}`,
    },
    quotaCalls: { table: 'quota_call', where: raw`quota_call."at" <= ${whole(now - TICKET_KEPT_MS)}` },
  };
}

export function createUpkeep({ db, batch }: Sql): Upkeep {
  const counting = (of: Conditions) =>
    KEPT.map((kind) => {
      const { table, where } = of[kind];
      return raw<{
        count: number;
      }>`select count(*) as "count" from ${raw.table(table)} where ${where}`.compile(db);
    });
  const counted = (rows: readonly { count: number }[][]) =>
    Object.fromEntries(KEPT.map((kind, index) => [kind, Number(rows[index]?.[0]?.count ?? 0)])) as Kept;

  return {
    outdated: async (than) => counted(await batch(counting(conditions(than)))),

    async purge(than) {
      const of = conditions(than);
      const counts = counting(of);
      const rows = await batch([
        ...counts,
        // A mail that went before its notices would leave them behind for good.
        ...KEPT.toSorted((a, b) => Number(b === 'notices') - Number(a === 'notices')).map((kind) => {
          const { table, where } = of[kind];
          return raw<{ count: number }>`delete from ${raw.table(table)} where ${where}`.compile(db);
        }),
      ]);
      return counted(rows.slice(0, counts.length));
    },
  };
}
