/** Which spreadsheet is due when, and who works on it. */
import type { Watch } from '../ports/store/watch.ts';
import type { Sql } from './batch.ts';
import { createChanges } from './changes.ts';
import { chunks, lastByKey, whole } from './chunk.ts';
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
          db
            .insertInto('unregistered')
            .values(part.map(({ id, name }) => ({ id, name, seen_at: whole(now) })))
            .onConflict((conflict) =>
              conflict.column('id').doUpdateSet((eb) => ({
                name: eb.ref('excluded.name'),
                seen_at: eb.ref('excluded.seen_at'),
              })),
            )
            .compile(),
        ),
      );
    },

    unregistered: () =>
      db
        .selectFrom('unregistered')
        .select(['id', 'name', 'seen_at as seenAt'])
        // Registered since, or listed here by a caller that did not look.
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
