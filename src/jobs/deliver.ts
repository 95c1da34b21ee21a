/** Hands mails of the outbox to the transport, and looks after those that wait. */
import type { Delivery, MailSession } from '../ports/mail.ts';
import type { AddressedMail, BegunMail, MailEnd } from '../ports/store/outbox.ts';
import { tellBadAddress } from './bad-address.ts';
import type { Addressed, ComposerPorts, MailKind } from './letters/kind.ts';
import { mailKind } from './letters/kinds.ts';
import { MINUTE } from './limits.ts';
import { mailDesk } from './mail-desk.ts';
import { dropped, endOf, isTimely, later, repeatable } from './mail-end.ts';
import { mailMessage } from './message.ts';
import type { Ports } from './ports.ts';

export type DeliverPorts = ComposerPorts & Pick<Ports, 'clock' | 'mail' | 'queue'>;

/** A worker that has been sending for longer has died: no conversation with a server takes that long. */
const SENDING_AT_MOST = 15 * MINUTE;
/** A letter that waited for its lane longer than this is composed anew. */
const FRESH_MS = 5_000;
/** Mails handed out by one sweep. */
const MAILS_A_SWEEP = 100;

export interface Delivered {
  mailId: string;
  /** Absent when it was not ours to send. */
  end?: MailEnd['state'];
  /** A fault of our own: the mail waits for another attempt. */
  fault?: unknown;
}

/**
 * Sends each mail that is due and that nobody else has, and tells where it ended. A letter says what is so now, not
 * what was when it was planned: with nothing left to say it is dropped. A row stands in `sending` only while its message
 * is handed over, so that there are never more of them than lanes: letters are composed before, each while its lane
 * still hands over the one before it.
 *
 * @param kindOf kinds by their names in the outbox.
 */
