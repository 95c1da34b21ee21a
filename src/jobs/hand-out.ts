/** Hands out what is due to the queue, as fast as Google's quota lets it through and no faster. */
import { HANDED_OUT_MS, MINUTE, QUOTA } from './limits.ts';
import type { Ports } from './ports.ts';

type HandOutPorts = Pick<Ports, 'store' | 'queue' | 'clock'>;

/** A pass ends before the next one comes. */
const PASS_MS = MINUTE - 5_000;
/** Room for single calls comes free all the time; it is gathered for so long. */
const GATHERED_MS = 3_000;

/** As many spreadsheets of each account as it has calls left for: more would only come back. */
export async function handOutChecks({ store, queue, clock }: HandOutPorts): Promise<void> {
  const now = await clock.now();
  const held = await store.quota.held(now);
  const room = new Map(
    held.map(({ account, read, write }) => [account, Math.max(0, QUOTA.account - Math.max(read, write))]),
  );
  const due = await store.watch.takeDue(now, now + HANDED_OUT_MS, QUOTA.account, room);
  await queue.send(due.map((spreadsheetId) => ({ job: 'check', spreadsheetId })));
}

/**
 * While more is due than the quota let through: hands out what is free again, for the rest of the minute. Passes alone
 * would find the calls of the pass before still held, and use every other minute only. Ends at once where nothing waits
 * for quota, and where the clock is moved by hand.
 */
export async function handOutAsQuotaFrees(ports: HandOutPorts): Promise<void> {
  const { store, clock } = ports;
  if (clock.until === undefined) return;
  const end = (await clock.now()) + PASS_MS;
  for (;;) {
    const now = await clock.now();
    if ((await store.watch.queued(now)).waiting === 0) return;
    const freed = Math.min(...(await store.quota.held(now)).map(({ until }) => until));
    const at = Math.max(now + GATHERED_MS, freed);
    // Infinite where nothing is held: what is due then is not kept back by quota, and the next pass hands it out.
    if (at > end) return;
    await clock.until(at);
    await handOutChecks(ports);
  }
}
