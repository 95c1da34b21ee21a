/** Hands one mail of the outbox to the transport, and looks after those that wait. */
import type { Zone } from '../core/schedule/deadline.ts';
import type { Delivery } from '../ports/mail.ts';
import type { MailState, OutboxMail } from '../ports/store/outbox.ts';
import type { ComposerPorts, MailKind } from './letters/kind.ts';
import { mailKind } from './letters/kinds.ts';
import { mailMessage } from './message.ts';
import type { Ports } from './ports.ts';

type DeliverPorts = ComposerPorts & Pick<Ports, 'clock' | 'mail'>;
type End = { state: Exclude<MailState, 'sending'>; reason?: string; dueAt?: number };

const MINUTE = 60_000;
/** Pauses after the first, second, … attempt; each further one is as long as the last. */
const PAUSES = [1 * MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 180 * MINUTE];
const MAX_ATTEMPTS = 10;
/** A worker that has been sending for longer has died: no conversation with a server takes that long. */
const SENDING_AT_MOST = 15 * MINUTE;
/** Mails handed out by one sweep. */
const MAILS_A_SWEEP = 100;

/**
 * Sends the mail if it is due and nobody else has it, and tells where it ended; undefined when it was not ours to
 * send. A digest says what is owed now, not what was owed when it was planned: with nothing owed any more it is dropped.
 * A fault of our own puts the mail back with a pause and is thrown.
 */
export async function deliver(ports: DeliverPorts, mailId: string): Promise<End['state'] | undefined> {
  const { store, clock, settings } = ports;
  const now = await clock.now();
  const mail = await store.outbox.begin(mailId, now);
  if (mail === undefined) return undefined;
  let end: End;
  try {
    end = await attempt(ports, mail, now);
  } catch (error) {
    const reason = `fault: ${error instanceof Error ? error.name : 'unknown'}`;
    await store.outbox.settle(mail.id, later(mail, reason, now, settings.zone), now);
    throw error;
  }
  // Outside the try: a mail whose end could not be noted stays in `sending`, and becomes uncertain, never sent twice.
  await store.outbox.settle(mail.id, end, await clock.now());
  return end.state;
}

/**
 * Mails left in `sending` by a worker that died become uncertain. Gives the ids of mails that are due, to be queued;
 * queued twice they are still sent once.
 */
export async function sweepOutbox({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<string[]> {
  const now = await clock.now();
  await store.outbox.abandonSending(now - SENDING_AT_MOST, now);
  return store.outbox.due(now, MAILS_A_SWEEP);
}

async function attempt(ports: DeliverPorts, mail: OutboxMail, now: number): Promise<End> {
  const { settings, mail: transport } = ports;
  const kind = mailKind(mail.kind);
  if (isOver(kind, mail, now, settings.zone)) return dropped(kind.validity.over);
  const addressed = await kind.compose(ports, mail, now);
  if (addressed === undefined) return dropped(kind.nothing);
  const delivery = await transport.send(
    mailMessage(mail.id, addressed.letter, addressed.address, settings.mail),
  );
  return delivery.outcome === 'retry'
    ? later(mail, delivery.reason, now, settings.zone, kind)
    : endOf(delivery);
}

type Bounded = MailKind & Required<Pick<MailKind, 'validity'>>;

const isOver = (kind: MailKind, mail: OutboxMail, at: number, zone: Zone): kind is Bounded =>
  kind.validity !== undefined && !kind.validity.timely(mail, at, zone);

const endOf = (delivery: Exclude<Delivery, { outcome: 'retry' }>): End =>
  delivery.outcome === 'sent' ? { state: 'sent' } : { state: delivery.outcome, reason: delivery.reason };

/** Pending again after a pause that grows; dropped when it is over by then: the next day's digest takes over. */
function later(mail: OutboxMail, reason: string, now: number, zone: Zone, kind?: MailKind): End {
  if (mail.attempts >= MAX_ATTEMPTS)
    return { state: 'failed', reason: `${reason}; ${mail.attempts} attempts` };
  const dueAt = now + (PAUSES[mail.attempts - 1] ?? PAUSES.at(-1)!);
  return kind !== undefined && isOver(kind, mail, dueAt, zone)
    ? dropped(`${kind.validity.over}; last attempt: ${reason}`)
    : { state: 'pending', reason, dueAt };
}

const dropped = (reason: string): End => ({ state: 'dropped', reason });
