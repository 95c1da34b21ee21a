/**
 * How long an installation keeps what it wrote about its own work. What people typed is in their spreadsheets alone. Public
 * figures are kept for good: what a page has printed is what keeps a later one from giving away what this one left out.
 */
import * as z from 'zod';
import { localDate, type Zone } from './schedule/deadline.ts';

const DAY = 86_400_000;

const days = (least: number, standard: number) => z.int().min(least).max(36_500).default(standard);

/** Days. The defaults are this project's own: three years of figures, a year and a month of mails. */
export const RetentionSchema = z.strictObject({
  /** One line a day of each unit and form, from which courses and forecasts are drawn; days on which a measure changed. */
  snapshotDays: days(366, 1_096),
  /** Versions of a closed period's measures, from the day on which a later version took their place. */
  measureVersionDays: days(100, 1_096),
  /** What went wrong in handling spreadsheets, never more than the newest 1,000; work that could not be taken up. */
  incidentDays: days(7, 366),
  /** Mails that were sent, failed, dropped or in doubt, with their notices. */
  mailDays: days(60, 400),
});

export type Retention = z.infer<typeof RetentionSchema>;

/**
 * Notices are what keeps anyone from being told twice: whatever is asked for, they stay so long after their mail's last
 * change, and so long after the deadline they tell of. Milliseconds.
 */
export const NOTICES_NEEDED = 60 * DAY;

/** Before when something is too old to be kept: epoch milliseconds, or a local ISO day where the store keeps days. */
export interface Outdated {
  snapshots: string;
  measureVersions: number;
  incidents: number;
  mails: number;
  /** Deadlines on or after this day keep their notices. */
  deadlines: string;
  /** Sign-in links, sessions, counted attempts and calls end by themselves. */
  now: number;
}

/** @param before epoch milliseconds: all that is older goes, instead of what the retention says; never notices still needed. */
export function outdated(retention: Retention, zone: Zone, now: number, before?: number): Outdated {
  const since = (count: number) => before ?? now - count * DAY;
  const mails = Math.min(since(retention.mailDays), now - NOTICES_NEEDED);
  return {
    snapshots: localDate(since(retention.snapshotDays), zone),
    measureVersions: since(retention.measureVersionDays),
    incidents: since(retention.incidentDays),
    mails,
    deadlines: localDate(mails, zone),
    now,
  };
}
