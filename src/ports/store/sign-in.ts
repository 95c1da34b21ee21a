/** Links by mail and the sessions they are exchanged for. Holds hashes only: what stands here opens nothing. */

/** Whom a link or session is for. */
export interface Subject {
  /** Id of the officer, or a name that no officer can have. */
  recipient: string;
  /** Keyed hash of the address it was sent to: a new holder of the same office is not the old one. */
  mark: string;
}

export interface AskedLink extends Subject {
  /** Of the mail that brings the link. */
  mailId: string;
  kind: string;
  tokenHash: string;
  /** Local date of the mail. */
  localDate: string;
  expiresAt: number;
}

export interface Session {
  hash: string;
  expiresAt: number;
}

/** At most `count` in any `windowMs`. */
export interface RateLimit {
  count: number;
  windowMs: number;
}

export interface SignIn {
  /** Counts one attempt under `key`, unless a limit is reached: then false, and nothing counted. No window over a day. */
  attempt(key: string, limits: readonly RateLimit[], now: number): Promise<boolean>;
  /**
   * Keeps the link and puts its mail into the outbox, due at once; with `known` false it does the same and nothing comes of
   * it, so that nobody learns by the time it takes whose address is known.
   */
  ask(link: AskedLink, known: boolean, now: number): Promise<void>;
  /** For whom the link is that this mail brings; undefined when there is none. */
  linkOf(mailId: string): Promise<(Subject & { expiresAt: number }) | undefined>;
  /** Begins `session` for whom the link is, once, before it expires. False otherwise. Clears away what has expired. */
  exchange(tokenHash: string, session: Session, now: number): Promise<boolean>;
  session(hash: string, now: number): Promise<Subject | undefined>;
  endSession(hash: string): Promise<void>;
}
