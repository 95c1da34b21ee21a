import type { AddressState } from '../../core/units.ts';
import type { MailRate } from '../mail.ts';

/** Notices and the mails that carry them. A row stands here before anything is sent. */
export interface Notice {
  recipient: string;
  unit: string;
  deadline: string;
  /** Reminder stage (`H-7`) or event. Unique with the three above. */
  stage: string;
}

/** `dropped`: never handed to a transport; its notices are free, so that a later mail may carry them. */
export const MAIL_STATES = ['pending', 'sending', 'sent', 'uncertain', 'failed', 'dropped'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** Unique by (recipient, kind, localDate, number). */
export interface PlannedMail {
  recipient: string;
  kind: string;
  localDate: string;
  number: number;
  notices: Notice[];
}

export interface OutboxMail extends PlannedMail {
  id: string;
  state: MailState;
  attempts: number;
  plannedAt: number;
  /** Last change of state. */
  changedAt: number;
  dueAt: number | null;
  reason: string | null;
  /** Since when it may have arrived although it is tried again: only where the transport knows it again. */
  doubtfulSince: number | null;
}

export interface AddressedMail extends OutboxMail {
  /** Of the recipient's address; null where the recipient is no officer. */
  addressState: AddressState | null;
}

export type BegunMail = Omit<OutboxMail, 'notices'>;

export interface MailEnd {
  state: Exclude<MailState, 'sending'>;
  reason?: string;
  /** Of `pending`: a retry. */
  dueAt?: number;
  /** Of `pending`: the hand-over that may have arrived. Stays once it is set. */
  doubtfulSince?: number;
}

export interface Outbox {
  /** Notices already planned or sent are left out, mails left without notices are not planned. Atomic per mail. Returns how many mails stand new. */
  plan(mails: readonly PlannedMail[], now: number): Promise<number>;
  /** What `plan` would put into the outbox, without doing it. */
  untold(mails: readonly PlannedMail[]): Promise<PlannedMail[]>;
  /** Ids of pending mails due at `now`, oldest first; of one kind where it is given. */
  due(now: number, limit: number, kind?: string): Promise<string[]>;
  /** Those of `ids` that are there, in any order and state. */
  find(ids: readonly string[]): Promise<AddressedMail[]>;
  /**
   * pending → sending, by one worker only. Undefined when another has it, it is not due, mail is paused, or `rates` leave
   * no room; with rates it counts as a hand-over.
   */
  begin(id: string, now: number, rates?: readonly MailRate[]): Promise<BegunMail | undefined>;
  /**
   * What many lanes ask for at once, in one statement: first mails are settled as by `settle`, though never as `dropped`,
   * then others begun as by `begin` without rates. Returns those that were begun.
   */
  turn(
    settled: readonly { id: string; end: MailEnd }[],
    begun: readonly string[],
    now: number,
  ): Promise<BegunMail[]>;
  /** How many hand-overs `rates` leave room for. None of them longer than a day and some seconds. */
  room(rates: readonly MailRate[], now: number): Promise<number>;
  /** sending → another state. Also back to `pending`. */
  settle(id: string, end: MailEnd, now: number): Promise<void>;
  /**
   * Mails left in `sending` since before `before` by a worker that died: uncertain, or with `again` pending and doubtful.
   * Returns how many.
   */
  abandonSending(before: number, now: number, again?: boolean): Promise<number>;
  /** By an operator: uncertain or failed → pending, as if it had never been tried. False when it is neither. */
  resend(id: string, now: number): Promise<boolean>;
  /** By an operator, who knows that it arrived or need not: uncertain or failed → sent. False when it is neither. */
  accept(id: string, now: number): Promise<boolean>;
  /** Since when no mail begins; undefined when mails go out. */
  pausedSince(): Promise<number | undefined>;
  pause(now: number): Promise<void>;
  resume(): Promise<void>;
  /** Newest first; in one of `states` where they are given. */
  mails(limit: number, states?: readonly MailState[]): Promise<OutboxMail[]>;
  pending(): Promise<number>;
  /** Local date of the last morning of which everybody was told; undefined before the first. */
  remindedOn(): Promise<string | undefined>;
  noteReminded(localDate: string): Promise<void>;
  /** Up to which time of checks events were told; 0 before the first. */
  toldUntil(): Promise<number>;
  noteTold(until: number): Promise<void>;
  /** How many mails stand in each state. */
  states(): Promise<Record<MailState, number>>;
}
