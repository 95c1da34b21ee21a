/**
 * An event of Drive: a hint that a poll would find something, and nothing more, as a notification is. Lost, doubled, late,
 * out of order or forged ones change nothing, and what is not news costs no call of Google's.
 */
import type { DriveEvent } from '../ports/drive-events.ts';
import type { Heard } from './hint.ts';
import { HINT_EVERY_MS, MINUTE } from './limits.ts';
import type { Ports } from './ports.ts';

/** https://developers.google.com/workspace/events/guides/events-lifecycle */
const LIFECYCLE = 'google.workspace.events.subscription.v1.';
const CHANGED = 'google.workspace.drive.file.v3.contentChanged';

/** Clocks differ; what is further ahead would silence all that follows. */
const AHEAD_MS = 5 * MINUTE;

export function createEventHearing({
  store,
  clock,
  queue,
}: Pick<Ports, 'store' | 'clock' | 'queue'>): (event: DriveEvent) => Promise<Heard | 'forged'> {
  return async ({ subscription, type, time }) => {
    const now = await clock.now();
    if (time > now + AHEAD_MS) return 'forged';
    // What became of the subscription, Google is asked in the next pass.
    if (type.startsWith(LIFECYCLE)) {
      await store.eventSubscriptions.lookAgain(subscription, time);
      return 'sync';
    }
    if (type !== CHANGED) return 'sync';
    if (!(await store.eventSubscriptions.hear(subscription, time, now))) return 'again';
    if (!(await store.channels.claimHint(now, HINT_EVERY_MS))) return 'collapsed';
    await queue.send([{ job: 'poll' }]);
    return 'polls';
  };
}
