/**
 * Pantau on Google Cloud: the deployed artefact under the Functions Framework, with PostgreSQL, Pub/Sub and the
 * workspace in Google's place, beside the Worker that works for the same office.
 */
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { OAuth2Client } from 'google-auth-library';
import { pubsub_v1 } from 'googleapis/build/src/apis/pubsub/v1.js';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PANTAU_TAB_TITLE } from '../../src/core/template/names.ts';
import { bundleFunctions } from '../../src/deploy/bundle-google.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { PROJECT } from '../../src/runtime/local/bundle.ts';
import { ORGANISER } from '../../src/runtime/local/local.ts';
import { postgresPool, postgresStore } from '../../src/store/postgres.ts';
import { startTestDistrict, type TestDistrict } from '../support/district.ts';
import { type RunningFunction, startFunction } from '../support/google-cloud/functions.ts';
import { type MetadataServer, startMetadata } from '../support/google-cloud/metadata.ts';
import { openForm } from '../support/open-form.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { provisionSpreadsheet } from '../support/provision.ts';
import { records, type, values } from '../support/sheet.ts';
import { redirect } from '../workspace/google.ts';

const CLOUD_PROJECT = 'kabupaten-contoh';
const MINUTE = 60_000;
/** What a process says comes on its own way, maybe after its answer. */
const PATIENCE = { timeout: 20_000 };
const topic = (job: string) => `projects/${CLOUD_PROJECT}/topics/pantau-${job}`;

const stack = new AsyncDisposableStack();
let district: TestDistrict;
let postgres: PostgresServer;
let pool: pg.Pool;
let store: Store;
let metadata: MetadataServer;
let pubsub: pubsub_v1.Pubsub;
let dir: string;
/** What the Worker logged. */
const heard: Record<string, unknown>[] = [];
let environment: Record<string, string>;
/** A form of the first unit that Google Cloud looks after; `district.sheets[0]` is the Worker's. */
let sheet: string;

beforeAll(async () => {
  // Below the project, where the framework is found; in a folder of its own, for others build it too.
  ({ dir } = await bundleFunctions(path.join(PROJECT, 'dist', 'google-e2e')));
  [district, postgres] = await Promise.all([
    startTestDistrict(openForm, 1, { heard: (line) => heard.push(line) }),
    startPostgres(),
  ]);
  stack.defer(() => postgres.close());
  stack.defer(() => district.close());
  const { account, folderId } = district.state;
  metadata = await startMetadata(account.email, () => district.workspace.tokenFor(account.email));
  stack.defer(() => metadata.close());
  const clock = createServer((_request, response) => response.end(String(district.clock.now())));
  const clockPort = await listen(clock);
  stack.defer(() => void clock.close());

  const url = await postgres.createDatabase();
  environment = {
    PANTAU_SETTINGS: JSON.stringify(district.district.settings),
    PANTAU_SECRET: district.state.secret,
    PANTAU_MAIL_URL: `smtp://127.0.0.1:${district.mailbox.port}`,
    PANTAU_DATABASE_URL: url,
    PANTAU_PROJECT: CLOUD_PROJECT,
    GCE_METADATA_HOST: metadata.host,
    TEST_GOOGLE: district.workspace.origin,
    TEST_CLOCK: `http://127.0.0.1:${clockPort}`,
  };
  pool = postgresPool(url);
  stack.defer(() => pool.end());
  store = postgresStore(pool);
  await store.migrate();
  await store.register.issueTemplate(openForm);
  await store.register.saveUnits(district.district.units);
  await store.register.saveOfficers(district.district.officers);
  const unit = district.district.units[1]!;
  ({ spreadsheetId: sheet } = await provisionSpreadsheet(district.google, {
    template: openForm,
    unit,
    districtName: district.district.name,
    zone: 'Asia/Jakarta',
    folderId: folderId ?? '',
    serviceAccount: account.email,
    editors: [ORGANISER],
    verifiers: [],
    demonstration: true,
  }));
  const { id: templateId, version: templateVersion } = openForm;
  const registration = { spreadsheetId: sheet, unit: unit.code, templateId, templateVersion };
  await store.register.registerSpreadsheet(registration, district.clock.now());

  const auth = new OAuth2Client({
    transporterOptions: { fetchImplementation: redirect(() => district.workspace.origin) },
  });
  auth.setCredentials({ access_token: district.workspace.tokenFor(ORGANISER) });
  pubsub = new pubsub_v1.Pubsub({ auth, retry: false });
  for (const job of ['check', 'deliver', 'dead']) await pubsub.projects.topics.create({ name: topic(job) });
});
afterAll(() => stack.disposeAsync());

async function start(target: string, more: Record<string, string> = {}): Promise<RunningFunction> {
  const running = await startFunction(dir, target, { ...environment, ...more });
  stack.defer(() => running.close());
  return running;
}

