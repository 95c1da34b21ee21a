/** Which spreadsheet is due when, and who works on it. */
import { sql as raw } from 'kysely';
import type { Watch } from '../ports/store/watch.ts';
import type { Sql } from './batch.ts';
import { createChanges } from './changes.ts';
import { chunks, lastByKey, valueList } from './chunk.ts';
import { createLeases } from './lease.ts';
import { readMemory } from './memory.ts';
import { readNote, writeNote } from './note.ts';
import type { NoteName } from './schema.ts';

export function createWatch(sql: Sql): Watch {
  const { db, batch } = sql;
  const setNote = async (name: NoteName, value: string) => {
    await db.executeQuery(writeNote(db, name, value));
  };

  return {
    ...createChanges(sql),
    ...createLeases(sql),

    async lastPoll() {
      const at = await readNote(db, 'last-poll');
      return at === undefined ? undefined : Number(at);
    },
    markPoll: (now) => setNote('last-poll', String(now)),
    cursor: () => readNote(db, 'cursor'),
    moveCursor: (cursor) => setNote('cursor', cursor),
    lastSweep: () => readNote(db, 'last-sweep'),
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
