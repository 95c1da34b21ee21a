/**
 * "Something changed since the last roll-up", as two counters: each change adds to one, a roll-up brings the other up
 * to what it had seen. A change that comes while a roll-up works is thus never taken for rolled up.
 */
import { type CompiledQuery, type Kysely, sql as raw } from 'kysely';
import type { Lease } from '../ports/store/watch.ts';
import { whole } from './chunk.ts';
import { leasedRow } from './leased-row.ts';
import type { Tables } from './schema.ts';

/** One more change; a change found by a check counts only while its lease stands. */
export function resultsChanged(db: Kysely<Tables>, lease?: Lease): CompiledQuery {
  const query = db
    .updateTable('counter')
    .set((eb) => ({ value: eb('value', '+', 1) }))
    .where('name', '=', 'results-changed');
  return (
    lease ? query.where(({ exists }) => exists(leasedRow(db, lease).select('spreadsheet.id'))) : query
  ).compile();
}

/** Rolled up to `seen`, or to all there is when nobody looked before. Never goes back. */
export function rolledUp(db: Kysely<Tables>, seen: number | undefined): CompiledQuery {
  const upTo =
    seen === undefined
      ? raw<number>`(select "value" from counter where name = 'results-changed')`
      : whole(seen);
  return db
    .updateTable('counter')
    .set({ value: upTo })
    .where('name', '=', 'rolled-up')
    .where('value', '<', upTo)
    .compile();
}
