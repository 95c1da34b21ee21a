/** Hands one mail of the outbox to the transport, and looks after those that wait. */
import { localDate, type Zone } from '../core/schedule/deadline.ts';
import { composeDigest } from '../core/text/mail/digest.ts';
import type { Delivery } from '../ports/mail.ts';
import type { MailState, OutboxMail } from '../ports/store/outbox.ts';
import { signInLetter } from '../sign-in/letter.ts';
import { LINK_MAIL, LINK_MS } from '../sign-in/settings.ts';
import { gatherDigest } from './digest.ts';
import { type Letter, mailMessage } from './message.ts';
import type { Ports } from './ports.ts';

type DeliverPorts = Pick<Ports, 'store' | 'clock' | 'settings' | 'mail' | 'links' | 'signIn'>;
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
  if (!timely(mail, now, settings.zone)) return dropped(over(mail));
  const addressed = await (mail.kind === LINK_MAIL ? linkMail(ports, mail) : digestMail(ports, mail, now));
  if (addressed === undefined)
    return dropped(mail.kind === LINK_MAIL ? 'its link opens nothing any more' : 'nothing is owed any more');
  const delivery = await transport.send(
    mailMessage(mail.id, addressed.letter, addressed.address, settings.mail),
  );
  return endOf(delivery, mail, now, settings.zone);
}

const over = (mail: OutboxMail): string =>
  mail.kind === LINK_MAIL ? 'its link has expired' : 'its day is over';

interface Addressed {
  address: string;
  letter: Letter;
}

async function digestMail(
  ports: DeliverPorts,
  mail: OutboxMail,
  now: number,
): Promise<Addressed | undefined> {
  const gathered = await gatherDigest(ports, mail, now);
  return gathered && { address: gathered.address, letter: composeDigest(gathered.digest) };
}

async function linkMail({ store, signIn, settings }: DeliverPorts, mail: OutboxMail) {
  return signIn && signInLetter(mail, store, signIn, settings);
}

/** A link is good for minutes; a digest belongs to its day: sent on the next, it would be that day's second. */
function timely(mail: OutboxMail, at: number, zone: Zone): boolean {
  return mail.kind === LINK_MAIL ? at < mail.plannedAt + LINK_MS : localDate(at, zone) === mail.localDate;
}

function endOf(delivery: Delivery, mail: OutboxMail, now: number, zone: Zone): End {
  switch (delivery.outcome) {
    case 'sent':
      return { state: 'sent' };
    case 'retry':
      return later(mail, delivery.reason, now, zone);
    default:
      return { state: delivery.outcome, reason: delivery.reason };
  }
}

/** Pending again after a pause that grows; dropped when it is over by then: the next day's digest takes over. */
function later(mail: OutboxMail, reason: string, now: number, zone: Zone): End {
  if (mail.attempts >= MAX_ATTEMPTS)
    return { state: 'failed', reason: `${reason}; ${mail.attempts} attempts` };
  const dueAt = now + (PAUSES[mail.attempts - 1] ?? PAUSES.at(-1)!);
  return timely(mail, dueAt, zone)
    ? { state: 'pending', reason, dueAt }
    : dropped(`${over(mail)}; last attempt: ${reason}`);
}

function dropped(reason: string): End {
  return { state: 'dropped', reason };
}
