/** A province against Google's quota, which alone says how fast it can be: on the workspace's virtual clock. */
import { seeded } from '../../src/demo/random.ts';
import { type } from '../support/sheet.ts';
import { type BenchLine, lessIsBetter } from './line.ts';
import { MINUTE, type Province, startProvince } from './province/province.ts';

const SPREADSHEETS = 1_872;
const ACCOUNTS = 5;
/** Sheets calls of one kind that Google grants an account a minute. */
const A_MINUTE = 60;
const HOURS = 2;
const DEBOUNCE_MS = 60_000;

export default async function* province(): AsyncGenerator<BenchLine> {
  await using opened = new AsyncDisposableStack();
  const province = await startProvince(SPREADSHEETS, ACCOUNTS, opened);
  yield await firstPass(province);
  // Reads of our own writes come last, and all of them before the day.
  await province.passes(30);
  yield messages(province);
  yield await steadyDay(province);
}

async function firstPass(province: Province): Promise<BenchLine> {
  const { time, ids, written } = province;
  const began = time.now();
  const limit = SPREADSHEETS / (A_MINUTE * ACCOUNTS);
  for (let minute = 0; written.size < ids.length && minute < 4 * limit + 5; minute++)
    await province.passes(1);
  if (written.size < ids.length) throw new Error(`${written.size} of ${ids.length} have their status`);
  const last = Math.max(...ids.map((id) => written.get(id)?.[0] ?? Number.POSITIVE_INFINITY));
  await refused(province);
  return lessIsBetter({
    name: 'province',
    unit: `minutes until ${SPREADSHEETS} spreadsheets have their status, ${ACCOUNTS} service accounts`,
    ours: (last - began) / MINUTE,
    peer: limit,
    peerName: "Google's quota of 60 writes a minute and account",
  });
}

function messages({ counted, calls }: Province): BenchLine {
  const reads = Object.values(calls()).reduce((sum, { read }) => sum + read, 0);
  if (reads !== 2 * SPREADSHEETS) throw new Error(`${reads} reads of ${SPREADSHEETS} spreadsheets`);
  return lessIsBetter({
    name: 'province-messages',
    unit: 'messages in the queue a spreadsheet, first pass',
    ours: counted.messages / SPREADSHEETS,
    peer: 2,
    peerName: 'one for the check, one for the read of our own write',
  });
}

/** A tenth of the spreadsheets edited, each once, at any time of some hours; crons are up to five seconds late. */
async function steadyDay(province: Province): Promise<BenchLine> {
  const { time, ids, written, person } = province;
  const random = seeded('steady day');
  const edits = new Map<string, number>();
  while (edits.size < Math.round(SPREADSHEETS / 10))
    edits.set(random.pick(ids), time.now() + random.between(0, HOURS * 60 * MINUTE));
  written.clear();
  for (const [id, at] of edits) time.plan(at, () => type(person, id, 'Isian!B6', [[10, 20]]));
  await province.passes(HOURS * 60 + 4, () => random.between(0, 5_000));
  const waits = [...edits]
    .map(([id, at]) => (written.get(id)?.[0] ?? Number.POSITIVE_INFINITY) - (at + DEBOUNCE_MS))
    .sort((a, b) => a - b);
  await refused(province);
  return lessIsBetter({
    name: 'province-steady',
    unit: `seconds from the end of the debounce to the status, 95 % of ${edits.size} edits`,
    ours: (waits[Math.ceil(0.95 * waits.length) - 1] ?? Number.NaN) / 1_000,
    peer: 75,
    peerName: 'a minute between polls, and 15 seconds',
  });
}

async function refused({ calls, store }: Province): Promise<void> {
  const times = Object.values(calls()).reduce((sum, account) => sum + account.refused, 0);
  const troubles = await store.watch.troubles();
  if (times > 0 || troubles.length > 0)
    throw new Error(`Google refused ${times} calls; ${troubles.length} spreadsheets are in trouble`);
}
