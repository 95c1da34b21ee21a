/** Google's limits and our own patience. Times in milliseconds. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Sheets API: calls of one kind a minute, by account and by project. */
export const QUOTA = { account: 60, project: 300 } as const;
/** A call may go out so long after it was taken: less than the store keeps it longer than Google does. */
export const TAKEN_EARLY_MS = 2_000;

/** A check takes seconds; a worker that is gone for this long has died. */
export const LEASE_MS = 5 * MINUTE;
/** A queue message not worked off by then is taken for lost. */
export const HANDED_OUT_MS = 10 * MINUTE;

/** Forms whose changes are compared across spreadsheets in one pass; the rest in the next. */
export const FORMS_COMPARED_A_PASS = 100;

/** Google's lists may lag: a file's `modifiedTime` shows up to so much later. */
export const OVERLAP_MS = 10 * MINUTE;
/** Every spreadsheet is read at least so often. */
export const REREAD_MS = 7 * DAY;
/** Between two sheets that are read again because the rules changed: a third of an account's reads. */
export const RULES_PACE_MS = 3 * (MINUTE / QUOTA.account);
/** Local hour from which the nightly sweep runs. */
export const SWEEP_HOUR = 1;
/** So long after it a poll makes up for a sweep that did not come. A cron in UTC is up to two hours late in the east. */
export const SWEEP_MISSED_HOURS = 3;

/** So many failures in a row, and a spreadsheet is set aside: tried again after pauses that grow up to this. */
export const SET_ASIDE_AFTER = 5;
export const LONGEST_ASIDE_MS = 6 * HOUR;
/** An account whose lists fail is asked again at least so often. */
export const LONGEST_POLL_PAUSE_MS = 8 * MINUTE;
/** Unregistered spreadsheets looked at in one pass. */
export const EXAMINED_A_PASS = 5;

/** As long as Drive lets a channel of changes live; renewed at this share of what it grants. */
export const CHANNEL_LIFE_MS = 7 * DAY;
export const RENEW_AT_SHARE = 0.75;
/** A channel is not renewed more often, however short the life it was granted. */
export const SHORTEST_RENEWAL_MS = 10 * MINUTE;
/** The old channel still stands so long beside the new one. */
export const CHANNEL_OVERLAP_MS = 2 * MINUTE;
/** Notifications within so long are one hint. */
export const HINT_EVERY_MS = 10_000;
