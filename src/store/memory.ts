/** What is remembered of a spreadsheet between checks. */
import type { CompiledQuery, Kysely } from 'kysely';
import type { Structure } from '../ports/sheets.ts';
import type { Lease, Memory } from '../ports/store/watch.ts';
import { leasedRow } from './leased-row.ts';
import type { Tables } from './schema.ts';

/** Empty for a spreadsheet never checked. One query. */
export async function readMemory(db: Kysely<Tables>, spreadsheetId: string): Promise<Memory> {
  const row = await db
    .selectFrom('spreadsheet')
    .leftJoin('memory', 'memory.spreadsheet_id', 'spreadsheet.id')
    .select([
      'structure',
      'described_at',
      'suspicion',
      'decision',
      'decided_entries',
      'laid_in_a_row',
      'failures',
      'set_aside_at',
    ])
    .where('spreadsheet.id', '=', spreadsheetId)
    .executeTakeFirst();
  return {
    ...(row?.structure != null && { structure: JSON.parse(row.structure) }),
    ...(row?.described_at != null && { describedAt: row.described_at }),
    ...(row?.suspicion != null && { suspicion: row.suspicion }),
    ...(row?.decision != null && { decided: { decision: row.decision, entries: row.decided_entries } }),
    laidInARow: row?.laid_in_a_row ?? 0,
    failures: row?.failures ?? 0,
    ...(row?.set_aside_at != null && { setAsideAt: row.set_aside_at }),
  };
}

/** Replaces the memory while the lease stands; `failures` and `setAsideAt` stand with the spreadsheet and are left to the caller. */
export function writeMemory(db: Kysely<Tables>, lease: Lease, memory: Memory): CompiledQuery {
  return db
    .insertInto('memory')
    .columns([
      'spreadsheet_id',
      'structure',
      'described_at',
      'suspicion',
      'decision',
      'decided_entries',
      'laid_in_a_row',
    ])
    .expression(
      leasedRow(db, lease).select(({ val }) => [
        'spreadsheet.id',
        val(memory.structure ? JSON.stringify(memory.structure) : null).as('structure'),
        val(memory.describedAt ?? null).as('described_at'),
        val(memory.suspicion ?? null).as('suspicion'),
        val(memory.decided?.decision ?? null).as('decision'),
        val(memory.decided?.entries ?? null).as('decided_entries'),
        val(memory.laidInARow).as('laid_in_a_row'),
      ]),
    )
    .onConflict((conflict) =>
      conflict.column('spreadsheet_id').doUpdateSet(({ ref }) => ({
        structure: ref('excluded.structure'),
        described_at: ref('excluded.described_at'),
        suspicion: ref('excluded.suspicion'),
        decision: ref('excluded.decision'),
        decided_entries: ref('excluded.decided_entries'),
        laid_in_a_row: ref('excluded.laid_in_a_row'),
      })),
    )
    .compile();
}

/** Notes the structure of a registered spreadsheet as it stood `at`; the rest of its memory stays. */
export function rememberStructure(
  db: Kysely<Tables>,
  spreadsheetId: string,
  structure: Structure,
  at: number,
): CompiledQuery {
  return db
    .insertInto('memory')
    .values({
      spreadsheet_id: spreadsheetId,
      structure: JSON.stringify(structure),
      described_at: at,
      laid_in_a_row: 0,
    })
    .onConflict((conflict) =>
      conflict.column('spreadsheet_id').doUpdateSet(({ ref }) => ({
        structure: ref('excluded.structure'),
        described_at: ref('excluded.described_at'),
      })),
    )
    .compile();
}
