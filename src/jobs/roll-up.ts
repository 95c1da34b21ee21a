/** Sums the newest results up the tree and keeps one snapshot a day. */
import { rollUpCounts } from '../core/measures/roll-up.ts';
import { localDate } from '../core/schedule/deadline.ts';
import type { Ports } from './ports.ts';

export interface RolledUp {
  /** Local date of the snapshots. */
  date: string;
  /** Snapshots written; 0 when today's already say what the forms say. */
  snapshots: number;
}

/**
 * One snapshot per unit and template for the local date of the district. A later run of the same day replaces it; a
 * day on which nothing changed gets one too, so that history has no holes.
 */
export async function rollUp({
  store,
  clock,
  settings,
}: Pick<Ports, 'store' | 'clock' | 'settings'>): Promise<RolledUp> {
  const at = await clock.now();
  const date = localDate(at, settings.zone);
  // The mark is read before the results: what changes in between is rolled up twice rather than never.
  const changed = await store.results.changedSinceRollUp();
  const [units, forms] = await Promise.all([store.register.units(), store.results.forms()]);
  const first = forms[0];
  if (first === undefined) return { date, snapshots: 0 };
  if (!changed) {
    // All of a day's snapshots are saved together: one of them tells for all.
    const newest = (await store.results.history(first.unit, first.templateId)).at(-1);
    if (newest?.date === date) return { date, snapshots: 0 };
  }
  const snapshots = rollUpCounts(units, forms).map(({ counts, ...of }) => ({
    ...of,
    ...counts,
    date,
    at,
  }));
  await store.results.saveSnapshots(snapshots);
  return { date, snapshots: snapshots.length };
}
