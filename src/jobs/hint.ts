/**
 * A notification of Drive: a hint that a poll would find something, and nothing more. It may be lost, doubled, late, out of
 * order or forged; what is not news costs no call of Google's, what is forged not even a look into the store.
 */
import type { Notification } from '../ports/notification.ts';
import { channelTokens } from './channel-token.ts';
import { HINT_EVERY_MS } from './limits.ts';
import type { Ports } from './ports.ts';

/** `again`: heard before, overtaken, or of a channel that is over. `collapsed`: a poll was asked for just now. */
export type Heard = 'again' | 'sync' | 'collapsed' | 'polls';

/** Drive's documentation says `change`, its example `changed`; other kinds of channels have others. */
const CHANGED: ReadonlySet<string> = new Set(['change', 'changed']);

/** What is forged is known at once, without a promise. */
export type Hearing = (notification: Notification) => 'forged' | Promise<Heard>;

export function createHearing({
  store,
  clock,
  queue,
  secret,
}: Pick<Ports, 'store' | 'clock' | 'queue' | 'secret'>): Hearing {
  const tokens = channelTokens(secret);
  return ({ channel, token, ...heard }) => (tokens.fits(channel, token) ? hear(channel, heard) : 'forged');

  async function hear(
    channel: string,
    { state, ...message }: Omit<Notification, 'channel' | 'token'>,
  ): Promise<Heard> {
    const now = await clock.now();
    if (!(await store.channels.hear(channel, message, now))) return 'again';
    if (!CHANGED.has(state)) return 'sync';
    if (!(await store.channels.claimHint(now, HINT_EVERY_MS))) return 'collapsed';
    await queue.send([{ job: 'poll' }]);
    return 'polls';
  }
}
