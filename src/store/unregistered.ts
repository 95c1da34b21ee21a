/** Spreadsheets that nobody registered, for the operator. */
import { sql as raw } from 'kysely';
import type { Watch } from '../ports/store/watch.ts';
import type { Sql } from './batch.ts';
import { chunks, lastByKey, valueList, whole } from './chunk.ts';

export function createUnregistered({
  db,
  batch,
}: Sql): Pick<
  Watch,
  'noteUnregistered' | 'forgetUnregistered' | 'unregistered' | 'unexamined' | 'noteExamined'
> {
  const strangers = () =>
    db.selectFrom('unregistered').where(({ not, exists, selectFrom }) =>
      // Registered since.
      not(
        exists(
          selectFrom('spreadsheet')
            .select('spreadsheet.id')
            .whereRef('spreadsheet.id', '=', 'unregistered.id'),
        ),
      ),
    );

  return {
    async noteUnregistered(files, account, now) {
      const rows = lastByKey(files, (file) => file.id);
      await batch(
        chunks(rows, 2).map((part) =>
          raw`
            with seen (id, name) as (${valueList(part.map(({ id, name }) => [id, name]))})
            insert into unregistered (id, name, seen_at, account)
            select seen.id, seen.name, cast(${now} as bigint), cast(${account} as text) from seen
            where not exists (select 1 from spreadsheet where spreadsheet.id = seen.id)
            on conflict (id) do update set
              name = excluded.name, seen_at = excluded.seen_at, account = excluded.account`.compile(db),
        ),
      );
    },

    async forgetUnregistered({ ids = [], notSeenSince }) {
      await batch([
        ...chunks(ids, 1).map((part) => db.deleteFrom('unregistered').where('id', 'in', part).compile()),
        ...(notSeenSince === undefined
          ? []
          : [db.deleteFrom('unregistered').where('seen_at', '<', notSeenSince).compile()]),
      ]);
    },

    async unregistered() {
      const rows = await strangers()
        .select(['id', 'name', 'seen_at as seenAt', 'copy_of'])
        .orderBy('name')
        .orderBy('id')
        .execute();
      return rows.map(({ copy_of: copyOf, ...row }) => ({ ...row, ...(copyOf && { copyOf }) }));
    },

    unexamined: (examinedBefore, limit) =>
      strangers()
        .select(['id', 'account'])
        .where('copy_of', 'is', null)
        .where((eb) => eb.or([eb('examined_at', 'is', null), eb('examined_at', '<', examinedBefore)]))
        .orderBy(raw`coalesce(examined_at, 0)`)
        .orderBy('id')
        .limit(limit)
        .execute(),

    async noteExamined(id, copyOf, now) {
      await db
        .updateTable('unregistered')
        .set({ examined_at: whole(now), copy_of: copyOf })
        .where('id', '=', id)
        .execute();
    },
  };
}
