/** One line a day of each unit and template: the history. */
import type { CompiledQuery } from 'kysely';
import type { Results, Snapshot } from '../ports/store/results.ts';
import type { Sql } from './batch.ts';
import { chunks, lastByKey, whole } from './chunk.ts';

export function createSnapshots({ db }: Sql): {
  writes(snapshots: readonly Snapshot[]): CompiledQuery[];
  history: Results['history'];
  dayBefore: Results['dayBefore'];
  histories: Results['histories'];
} {
  return {
    writes(snapshots) {
      const rows = lastByKey(snapshots, ({ unit, templateId, date }) => `${date} ${templateId} ${unit}`);
      return chunks(rows, 3).map((part) =>
        db
          .insertInto('snapshot')
          .values(
            part.map((snapshot) => ({
              unit: snapshot.unit,
              template_id: snapshot.templateId,
              date: snapshot.date,
              template_version: whole(snapshot.templateVersion),
              expected: whole(snapshot.expected),
              filled: whole(snapshot.filled),
              valid: whole(snapshot.valid),
              submitted: whole(snapshot.submitted),
              approved: whole(snapshot.approved),
              at: whole(snapshot.at),
            })),
          )
          .onConflict((conflict) =>
            conflict
              .columns(['unit', 'template_id', 'date'])
              .doUpdateSet(({ ref }) => ({
                template_version: ref('excluded.template_version'),
                expected: ref('excluded.expected'),
                filled: ref('excluded.filled'),
                valid: ref('excluded.valid'),
                submitted: ref('excluded.submitted'),
                approved: ref('excluded.approved'),
                at: ref('excluded.at'),
              }))
              // Of two roll-ups at once, the later one's sums stand.
              .whereRef('snapshot.at', '<=', 'excluded.at'),
          )
          .compile(),
      );
    },

    history: (unit, templateId) =>
      read(db).where('unit', '=', unit).where('template_id', '=', templateId).orderBy('date').execute(),

    async dayBefore(date, units) {
      const parts = chunks([...new Set(units)].sort(), 1).map((part) =>
        read(db)
          .where('unit', 'in', part)
          .where('date', '=', ({ selectFrom }) =>
            selectFrom('snapshot as earlier')
              .select(({ fn }) => fn.max('earlier.date').as('date'))
              .where('earlier.date', '<', date),
          )
          .orderBy('unit')
          .orderBy('template_id')
          .execute(),
      );
      return (await Promise.all(parts)).flat();
    },

    histories: (templateId, from) =>
      read(db)
        .where('template_id', '=', templateId)
        .where('date', '>=', from)
        .orderBy('unit')
        .orderBy('date')
        .execute(),
  };
}

const read = (db: Sql['db']) =>
  db
    .selectFrom('snapshot')
    .select([
      'date',
      'unit',
      'template_id as templateId',
      'template_version as templateVersion',
      'expected',
      'filled',
      'valid',
      'submitted',
      'approved',
      'at',
    ]);
