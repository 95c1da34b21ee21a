/**
 * What a check takes from Google's quota. Google counts a call when it arrives, and the answer to the one before may have been
 * long in coming: what was taken at the start then leaves room too early, and others would be let through in its place.
 */
import type { Calls } from '../../ports/store/quota.ts';
import { QUOTA, TAKEN_EARLY_MS } from '../limits.ts';
import type { Ports } from '../ports.ts';

export type Taken = { granted: true; ticket: string; at: number } | { granted: false; retryAt: number };

/** Whose calls, and by what clock. */
interface Caller {
  ports: Pick<Ports, 'store' | 'clock'>;
  account: { email: string };
}

export async function takeCalls({ ports, account }: Caller, calls: Calls): Promise<Taken> {
  const at = await ports.clock.now();
  const grant = await ports.store.quota.take(account.email, calls, at, QUOTA);
  return grant.granted ? { ...grant, at } : grant;
}

/** Just before the next of the calls that were taken: counted from now on, or where they count no more, `calls` taken anew. */
export async function stillTaken(
  caller: Caller,
  { ticket, at }: Extract<Taken, { granted: true }>,
  calls: Calls,
): Promise<Taken> {
  const { store, clock } = caller.ports;
  const now = await clock.now();
  if (now - at <= TAKEN_EARLY_MS) return { granted: true, ticket, at };
  if (await store.quota.renew(ticket, now)) return { granted: true, ticket, at: now };
  return takeCalls(caller, calls);
}
