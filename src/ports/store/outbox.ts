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
}

export interface Outbox {
  /** Notices already planned or sent are left out, mails left without notices are not planned. Atomic per mail. Returns how many mails stand new. */
  plan(mails: readonly PlannedMail[], now: number): Promise<number>;
  /** What `plan` would put into the outbox, without doing it. */
  untold(mails: readonly PlannedMail[]): Promise<PlannedMail[]>;
  /** Ids of pending mails due at `now`, oldest first; of one kind where it is given. */
  due(now: number, limit: number, kind?: string): Promise<string[]>;
  /** pending → sending, by one worker only. Undefined when another has it or it is not due. */
  begin(id: string, now: number): Promise<OutboxMail | undefined>;
  /** sending → another state; `dueAt` for pending (a retry). Also back to `pending`. */
  settle(
    id: string,
    end: { state: Exclude<MailState, 'sending'>; reason?: string; dueAt?: number },
    now: number,
  ): Promise<void>;
  /** Mails left in `sending` since before `before` by a worker that died: uncertain. Returns how many. */
  abandonSending(before: number, now: number): Promise<number>;
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
