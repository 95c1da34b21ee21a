/** Which spreadsheet is due when, and who works on it. */
import { sql as raw } from 'kysely';
import type { Watch } from '../ports/store/watch.ts';
import type { Sql } from './batch.ts';
import { createChanges } from './changes.ts';
import { chunks, lastByKey, valueList } from './chunk.ts';
import { createLeases } from './lease.ts';
import { readMemory } from './memory.ts';
import type { NoteName } from './schema.ts';

export function createWatch(sql: Sql): Watch {
  const { db, batch } = sql;
  const note = async (name: NoteName) =>
    (await db.selectFrom('note').select('value').where('name', '=', name).executeTakeFirst())?.value;
  const setNote = async (name: NoteName, value: string) => {
    await db
      .insertInto('note')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  };

  return {
    ...createChanges(sql),
    ...createLeases(sql),

    cursor: () => note('cursor'),
    moveCursor: (cursor) => setNote('cursor', cursor),
    lastSweep: () => note('last-sweep'),
    markSweep: (localDate) => setNote('last-sweep', localDate),

    async noteUnregistered(files, now) {
      const rows = lastByKey(files, (file) => file.id);
      await batch(
        chunks(rows, 2).map((part) =>
          raw`
            with seen (id, name) as (${valueList(part.map(({ id, name }) => [id, name]))})
            insert into unregistered (id, name, seen_at)
            select seen.id, seen.name, cast(${now} as bigint) from seen
            where not exists (select 1 from spreadsheet where spreadsheet.id = seen.id)
            on conflict (id) do update set name = excluded.name, seen_at = excluded.seen_at`.compile(db),
        ),
      );
    },

    unregistered: () =>
      db
        .selectFrom('unregistered')
        .select(['id', 'name', 'seen_at as seenAt'])
        // Registered since.
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('spreadsheet')
                .select('spreadsheet.id')
                .whereRef('spreadsheet.id', '=', 'unregistered.id'),
            ),
          ),
        )
        .orderBy('name')
        .orderBy('id')
        .execute(),

    memory: (spreadsheetId) => readMemory(db, spreadsheetId),
  };
}
