/** Google's quota as we keep it: what may be called, not what was refused. */
export interface Calls {
  read: number;
  write: number;
}

export type Grant = { granted: true; ticket: string } | { granted: false; retryAt: number };

export interface QuotaLimits {
  /** Calls of one kind by one account, and by the project, in any 60 s. Google: 60 and 300. */
  account: number;
  project: number;
}

export interface Quota {
  /** All of `calls` or none, counted against the account and the project in the window that ends `now`. */
  take(account: string, calls: Calls, now: number, limits: QuotaLimits): Promise<Grant>;
  /**
   * Calls that were taken a while ago go out only `now`, and are counted from now on. False where they count no more: others may
   * have been let through in their place.
   */
  renew(ticket: string, now: number): Promise<boolean>;
  /** What was taken and not used. */
  giveBack(ticket: string, calls: Calls): Promise<void>;
  /** Calls that leave so much less room `now`, by account, and when the first of them leaves it again. */
  held(now: number): Promise<({ account: string; until: number } & Calls)[]>;
  /** Calls counted in the 60 s that end `now`, by account, those that made most first. */
  lastMinute(now: number): Promise<({ account: string } & Calls)[]>;
  /** Calls counted since the store began, by kind. */
  used(): Promise<Calls>;
}