export async function deliverAll(
  ports: DeliverPorts,
  mailIds: readonly string[],
  kindOf: (name: string) => MailKind = mailKind,
): Promise<Delivered[]> {
  const { store, clock, mail: transport } = ports;
  const waiting = (await store.outbox.find(mailIds)).filter((mail) => mail.state === 'pending');
  const session = waiting.length > 1 ? transport.open?.() : undefined;
  const desk = mailDesk(store.outbox, () => clock.now(), transport.rates);
  const done: Delivered[] = [];

  async function lane(): Promise<void> {
    let ended: Ended | undefined;
    /** Notes the last mail's end and begins another; a mail whose end could not be noted stays in `sending`. */
    const turn = async (id?: string) => {
      const last = ended;
      ended = undefined;
      try {
        const begun = await desk.turn(last, id);
        if (last !== undefined) done.push(told(last));
        return begun;
      } catch (fault) {
        for (const mailId of [last?.id, id]) if (mailId !== undefined) done.push({ mailId, fault });
        return undefined;
      }
    };
    let next = prepare(ports, waiting.shift(), kindOf);
    while (next !== undefined) {
      if (!next.ready) await turn();
      const prepared = await freshly(ports, await next.prepared, kindOf);
      const { id } = prepared.mail;
      const turning = turn(id);
      // The conversation with the server may begin meanwhile; the message waits until its row stands in `sending`.
      const under = session && sending(ports, session, prepared, turning);
      const begun = await turning;
      next = prepare(ports, waiting.shift(), kindOf);
      if (begun !== undefined) ended = { id, ...(await handOver(ports, begun, prepared, under)) };
      else {
        await under?.catch(() => undefined);
        if (!done.some(({ mailId }) => mailId === id)) done.push({ mailId: id });
      }
    }
    await turn();
  }

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

/** A mail whose letter is composed, or why there is none. */
interface Prepared {
  mail: AddressedMail;
  kind?: MailKind;
  /** Epoch milliseconds. */
  at: number;
  letter?: Addressed | string;
  fault?: unknown;
}

interface Ended {
  id: string;
  end: MailEnd;
  fault?: unknown;
}

const told = ({ id, end, fault }: Ended): Delivered => ({
  mailId: id,
  end: end.state,
  ...(fault !== undefined && { fault }),
});

/** Never rejects: a fault of ours is the mail's, and is noted with it. */
function prepare(
  ports: DeliverPorts,
  mail: AddressedMail | undefined,
  kindOf: (name: string) => MailKind,
): { ready: boolean; prepared: Promise<Prepared> } | undefined {
  if (mail === undefined) return undefined;
  const composed = async (): Promise<Prepared> => {
    const at = await ports.clock.now();
    let kind: MailKind | undefined;
    try {
      kind = kindOf(mail.kind);
      return { mail, kind, at, letter: await compose(ports, kind, mail, at) };
    } catch (fault) {
      return { mail, at, fault, ...(kind && { kind }) };
    }
  };
  const next = { ready: false, prepared: composed() };
  void next.prepared.finally(() => {
    next.ready = true;
  });
  return next;
}

/** As it was prepared, unless its lane was held up since: then it may tell what is so no more. */
async function freshly(
  ports: DeliverPorts,
  prepared: Prepared,
  kindOf: (name: string) => MailKind,
): Promise<Prepared> {
  const late = (await ports.clock.now()) - prepared.at > FRESH_MS;
  return late ? ((await prepare(ports, prepared.mail, kindOf)?.prepared) ?? prepared) : prepared;
}

/** The letter, or why there is none. */
async function compose(
  ports: ComposerPorts,
  kind: MailKind,
  mail: AddressedMail,
  now: number,
): Promise<Addressed | string> {
  if (!isTimely(kind, mail, now, ports.settings.zone)) return kind.validity?.over ?? '';
  if (mail.addressState === 'bad') return 'its address is refused';
  if (mail.addressState === 'unconfirmed' && !kind.confirms) return 'its address is not confirmed';
  return (await kind.compose(ports, mail, now)) ?? kind.nothing;
}

/** Undefined when there is no letter. */
function sending(
  { settings, mail: transport }: DeliverPorts,
  session: MailSession,
  { mail, letter, kind }: Prepared,
  turning: Promise<BegunMail | undefined>,
): Promise<Delivery> | undefined {
  if (letter === undefined || typeof letter === 'string') return undefined;
  const granted = turning.then(
    (begun) =>
      begun !== undefined &&
      repeatable({ mail: begun, kind, now: begun.changedAt, zone: settings.zone, transport }),
  );
  const delivery = session.send(messageOf(mail.id, letter, settings), granted);
  // Looked at in its turn; a fault that comes sooner is not lost.
  delivery.catch(() => undefined);
  return delivery;
}

/** @param under the hand-over, where it has begun already. */
async function handOver(
  ports: DeliverPorts,
  mail: BegunMail,
  { kind, letter, fault }: Prepared,
  under?: Promise<Delivery>,
): Promise<Omit<Ended, 'id'>> {
  const { settings, mail: transport } = ports;
  const now = mail.changedAt;
  const attempted = { mail, kind, now, zone: settings.zone, transport };
  if (letter === undefined) return { end: later(attempted, reasonOf(fault)), fault };
  if (typeof letter === 'string') return { end: dropped(mail, letter) };
  if (!repeatable(attempted)) {
    await under?.catch(() => undefined);
    return { end: { state: 'uncertain', reason: mail.reason ?? 'it may have arrived' } };
  }
  try {
    const delivery = await (under ?? transport.send(messageOf(mail.id, letter, settings)));
    if (delivery.outcome === 'failed' && delivery.badAddress)
      await tellBadAddress(ports, mail, letter.address, now);
    return { end: endOf(delivery, attempted) };
  } catch (fault) {
    return { end: later(attempted, reasonOf(fault)), fault };
  }
}

const messageOf = (id: string, { letter, address }: Addressed, { mail }: Ports['settings']) =>
  mailMessage(id, letter, address, mail);

const reasonOf = (fault: unknown): string => `fault: ${fault instanceof Error ? fault.name : 'unknown'}`;
