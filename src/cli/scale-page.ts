/** `docs/scale.md`: calls, messages, rows and money a month, from counts that the benches measure. */
import {
  CLOUDFLARE,
  DRIVE,
  EDITED,
  GOOGLE_CLOUD,
  HELD_SECONDS,
  MEASURED,
  MONTH,
  PLACES,
  type Place,
  SHEETS,
} from './scale-facts.ts';

export interface Month {
  reads: number;
  writes: number;
  lists: number;
  messages: number;
  rowsRead: number;
  rowsWritten: number;
  /** Minutes until all have their first status. */
  firstPass: number;
  /** Share of the month's reads that Google grants. */
  readShare: number;
  /** US dollars. */
  cloudflare: number;
  /** US dollars where a run takes a second of one processor; without the database. */
  functions: number;
}

/** What is used beyond what is included, in units of `size`. */
const beyond = (used: number, included: number, price: number, size = 1_000_000): number =>
  (Math.max(0, used - included) / size) * price;

export function monthOf({ spreadsheets, accounts }: Place): Month {
  const edits = spreadsheets * EDITED * MONTH.workingDays;
  const rereads = spreadsheets * (MONTH.days / 7);
  const reads = edits * MEASURED.edit.reads + rereads * MEASURED.reread.reads;
  const messages = edits * MEASURED.edit.messages + rereads * MEASURED.reread.messages;
  const { rowsRead: fixed, rowsReadEach: each, rowsWritten: noted } = MEASURED.pass;
  const rowsRead =
    MONTH.minutes * (fixed + each * spreadsheets) + edits * MEASURED.edit.rowsReadEach * spreadsheets;
  const rowsWritten = MONTH.minutes * noted + edits * MEASURED.edit.rowsWritten;
  const aMinute = Math.min(SHEETS.account * accounts, SHEETS.project);
  const runs = MONTH.minutes * GOOGLE_CLOUD.timed + messages;
  const { queue, requests, rowsRead: read, rowsWritten: written } = CLOUDFLARE;
  return {
    reads,
    writes: edits * MEASURED.edit.writes,
    lists: accounts * (MONTH.minutes + MONTH.days * Math.ceil(spreadsheets / DRIVE.page)),
    messages,
    rowsRead,
    rowsWritten,
    firstPass: (Math.ceil(spreadsheets / aMinute - 1) * HELD_SECONDS) / 60,
    readShare: reads / (aMinute * MONTH.minutes),
    cloudflare:
      CLOUDFLARE.month +
      beyond(MONTH.minutes + messages, requests.included, requests.million) +
      beyond(messages * queue.operationsAMessage, queue.included, queue.million) +
      beyond(rowsRead, read.included, read.million) +
      beyond(rowsWritten, written.included, written.million),
    functions:
      beyond(runs, GOOGLE_CLOUD.requests.included, GOOGLE_CLOUD.requests.million) +
      beyond(runs, GOOGLE_CLOUD.vcpuSeconds.included, GOOGLE_CLOUD.vcpuSeconds.each, 1) +
      beyond(runs * GOOGLE_CLOUD.gib, GOOGLE_CLOUD.gibSeconds.included, GOOGLE_CLOUD.gibSeconds.each, 1),
  };
}

const whole = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const dollars = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' });

const ROWS: readonly [label: string, of: (month: Month) => string][] = [
  ['Sheets reads', ({ reads }) => whole.format(reads)],
  ['Sheets writes', ({ writes }) => whole.format(writes)],
  ['share of the reads that Google grants', ({ readShare }) => `${(100 * readShare).toFixed(2)} %`],
  ['Drive `files.list` calls', ({ lists }) => whole.format(lists)],
  ['queue messages', ({ messages }) => whole.format(messages)],
  ['D1 rows read', ({ rowsRead }) => whole.format(rowsRead)],
  ['D1 rows written', ({ rowsWritten }) => whole.format(rowsWritten)],
  ['minutes until every spreadsheet has its first status', ({ firstPass }) => whole.format(firstPass)],
  ['Cloudflare, a month', ({ cloudflare }) => dollars.format(cloudflare)],
  ['Google Cloud functions, a month, without the database', ({ functions }) => dollars.format(functions)],
];

export function scalePage(): string {
  const months = PLACES.map(monthOf);
  const heads = PLACES.map(
    ({ name, spreadsheets, accounts }) =>
      `${name}: ${spreadsheets.toLocaleString('en')} spreadsheets, ${accounts} service account${accounts > 1 ? 's' : ''}`,
  );
  const table = [
    `| a month | ${heads.join(' | ')} |`,
    `|${' --- |'.repeat(PLACES.length + 1)}`,
    ...ROWS.map(([label, of]) => `| ${label} | ${months.map(of).join(' | ')} |`),
  ].join('\n');
  const sheets = SHEETS.project * 60 * 24;
  const perEdit = MEASURED.edit.reads;
  const units = (DRIVE.units * 1_440).toLocaleString('en');
  return `<!-- Written by \`npm run docs\` from src/cli/scale-facts.ts. Changes made here are lost. -->

# Scale

What a month costs, in calls, messages, rows and money, where ${100 * EDITED} % of the spreadsheets are edited on each of ${MONTH.workingDays}
working days, polls alone find the edits, and every other spreadsheet is looked at once a week. The counts of one edit, one pass
and one look are measured: \`npm run bench -- calls province rows\`. Prices and limits are as published in 2026, in US
dollars, taxes aside; \`src/cli/scale-facts.ts\` names the pages: look there before you rely on them.

${table}

An edit that changes its status costs ${MEASURED.edit.reads} reads and ${MEASURED.edit.writes} write, ${MEASURED.edit.messages} messages, and ${MEASURED.edit.rowsWritten} rows written, and for each spreadsheet
there is ${MEASURED.edit.rowsReadEach} rows read, by the sums up the tree.
A pass that finds nothing reads ${MEASURED.pass.rowsRead} rows, and ${MEASURED.pass.rowsReadEach} for each spreadsheet.

What is not in the table: mail ([\`mail.md\`](mail.md)), pages that people open, processor time on Cloudflare, and the database on Google
Cloud, which is charged by the hour whatever it does. On Google Cloud a run is taken for one second of one processor and 512 MiB: an
assumption, not a measurement.

## What is met first

1. **Google's Sheets quota**: ${SHEETS.account} reads and ${SHEETS.account} writes a minute and service account, ${SHEETS.project} a project. More than five accounts in one
   project bring nothing. What does not fit waits, and nothing fails; ${SHEETS.project} a minute are ${sheets.toLocaleString('en')} a day, enough for ${(sheets / perEdit).toLocaleString('en')} edits.
   In the morning of a deadline it is the minutes of the first pass above that people wait. A second Google project has a quota of its own.
   On Google Cloud, until \`PANTAU_SERVICE_ACCOUNTS\` names more, the functions work with the one account that is attached to them: a first pass then takes five times as long.
2. **A pass of a minute**: it looks at every spreadsheet's row, so that its time grows with their number. At 20,000 a poll takes
   a millisecond of its own, the nightly sweep a sixth of a second: about two and a half times its lists (\`npm run bench -- poll\`). For the country, an
   installation for each province is smaller in every respect, and none stands still for another.
3. **D1**: ${(CLOUDFLARE.rowsRead.included / 1e9).toLocaleString('en')} thousand million rows read a month are included, 1,000 queries an invocation and 10 GB a database are its limits.
4. **Drive's quota** is far away: a list is ${DRIVE.units} units, one a minute ${units} a day and account, of ${(DRIVE.unitsADay / 1e6).toLocaleString('en')} million.
`;
}