const message = (work: unknown) => ({
  message: { data: Buffer.from(JSON.stringify(work)).toString('base64'), messageId: '1' },
});
const pantauTab = (spreadsheetId: string) =>
  values(district.organiser, spreadsheetId, `'${PANTAU_TAB_TITLE}'`);
const statuses = async (spreadsheetId: string) =>
  (await records(district.organiser, spreadsheetId, 'Kegiatan', 'Kode')).map((row) => [row.Kode, row.Status]);

describe('the functions', () => {
  it('check a spreadsheet and write what the Worker writes', async () => {
    const rows = [
      ['K1', 'Rembuk', 12, 20],
      ['K2', 'Pelatihan', 25, 20],
      ['K3', 'Sosialisasi', '', 20],
      ['K3', 'Kunjungan', 3, 20],
      ['K4', 'Budi', 'banyak', 20],
      ['', 'Tanpa kode', 1, 2],
    ];
    for (const id of [sheet, district.sheets[0]!]) await type(district.organiser, id, 'Kegiatan!A6', rows);

    // The Worker has listed the sheet, and lets it settle first.
    await district.pass();
    district.clock.advance(MINUTE);
    await district.pass();
    const check = await start('check');
    const answer = await check.send({ id: 'event-1', data: message({ job: 'check', spreadsheetId: sheet }) });
    expect(answer.status).toBe(204);

    const [theirs, ours] = [await pantauTab(district.sheets[0]!), await pantauTab(sheet)];
    expect(theirs.length).toBeGreaterThan(5);
    expect(ours).toEqual(theirs);
    expect(await statuses(sheet)).toEqual(await statuses(district.sheets[0]!));
    const [form, other] = [(await store.results.forms())[0]!, (await district.store.results.forms())[0]!];
    expect(form.counts.filled).toBeGreaterThan(0);
    expect({ ...form, spreadsheetId: '' }).toEqual({ ...other, spreadsheetId: '' });
    expect(await store.results.problems()).toEqual(await district.store.results.problems());

    const line = { severity: 'INFO', message: 'check ended', job: 'check', end: 'written' };
    await expect
      .poll(() => check.logged, PATIENCE)
      .toEqual([{ ...line, execution: 'event-1', spreadsheetId: sheet }]);
    await expect
      .poll(() => heard)
      .toEqual([{ ...line, execution: expect.any(String), spreadsheetId: district.sheets[0] }]);
    expect(new Set(metadata.scopes.flat().map((scope) => scope.split('/').at(-1)))).toEqual(
      new Set(['spreadsheets', 'drive', 'pubsub']),
    );
  });

  it('see an edit, hand it on through Pub/Sub and write its status', async () => {
    const [poll, check] = [await start('poll'), await start('check')];
    await pubsub.projects.subscriptions.create({
      name: `projects/${CLOUD_PROJECT}/subscriptions/pantau-check`,
      requestBody: {
        topic: topic('check'),
        pushConfig: { pushEndpoint: `${check.origin}/${topic('check')}` },
        deadLetterPolicy: { deadLetterTopic: topic('dead'), maxDeliveryAttempts: 5 },
        retryPolicy: { minimumBackoff: '10s', maximumBackoff: '600s' },
      },
    });
    // Until now the sheet was never listed: what poll sees first is taken for an edit.
    const settle = async () => {
      for (let minute = 0; minute < 8; minute++) {
        expect((await poll.send({ id: `poll-${minute}` })).status).toBe(204);
        await district.workspace.settle();
        district.clock.advance(MINUTE);
      }
    };
    await settle();
    await type(district.operator(0), district.sheets[0]!, 'Kegiatan!A7', [['K2', 'Pelatihan', 15, 20]]);
    await type(district.organiser, sheet, 'Kegiatan!A7', [['K2', 'Pelatihan', 15, 20]]);
    await settle();
    expect((await statuses(sheet)).find(([code]) => code === 'K2')).toEqual(['K2', 'Benar']);
    await expect.poll(() => check.logged.map(({ end }) => end), PATIENCE).toContain('written');
    // At rest: nothing more to check, nothing more to write.
    expect(await store.watch.backlog(district.clock.now())).toEqual({ due: 0, leased: 0, nextDueAt: null });
    district.resetCalls();
    await settle();
    expect(district.calls).toEqual({ read: 0, write: 0, describe: 0 });
  });

  it('are told of an edit by Drive, and poll at once', async () => {
    const somewhere = { PANTAU_WEBHOOK_URL: 'https://pantau.kabupaten-contoh.example/webhook/drive' };
    const [web, poll] = [await start('web', somewhere), await start('poll')];
    const webhook = `${web.origin}/webhook/drive`;
    const tend = await start('tend', { PANTAU_WEBHOOK_URL: webhook });
    await pubsub.projects.topics.create({ name: topic('poll') });
    await pubsub.projects.subscriptions.create({
      name: `projects/${CLOUD_PROJECT}/subscriptions/pantau-poll`,
      requestBody: {
        topic: topic('poll'),
        pushConfig: { pushEndpoint: `${poll.origin}/${topic('poll')}` },
        ackDeadlineSeconds: 60,
      },
    });
    expect((await tend.send({ id: 'tend-1' })).status).toBe(204);
    await district.workspace.settle();
    expect(await store.channels.all()).toMatchObject([{ address: webhook, renewAt: expect.any(Number) }]);

    await type(district.organiser, sheet, 'Kegiatan!A7', [['K2', 'Pelatihan', 16, 20]]);
    await district.workspace.settle();
    const { debounceSeconds } = district.district.settings;
    await expect
      .poll(async () => (await store.watch.backlog(district.clock.now())).nextDueAt, PATIENCE)
      .toBe(district.clock.now() + debounceSeconds * 1000);
    expect((await fetch(webhook, { method: 'POST' })).status).toBe(204);
    expect([...web.logged, ...poll.logged, ...tend.logged]).toEqual([]);
  });

  it('refuse what is no work of theirs, so that Pub/Sub buries it', async () => {
    const check = await start('check');
    for (const data of [
      {},
      message('nonsense'),
      message({ job: 'deliver', mailId: 'x' }),
      { message: { data: '%' } },
    ])
      expect((await check.send({ id: 'event-2', data })).status).toBe(500);
    await expect
      .poll(() => check.logged.filter(({ severity }) => severity === 'ERROR'), PATIENCE)
      .toHaveLength(4);
    expect(
      (await check.send({ id: 'event-3', data: message({ job: 'check', spreadsheetId: 'x' }) })).status,
    ).toBe(204);
    await expect.poll(() => check.logged.at(-1), PATIENCE).toMatchObject({ spreadsheetId: 'x', end: 'none' });
  });

  it('note what none of them could take up', async () => {
    const bury = await start('bury');
    const attributes = { CloudPubSubDeadLetterSourceSubscription: 'pantau-poll' };
    const { message: carried } = message({ job: 'check', spreadsheetId: 'x' });
    expect((await bury.send({ id: 'event-5', data: { message: carried } })).status).toBe(204);
    const timed = { message: { ...message({}).message, attributes } };
    expect((await bury.send({ id: 'event-6', data: timed })).status).toBe(204);
    expect((await bury.send({ id: 'event-7' })).status).toBe(204);
    const noted = await store.deadLetters.newest(9);
    expect(noted.map(({ id, job, subject }) => [id, job, subject])).toEqual([
      ['event-5', 'check', 'x'],
      ['event-6', 'poll', ''],
      ['event-7', 'unknown', ''],
    ]);
    await expect
      .poll(() => bury.logged.filter(({ severity }) => severity === 'ERROR'), PATIENCE)
      .toHaveLength(3);
  });

  it.each(['sweep', 'roll-up', 'remind', 'tend'])('run %s', async (target) => {
    const timed = await start(target);
    expect((await timed.send({ id: 'event-4' })).status).toBe(204);
    expect(timed.logged).toEqual([]);
    if (target === 'roll-up') expect(await store.results.history('99.01', openForm.id)).toHaveLength(1);
    if (target === 'sweep')
      expect((await store.watch.poller(district.state.account.email)).swept).toBe('2025-11-18');
  });

  it('serve health to anyone and the dashboard to nobody', async () => {
    const web = await start('web');
    const health = await fetch(`${web.origin}/healthz`);
    expect(health.status).toBe(200);
    const now = new Date(district.clock.now()).toISOString();
    expect(await health.json()).toEqual({ ok: true, time: now, polled: now });
    expect((await fetch(web.origin)).status).toBe(403);
  });

  it('name every setting that is missing, and answer 503 meanwhile', async () => {
    const web = await start('web', {
      PANTAU_SECRET: '',
      PANTAU_DATABASE_URL: 'mysql://x',
      PANTAU_OPERATORS: 'penjaga',
      // Who sends nothing is not told how.
      PANTAU_MAIL_URL: '',
    });
    expect((await fetch(`${web.origin}/healthz`)).status).toBe(503);
    await expect
      .poll(() => web.logged)
      .toMatchObject([
        {
          severity: 'ERROR',
          message: 'web failed',
          fault: {
            message: [
              'The configuration cannot be used:',
              '  PANTAU_SECRET: is missing',
              '  PANTAU_OPERATORS.0: holds something that is no e-mail address',
              '  PANTAU_DATABASE_URL: is not an address that begins with postgresql://',
            ].join('\n'),
          },
        },
      ]);
    expect((await fetch(`${web.origin}/webhook/drive`, { method: 'POST' })).status).toBe(503);
  });
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
}
