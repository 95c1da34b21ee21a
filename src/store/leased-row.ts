/** Every later step of a check asks for its lease itself. */
import type { Kysely } from 'kysely';
import type { Lease } from '../ports/store/watch.ts';
import type { Tables } from './schema.ts';

/** The spreadsheet's row as long as nobody took a later lease and this one was not ended. */
export function leasedRow(db: Kysely<Tables>, lease: Lease) {
  return db
    .selectFrom('spreadsheet')
    .where('spreadsheet.id', '=', lease.spreadsheetId)
    .where('spreadsheet.fence', '=', lease.fence)
    .where('spreadsheet.lease_until', '>', 0);
}
