import type { CalendarPart } from '../core/text/mail/calendar.ts';

/** One mail on its way out. */
export interface Message {
  to: string;
  from: string;
  replyTo?: string;
  subject: string;
  text: string;
  html: string;
  /** A deadline that readers can put into their calendar. */
  calendar?: CalendarPart;
  /** Stable for one logical mail, so that a transport or a reader can tell a repetition. */
  messageId: string;
  headers: Record<string, string>;
}

/**
 * How a hand-over ended. `uncertain`: the message was wholly handed over and no reply read. `retry`: nothing was
 * accepted, try later, after `pause` milliseconds at the earliest. `failed`: refused for good; `badAddress` when nobody
 * has that address. `withheld`: not to be sent.
 */
export type Delivery =
  | { outcome: 'sent' }
  | { outcome: 'retry'; reason: string; pause?: number }
  | { outcome: 'failed'; reason: string; badAddress?: true }
  | { outcome: 'uncertain'; reason: string }
  | { outcome: 'withheld'; reason: string };

/** At most `count` mails in any `windowMs`. */
export interface MailRate {
  count: number;
  windowMs: number;
}

export interface MailSender {
  /** Never throws for what the other side does; throws only for faults of our own. */
  send(message: Message): Promise<Delivery>;
}

export interface MailTransport extends MailSender {
  /** All of them hold. Absent where the other side names none. */
  rates?: readonly MailRate[];
  /**
   * For so many milliseconds after a hand-over the other side knows a message again and accepts it once only: one that
   * is uncertain may be repeated. Absent where a repetition is a second mail.
   */
  knowsAgainMs?: number;
  /** For many mails in a row, `lanes` of them at once. Absent where nothing is gained by it. */
  open?(): MailSession;
}

export interface MailSession {
  lanes: number;
  /**
   * As `send` of a sender, but what is handed over ends before the message until `granted` says yes; it may begin the
   * conversation meanwhile. `withheld` when the answer is no. Rejects with what `granted` rejects with.
   */
  send(message: Message, granted: Promise<boolean>): Promise<Delivery>;
  /** Once nothing is under way any more. */
  close(): void;
}
