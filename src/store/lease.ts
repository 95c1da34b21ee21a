/** The right to work on one spreadsheet. Every later step names the fence, so that a lost lease changes nothing. */
import type { Kysely } from 'kysely';
import type { Lease, Watch } from '../ports/store/watch.ts';
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
 * Ends the lease and settles what it was taken for: due again at `dueAt`. A change noted since the lease was taken
 * keeps its own due time. Gives the id when the lease still stood.
 */
export function endLease(db: Kysely<Tables>, lease: Lease, dueAt: number | null) {
  return db
    .updateTable('spreadsheet')
    .set((eb) => {
      const untouched = eb('change_number', '=', lease.change);
      return {
        lease_until: 0,
        handed_out_until: 0,
        due_at: eb.case().when(untouched).then(dueAt).else(eb.ref('due_at')).end(),
        by_us: eb.case().when(untouched).then(0).else(eb.ref('by_us')).end(),
      };
    })
    .where('id', '=', lease.spreadsheetId)
    .where('fence', '=', lease.fence)
    .where('lease_until', '>', 0)
    .returning('id');
}

export function createLeases({ db }: Sql): Pick<Watch, 'lease' | 'holds' | 'release'> {
  return {
    async lease(spreadsheetId, now, ttlMs) {
      const until = now + ttlMs;
      const row = await db
        .updateTable('spreadsheet')
        .set((eb) => ({
          fence: eb('fence', '+', 1),
          lease_until: until,
          leased_at: now,
          // Taken up: what is noted from here on waits anew.
          first_change_at: null,
        }))
        .where('id', '=', spreadsheetId)
        .where('due_at', '<=', now)
        .where('lease_until', '<=', now)
        .returning(['fence', 'change_number', 'modified_time'])
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { fence, change_number: change, modified_time: modifiedTime } = row;
      return { spreadsheetId, fence, until, change, modifiedTime };
    },

    async holds(lease, now) {
      const row = await leasedRow(db, lease)
        .select('spreadsheet.id')
        .where('spreadsheet.lease_until', '>', now)
        .executeTakeFirst();
      return row !== undefined;
    },

    async release(lease, { dueAt, trouble, detail, failed }) {
      await endLease(db, lease, dueAt)
        .$if(trouble !== undefined, (query) =>
          query.set({ trouble_code: trouble ?? null, trouble_detail: detail ?? '' }),
        )
        .$if(failed, (query) => query.set((eb) => ({ failures: eb('failures', '+', 1) })))
        .execute();
    },
  };
}
