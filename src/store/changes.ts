/** What Drive lists becomes due here, and is handed out from here. */
import { sql as raw } from 'kysely';
import type { Change, Noted, TroubledSpreadsheet, Watch } from '../ports/store/watch.ts';
import type { TroubleCode } from '../ports/trouble.ts';
import type { Sql } from './batch.ts';
import { chunks, isPlain, lastByKey, plainList, valueList, whole } from './chunk.ts';
import { dueAgain } from './due-again.ts';
import { readNote, writeNote } from './note.ts';

const TRASHED = 'trashed' satisfies TroubleCode;

export function createChanges({
  db,
  batch,
}: Sql): Pick<
  Watch,
  | 'noted'
  | 'owned'
  | 'noteChanges'
  | 'noteTrashed'
  | 'troubles'
  | 'troubled'
  | 'dueIfNotCheckedSince'
  | 'adoptRules'
  | 'takeDue'
  | 'backlog'
  | 'queued'
> {
  return {
    async noted(ids) {
      const found = new Map<string, Noted>();
      for (const part of chunks(ids.filter(isPlain), 0)) {
        const rows = await db
          .selectFrom('spreadsheet')
          .select(['id', 'modified_time as modifiedTime', 'account'])
          .where(raw<boolean>`id in (${plainList(part)})`)
          .execute();
        for (const { id, ...noted } of rows) found.set(id, noted);
      }
      return found;
    },

    owned: (after, limit) =>
      db
        .selectFrom('spreadsheet')
        .select(['id', 'account'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute(),

    async noteChanges(changes, now, quietMs, maxWaitMs) {
      // A change waits while `first_change_at` is set; taking the lease clears it.
      const parts = chunks(newest(changes), 2);
      const noted = await batch(
        parts.map((part) => {
          const seen = valueList(
            part.map(({ spreadsheetId, modifiedTime, byUs, at = now }) => [
              spreadsheetId,
              modifiedTime,
              byUs ? 1 : 0,
              Math.max(now, Math.min(at, now) + Math.min(quietMs, maxWaitMs)),
            ]),
          );
          const quiet = raw`case
            when first_change_at + ${whole(maxWaitMs)} < seen_quiet then first_change_at + ${whole(maxWaitMs)}
            else seen_quiet end`;
          return raw<{ id: string }>`
            with seen (spreadsheet_id, seen_time, seen_by_us, seen_quiet) as (${seen})
            update spreadsheet set
              modified_time = seen_time,
              change_number = change_number + 1,
              by_us = case when first_change_at is not null and by_us = 0 then 0 else seen_by_us end,
              first_change_at = coalesce(first_change_at, ${whole(now)}),
              due_at = case when ${quiet} < not_before then not_before else ${quiet} end,
              handed_out_until = 0
            from seen where id = spreadsheet_id and modified_time <> seen_time
            returning id`.compile(db);
        }),
      );
      return noted.reduce((sum, rows) => sum + rows.length, 0);
    },

    async noteTrashed(changes) {
      // A check under way has lost its lease: its result cannot hide the trouble.
      const noted = await batch(
        chunks(newest(changes), 2).map((part) =>
          raw<{ id: string }>`
            with seen (spreadsheet_id, seen_time) as
              (${valueList(part.map((each) => [each.spreadsheetId, each.modifiedTime]))})
            update spreadsheet set
              modified_time = seen_time,
              change_number = change_number + 1,
              lease_until = 0,
              by_us = 0,
              first_change_at = null,
              due_at = null,
              handed_out_until = 0,
              trouble_code = ${TRASHED},
              trouble_detail = ''
            from seen where id = spreadsheet_id and modified_time <> seen_time
            returning id`.compile(db),
        ),
      );
      return noted.reduce((sum, rows) => sum + rows.length, 0);
    },

    async troubles() {
      const rows = await db
        .selectFrom('spreadsheet')
        .select([
          'id as spreadsheetId',
          'unit',
          'trouble_code as code',
          'trouble_detail as detail',
          'failures',
          'leased_at as triedAt',
          'due_at as dueAt',
          'set_aside_at as setAsideAt',
        ])
        .where('trouble_code', 'is not', null)
        .orderBy('failures', 'desc')
        .orderBy('unit')
        .orderBy('id')
        .execute();
      return rows as TroubledSpreadsheet[];
    },

    async troubled(code) {
      const rows = await db.selectFrom('spreadsheet').select('id').where('trouble_code', '=', code).execute();
      return rows.map((row) => row.id);
    },

    async dueIfNotCheckedSince(before, at) {
      // The last lease counts as the last check: one that ended in a lasting trouble is not repeated at every call.
      const result = await db
        .updateTable('spreadsheet')
        .set({ due_at: at, handed_out_until: 0 })
        .where('due_at', 'is', null)
        .where((eb) => eb.or([eb('leased_at', 'is', null), eb('leased_at', '<', before)]))
        .where((eb) => eb.or([eb('trouble_code', 'is', null), eb('trouble_code', '<>', TRASHED)]))
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },

    async adoptRules(mark, now, paceMs) {
      if ((await readNote(db, 'rules')) === mark) return 0;
      // Asked again of the note itself: two that notice at once make the sheets due once.
      const other = raw`not exists (select 1 from note where name = 'rules' and "value" = ${mark})`;
      const [underWay, due] = await batch([
        ...dueAgain(db, other, now, paceMs),
        writeNote(db, 'rules', mark),
      ]);
      return underWay.length + due.length;
    },

    async takeDue(now, handedOutUntil, limit, room = new Map()) {
      const free = (['due_at', 'handed_out_until', 'lease_until'] as const).map(
        (column) => raw<boolean>`${raw.ref(`spreadsheet.${column}`)} <= ${now}`,
      );
      const most =
        room.size === 0
          ? raw<number>`${whole(limit)}`
          : raw<number>`case due.account ${raw.join(
              [...room].map(
                ([account, places]) => raw`when ${account} then ${whole(Math.min(limit, places))}`,
              ),
              raw` `,
            )} else ${whole(limit)} end`;
      // A step of its own: of two that ask at once, the later is given what the earlier left.
      const [taken] = await batch([
        db
          .updateTable('spreadsheet')
          .set({ handed_out_until: handedOutUntil })
          .where('id', 'in', (eb) =>
            eb
              .selectFrom((eb) =>
                eb
                  .selectFrom('spreadsheet')
                  .select(['id', 'account'])
                  .select(
                    raw<number>`row_number() over (partition by account order by by_us, due_at, unit, template_id, id)`.as(
                      'place',
                    ),
                  )
                  .where((eb) => eb.and(free))
                  .as('due'),
              )
              .select('due.id')
              .where('due.place', '<=', most),
          )
          .returning(['id', 'unit', 'template_id', 'by_us', 'due_at'])
          .compile(),
      ]);
      return [...taken]
        .sort((a, b) => a.by_us - b.by_us || Number(a.due_at) - Number(b.due_at) || inOrder(a, b))
        .map((row) => row.id);
    },

    async backlog(now) {
      const row = await db
        .selectFrom('spreadsheet')
        .select(({ fn }) => [
          raw<number>`coalesce(sum(case when due_at <= ${now} and lease_until <= ${now} then 1 else 0 end), 0)`.as(
            'due',
          ),
          raw<number>`coalesce(sum(case when lease_until > ${now} then 1 else 0 end), 0)`.as('leased'),
          fn.min('due_at').as('nextDueAt'),
        ])
        .executeTakeFirstOrThrow();
      return { due: Number(row.due), leased: Number(row.leased), nextDueAt: row.nextDueAt };
    },

    async queued(now) {
      const row = await db
        .selectFrom('spreadsheet')
        .select(({ fn }) => [
          fn.countAll().as('due'),
          raw<number>`coalesce(sum(case when handed_out_until > ${now} then 1 else 0 end), 0)`.as(
            'handedOut',
          ),
        ])
        .where('due_at', '<=', now)
        .where('lease_until', '<=', now)
        .executeTakeFirstOrThrow();
      const handedOut = Number(row.handedOut);
      return { handedOut, waiting: Number(row.due) - handedOut };
    },
  };
}

interface Due {
  id: string;
  unit: string;
  template_id: string;
}

/** Ids are Google's and say nothing: what is due at once comes unit by unit, and so in one order wherever it is run. */
function inOrder(a: Due, b: Due): number {
  for (const key of ['unit', 'template_id', 'id'] as const)
    if (a[key] !== b[key]) return a[key] < b[key] ? -1 : 1;
  return 0;
}

/** One change a spreadsheet, the last listed; by a person when any of them was. */
function newest(changes: readonly Change[]): Change[] {
  const people = new Set(changes.filter((change) => !change.byUs).map((change) => change.spreadsheetId));
  return lastByKey(changes, (change) => change.spreadsheetId).map((change) => ({
    ...change,
    byUs: !people.has(change.spreadsheetId),
  }));
}
