/** Hands mails of the outbox to the transport, and looks after those that wait. */
import type { MailSender } from '../ports/mail.ts';
import type { AddressedMail, MailEnd } from '../ports/store/outbox.ts';
import { tellBadAddress } from './bad-address.ts';
import type { Addressed, ComposerPorts, MailKind } from './letters/kind.ts';
import { mailKind } from './letters/kinds.ts';
import { MINUTE } from './limits.ts';
import { dropped, endOf, isTimely, later, repeatable } from './mail-end.ts';
import { mailMessage } from './message.ts';
import type { Ports } from './ports.ts';

type DeliverPorts = ComposerPorts & Pick<Ports, 'clock' | 'mail'>;

/** A worker that has been sending for longer has died: no conversation with a server takes that long. */
const SENDING_AT_MOST = 15 * MINUTE;
/** Mails handed out by one sweep. */
const MAILS_A_SWEEP = 100;

export interface Delivered {
  mailId: string;
  /** Absent when it was not ours to send. */
  end?: MailEnd['state'];
  /** A fault of our own: the mail waits for another attempt. */
  fault?: unknown;
}

/** One mail, as `deliverAll`. A fault of our own is thrown. */
export async function deliver(ports: DeliverPorts, mailId: string): Promise<Delivered['end']> {
  const [done] = await deliverAll(ports, [mailId]);
  if (done !== undefined && 'fault' in done) throw done.fault;
  return done?.end;
}

/**
 * Sends each mail that is due and that nobody else has, and tells where it ended. A letter says what is so now, not
 * what was when it was planned: with nothing left to say it is dropped. A row stands in `sending` only while its message
 * is handed over, so that there are never more of them than lanes: the letter is composed before.
 *
 * @param kindOf kinds by their names in the outbox.
 */
export async function deliverAll(
  ports: DeliverPorts,
  mailIds: readonly string[],
  kindOf: (name: string) => MailKind = mailKind,
): Promise<Delivered[]> {
  const waiting = (await ports.store.outbox.find(mailIds)).filter((mail) => mail.state === 'pending');
  const session = waiting.length > 1 ? ports.mail.open?.() : undefined;
  const done: Delivered[] = [];
  const lane = async () => {
    for (let mail = waiting.shift(); mail !== undefined; mail = waiting.shift()) {
      done.push({ mailId: mail.id, ...(await attempt(ports, session ?? ports.mail, mail, kindOf)) });
    }
  };
  try {
    await Promise.all(Array.from({ length: session?.lanes ?? 1 }, lane));
  } finally {
    session?.close();
  }
  return done;
}

/**
 * Mails left in `sending` by a worker that died become uncertain, or are tried again where the transport knows them again.
 * Gives the ids of mails that are due, as many as may be sent now, to be queued; queued twice they are still sent once.
 */
export async function sweepOutbox({
  store,
  clock,
  mail,
}: Pick<Ports, 'store' | 'clock' | 'mail'>): Promise<string[]> {
  const now = await clock.now();
  await store.outbox.abandonSending(now - SENDING_AT_MOST, now, mail.knowsAgainMs !== undefined);
  if ((await store.outbox.pausedSince()) !== undefined) return [];
  const room = mail.rates === undefined ? MAILS_A_SWEEP : await store.outbox.room(mail.rates, now);
  return room === 0 ? [] : store.outbox.due(now, Math.min(room, MAILS_A_SWEEP));
}

async function attempt(
  ports: DeliverPorts,
  sender: MailSender,
  planned: AddressedMail,
  kindOf: (name: string) => MailKind,
): Promise<Omit<Delivered, 'mailId'>> {
  const { store, clock, settings, mail: transport } = ports;
  const { zone } = settings;
  const begin = async () => {
    const now = await clock.now();
    const mail = await store.outbox.begin(planned.id, now, transport.rates);
    return mail && { mail, now, zone, transport };
  };
  const settle = async (end: MailEnd, now: number) => {
    await store.outbox.settle(planned.id, end, now);
    return { end: end.state };
  };
  let kind: MailKind | undefined;
  let letter: Addressed | string;
  try {
    kind = kindOf(planned.kind);
    letter = await compose(ports, kind, planned);
  } catch (fault) {
    const begun = await begin();
    if (begun === undefined) return {};
    return { ...(await settle(later({ ...begun, kind }, reasonOf(fault), 0), begun.now)), fault };
  }
  const begun = await begin();
  if (begun === undefined) return {};
  const attempted = { ...begun, kind };
  const { mail, now } = begun;
  if (typeof letter === 'string') return settle(dropped(mail, letter), now);
  if (!repeatable(attempted))
    return settle({ state: 'uncertain', reason: mail.reason ?? 'it may have arrived' }, now);
  const { address } = letter;
  let end: MailEnd;
  try {
    const delivery = await sender.send(mailMessage(mail.id, letter.letter, address, settings.mail));
    end = endOf(delivery, attempted);
    if (delivery.outcome === 'failed' && delivery.badAddress) await tellBadAddress(ports, mail, address, now);
  } catch (fault) {
    return { ...(await settle(later(attempted, reasonOf(fault)), now)), fault };
  }
  // Outside the try: a mail whose end could not be noted stays in `sending`, and becomes uncertain, never sent twice.
  return settle(end, await clock.now());
}

/** The letter, or why there is none. */
async function compose(
  { clock, ...ports }: DeliverPorts,
  kind: MailKind,
  mail: AddressedMail,
): Promise<Addressed | string> {
  const now = await clock.now();
  if (!isTimely(kind, mail, now, ports.settings.zone)) return kind.validity?.over ?? '';
  if (mail.addressState === 'bad') return 'its address is refused';
  if (mail.addressState === 'unconfirmed' && !kind.confirms) return 'its address is not confirmed';
  return (await kind.compose(ports, mail, now)) ?? kind.nothing;
}

const reasonOf = (fault: unknown): string => `fault: ${fault instanceof Error ? fault.name : 'unknown'}`;
