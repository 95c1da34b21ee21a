/** Waivers of rows: read before a check judges them, stored with its outcome. */
import { type CompiledQuery, type Kysely, sql as raw } from 'kysely';
import type { StoredWaiver, WaiverChanges } from '../ports/store/results.ts';
import type { Lease } from '../ports/store/watch.ts';
import { chunks, hexadecimal, valueList } from './chunk.ts';
import { leasedRow } from './leased-row.ts';
import type { Tables } from './schema.ts';

/** One query. */
export function readWaivers(db: Kysely<Tables>, spreadsheetId: string): Promise<StoredWaiver[]> {
  return db
    .selectFrom('waiver')
    .select(['line', 'first_seen as firstSeen', 'values_hash as values', 'reason_hash as reason'])
    .where('spreadsheet_id', '=', spreadsheetId)
    .orderBy('line')
    .execute();
}

/** Brings the stored waivers up to date while the lease stands. No statement where nothing changed. */
export function writeWaivers(
  db: Kysely<Tables>,
  lease: Lease,
  { noted, forgotten }: WaiverChanges,
): CompiledQuery[] {
  const replaced = [...forgotten, ...noted.map(({ line }) => line)];
  return [
    // Hashes are written out, not bound: a tab of 10,000 rows takes 40 statements, not 450.
    ...chunks(replaced, 0).map((part) =>
      db
        .deleteFrom('waiver')
        .where('spreadsheet_id', '=', leasedRow(db, lease).select('spreadsheet.id'))
        .where('line', 'in', part.map(hexadecimal))
        .compile(),
    ),
    ...chunks(noted, 0).map((part) => {
      const rows = part.map(({ line, firstSeen, values, reason }) => [
        hexadecimal(line),
        firstSeen,
        hexadecimal(values),
        hexadecimal(reason),
      ]);
      return raw`
        with noted (line, first_seen, values_hash, reason_hash) as (${valueList(rows)})
        insert into waiver (spreadsheet_id, line, first_seen, values_hash, reason_hash)
        select leased.id, noted.line, noted.first_seen, noted.values_hash, noted.reason_hash
        from noted cross join ${leasedRow(db, lease).select('spreadsheet.id')} as leased`.compile(db);
    }),
  ];
}
