/** The right to work on one spreadsheet. Every later step names the fence, so that a lost lease changes nothing. */
import { type Kysely, sql as raw } from 'kysely';
import type { Lease, Watch } from '../ports/store/watch.ts';
import type { Sql } from './batch.ts';
import { writeIncidents } from './incidents.ts';
import { leasedRow } from './leased-row.ts';
import type { Tables } from './schema.ts';

/**
 * Ends the lease and settles what it was taken for: due again at `dueAt`. A change noted since the lease was taken
 * keeps its own due time, but is not due before `notBefore`. Gives the id when the lease still stood.
 */
export function endLease(db: Kysely<Tables>, lease: Lease, dueAt: number | null, notBefore = 0) {
  return db
    .updateTable('spreadsheet')
    .set((eb) => {
      const untouched = eb('change_number', '=', lease.change);
      return {
        lease_until: 0,
        handed_out_until: 0,
        due_at: eb
          .case()
          .when(untouched)
          .then(dueAt)
          .when('due_at', '<', notBefore)
          .then(notBefore)
          .else(eb.ref('due_at'))
          .end(),
        not_before: notBefore,
        by_us: eb.case().when(untouched).then(0).else(eb.ref('by_us')).end(),
      };
    })
    .where('id', '=', lease.spreadsheetId)
    .where('fence', '=', lease.fence)
    .where('lease_until', '>', 0)
    .returning('id');
}

export function createLeases({ db, batch }: Sql): Pick<Watch, 'lease' | 'holds' | 'release'> {
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
        .returning(['fence', 'change_number', 'modified_time', 'by_us'])
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { fence, change_number: change, modified_time: modifiedTime } = row;
      return { spreadsheetId, fence, until, change, modifiedTime, byUs: row.by_us === 1 };
    },

    async holds(lease, now) {
      const row = await leasedRow(db, lease)
        .select('spreadsheet.id')
        .where('spreadsheet.lease_until', '>', now)
        .executeTakeFirst();
      return row !== undefined;
    },

    async release(lease, { dueAt, trouble, detail, failed, setAsideAt }) {
      const told = { code: 'set-aside', detail: `trouble: ${trouble ?? 'unexpected'}` };
      await batch([
        ...(setAsideAt === undefined
          ? []
          : writeIncidents(db, lease, setAsideAt, [told], raw`set_aside_at is null`)),
        endLease(db, lease, dueAt, failed ? (dueAt ?? 0) : 0)
          .$if(trouble !== undefined, (query) =>
            query.set({ trouble_code: trouble ?? null, trouble_detail: detail ?? '' }),
          )
          .$if(failed, (query) => query.set((eb) => ({ failures: eb('failures', '+', 1) })))
          .$if(setAsideAt !== undefined, (query) =>
            query.set((eb) => ({ set_aside_at: eb.fn.coalesce('set_aside_at', eb.val(setAsideAt ?? null)) })),
          )
          .compile(),
      ]);
    },
  };
}
