/** Which spreadsheet is due when, and who works on it. Times are epoch milliseconds. */
import type { Decided } from '../../core/approval/standing.ts';
import type { Structure } from '../sheets.ts';
import type { TroubleCode } from '../trouble.ts';

export interface Change {
  spreadsheetId: string;
  modifiedTime: string;
  byUs: boolean;
  /** Epoch milliseconds at which it was made, where that is known. */
  at?: number;
}

/** A registered spreadsheet as it was last noted. */
export interface Noted {
  /** '' before it was ever listed. */
  modifiedTime: string;
  /** '' where none owns it yet. */
  account: string;
}

/** A spreadsheet that Drive lists and nobody registered. */
export interface Unregistered {
  id: string;
  name: string;
  seenAt: number;
  /** The registered spreadsheet that it was copied from. */
  copyOf?: string;
}

/** The right to work on one spreadsheet until `until`; `fence` grows with each lease, later steps check it. */
export interface Lease {
  spreadsheetId: string;
  fence: number;
  until: number;
  /** Number of the newest change known when the lease was taken. */
  change: number;
  /** When that change was made, as Drive gave it; '' before the spreadsheet was ever listed. */
  modifiedTime: string;
  /** Nobody is known to have typed since the last check: it is our own echo, or something of ours, that asks for this one. */
  byUs: boolean;
}

/** What Pantau remembers of a spreadsheet between checks. */
export interface Memory {
  structure?: Structure;
  describedAt?: number;
  /** What made a look at the structure seem worth it, as it was at the last look. */
  suspicion?: string;
  /** What the verifikator's decision is about: keyed hashes. */
  decided?: Decided;
  /**
   * Consecutive checks that laid status formulas though nobody typed in between; stops a quarrel with a sheet that will
   * not take them.
   */
  laidInARow: number;
  /** Consecutive failures, for growing pauses. */
  failures: number;
  /** Since when it is set aside; the operator was told then. */
  setAsideAt?: number;
}

/** How far one service account has listed what it sees. */
export interface Poller {
  /** RFC 3339; null before its first list. */
  cursor: string | null;
  /** Local date of its last sweep without cursor. */
  swept: string | null;
  /** Lists in a row that failed, and when the next may be asked for. */
  failures: number;
  notBefore: number;
}

/** How a check without result ends. */
export interface LeaseEnd {
  /** Null: only when it changes. */
  dueAt: number | null;
  trouble?: TroubleCode;
  detail?: string;
  /** Counts as a failure: until `dueAt` no change makes it due. */
  failed: boolean;
  /** Set aside from then on, and told to the operator; nothing new where it was set aside before. */
  setAsideAt?: number;
}

export interface TroubledSpreadsheet {
  spreadsheetId: string;
  unit: string;
  code: TroubleCode;
  detail: string;
  /** Checks that failed in a row. */
  failures: number;
  /** When it was last taken up; null for never. */
  triedAt: number | null;
  /** When it is tried again; null only when it changes. */
  dueAt: number | null;
  /** Since when it is set aside; null where it is not. */
  setAsideAt: number | null;
}

export interface Watch {
  poller(account: string): Promise<Poller>;
  /** All that ever listed or tried to, by account, with the time of their last list that was read to its end. */
  pollers(): Promise<({ account: string; polledAt: number | null } & Omit<Poller, 'cursor'>)[]>;
  /** A list was read to its end; what is absent stays as it was. */
  polled(account: string, to: { at?: number; cursor?: string; swept?: string }): Promise<void>;
  pollFailed(account: string, notBefore: number): Promise<void>;
  /**
   * Those of `ids` that are registered, as they were last noted: to note all that is listed costs more, where most of it is
   * as it was. An id such as Drive never gives may be left out.
   */
  noted(ids: readonly string[]): Promise<ReadonlyMap<string, Noted>>;
  /** Registered spreadsheets and their accounts in the order of their ids, at most `limit` after `after`: all at once fill memory. */
  owned(after: string, limit: number): Promise<{ id: string; account: string }[]>;
  /**
   * Takes note of files listed by Drive. Only registered ones whose `modifiedTime` differs from the last one noted
   * become due: `quietMs` after they were made (after `now` where that is not known), but not before `now`, at most
   * `maxWaitMs` after the first change that still waits was noted, and not before
   * the pause after a failure is over. Returns how many did.
   */
  noteChanges(changes: readonly Change[], now: number, quietMs: number, maxWaitMs: number): Promise<number>;
  /** Registered spreadsheets not yet known to lie in the trash: trouble `trashed`, and not due until they change. Returns how many. */
  noteTrashed(changes: readonly Change[]): Promise<number>;
  /** Spreadsheets whose last check ended in trouble, those that failed most often first. */
  troubles(): Promise<TroubledSpreadsheet[]>;
  /** Ids of spreadsheets whose last trouble is `code`. */
  troubled(code: TroubleCode): Promise<string[]>;
  /** Makes due at `at` whatever has not been checked since `before`. Returns how many. */
  dueIfNotCheckedSince(before: number, at: number): Promise<number>;
  /**
   * Takes note of the rules in force. Where other rules stood before, every registered spreadsheet becomes due, once:
   * one at `now`, the next `paceMs` later and so on, after people's edits. What is due sooner stays so, what is being
   * checked is due again at once, what lies in the trash is left alone. Returns how many became due.
   */
  adoptRules(mark: string, now: number, paceMs: number): Promise<number>;
  /** Spreadsheets seen in Drive that nobody registered, for the operator. */
  noteUnregistered(
    files: readonly { id: string; name: string }[],
    account: string,
    now: number,
  ): Promise<void>;
  /** Those in `ids`, and those not listed since `notSeenSince`. */
  forgetUnregistered(which: { ids?: readonly string[]; notSeenSince?: number }): Promise<void>;
  unregistered(): Promise<Unregistered[]>;
  /** Of which it is not known whether they are copies, and which were not looked at since `examinedBefore`. */
  unexamined(examinedBefore: number, limit: number): Promise<{ id: string; account: string }[]>;
  /** `copyOf`: '' of none; null when it could not be told. */
  noteExamined(id: string, copyOf: string | null, now: number): Promise<void>;
  /**
   * Ids due at `now` and not handed out, at most `limit` of each service account, or what `room` says of it; people's
   * edits before our own echoes, oldest first, those of one moment by unit and template; handed out until
   * `handedOutUntil`.
   */
  takeDue(
    now: number,
    handedOutUntil: number,
    limit: number,
    room?: ReadonlyMap<string, number>,
  ): Promise<string[]>;
  /** Undefined when the spreadsheet is not registered, not due, or leased by another. */
  lease(spreadsheetId: string, now: number, ttlMs: number): Promise<Lease | undefined>;
  memory(spreadsheetId: string): Promise<Memory>;
  /** Still ours? Asked before a write that cannot be fenced. */
  holds(lease: Lease, now: number): Promise<boolean>;
  /** Ends the lease without a result, with the trouble shown. */
  release(lease: Lease, end: LeaseEnd): Promise<void>;
  /** The earliest due time among all spreadsheets and the number still due or leased. */
  backlog(now: number): Promise<{ due: number; leased: number; nextDueAt: number | null }>;
  /** Of those due: how many are handed out and not yet taken up, and how many wait to be handed out. */
  queued(now: number): Promise<{ handedOut: number; waiting: number }>;
}
