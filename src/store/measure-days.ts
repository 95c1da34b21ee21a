/** Measures of units day by day: a row where a day differs from the one before. */
import { sql as raw } from 'kysely';
import type { FormMeasureName } from '../core/form-measures/form-measure.ts';
import type { MeasureDay, Measures } from '../ports/store/measures.ts';
import type { Sql } from './batch.ts';
import { chunks, lastByKey, valueList } from './chunk.ts';
import { readNote, writeNote } from './note.ts';

export function createMeasureDays({
  db,
  batch,
}: Sql): Pick<Measures, 'lastDays' | 'course' | 'recordDays' | 'recordedOn'> {
  const days = db
    .selectFrom('measure_day')
    .select(['template_id as templateId', 'unit', 'period', 'name', 'date', 'numerator', 'denominator']);
  const named = (rows: readonly (Omit<MeasureDay, 'name'> & { name: string })[]): MeasureDay[] =>
    rows.map((row) => ({ ...row, name: row.name as FormMeasureName }));
  return {
    async lastDays(templateId) {
      const rows = await days
        .where('template_id', '=', templateId)
        .where(({ eb, selectFrom }) =>
          eb(
            'date',
            '=',
            selectFrom('measure_day as newest')
              .select(({ fn }) => fn.max('newest.date').as('date'))
              .whereRef('newest.template_id', '=', 'measure_day.template_id')
              .whereRef('newest.unit', '=', 'measure_day.unit')
              .whereRef('newest.period', '=', 'measure_day.period')
              .whereRef('newest.name', '=', 'measure_day.name'),
          ),
        )
        .orderBy('unit')
        .orderBy('period')
        .orderBy('name')
        .execute();
      return named(rows);
    },

    async course(templateId, unit, period) {
      const rows = await days
        .where('template_id', '=', templateId)
        .where('unit', '=', unit)
        .$if(period !== undefined, (query) => query.where('period', '=', period ?? ''))
        .orderBy('date')
        .orderBy('period')
        .orderBy('name')
        .execute();
      return named(rows);
    },

    async recordDays(list, on) {
      const rows = lastByKey(list, ({ templateId, unit, period, name, date }) =>
        [templateId, unit, period, name, date].join(' '),
      );
      await batch([
        ...chunks(rows, 7).map((part) => {
          // Shares of points are no whole numbers: they are bound as text, which both databases read back exactly.
          const values = part.map(({ templateId, unit, period, name, date, numerator, denominator }) => [
            ...[templateId, unit, period, name, date, String(numerator), String(denominator)],
          ]);
          return raw`
            with day (template_id, unit, period, name, date, numerator, denominator) as (${valueList(values)})
            insert into measure_day (template_id, unit, period, name, date, numerator, denominator)
            select template_id, unit, period, name, date, cast(numerator as double precision),
              cast(denominator as double precision) from day where true
            on conflict (template_id, unit, period, name, date) do update set
              numerator = excluded.numerator, denominator = excluded.denominator`.compile(db);
        }),
        writeNote(db, 'measures-recorded', on),
      ]);
    },

    recordedOn: () => readNote(db, 'measures-recorded'),
  };
}
