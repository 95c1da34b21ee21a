/** Calls of a command out of the one bucket that the installation keeps too. */
import { setTimeout as pause } from 'node:timers/promises';
import { QUOTA } from '../../jobs/limits.ts';
import type { Calls } from '../../ports/store/quota.ts';
import type { OfflineSite as Site } from './site.ts';

/** Waits until Google may be asked so often. */
export async function takeQuota(
  { store, google, now: clock }: Site,
  calls: Calls,
  warn: (text: string) => void,
): Promise<void> {
  for (;;) {
    const now = clock();
    const grant = await store.quota.take(google.email, calls, now, QUOTA);
    if (grant.granted) return;
    const wait = Math.max(1_000, grant.retryAt - now);
    warn(`Google's quota is used up; going on in ${Math.ceil(wait / 1000)} s`);
    await pause(wait);
  }
}
