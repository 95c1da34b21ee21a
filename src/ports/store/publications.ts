/** Public figures as they were released: what is hidden in them is not stored here either. */
import type { PublishedFigure } from '../../core/measures/publication/release.ts';

export interface Release {
  /** First day of the month of measuring. */
  round: string;
  templateId: string;
  at: number;
}

export interface Publications {
  /** Newest round first. */
  releases(): Promise<Release[]>;
  /** Of one round, in the order of unit codes; empty when it was not released. */
  figures(round: string): Promise<PublishedFigure[]>;
  /**
   * Keeps a round for good, and makes the spreadsheets in `tell` due. False, and nothing stored, when the round was
   * released before.
   */
  release(release: Release, figures: readonly PublishedFigure[], tell: readonly string[]): Promise<boolean>;
  /** Local date on which it was last looked for rounds to release. */
  lookedOn(): Promise<string | undefined>;
  looked(date: string): Promise<void>;
}
