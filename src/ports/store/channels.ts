/** Channels on which Drive tells that something changed. Times are epoch milliseconds. */
export interface Channel {
  id: string;
  /** E-mail address of the service account whose changes it tells. */
  account: string;
  /** Where notifications are sent. */
  address: string;
  openedAt: number;
  /** As granted; as asked for until then. */
  expiresAt: number;
  /** Null until Google granted the channel. */
  renewAt: number | null;
  /** Needed to stop it; null until Google named it. */
  resourceId: string | null;
}

export interface Channels {
  /** Newest first. */
  all(): Promise<Channel[]>;
  /**
   * Noted before Google is asked, for its first notification may come before its answer. False, and nothing noted, when
   * the account has a channel opened later than `after`: another worker was there first.
   */
  open(
    channel: Pick<Channel, 'id' | 'account' | 'address' | 'openedAt' | 'expiresAt'>,
    after: number,
  ): Promise<boolean>;
  grant(id: string, granted: { resourceId: string; expiresAt: number; renewAt: number }): Promise<void>;
  forget(id: string): Promise<void>;
  /**
   * Whether this is news: the channel is known and not over, and the number higher than any heard on it before. Of the
   * same notification heard twice, also at once, one is.
   */
  hear(id: string, message: { number: number; resourceId: string }, now: number): Promise<boolean>;
  /** True for one of all who ask within `everyMs`. */
  claimHint(now: number, everyMs: number): Promise<boolean>;
}
