/**
 * What a flood of forged notifications costs those who wait for a check: its time seen from outside, from the queue's message
 * until the result stands in the spreadsheet and in the store, with the flood and without, in turn in one run. From outside,
 * because a forged request costs by keeping processor and event loop busy, which a Worker's own clock does not show. Checks,
 * flood and Google are a process each. Where the machine has no processor left for all three, checks become slower by what
 * the generator takes, whatever the refuser does: then the flood does not come at its rate either, and that is told.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { bundleFunctions } from '../../src/deploy/bundle-google.ts';
import { PROJECT } from '../../src/runtime/local/bundle.ts';
import { saveRegister } from '../../src/runtime/save-register.ts';
import { postgresPool, postgresStore } from '../../src/store/postgres.ts';
import { WEBHOOK_PATH } from '../../src/web/webhook.ts';
import { startTestDistrict, type TestDistrict } from '../support/district.ts';
import { startFunction } from '../support/google-cloud/functions.ts';
import { startMetadata } from '../support/google-cloud/metadata.ts';
import { openForm } from '../support/open-form.ts';
import { startPostgres } from '../support/postgres.ts';
import { type Checks, checksOf } from './flood/checks.ts';
import { type Flood, startFlood } from './flood/flood.ts';
import { type BenchLine, lessIsBetter, median } from './line.ts';

/** Forged notifications a second. */
const RATE = 1_000;
/** By how much a check may become slower. */
const ALLOWED = 1.1;
const ROUNDS = 30;
const CHECKS_A_ROUND = 8;
/** Below this share of the rate it was no such flood. */
const PACE_KEPT = 0.95;

export default async function* flood(): AsyncGenerator<BenchLine> {
  await using opened = new AsyncDisposableStack();
  const district = await startTestDistrict(openForm, 1, { push: true, direct: true });
  opened.defer(() => district.close());
  const hand = (spreadsheetId: string) => district.worker.hand([{ job: 'check', spreadsheetId }]);
  yield await flooded('flood-worker', district.worker.direct ?? '', checksOf(district, district.store, hand));
  yield await onGoogleCloud(district, opened);
}

/** The functions of one installation: the flood comes to `web`, which is another process than `check`. */
async function onGoogleCloud(district: TestDistrict, opened: AsyncDisposableStack): Promise<BenchLine> {
  const { dir } = await bundleFunctions(path.join(PROJECT, 'dist', 'bench', 'flood'));
  const postgres = await startPostgres();
  opened.defer(() => postgres.close());
  const url = await postgres.createDatabase();
  const pool = postgresPool(url);
  opened.defer(() => pool.end());
  const store = postgresStore(pool);
  await store.migrate();
  await saveRegister(store, district.district, [openForm]);
  for (const { account: _, ...registered } of await district.store.register.registrations())
    await store.register.registerSpreadsheet(registered, district.clock.now());

  const { account } = district.state;
  const metadata = await startMetadata(account.email, () => district.workspace.tokenFor(account.email));
  opened.defer(() => metadata.close());
  const clock = createServer((_request, response) => response.end(String(district.clock.now())));
  await new Promise<void>((resolve) => clock.listen(0, '127.0.0.1', resolve));
  opened.defer(() => void clock.close());
  const environment = {
    PANTAU_SETTINGS: JSON.stringify(district.district.settings),
    PANTAU_SECRET: district.state.secret,
    PANTAU_MAIL_URL: `smtp://127.0.0.1:${district.mailbox.port}`,
    PANTAU_DATABASE_URL: url,
    PANTAU_PROJECT: 'contoh',
    PANTAU_WEBHOOK_URL: `https://pantau.example${WEBHOOK_PATH}`,
    GCE_METADATA_HOST: metadata.host,
    TEST_GOOGLE: district.workspace.origin,
    TEST_CLOCK: `http://127.0.0.1:${(clock.address() as AddressInfo).port}`,
  };
  const [web, check] = [
    await startFunction(dir, 'web', environment),
    await startFunction(dir, 'check', environment),
  ];
  for (const one of [web, check]) opened.defer(() => one.close());
  const hand = async (spreadsheetId: string) => {
    const data = Buffer.from(JSON.stringify({ job: 'check', spreadsheetId })).toString('base64');
    const answer = await check.send({ id: '1', data: { message: { data, messageId: '1' } } });
    if (answer.status !== 204) throw new Error(`check answered ${answer.status}`);
  };
  return flooded('flood-functions', web.origin, checksOf(district, store, hand));
}

async function flooded(name: string, origin: string, checks: Checks): Promise<BenchLine> {
  const stream = startFlood(origin, RATE);
  try {
    const times = { quiet: [] as number[], flooded: [] as number[] };
    const round = async (into: number[]) => {
      for (let check = 0; check < CHECKS_A_ROUND; check++) into.push(await checks.next());
    };
    // Both warm up.
    for (let warm = 0; warm < 3; warm++) {
      await round([]);
      await stream.during(() => round([]));
    }
    stream.all.length = 0;
    for (let turn = 0; turn < ROUNDS; turn++) {
      const turns = [() => round(times.quiet), () => stream.during(() => round(times.flooded))];
      for (const one of turn % 2 === 0 ? turns : turns.reverse()) await one();
    }
    return lessIsBetter({
      name,
      unit: `ms of a check while ${paceOf(stream)} forged notifications a second come in`,
      ours: median(times.flooded),
      peer: ALLOWED * median(times.quiet),
      peerName: `the same without, ${ALLOWED} times`,
    });
  } finally {
    await stream.stop();
  }
}

/** A second, all together. @throws Error when they did not come at their rate, or were not refused. */
function paceOf({ all }: Flood): number {
  const sum = (kind: 'ms' | 'sent' | 'refused') => all.reduce((so, each) => so + each[kind], 0);
  const pace = Math.round(sum('refused') / (sum('ms') / 1_000));
  if (pace < PACE_KEPT * RATE)
    throw new Error(`only ${pace} of ${RATE} forged notifications a second were sent and refused`);
  return pace;
}
