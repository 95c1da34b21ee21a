/** Subscriptions to Drive's events that Google keeps on behalf of a person of the domain. Times are epoch milliseconds. */

export interface EventSubscription {
  /** What is watched: `drives/ID` or `files/ID`. */
  target: string;
  /** Address of the person; kept as long as the subscription is, for nobody else can end it. */
  holder: string;
  /** `subscriptions/ID`; null until Google made one. */
  name: string | null;
  /** Why it tells nothing: Google's reason, or the code of a trouble; '' while it does. */
  reason: string;
  /** 0 while there is none. */
  expiresAt: number;
  renewAt: number;
  /** When it is looked at next, and was last. */
  lookAt: number;
  lookedAt: number;
  /** Looks that failed in a row. */
  failures: number;
}

export interface EventSubscriptions {
  all(): Promise<(EventSubscription & { heardAt: number })[]>;
  /** Of each holder and target there is one. */
  save(subscription: EventSubscription): Promise<void>;
  forget(subscription: Pick<EventSubscription, 'target' | 'holder'>): Promise<void>;
  /** Whether this is news: the subscription is known and not over, and nothing as late as `at` was heard of it before. */
  hear(name: string, at: number, now: number): Promise<boolean>;
  /** Has a known one looked at in the next pass, where it was not since `at`. */
  lookAgain(name: string, at: number): Promise<void>;
}
