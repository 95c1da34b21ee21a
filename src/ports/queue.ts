/** Work handed from one invocation to another. At least once, in any order: every job is idempotent. */
export type Work =
  | { job: 'check'; spreadsheetId: string }
  | { job: 'deliver'; mailId: string }
  /** A notification hints that a poll would find something. */
  | { job: 'poll' };

export interface Queue {
  send(work: readonly Work[]): Promise<void>;
}
