/** Where a mail ends after an attempt, and when it is tried again. */
import type { Zone } from '../core/schedule/deadline.ts';
import type { Delivery, MailTransport } from '../ports/mail.ts';
import type { BegunMail, MailEnd } from '../ports/store/outbox.ts';
import type { MailKind } from './letters/kind.ts';
import { MINUTE } from './limits.ts';

/** Pauses after the first, second, … attempt; each further one is as long as the last. */
const PAUSES = [1 * MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 180 * MINUTE];
const MAX_ATTEMPTS = 10;
/** A repetition is on its way so long before the other side may forget the message. */
const REPEAT_MARGIN = 15 * MINUTE;

export interface Attempted {
  /** As it was begun. */
  mail: BegunMail;
  kind: MailKind | undefined;
  /** When the attempt began. */
  now: number;
  zone: Zone;
  transport: Pick<MailTransport, 'knowsAgainMs'>;
}

export const isTimely = (kind: MailKind, mail: BegunMail, at: number, zone: Zone): boolean =>
  kind.validity === undefined || kind.validity.timely(mail, at, zone);

/** A mail that may have arrived is never dropped, nor called failed: its notices would be told again. */
function certain(mail: BegunMail, end: MailEnd): MailEnd {
  return mail.doubtfulSince === null ? end : { ...end, state: 'uncertain' };
}

export function dropped(mail: BegunMail, reason: string): MailEnd {
  return certain(mail, { state: 'dropped', reason });
}

/** Whether a mail that may have arrived may be handed over again: only while the other side would know it again. */
export function repeatable({ mail, now, transport }: Attempted): boolean {
  if (mail.doubtfulSince === null) return true;
  return now < mail.doubtfulSince + (transport.knowsAgainMs ?? 0) - REPEAT_MARGIN;
}

export function endOf(delivery: Delivery, attempted: Attempted): MailEnd {
  const { mail, now, transport } = attempted;
  switch (delivery.outcome) {
    case 'sent':
      return { state: 'sent' };
    case 'failed':
      return certain(mail, { state: 'failed', reason: delivery.reason });
    case 'withheld':
      return dropped(mail, delivery.reason);
    case 'retry':
      return later(attempted, delivery.reason, delivery.pause);
    case 'uncertain': {
      if (transport.knowsAgainMs === undefined) return { state: 'uncertain', reason: delivery.reason };
      const doubtfulSince = mail.doubtfulSince ?? now;
      const again = later({ ...attempted, mail: { ...mail, doubtfulSince } }, delivery.reason);
      return again.state === 'pending' ? { ...again, doubtfulSince } : again;
    }
  }
}

/** Pending again after a pause that grows; dropped when it is over by then: the next day's digest takes over. */
export function later({ mail, kind, now, zone }: Attempted, reason: string, pause = 0): MailEnd {
  if (mail.attempts >= MAX_ATTEMPTS)
    return certain(mail, { state: 'failed', reason: `${reason}; ${mail.attempts} attempts` });
  const dueAt = now + Math.max(pause, PAUSES[mail.attempts - 1] ?? PAUSES.at(-1)!);
  return kind === undefined || isTimely(kind, mail, dueAt, zone)
    ? { state: 'pending', reason, dueAt }
    : dropped(mail, `${kind.validity?.over}; last attempt: ${reason}`);
}
