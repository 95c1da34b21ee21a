/** What comparing found, and who has to be told: one step, so that no finding waits for a check that is not due. */
import { type CompiledQuery, type Kysely, sql as raw } from 'kysely';
import type { ChangedForm, Comparison } from '../ports/store/across.ts';
import type { Sql } from './batch.ts';
import { chunks, valueList } from './chunk.ts';
import { makeDue } from './make-due.ts';
import type { Tables } from './schema.ts';

export async function saveComparison({ db, batch }: Sql, comparison: Comparison, now: number): Promise<void> {
  const { findings, seen, comparedOn } = comparison;
  const rows = findings.map(({ spreadsheetId, family, findings: list }) => ({
    spreadsheet_id: spreadsheetId,
    family,
    findings: JSON.stringify(list),
  }));
  const [gone, found] = [
    rows.filter((row) => row.findings === '[]'),
    rows.filter((row) => row.findings !== '[]'),
  ];
  await batch([
    ...chunks(gone, 2).map((part) =>
      raw`
        with gone (id, kind) as (${valueList(part.map((row) => [row.spreadsheet_id, row.family]))})
        delete from across_finding where (spreadsheet_id, family) in (select id, kind from gone)`.compile(db),
    ),
    ...chunks(found, 3).map((part) =>
      db
        .insertInto('across_finding')
        .values(part)
        .onConflict((conflict) =>
          conflict
            .columns(['spreadsheet_id', 'family'])
            .doUpdateSet(({ ref }) => ({ findings: ref('excluded.findings') })),
        )
        .compile(),
    ),
    ...makeDue(db, [...new Set(rows.map((row) => row.spreadsheet_id))], now),
    ...markSeen(db, seen),
    ...(comparedOn === undefined
      ? []
      : [
          db
            .insertInto('note')
            .values({ name: 'siblings-compared', value: comparedOn })
            .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: comparedOn }))
            .compile(),
        ]),
  ]);
}

function markSeen(db: Kysely<Tables>, seen: readonly ChangedForm[]): CompiledQuery[] {
  return chunks(seen, 1).flatMap((part) => {
    const list = valueList(part.map(({ spreadsheetId, change }) => [spreadsheetId, change]));
    return [
      raw`
        with seen (id, "number") as (${list})
        update across_form set compared = seen."number"
        from seen where across_form.spreadsheet_id = seen.id and across_form.compared < seen."number"`.compile(
        db,
      ),
      // Removed since the comparison began: still to be compared.
      raw`
        with seen (id, "number") as (${list})
        delete from across_mark where gone > 0 and exists (
          select 1 from seen where seen.id = across_mark.spreadsheet_id and across_mark.gone <= seen."number")`.compile(
        db,
      ),
    ];
  });
}
