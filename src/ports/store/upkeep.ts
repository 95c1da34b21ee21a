/** Deleting what is older than it has to be kept. */
import type { Outdated } from '../../core/retention.ts';

export const KEPT = [
  'snapshots',
  'measureVersions',
  'measureDays',
  'incidents',
  'deadLetters',
  'mails',
  'notices',
  'signInLinks',
  'sessions',
  'signInAttempts',
  'quotaCalls',
] as const;
/** Rows by what they are. */
export type Kept = Record<(typeof KEPT)[number], number>;

export interface Upkeep {
  /** How much there is that `purge` would delete. */
  outdated(than: Outdated): Promise<Kept>;
  /**
   * Deletes it, in one step, and gives how much it was. A mail goes with all of its notices or not at all; one that waits
   * or is being sent, and one that tells of a deadline on or after `deadlines`, stays.
   */
  purge(than: Outdated): Promise<Kept>;
}
