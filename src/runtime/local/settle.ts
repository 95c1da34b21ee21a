/** Passes until nothing is left to do, moving simulated minutes instead of waiting for real ones. */
import type { Store } from '../../ports/store/store.ts';
import type { SimulatedClock } from './clock.ts';

const MINUTE = 60_000;

export interface Settling {
  store: Store;
  /** Addresses of the service accounts. */
  accounts: readonly string[];
  clock: SimulatedClock;
  tick(): Promise<void>;
  /** Told after every pass. */
  progress?(done: { minutes: number }): Promise<void> | void;
}

/** Real milliseconds after which work that was queued and does not end is a fault, not a delay. */
const PATIENCE = 60_000;

/**
 * One pass and all work that it queued. What stood as being worked on before it is left to time: whoever worked on it may
 * have been stopped in the middle.
 */
export async function passOnce({ store, clock, tick }: Settling): Promise<void> {
  const before = await workOf(store, clock.now());
  await tick();
  const began = Date.now();
  while (Date.now() - began < PATIENCE) {
    const { handedOut, mails, leased, sending } = await workOf(store, clock.now());
    if (handedOut <= before.handedOut && !mails && leased <= before.leased && sending <= before.sending)
      return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('queued work did not end; the log of the Worker says why');
}

/** What a pass hands out, and what is being worked on. While mail is paused none is handed out. */
async function workOf({ watch, outbox }: Store, now: number) {
  const [{ handedOut }, { leased }, mails, { sending }, pausedSince] = await Promise.all([
    watch.queued(now),
    watch.backlog(now),
    outbox.due(now, 1),
    outbox.states(),
    outbox.pausedSince(),
  ]);
  return { handedOut, mails: mails.length > 0 && pausedSince === undefined, leased, sending };
}

/**
 * Passes, a minute apart, until one finds nothing to do and leaves nothing behind: every edit checked, every status
 * written and seen again, every mail out. Gives up loudly after `limit` simulated minutes.
 */
export async function settle(settling: Settling, limit = 240): Promise<{ minutes: number }> {
  const { clock, progress } = settling;
  for (let minutes = 0; minutes <= limit; minutes++) {
    const before = await waiting(settling);
    const used = await settling.store.quota.used();
    await passOnce(settling);
    await progress?.({ minutes });
    const after = await waiting(settling);
    // A pass may find something and see to it at once: our own write is then read by the next.
    const { read, write } = await settling.store.quota.used();
    const idle = read === used.read && write === used.write;
    if (!before && !after && idle) return { minutes };
    clock.advance(MINUTE);
  }
  throw new Error(`still not at rest after ${limit} passes`);
}

async function waiting({ store, clock, accounts }: Settling): Promise<boolean> {
  for (const account of accounts) {
    const { notBefore } = await store.watch.poller(account);
    if (notBefore > clock.now()) return true;
  }
  const { nextDueAt, leased } = await store.watch.backlog(clock.now());
  if (nextDueAt !== null || leased > 0) return true;
  const { pending, sending } = await store.outbox.states();
  return sending > 0 || (pending > 0 && (await store.outbox.pausedSince()) === undefined);
}
