/** For whoever watches from outside: whether the store answers, and Drive was listed not long ago. */
import type { Store } from '../ports/store/store.ts';

/** Polls come every minute, and pause for 8 minutes at most while Google does not answer. */
const STALE_MS = 15 * 60_000;

export interface Health {
  ok: boolean;
  /** RFC 3339. */
  time: string;
  /** When Drive was last listed; null before it ever was, and where the store does not answer. */
  polled: string | null;
}

/** @param onFault told why the store does not answer. */
export async function health(
  { watch }: Pick<Store, 'watch'>,
  now: number,
  onFault: (fault: unknown) => void,
): Promise<Health> {
  const time = new Date(now).toISOString();
  try {
    const pollers = await watch.pollers();
    const last = Math.max(...pollers.map(({ polledAt }) => polledAt ?? Number.NEGATIVE_INFINITY));
    // A new installation has not listed anything yet; one that tried and never could is not well.
    if (!Number.isFinite(last))
      return { ok: pollers.every(({ failures }) => failures === 0), time, polled: null };
    return { ok: now - last < STALE_MS, time, polled: new Date(last).toISOString() };
  } catch (fault) {
    onFault(fault);
    return { ok: false, time, polled: null };
  }
}
