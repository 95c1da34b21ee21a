/** What `docs/scale.md` is worked out from: counts of the benches, and what the platforms publish. */

/** By `npm run bench -- calls province rows`. */
export const MEASURED = {
  /** Of an edit that changes the status, with the read of our own write; rows read for each spreadsheet there is. */
  edit: { reads: 2, writes: 1, messages: 2, rowsReadEach: 11, rowsWritten: 354 },
  /** Of the weekly look at a spreadsheet that nobody touched: its entries and its structure. */
  reread: { reads: 2, messages: 1 },
  /** Of a pass that finds nothing. */
  pass: { rowsRead: 33, rowsReadEach: 6, rowsWritten: 1 },
} as const;

/** Sheets calls of one kind a minute; https://developers.google.com/workspace/sheets/api/limits */
export const SHEETS = { account: 60, project: 300 } as const;

/** Seconds for which a call is held against the quota. */
export const HELD_SECONDS = 63;

/** Files of one page of Drive's `files.list`, and its units of quota since May 2026; https://developers.google.com/workspace/drive/api/guides/limits */
export const DRIVE = { page: 1_000, units: 100, unitsADay: 400_000_000 } as const;

/** US dollars, and what is in them a month, as published in 2026. https://developers.cloudflare.com/workers/platform/pricing/ and queues, d1 there */
export const CLOUDFLARE = {
  month: 5,
  requests: { included: 10_000_000, million: 0.3 },
  queue: { included: 1_000_000, million: 0.4, operationsAMessage: 3 },
  rowsRead: { included: 25_000_000_000, million: 0.001 },
  rowsWritten: { included: 50_000_000, million: 1 },
} as const;

/** US dollars in regions of the first tier a month, as published in 2026. https://cloud.google.com/run/pricing */
export const GOOGLE_CLOUD = {
  requests: { included: 2_000_000, million: 0.4 },
  vcpuSeconds: { included: 180_000, each: 0.000024 },
  gibSeconds: { included: 360_000, each: 0.0000025 },
  /** As deployed. */
  gib: 0.5,
  /** Functions that a clock starts every minute. */
  timed: 4,
} as const;

export interface Place {
  name: string;
  spreadsheets: number;
  accounts: number;
}

/** The country has one spreadsheet for each of some 84,000 desa and kelurahan. */
export const PLACES: readonly Place[] = [
  { name: 'kabupaten', spreadsheets: 240, accounts: 1 },
  { name: 'province', spreadsheets: 1_872, accounts: 5 },
  { name: 'country', spreadsheets: 84_000, accounts: 5 },
];

export const MONTH = { days: 30, workingDays: 22, minutes: 30 * 1_440 } as const;

/** Share of the spreadsheets that is edited on a working day. */
export const EDITED = 0.1;
