/**
 * Keeps the one subscription to Drive's events that a setting asks for, and ends what it asks for no longer. Events are
 * hints: without any of them every change is seen, a minute later.
 * https://developers.google.com/workspace/events/guides/events-lifecycle
 */
import type { DriveEvents } from '../ports/drive-events.ts';
import type { EventSubscription } from '../ports/store/event-subscriptions.ts';
import { HOUR } from './limits.ts';
import { pauseAfter } from './pause.ts';
import type { Ports } from './ports.ts';
import { renewalOf } from './renewal.ts';

export interface EventsPorts extends Pick<Ports, 'store' | 'clock'> {
  /** What is to be watched, and on behalf of whom; nothing where there is no such setting. */
  wanted?: Pick<EventSubscription, 'target' | 'holder'>;
  /** Subscriptions of a person. */
  eventsOf(holder: string): Promise<DriveEvents>;
}

/** What a suspended subscription would have told is not told to us: it is looked at so often. */
const LOOK_EVERY_MS = HOUR;

/** @throws AggregateError of what failed, after the rest; it is tried again after growing pauses. */
export async function keepEvents(ports: EventsPorts): Promise<void> {
  const { store, wanted } = ports;
  const known = await store.eventSubscriptions.all();
  if (wanted === undefined && known.length === 0) return;
  const now = await ports.clock.now();
  const faults: unknown[] = [];
  const isWanted = ({ target, holder }: EventSubscription) =>
    target === wanted?.target && holder === wanted.holder;
  // Where Google was asked in vain to end one, not in the pause after that.
  const mayEnd = ({ name, failures, lookAt }: EventSubscription) =>
    name === null || failures === 0 || lookAt <= now;
  for (const subscription of known.filter((each) => !isWanted(each) && mayEnd(each)))
    await attempt(ports, subscription, now, () => end(ports, subscription, now)).catch((fault) =>
      faults.push(fault),
    );
  if (wanted !== undefined) {
    const own = known.find(isWanted) ?? { ...NONE, ...wanted };
    if (own.lookAt <= now)
      await attempt(ports, own, now, (note) => keep(ports, own, now, note)).catch((fault) =>
        faults.push(fault),
      );
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} event subscriptions failed`);
}

const NONE = { name: null, reason: '', expiresAt: 0, renewAt: 0, lookAt: 0, lookedAt: 0, failures: 0 };

/** Tells what was learned of a subscription before a later step failed. */
type Note = (learned: Partial<EventSubscription>) => void;

/** A failure is noted with its reason. */
async function attempt(
  { store }: EventsPorts,
  subscription: EventSubscription,
  now: number,
  run: (note: Note) => Promise<void>,
): Promise<void> {
  let known = { ...subscription, reason: '' };
  try {
    await run((learned) => {
      known = { ...known, ...learned };
    });
  } catch (fault) {
    const failures = subscription.failures + 1;
    await store.eventSubscriptions.save({
      ...known,
      reason: known.reason || ((fault as { code?: string }).code ?? 'unexpected'),
      failures,
      lookAt: now + pauseAfter(failures, subscription.target),
      lookedAt: now,
    });
    throw fault;
  }
}

async function keep(
  { store, eventsOf }: EventsPorts,
  own: EventSubscription,
  now: number,
  note: Note,
): Promise<void> {
  const events = await eventsOf(own.holder);
  // Gone, or ended by itself: another one is made.
  let held = own.name === null ? undefined : await events.look(own.name);
  const stands = held !== undefined;
  if (held === undefined) {
    note({ name: null, expiresAt: 0 });
    held = await events.subscribe(own.target);
  }
  if (held.suspended !== undefined) {
    note({ name: held.name, expiresAt: held.expiresAt, reason: held.suspended });
    held = await events.reactivate(held.name);
  }
  let { renewAt } = own;
  if (!stands) renewAt = renewalOf(held.expiresAt, now);
  else if (now >= own.renewAt || held.expiresAt < own.expiresAt) {
    held = await events.renew(held.name);
    renewAt = renewalOf(held.expiresAt, now);
  }
  await store.eventSubscriptions.save({
    ...own,
    name: held.name,
    reason: '',
    expiresAt: held.expiresAt,
    renewAt,
    lookAt: Math.min(renewAt, now + LOOK_EVERY_MS),
    lookedAt: now,
    failures: 0,
  });
}

async function end(
  { store, eventsOf }: EventsPorts,
  subscription: EventSubscription,
  now: number,
): Promise<void> {
  const { name, holder, expiresAt } = subscription;
  if (name !== null && expiresAt > now) await (await eventsOf(holder)).end(name);
  await store.eventSubscriptions.forget(subscription);
}
