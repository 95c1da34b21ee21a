/** Calls of Google that a check makes, counted against the quota of its account. */
import type { Calls, Grant } from '../../ports/store/quota.ts';
import type { Run } from '../check.ts';
import { CALLED_WITHIN_MS, QUOTA } from '../limits.ts';

export type Taken = Grant & { at: number };

/** Counted from now on. */
export async function take({ ports, account }: Run, calls: Calls): Promise<Taken> {
  const at = await ports.clock.now();
  return { ...(await ports.store.quota.take(account.email, calls, at, QUOTA)), at };
}

/**
 * Right before they are made: what was taken too long ago, because Google was slow, is taken anew, for it counts a call
 * from when it comes.
 */
export async function renew(run: Run, taken: Taken, calls: Calls): Promise<Taken> {
  const late = (await run.ports.clock.now()) - taken.at > CALLED_WITHIN_MS;
  if (!taken.granted || !late) return taken;
  await run.ports.store.quota.giveBack(taken.ticket, calls);
  return take(run, calls);
}
