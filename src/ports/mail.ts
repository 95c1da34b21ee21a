import type { CalendarPart } from '../core/text/mail/calendar.ts';

/** One mail on its way out. */
export interface Message {
  to: string;
  from: string;
  replyTo?: string;
  subject: string;
  text: string;
  html: string;
  /** A deadline that readers can put into their calendar: another form of the text, and a file beside it. */
  calendar?: CalendarPart;
  /** Stable for one logical mail, so that a transport or a reader can tell a repetition. */
  messageId: string;
  headers: Record<string, string>;
}

/**
 * How a hand-over ended. `uncertain`: the message was wholly handed over and no reply read. `retry`: nothing was
 * accepted, try later. `failed`: refused for good.
 */
export type Delivery =
  | { outcome: 'sent' }
  | { outcome: 'retry'; reason: string }
  | { outcome: 'failed'; reason: string }
  | { outcome: 'uncertain'; reason: string };

export interface MailTransport {
  /** Never throws for what the other side does; throws only for faults of our own. */
  send(message: Message): Promise<Delivery>;
}
