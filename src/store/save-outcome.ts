/** The end of a check: everything it found and the end of its lease, in one step. */
import { type CompiledQuery, type Kysely, sql as raw } from 'kysely';
import type { Weight } from '../core/checks/problem.ts';
import type { CheckOutcome } from '../ports/store/results.ts';
import type { Lease } from '../ports/store/watch.ts';
import { writeAcross } from './across-change.ts';
import type { Sql } from './batch.ts';
import { chunks, valueList } from './chunk.ts';
import { writeIncidents } from './incidents.ts';
import { endLease } from './lease.ts';
import { leasedRow } from './leased-row.ts';
import { writeMeasures } from './measures.ts';
import { writeMemory } from './memory.ts';
import { resultsChanged } from './roll-up-mark.ts';
import type { Tables } from './schema.ts';
import { writeWaivers } from './waivers.ts';

/**
 * Each statement asks for the lease itself, so whichever of them a database would run after the lease was lost does
 * nothing. False, and nothing stored, when it was.
 */
export async function saveOutcome({ db, batch }: Sql, lease: Lease, outcome: CheckOutcome): Promise<boolean> {
  const { trouble, memory } = outcome;
  const results = await batch([
    writeResult(db, lease, outcome),
    writeMemory(db, lease, memory),
    ...writeProblems(db, lease, outcome),
    ...(outcome.waivers ? writeWaivers(db, lease, outcome.waivers) : []),
    ...writeIncidents(db, lease, outcome.checkedAt, outcome.incidents),
    ...(outcome.across === undefined ? [] : writeAcross(db, lease, outcome.across)),
    ...(outcome.measures === undefined ? [] : writeMeasures(db, lease, outcome.measures)),
    resultsChanged(db, lease),
    // Last: it ends the lease that the others ask for.
    endLease(db, lease, outcome.dueAt ?? null)
      .set({
        failures: memory.failures,
        set_aside_at: memory.setAsideAt ?? null,
        trouble_code: trouble?.code ?? null,
        trouble_detail: trouble?.detail ?? '',
      })
      .compile(),
  ]);
  return results[results.length - 1]?.length === 1;
}

function writeResult(db: Kysely<Tables>, lease: Lease, outcome: CheckOutcome): CompiledQuery {
  const total = (severity: Weight) =>
    outcome.problems.reduce((sum, each) => (each.severity === severity ? sum + each.count : sum), 0);
  const { expected, filled, valid, submitted, approved } = outcome.counts;
  const counts = { expected, filled, valid, submitted, approved };
  const found = {
    form_state: outcome.formState,
    errors: total('error'),
    warnings: total('warning'),
    waived: total('waived'),
    waived_since: outcome.waivedSince ?? null,
    checked_at: outcome.checkedAt,
    first_cell: outcome.firstCell ?? null,
  };
  const values = {
    ...found,
    ...counts,
    // Found as it should be where no text is known of: the check that wrote it died before it could say so.
    status_written_at: outcome.statusWrittenAt ?? outcome.checkedAt,
    handed_in_at: outcome.handedInAt ?? null,
  };
  const columns = Object.keys(values) as (keyof typeof values)[];
  const replaced = Object.keys(outcome.keepCounts ? found : { ...found, ...counts });
  return db
    .insertInto('result')
    .columns(['spreadsheet_id', ...columns])
    .expression(
      leasedRow(db, lease).select(({ val }) => [
        'spreadsheet.id',
        ...columns.map((column) => val<string | number | null>(values[column]).as(column)),
      ]),
    )
    .onConflict((conflict) =>
      conflict.column('spreadsheet_id').doUpdateSet(({ ref, fn }) => ({
        ...Object.fromEntries(replaced.map((column) => [column, raw.ref(`excluded.${column}`)])),
        // Text found as it should be is still the text written before.
        status_written_at:
          outcome.statusWrittenAt === null
            ? fn.coalesce(ref('result.status_written_at'), ref('excluded.status_written_at'))
            : ref('excluded.status_written_at'),
        // A form that was sent back was handed in all the same; one that is a draft again was not.
        handed_in_at: raw<number | null>`case when excluded.form_state = 'draft' then null
          else coalesce(result.handed_in_at, excluded.handed_in_at) end`,
      })),
    )
    .compile();
}

function writeProblems(db: Kysely<Tables>, lease: Lease, outcome: CheckOutcome): CompiledQuery[] {
  const sums = new Map<string, { code: string; severity: string; count: number }>();
  for (const { code, severity, count } of outcome.problems) {
    const key = `${code} ${severity}`;
    sums.set(key, { code, severity, count: count + (sums.get(key)?.count ?? 0) });
  }
  return [
    db
      .deleteFrom('problem')
      .where('spreadsheet_id', '=', leasedRow(db, lease).select('spreadsheet.id'))
      .compile(),
    ...chunks([...sums.values()], 2).map((part) =>
      raw`
        with found (code, severity, total) as (${valueList(part.map((each) => [each.code, each.severity, each.count]))})
        insert into problem (spreadsheet_id, code, severity, "count")
        select leased.id, found.code, found.severity, found.total
        from found cross join ${leasedRow(db, lease).select('spreadsheet.id')} as leased`.compile(db),
    ),
  ];
}
