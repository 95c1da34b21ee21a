/** The Worker's own doings: its crons. What it does with them is told by the end-to-end tests. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleWorker } from '../../src/runtime/local/bundle.ts';
import { startWorker } from '../../src/runtime/local/worker.ts';
import { startTestDistrict, type TestDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';

const MINUTE = 60_000;
/** What a process says comes on its own way, maybe after its answer. */
const PATIENCE = { timeout: 20_000 };
let district: TestDistrict;
beforeAll(async () => {
  district = await startTestDistrict(openForm, 1);
});
afterAll(() => district.close());

test('the nightly cron of wrangler.toml sweeps and clears away what is too old, and the one of every minute does not', async () => {
  const toml = await readFile(new URL('../../wrangler.toml', import.meta.url), 'utf8');
  const crons = JSON.parse(/^crons = (\[.*\])$/m.exec(toml)?.[1] ?? '') as string[];
  const [minute, night, ...others] = crons as [string, string];
  expect([minute, others]).toEqual(['* * * * *', []]);

  const { clock, store, worker, state } = district;
  const swept = async () => (await store.watch.poller(state.account.email)).swept;
  await district.settle();
  expect(await swept()).toBe('2025-11-18');
  // 01.00 WIB of the next day.
  clock.advance(Date.UTC(2025, 10, 18, 18, 0) - clock.now());
  await worker.tick(minute);
  expect(await swept()).toBe('2025-11-18');
  const counts = { expected: 1, filled: 1, valid: 1, submitted: 0, approved: 0 };
  const snapshot = { unit: '99.01', templateId: 'dahulu', templateVersion: 1, at: 0, ...counts };
  await store.results.saveSnapshots(['2022-11-18', '2022-11-20'].map((date) => ({ ...snapshot, date })));
  await worker.tick(minute);
  expect(await store.results.history('99.01', 'dahulu')).toHaveLength(2);
  await worker.tick(night);
  expect((await store.results.history('99.01', 'dahulu')).map(({ date }) => date)).toEqual(['2022-11-20']);
  expect(await swept()).toBe('2025-11-19');
  clock.advance(MINUTE);
  await worker.tick(minute);
  expect(await swept()).toBe('2025-11-19');
});

test('without its settings the Worker answers 503 and names every one that is missing', async () => {
  const heard: Record<string, unknown>[] = [];
  const worker = await startWorker({
    bundle: await bundleWorker(),
    variables: { PANTAU_SECRET: 'x'.repeat(32) },
    googlePort: district.workspace.port,
    now: () => district.clock.now(),
    heard: (line) => heard.push(line),
  });
  try {
    expect((await fetch(`${worker.origin}/healthz`)).status).toBe(503);
    const message = [
      'The configuration cannot be used:',
      '  PANTAU_SETTINGS: is missing',
      '  PANTAU_MAIL_URL: is missing',
      '  PANTAU_SERVICE_ACCOUNT: is missing',
    ].join('\n');
    const line = { severity: 'ERROR', message: 'web failed', job: 'web', fault: { message } };
    await expect.poll(() => heard, PATIENCE).toMatchObject([line]);
  } finally {
    await worker.close();
  }
});
