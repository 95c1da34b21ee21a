/** Measures of forms, version by version. */
import { type CompiledQuery, type Kysely, sql as raw, type SelectQueryBuilder } from 'kysely';
import type { FormMeasureName } from '../core/form-measures/form-measure.ts';
import type { MeasureChanges } from '../core/form-measures/versions.ts';
import type { Measures, StoredMeasure } from '../ports/store/measures.ts';
import type { Registration } from '../ports/store/register.ts';
import type { Lease } from '../ports/store/watch.ts';
import type { Sql } from './batch.ts';
import { chunks, valueList } from './chunk.ts';
import { leasedRow } from './leased-row.ts';
import { createMeasureDays } from './measure-days.ts';
import type { Tables } from './schema.ts';

export function createMeasures(sql: Sql): Measures {
  const { db } = sql;
  return {
    ...createMeasureDays(sql),

    async of(spreadsheetId) {
      const rows = await ordered(
        db
          .selectFrom('measure')
          .where('spreadsheet_id', '=', spreadsheetId)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('measure as later')
                  .select('later.version')
                  .whereRef('later.spreadsheet_id', '=', 'measure.spreadsheet_id')
                  .whereRef('later.name', '=', 'measure.name')
                  .whereRef('later.period', '=', 'measure.period')
                  .whereRef('later.version', '>', 'measure.version'),
              ),
            ),
          ),
      );
      return rows.map(({ spreadsheetId: _, ...version }) => version);
    },

    async periods() {
      const rows = await db
        .selectFrom('measure')
        .innerJoin('spreadsheet', 'spreadsheet.id', 'measure.spreadsheet_id')
        .select(['template_id as templateId', 'measure.name', 'measure.period'])
        .groupBy(['template_id', 'measure.name', 'measure.period'])
        .orderBy('template_id')
        .orderBy('measure.period')
        .orderBy('measure.name')
        .execute();
      return rows.map((row) => ({ ...row, name: row.name as FormMeasureName }));
    },

    versions: (templateId, period) =>
      ordered(
        db
          .selectFrom('measure')
          .where('spreadsheet_id', 'in', (eb) =>
            eb.selectFrom('spreadsheet').select('id').where('template_id', '=', templateId),
          )
          .$if(period !== undefined, (query) => query.where('period', '=', period ?? '')),
      ),
  };
}

async function ordered<Output>(
  query: SelectQueryBuilder<Tables, 'measure', Output>,
): Promise<StoredMeasure[]> {
  const rows = await query
    .select(['spreadsheet_id', 'name', 'period', 'version', 'numerator', 'denominator', 'left_out', 'since'])
    .orderBy('spreadsheet_id')
    .orderBy('name')
    .orderBy('period')
    .orderBy('version')
    .execute();
  return rows.map(({ spreadsheet_id, left_out, name, ...row }) => ({
    spreadsheetId: spreadsheet_id,
    name: name as FormMeasureName,
    leftOut: JSON.parse(left_out),
    ...row,
  }));
}

/** Each statement asks for the lease itself. */
export function writeMeasures(
  db: Kysely<Tables>,
  lease: Lease,
  { written, dropped }: MeasureChanges,
): CompiledQuery[] {
  const leased = leasedRow(db, lease).select('spreadsheet.id');
  return [
    ...chunks(written, 5).map((part) => {
      // Shares of points are no whole numbers: they are bound as text, which both databases read back exactly.
      const rows = part.map(({ name, period, version, numerator, denominator, leftOut, since }) => [
        ...[name, period, version, String(numerator), String(denominator)],
        ...[JSON.stringify(leftOut), since],
      ]);
      return raw`
        with taken (name, period, version, numerator, denominator, left_out, since) as (${valueList(rows)})
        insert into measure (spreadsheet_id, name, period, version, numerator, denominator, left_out, since)
        select leased.id, taken.name, taken.period, taken.version, cast(taken.numerator as double precision),
          cast(taken.denominator as double precision), taken.left_out, taken.since
        from taken cross join ${leased} as leased where true
        on conflict (spreadsheet_id, name, period, version) do update set
          numerator = excluded.numerator, denominator = excluded.denominator,
          left_out = excluded.left_out, since = excluded.since`.compile(db);
    }),
    ...chunks(dropped, 2).map((part) =>
      raw`
        with lost (name, period) as (${valueList(part.map(({ name, period }) => [name, period]))})
        delete from measure where spreadsheet_id = ${leased}
          and exists (select 1 from lost where lost.name = measure.name and lost.period = measure.period)`.compile(
        db,
      ),
    ),
  ];
}

/** Before a spreadsheet is registered for another unit or form: what was measured in it is not theirs. */
export function forgetMeasures(
  db: Kysely<Tables>,
  { spreadsheetId, unit, templateId }: Registration,
): CompiledQuery {
  return db
    .deleteFrom('measure')
    .where('spreadsheet_id', '=', spreadsheetId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('spreadsheet')
          .select('id')
          .where('id', '=', spreadsheetId)
          .where((eb) => eb.or([eb('unit', '<>', unit), eb('template_id', '<>', templateId)])),
      ),
    )
    .compile();
}
