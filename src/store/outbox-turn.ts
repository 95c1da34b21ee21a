/**
 * Mails that end and mails that begin, in one statement: no more rows stand in `sending` after it than before. What begins
 * must be on the disk when it is answered (PostgreSQL's `synchronous_commit`, which stays on): a message is handed over
 * next, and a database that forgot would have it sent again.
 */
import { CompiledQuery, type Kysely, sql as raw, type Selectable } from 'kysely';
import type { MailEnd } from '../ports/store/outbox.ts';
import { PREPARED } from './prepared.ts';
import type { Tables } from './schema.ts';

export type MailRow = Selectable<Tables['mail']>;

/** Named, for what is prepared may not give other columns once a migration has added one. */
const COLUMNS: (keyof MailRow)[] = [
  'id',
  'recipient',
  'kind',
  'local_date',
  'number',
  'state',
  'attempts',
  'planned_at',
  'changed_at',
  'due_at',
  'reason',
  'doubtful_since',
];

interface Ended {
  id: string;
  end: MailEnd;
}

/** Gives all rows that were changed. One for a store: it keeps how its statements read. */
export function outboxTurn(db: Kysely<Tables>) {
  /** By how many end and begin: to make such a text takes longer than to run it. */
  const texts = new Map<string, string>();

  return async (ended: readonly Ended[], begun: readonly string[], now: number): Promise<MailRow[]> => {
    if (ended.length + begun.length === 0) return [];
    const shape = `${ended.length}/${begun.length}`;
    const text = texts.get(shape) ?? statementOf(ended.length, begun.length).compile(db).sql;
    texts.set(shape, text);
    const values = [...ended.flatMap((each) => valuesOf(each, now)), ...begun, now, now];
    return (await db.executeQuery<MailRow>(CompiledQuery.raw(text, values))).rows;
  };
}

function valuesOf({ id, end }: Ended, now: number) {
  if (end.state === 'dropped') throw new RangeError('a dropped mail frees its notices: settle it alone');
  const dueAt = end.state === 'pending' ? (end.dueAt ?? now) : null;
  return [id, end.state, dueAt, end.reason ?? null, end.doubtfulSince ?? null];
}

/** Binds, in turn: what `valuesOf` gives for each that ends, the ids of those that begin, the time twice. */
function statementOf(ended: number, begun: number) {
  const time = raw`cast(${0} as bigint)`;
  const text = raw`${''}`;
  const rows = [
    ...Array<unknown>(ended).fill(raw`(${text}, 'sending', ${text}, ${time}, ${text}, ${time}, 0)`),
    ...Array<unknown>(begun).fill(
      raw`(${text}, 'pending', 'sending', cast(null as bigint), null, cast(null as bigint), 1)`,
    ),
  ];
  return raw`${raw.raw(PREPARED)}
    with step (mail_id, was, next, next_due, why, doubt, attempt) as (values ${raw.join(rows)})
    update mail set
      state = step.next, attempts = attempts + step.attempt, changed_at = ${time}, due_at = step.next_due,
      reason = case when step.attempt = 1 then reason else step.why end,
      doubtful_since = coalesce(step.doubt, doubtful_since)
    from step
    where id = step.mail_id and state = step.was
      and (step.attempt = 0 or (due_at <= ${time}
        and not exists (select 1 from note where name = 'mail-paused')))
    returning ${raw.join(COLUMNS.map((column) => raw.ref(column)))}`;
}
