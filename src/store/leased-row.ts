/** Every later step of a check asks for its lease itself. */
import { type CompiledQuery, type Kysely, sql as raw } from 'kysely';
import type { Lease } from '../ports/store/watch.ts';
import type { Sql } from './batch.ts';
import type { Tables } from './schema.ts';

/** The spreadsheet's row as long as nobody took a later lease and this one was not ended. */
export function leasedRow(db: Kysely<Tables>, lease: Lease) {
  return db
    .selectFrom('spreadsheet')
    .where('spreadsheet.id', '=', lease.spreadsheetId)
    .where('spreadsheet.fence', '=', lease.fence)
    .where('spreadsheet.lease_until', '>', 0);
}

/**
 * Whether `queries` were done, all as one step: none of them where the lease no longer stands. For a step of many tables; the
 * statements of a smaller one ask for `leasedRow` themselves.
 */
export async function whileLeased(
  { db, batch }: Sql,
  lease: Lease,
  queries: readonly CompiledQuery[],
): Promise<boolean> {
  const row = leasedRow(db, lease).select('spreadsheet.id');
  // A note without a value cannot be: what refuses it takes the whole step back.
  const stop = raw`insert into note (name, "value") select 'register', null where not exists ${row}`;
  try {
    await batch([stop.compile(db), ...queries]);
    return true;
  } catch (error) {
    if (await row.executeTakeFirst()) throw error;
    return false;
  }
}
