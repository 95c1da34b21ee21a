/** Spreadsheets that have something else to show, though nobody touched them. */
import type { CompiledQuery, Kysely } from 'kysely';
import type { TroubleCode } from '../ports/trouble.ts';
import { chunks, whole } from './chunk.ts';
import type { Tables } from './schema.ts';

/**
 * A check under way may have read what was there before: it does not settle this, because its change number is old.
 * Edits come first: nobody waits for what stands unchanged.
 */
export function makeDue(db: Kysely<Tables>, ids: readonly string[], now: number): CompiledQuery[] {
  const trashed: TroubleCode = 'trashed';
  return chunks(ids, 1).map((part) =>
    db
      .updateTable('spreadsheet')
      .set((eb) => ({
        due_at: eb.fn.coalesce('due_at', whole(now)),
        by_us: eb.case().when('due_at', 'is', null).then(1).else(eb.ref('by_us')).end(),
        change_number: eb('change_number', '+', 1),
      }))
      .where('id', 'in', part)
      .where((eb) => eb.or([eb('trouble_code', 'is', null), eb('trouble_code', '<>', trashed)]))
      .compile(),
  );
}
