/**
 * Which spreadsheets changed. Polling is the truth: each service account lists by `modifiedTime` with an overlapping
 * cursor of its own, and once a night without one. What changed gets its due time; nothing is read here.
 */
import { localDate } from '../core/schedule/deadline.ts';
import type { Account } from '../ports/account.ts';
import { DAY, HOUR, LONGEST_POLL_PAUSE_MS, REREAD_MS, SWEEP_HOUR, SWEEP_MISSED_HOURS } from './limits.ts';
import { pauseAfter } from './pause.ts';
import { type Listing, listAccount } from './poll/listing.ts';
import { missing, regained, restored } from './poll/reach.ts';
import type { Ports } from './ports.ts';

export interface PollEnd {
  /** Spreadsheets that became due. */
  changed: number;
  /** Accounts that listed everything they see. */
  swept: string[];
}

type PollPorts = Pick<Ports, 'store' | 'accounts' | 'clock' | 'settings'>;

/**
 * Lists what changed since the cursor; everything where there is none, or when the night's sweep was missed. An account
 * that failed waits, longer each time; the others go on.
 * @throws AggregateError of what failed, after all that could be done.
 */
export async function poll(ports: PollPorts): Promise<PollEnd> {
  const now = await ports.clock.now();
  const missed = night(ports, now - SWEEP_MISSED_HOURS * HOUR);
  return listAll(ports, now, async ({ email }) => {
    const { cursor, swept, notBefore } = await ports.store.watch.poller(email);
    if (notBefore > now) return undefined;
    return (swept ?? '') < missed ? null : cursor;
  });
}

/** Lists everything, whatever the cursors say: once a night, by a schedule of its own. */
export async function sweep(ports: PollPorts): Promise<PollEnd> {
  return listAll(ports, await ports.clock.now(), async () => null);
}

/** The night's date: before SWEEP_HOUR it is still yesterday's night. */
function night({ settings }: PollPorts, now: number): string {
  return localDate(now - SWEEP_HOUR * HOUR, settings.zone);
}

/** @param from where an account's list begins: null for everything, undefined for no list now. */
async function listAll(
  ports: PollPorts,
  now: number,
  from: (account: Account) => Promise<string | null | undefined>,
): Promise<PollEnd> {
  const { store, accounts } = ports;
  const tonight = night(ports, now);
  const news = new Map<string, string>();
  const listings: Listing[] = [];
  const faults: unknown[] = [];
  for (const account of accounts) {
    const cursor = await from(account);
    if (cursor === undefined) continue;
    try {
      listings.push(await listAccount(ports, account, cursor, now, news));
    } catch (fault) {
      const { failures } = await store.watch.poller(account.email);
      const pause = pauseAfter(failures + 1, account.email, LONGEST_POLL_PAUSE_MS);
      await store.watch.pollFailed(account.email, now + pause);
      faults.push(fault);
    }
  }

  const whole = listings.filter(({ complete }) => complete);
  const sweeps = whole.filter(({ full }) => full);
  let changed = listings.reduce((sum, listing) => sum + listing.changed, 0);
  if (whole.length === accounts.length) changed += await restored(ports, listings, now);
  if (sweeps.length > 0) {
    changed += await missing(ports, sweeps, tonight, now);
    changed += await regained(ports, sweeps, tonight, now);
    changed += await store.watch.dueIfNotCheckedSince(now - REREAD_MS, now);
    await store.watch.forgetUnregistered({ notSeenSince: now - 2 * DAY });
  }
  for (const { account, cursor, full } of whole) {
    await store.watch.polled(account, {
      at: now,
      ...(cursor && { cursor }),
      ...(full && { swept: tonight }),
    });
  }
  if (faults.length > 0)
    throw new AggregateError(faults, `${faults.length} of ${accounts.length} accounts could not list`);
  return { changed, swept: sweeps.map(({ account }) => account) };
}
