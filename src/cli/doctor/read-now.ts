/** Spreadsheets as they stand now: a few, within the quota that the functions use too. */
import { googleSheets } from '../../google/sheets.ts';
import { QUOTA } from '../../jobs/limits.ts';
import type { Structure } from '../../ports/sheets.ts';
import type { Registered } from '../../ports/store/register.ts';
import { Trouble } from '../../ports/trouble.ts';
import type { Patient } from './checkup.ts';

/** A third of what an account may read in a minute. */
const READ_NOW = 20;

/** By id. Fewer where the quota has no room; none of those that cannot be reached, which the sharing says. */
export async function readNow(
  { reached, google, now }: Pick<Patient, 'reached' | 'google' | 'now'>,
  registrations: readonly Pick<Registered, 'spreadsheetId' | 'account'>[],
): Promise<Map<string, Structure>> {
  const read = new Map<string, Structure>();
  if (reached === undefined || google === undefined) return read;
  for (const { spreadsheetId, account } of registrations.slice(0, READ_NOW)) {
    const own = google.pool.find(({ email }) => email === account) ?? google.pool[0]!;
    const grant = await reached.store.quota.take(own.email, { read: 1, write: 0 }, now(), QUOTA);
    if (!grant.granted) return read;
    try {
      read.set(spreadsheetId, await googleSheets(own.apis.sheets).describe(spreadsheetId));
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
    }
  }
  return read;
}
