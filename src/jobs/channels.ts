/**
 * Keeps one channel of changes open for each service account. There is no renewal at Google: a new channel is opened well
 * before the old one ends, and the old one stopped when both have stood for a while.
 */
import type { Account } from '../ports/account.ts';
import type { Channel } from '../ports/store/channels.ts';
import { channelTokens } from './channel-token.ts';
import { CHANNEL_LIFE_MS, CHANNEL_OVERLAP_MS } from './limits.ts';
import { pauseAfter } from './pause.ts';
import type { Ports } from './ports.ts';
import { renewalOf } from './renewal.ts';

type ChannelPorts = Pick<Ports, 'store' | 'accounts' | 'clock' | 'secret' | 'webhook'>;

/** Without an address to notify, what is still open is stopped. @throws AggregateError of what failed, after the rest. */
export async function keepChannels(ports: ChannelPorts): Promise<void> {
  const { store, accounts, webhook } = ports;
  const known = await store.channels.all();
  if (known.length === 0 && webhook === undefined) return;
  const now = await ports.clock.now();
  const faults: unknown[] = [];
  const attempt = (run: () => Promise<unknown>) => run().catch((fault) => faults.push(fault));

  for (const account of accounts) {
    const own = known.filter((channel) => channel.account === account.email);
    // Of those that are heard at the right address, the newest.
    const standing = own.find(
      ({ address, renewAt, expiresAt }) => address === webhook && renewAt !== null && expiresAt > now,
    );
    if (webhook !== undefined && mayOpen(account, own, standing, now))
      await attempt(() => open(ports, account, webhook, own[0]?.openedAt ?? -1, now));
    for (const channel of own) {
      if (channel !== standing && isOver(channel, standing, webhook, now))
        await attempt(() => end(ports, account, channel, now));
    }
  }
  // Of an account that left the pool: nobody can stop it any more.
  const pool = new Set(accounts.map(({ email }) => email));
  for (const channel of known)
    if (!pool.has(channel.account)) await attempt(() => store.channels.forget(channel.id));
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} calls for channels failed`);
}

/** Not while one stands that need not be renewed, nor before the pause after those that were not granted. */
function mayOpen(
  { email }: Account,
  own: readonly Channel[],
  standing: Channel | undefined,
  now: number,
): boolean {
  if (standing && now < (standing.renewAt ?? 0)) return false;
  const granted = own.findIndex(({ renewAt }) => renewAt !== null);
  const failed = own.slice(0, granted === -1 ? undefined : granted);
  const [last] = failed;
  return last === undefined || now >= last.openedAt + pauseAfter(failed.length, email);
}

async function open(
  { store, secret }: ChannelPorts,
  { email, drive }: Account,
  address: string,
  after: number,
  now: number,
): Promise<void> {
  const id = crypto.randomUUID();
  const asked = { id, address, expiresAt: now + CHANNEL_LIFE_MS };
  if (!(await store.channels.open({ ...asked, account: email, openedAt: now }, after))) return;
  const token = channelTokens(secret).of(id);
  const { resourceId, expiresAt } = await drive.watch({ ...asked, token });
  await store.channels.grant(id, { resourceId, expiresAt, renewAt: renewalOf(expiresAt, now) });
}

/** Replaced by one that has stood for a while, sent to another address, or past its time. */
function isOver(
  channel: Channel,
  standing: Channel | undefined,
  webhook: string | undefined,
  now: number,
): boolean {
  if (webhook === undefined || channel.expiresAt <= now) return true;
  return (
    standing !== undefined &&
    channel.openedAt <= standing.openedAt &&
    now >= standing.openedAt + CHANNEL_OVERLAP_MS
  );
}

async function end(
  { store }: ChannelPorts,
  { drive }: Account,
  { id, resourceId, expiresAt }: Channel,
  now: number,
): Promise<void> {
  // One that was never granted, nor heard of, has no name by which to stop it.
  if (resourceId !== null && expiresAt > now) await drive.stop({ id, resourceId });
  await store.channels.forget(id);
}
