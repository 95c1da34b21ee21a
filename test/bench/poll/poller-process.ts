/**
 * Polls as a deployed installation does and prints, as JSON, its resident memory in bytes after sweeps of all, and then
 * milliseconds of its processor that sweeps, polls of a minute, and the bare lists of both take. `poller-process.ts DRIVE DATABASE NOW`
 */
import { OAuth2Client } from 'google-auth-library';
import { SettingsSchema } from '../../../src/core/settings.ts';
import { googleApis, through } from '../../../src/google/clients.ts';
import { googleDrive } from '../../../src/google/drive.ts';
import { googleSheets } from '../../../src/google/sheets.ts';
import { poll, sweep } from '../../../src/jobs/poll.ts';
import { redirectTo } from '../../../src/runtime/local/google.ts';
import { postgresPool, postgresStore } from '../../../src/store/postgres.ts';
import { median } from '../line.ts';

const ROUNDS = 9;
/** Polls of a minute in each round: one is too short to be measured. */
const MINUTES = 20;
const ACCOUNT = 'pantau@contoh.iam.gserviceaccount.com';

const [origin = '', url = '', at = ''] = process.argv.slice(2);
const connections = postgresPool(url);
const auth = new OAuth2Client(through(redirectTo(origin)));
auth.setCredentials({ access_token: 'made up', expiry_date: Date.now() + 3_600_000 });
const apis = googleApis(auth);
const drive = googleDrive(apis.drive, [ACCOUNT]);
const ports = {
  store: postgresStore(connections),
  accounts: [{ email: ACCOUNT, drive, sheets: googleSheets(apis.sheets) }],
  clock: { now: async () => Number(at) },
  settings: SettingsSchema.parse({ unit: '99', mail: { from: 'pantau@contoh.example' } }),
};

async function bare(since?: string): Promise<void> {
  let pageToken: string | undefined;
  do {
    const page = await drive.list({ ...(since && { since }), ...(pageToken && { pageToken }) });
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined);
}

/** What others do meanwhile, and how long they take, is not the poller's. */
async function timed(times: number, work: () => Promise<unknown>): Promise<number> {
  const began = process.cpuUsage();
  for (let time = 0; time < times; time++) await work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000 / times;
}

const first = await sweep(ports);
// Before any bare list, which leaves as much garbage as the sweep around it.
for (let night = 0; night < ROUNDS; night++) {
  await sweep(ports);
  for (let minute = 0; minute < MINUTES; minute++) await poll(ports);
}
for (let pass = 0; pass < 4; pass++) (globalThis as { gc?: () => void }).gc?.();
const rss = process.memoryUsage.rss();
const { cursor } = await ports.store.watch.poller(ACCOUNT);
const times = { sweep: [] as number[], lists: [] as number[], poll: [] as number[], list: [] as number[] };
for (let round = -2; round < ROUNDS; round++) {
  const taken = {
    sweep: await timed(1, () => sweep(ports)),
    lists: await timed(1, () => bare()),
    poll: await timed(MINUTES, () => poll(ports)),
    list: await timed(MINUTES, () => bare(cursor ?? undefined)),
  };
  // The first rounds warm up.
  if (round >= 0)
    for (const kind of Object.keys(taken) as (keyof typeof taken)[]) times[kind].push(taken[kind]);
}
const medians = Object.fromEntries(Object.entries(times).map(([kind, each]) => [kind, median(each)]));
process.stdout.write(JSON.stringify({ changed: first.changed, rss, ...medians }));
await connections.end();
