/** What went wrong in handling a spreadsheet, for the operator: written while a lease stands, the newest kept. */
import { type CompiledQuery, type Kysely, type RawBuilder, sql as raw } from 'kysely';
import type { Lease } from '../ports/store/watch.ts';
import { chunks, valueList, whole } from './chunk.ts';
import { leasedRow } from './leased-row.ts';
import type { Tables } from './schema.ts';

/** All spreadsheets together. */
const INCIDENTS_KEPT = 1_000;

/** @param only a further condition on the spreadsheet's row. */
export function writeIncidents(
  db: Kysely<Tables>,
  lease: Lease,
  at: number,
  incidents: readonly { code: string; detail: string }[],
  only: RawBuilder<boolean> = raw`1 = 1`,
): CompiledQuery[] {
  if (incidents.length === 0) return [];
  const rows = incidents.map(({ code, detail }, position) => ({ code, detail, position }));
  const leased = leasedRow(db, lease).where(only);
  return [
    ...chunks(rows, 2).map((part) =>
      raw`
        with happened ("position", code, detail) as
          (${valueList(part.map((each) => [each.position, each.code, each.detail]))})
        insert into incident ("at", spreadsheet_id, fence, "position", code, detail)
        select ${whole(at)}, leased.id, leased.fence, happened."position", happened.code, happened.detail
        from happened cross join ${leased.select(['spreadsheet.id', 'spreadsheet.fence'])} as leased`.compile(
        db,
      ),
    ),
    raw`
      delete from incident where ("at", spreadsheet_id, fence, "position") <= (
        select "at", spreadsheet_id, fence, "position" from incident
        order by "at" desc, spreadsheet_id desc, fence desc, "position" desc limit 1 offset ${INCIDENTS_KEPT})
      and exists ${leased.select('spreadsheet.id')}`.compile(db),
  ];
}
