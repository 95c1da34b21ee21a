import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JWT } from 'google-auth-library';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Checkup, Patient } from '../../../src/cli/doctor/checkup.ts';
import { CHECKUPS } from '../../../src/cli/doctor/checkups.ts';
import { reachGoogle } from '../../../src/cli/reach-google.ts';
import { googleApis, through } from '../../../src/google/clients.ts';
import { QUOTA } from '../../../src/jobs/limits.ts';
import { personApis, redirectTo } from '../../../src/runtime/local/google.ts';
import { applyProvision } from '../../../src/runtime/provision/apply.ts';
import { planProvision } from '../../../src/runtime/provision/plan.ts';
import { saveRegister } from '../../../src/runtime/save-register.ts';
import { d1Sql, d1Store } from '../../../src/store/d1.ts';
import { sqliteD1 } from '../../jobs/sqlite-d1.ts';
import { closedPort, mailServer } from '../../mail/smtp-servers.ts';
import { LENT, ORGANISER, startTown } from '../../runtime/provision/town.ts';
import { testDistrict } from '../../support/district.ts';
import { openForm } from '../../support/open-form.ts';

const district = testDistrict(openForm, 2);
const MINUTE = 60_000;
const SETTINGS = JSON.stringify({ unit: '99.01', mail: { from: 'pantau@surat.kabupaten.example' } });
let town: Awaited<ReturnType<typeof startTown>>;
let patient: Patient;

beforeAll(async () => {
  town = await startTown(district, [openForm]);
  await applyProvision(town.context, await planProvision(town.context));
  patient = await fresh();
});
afterAll(() => town.workspace.close());

const google = (key = town.key) =>
  reachGoogle(
    {},
    {
      PANTAU_GOOGLE: town.workspace.origin,
      PANTAU_SERVICE_ACCOUNT: JSON.stringify({ client_email: town.emails[0], private_key: key }),
    },
  );

/** An installation with a store of its own, in which the spreadsheets of the town are registered. */
async function fresh(): Promise<Patient> {
  const database = sqliteD1();
  const store = d1Store(database);
  await store.migrate();
  await saveRegister(store, district, [openForm]);
  for (const { account, ...registration } of await town.store.register.registrations()) {
    await store.register.registerSpreadsheet(registration, town.context.now());
    await store.register.assignAccount(registration.spreadsheetId, [account!]);
  }
  await store.watch.polled(town.emails[0]!, { at: town.context.now() });
  return {
    given: { PANTAU_SETTINGS: SETTINGS, PANTAU_MAIL_URL: 'resend:re_contoh' },
    reached: {
      name: 'SQLite',
      store,
      sql: d1Sql(database),
      reading: undefined as never,
      now: town.context.now,
      close: async () => undefined,
    },
    google: await google(),
    templates: [openForm],
    resolver: { resolveTxt: async () => [] },
    now: town.context.now,
  };
}

const checkup = (name: string) => CHECKUPS.find((each) => each.name === name) as Checkup;
const said = async (name: string, changes: Partial<Patient> = {}, of = patient) =>
  (await checkup(name).run({ ...of, ...changes }))?.map(({ level, what }) => `${level}: ${what}`);

it('finds nothing wrong where nothing is', async () => {
  for (const name of [
    'clock',
    'credentials',
    'database',
    'sharing',
    'spreadsheets',
    'templates',
    'queue',
    'channels',
    'events',
  ])
    expect([name, await said(name)]).toEqual([name, []]);
});

it('leaves out what needs something that is not reached', async () => {
  for (const { name, run } of CHECKUPS.filter((each) => each.name !== 'settings'))
    expect([name, await run({ ...patient, given: {}, google: undefined, reached: undefined })]).toEqual([
      name,
      undefined,
    ]);
});

it('names settings that are missing or wrong, never their values', async () => {
  const found = await said('settings', { given: { PANTAU_MAIL_URL: 'smtp:rahasia' } });
  expect(found).toEqual([
    'wrong: PANTAU_SETTINGS: is missing',
    expect.stringContaining('wrong: PANTAU_MAIL_URL: is not an address'),
  ]);
  expect(JSON.stringify(found)).not.toContain('rahasia');
  expect(await said('settings', { given: { ...patient.given, PANTAU_MAIL_DRY_RUN: 'yes' } })).toEqual([
    expect.stringContaining('doubtful: PANTAU_ACCESS is not set'),
    expect.stringContaining('doubtful: PANTAU_MAIL_DRY_RUN is yes'),
    expect.stringContaining('doubtful: PANTAU_OPERATORS names nobody'),
  ]);
});

it('compares the clock with Google’s', async () => {
  const at = town.context.now();
  expect(await said('clock', { now: () => at - 31_000 })).toEqual([
    'wrong: this machine is 31 s behind Google',
  ]);
  expect(await said('clock', { now: () => at + 5 * MINUTE })).toEqual([
    'wrong: this machine is 300 s ahead of Google',
  ]);
});

describe('credentials', () => {
  it('that Google refuses are told from a network that is not there', async () => {
    const fault = town.workspace.faults!.add({
      match: { api: 'token' },
      times: 'always',
      do: { token: 'wrong' },
    });
    expect(await said('credentials', { google: await google() })).toEqual([
      `wrong: Google refuses the key of ${town.emails[0]}`,
    ]);
    town.workspace.faults!.clear(fault);
    const nowhere = await reachGoogle(
      {},
      {
        PANTAU_GOOGLE: `http://127.0.0.1:${await closedPort()}`,
        PANTAU_SERVICE_ACCOUNT: JSON.stringify({ client_email: town.emails[0], private_key: town.key }),
      },
    );
    expect(await said('credentials', { google: nowhere })).toEqual([
      expect.stringContaining('wrong: Google does not answer'),
    ]);
  });

  it('whose token covers too little are told so, though they may read', async () => {
    for (const [scopes, api] of [
      ['spreadsheets.readonly drive.readonly', 'Sheets'],
      ['spreadsheets drive.readonly', 'Drive'],
    ] as const) {
      const auth = new JWT({
        email: town.emails[0]!,
        key: town.key,
        scopes: scopes.split(' ').map((scope) => `https://www.googleapis.com/auth/${scope}`),
        ...through(redirectTo(town.workspace.origin)),
      });
      const narrow = { email: town.emails[0]!, auth, apis: googleApis(auth) };
      const given = { ...patient.google!, pool: [narrow] };
      expect(await said('credentials', { google: given })).toEqual([
        `wrong: ${town.emails[0]} may not use ${api} with the scopes it was given`,
      ]);
    }
  });

  it('of accounts without a key are those of the attached one, where it may act for them', async () => {
    const first = town.emails[0]!;
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'pantau-doctor-')), 'key.json');
    onTestFinished(() => rm(path.dirname(file), { recursive: true }));
    const key = { type: 'service_account', client_email: first, private_key: town.key };
    await writeFile(file, JSON.stringify(key));
    vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', file);
    onTestFinished(() => void vi.unstubAllEnvs());
    const stranger = 'orang-lain@contoh.iam.gserviceaccount.com';
    const PANTAU_SERVICE_ACCOUNTS = [LENT, stranger].join(',');
    const reached = await reachGoogle({}, { PANTAU_GOOGLE: town.workspace.origin, PANTAU_SERVICE_ACCOUNTS });
    expect(reached.pool.map(({ email }) => email)).toEqual([first, LENT, stranger]);
    expect(await said('credentials', { google: reached })).toEqual([
      `wrong: tokens of ${stranger} are refused: the account is gone, or may not be acted for`,
    ]);
  });

  it('whose quota is used up are told so', async () => {
    town.workspace.faults!.add({ match: { api: 'sheets' }, do: { fail: { status: 429 } } });
    expect(await said('credentials')).toEqual([`wrong: the quota of ${town.emails[0]} is used up`]);
  });
});

it('says what the database lacks', async () => {
  const empty = sqliteD1();
  const reached = { ...patient.reached!, name: 'kosong', store: d1Store(empty), sql: d1Sql(empty) };
  expect(await said('database', { reached })).toEqual([
    expect.stringMatching(/^wrong: kosong lacks \d+ steps of the schema, from 001-begin on$/),
  ]);
});

it('finds spreadsheets that are not shared any more, and strangers', async () => {
  const own = await fresh();
  const [first] = await own.reached!.store.register.registrations();
  const fault = town.workspace.faults!.add({
    match: { spreadsheetId: first!.spreadsheetId },
    times: 'always',
    do: { revoke: true },
  });
  await own.reached!.store.watch.noteUnregistered([{ id: 'asing', name: 'Asing' }], town.emails[0]!, 1);
  expect(await said('sharing', {}, own)).toEqual([
    `wrong: ${openForm.id} of ${first!.unit} (${first!.spreadsheetId}) cannot be seen by ${town.emails[0]}`,
    'doubtful: 1 spreadsheets that nobody registered are shared with Pantau',
  ]);
  town.workspace.faults!.clear(fault);
});

describe('a spreadsheet as it stands now', () => {
  const organiser = () => personApis(town.workspace.tokenFor(ORGANISER), town.workspace.origin);
  const change = (spreadsheetId: string, ...requests: object[]) =>
    organiser().sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
  const properties = (locale: string, timeZone: string) => ({
    updateSpreadsheetProperties: { properties: { locale, timeZone }, fields: 'locale,timeZone' },
  });

  it('has another locale and time zone, though no check has seen it yet', async () => {
    const own = await fresh();
    const [first] = await own.reached!.store.register.registrations();
    const { spreadsheetId, unit } = first!;
    await change(spreadsheetId, properties('en_US', 'Asia/Makassar'));
    const name = `${openForm.id} of ${unit} (${spreadsheetId})`;
    expect(await checkup('spreadsheets').run(own)).toEqual([
      {
        level: 'wrong',
        what: `${name} has the locale en_US: 1.500 may be read as 1,5`,
        remedy: 'in the spreadsheet: File, Settings, Locale: Indonesia',
      },
      {
        level: 'wrong',
        what: `${name} keeps the time of Asia/Makassar, the district that of Asia/Jakarta`,
        remedy: 'in the spreadsheet: File, Settings, Time zone: Asia/Jakarta',
      },
    ]);
    await change(spreadsheetId, properties('in_ID', 'Asia/Jakarta'));
    expect(await said('spreadsheets', {}, own)).toEqual([]);
  });

  it('has another version than is registered, or is the copy of another unit’s', async () => {
    const own = await fresh();
    const { register } = own.reached!.store;
    const [first, second] = await register.registrations();
    const { account: _, ...registration } = first!;
    await register.registerSpreadsheet({ ...registration, templateVersion: 2 }, 1);
    const { account: __, ...other } = second!;
    await register.registerSpreadsheet({ ...other, templateId: 'lain' }, 1);
    expect(await said('spreadsheets', {}, own)).toEqual([
      expect.stringContaining('has version 1 of its form, and is registered with 2'),
      expect.stringContaining(`carries the marks of ${openForm.id} of 99.01.02: it is a copy of another`),
    ]);
  });

  it('is one of a few that are read, within the quota that is left', async () => {
    const own = await fresh();
    const { quota } = own.reached!.store;
    await quota.take(town.emails[0]!, { read: QUOTA.account - 1, write: 0 }, own.now(), QUOTA);
    expect(await said('spreadsheets', {}, own)).toEqual([
      'note: 1 of 2 spreadsheets were read now, the others are told by their last check, 1 were never looked at',
    ]);
  });

  it('can be read and not written, as it is shared', async () => {
    const own = await fresh();
    const [first] = await own.reached!.store.register.registrations();
    const elsewhere = town.workspace.createSharedDrive('Lain', [ORGANISER]);
    const { data } = await organiser().drive.files.create({
      supportsAllDrives: true,
      requestBody: {
        name: 'Salinan',
        mimeType: 'application/vnd.google-apps.spreadsheet',
        parents: [elsewhere],
      },
    });
    await organiser().drive.permissions.create({
      fileId: data.id!,
      supportsAllDrives: true,
      requestBody: { type: 'user', role: 'reader', emailAddress: town.emails[0]! },
    });
    const { account: _, ...registration } = { ...first!, spreadsheetId: data.id! };
    await own.reached!.store.register.registerSpreadsheet(registration, 1);
    expect(await said('sharing', {}, own)).toContainEqual(
      expect.stringContaining(`can be read by ${town.emails[0]}, not written: no status appears there`),
    );
  });
});

it('finds another locale and time zone in what the last check saw, and checks that failed', async () => {
  const own = await fresh();
  const { store } = own.reached!;
  const [first, second] = await store.register.registrations();
  const structure = { locale: 'en_US', timeZone: 'Asia/Makassar', tabs: [], namedRanges: [], metadata: {} };
  await own
    .reached!.sql.db.insertInto('memory')
    .values({
      spreadsheet_id: first!.spreadsheetId,
      structure: JSON.stringify(structure),
      described_at: 1,
      suspicion: null,
      decision: null,
      decided_entries: null,
      laid_in_a_row: 0,
    })
    .execute();
  const lease = (await store.watch.lease(second!.spreadsheetId, town.context.now(), MINUTE))!;
  await store.watch.release(lease, { dueAt: null, trouble: 'range-missing', detail: '', failed: true });
  expect(await said('spreadsheets', { google: undefined }, own)).toEqual([
    expect.stringContaining('has the locale en_US'),
    expect.stringContaining('keeps the time of Asia/Makassar, the district that of Asia/Jakarta'),
    expect.stringContaining('was not checked, 1 times in a row: a named range of Pantau was deleted'),
    'note: 0 of 2 spreadsheets were read now, the others are told by their last check, 1 were never looked at',
  ]);
});

it('says why Drive’s events do not come, and what helps', async () => {
  const setting = { user: 'pemantau@kabupaten-contoh.example', drive: '0AContohContohPVA' };
  const given = { ...patient.given, PANTAU_WORKSPACE_EVENTS: JSON.stringify(setting) };
  const own = await fresh();
  expect(await said('events', { given }, own)).toEqual(['wrong: nobody subscribed to Drive’s events yet']);
  const at = town.context.now();
  const working = {
    target: `drives/${setting.drive}`,
    holder: setting.user,
    name: 'subscriptions/1',
    reason: '',
    expiresAt: at + MINUTE,
    renewAt: at,
    lookAt: at,
    lookedAt: at,
    failures: 0,
  };
  const { eventSubscriptions } = own.reached!.store;
  await eventSubscriptions.save(working);
  expect(await said('events', { given }, own)).toEqual([]);
  expect(await said('events', { given, now: () => at + MINUTE }, own)).toEqual([
    'wrong: the subscription to Drive’s events ended',
  ]);
  await eventSubscriptions.save({ ...working, reason: 'ENDPOINT_PERMISSION_DENIED' });
  const [found] = (await checkup('events').run({ ...own, given })) ?? [];
  expect(found).toMatchObject({
    what: 'the subscription to Drive’s events does not work (ENDPOINT_PERMISSION_DENIED)',
    remedy: expect.stringContaining('Drive must be allowed to publish'),
  });
  expect(await said('events', {}, own)).toEqual([
    'doubtful: 1 subscriptions to Drive’s events stand that are not set here',
  ]);
});

it('knows which versions of forms are old or unknown', async () => {
  expect(await said('templates', { templates: [{ ...openForm, version: 2 }] })).toEqual([
    `doubtful: 2 spreadsheets have ${openForm.id}@1; version 2 exists`,
  ]);
  const own = await fresh();
  await own.reached!.store.register.registerSpreadsheet(
    { spreadsheetId: 'x', unit: '99.01.01', templateId: 'hilang', templateVersion: 3 },
    1,
  );
  expect(await said('templates', {}, own)).toEqual([
    'wrong: 1 spreadsheets have hilang@3, which was never issued here',
  ]);
  // A spreadsheet that was adopted has a variant of a version.
  const adopted = await fresh();
  const { register } = adopted.reached!.store;
  await register.issueTemplate({ ...openForm, version: 1001 });
  const variant = { unit: '99.01.01', templateId: openForm.id, templateVersion: 1001 };
  await register.registerSpreadsheet({ spreadsheetId: 'y', ...variant }, 1);
  expect(await said('templates', { templates: [{ ...openForm, version: 2 }] }, adopted)).toContain(
    `doubtful: 1 spreadsheets have ${openForm.id}@1001; version 2 exists`,
  );
});

it('sees that nothing polls, that checks wait and that work is lost', async () => {
  const own = await fresh();
  const at = town.context.now();
  await own.reached!.store.watch.pollFailed(town.emails[0]!, at);
  await own.reached!.store.deadLetters.note({ id: 'm', job: 'check', subject: '', at });
  expect(await said('queue', { now: () => at + 40 * MINUTE }, own)).toEqual([
    `wrong: Drive was last listed at ${new Date(at).toISOString()}`,
    `wrong: 1 lists by ${town.emails[0]} failed in a row`,
    `wrong: 2 checks wait, the oldest since ${new Date(at).toISOString()}`,
    'doubtful: 1 pieces of work could not be taken up this week (check)',
  ]);
});

it('misses the channel that a webhook needs', async () => {
  const given = { ...patient.given, PANTAU_WEBHOOK_URL: 'https://pantau.kabupaten.example/webhook/drive' };
  expect(await said('channels', { given })).toEqual([
    `wrong: Google opened no channel for ${town.emails[0]} to ${given.PANTAU_WEBHOOK_URL}`,
  ]);
});

describe('the mail server', () => {
  const at = (port: number, login = '') => ({
    given: { ...patient.given, PANTAU_MAIL_URL: `smtp://${login}127.0.0.1:${port}` },
  });

  it('takes a login, or refuses it, or is not there', async () => {
    const server = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        username === 'pantau' && password === 'benar'
          ? done(null, { user: 'pantau' })
          : done(new Error('Invalid username or password')),
    });
    expect(await said('mail-login', at(server.port, 'pantau:benar@'))).toEqual([]);
    const refused = await said('mail-login', at(server.port, 'pantau:salah@'));
    expect(refused).toEqual([expect.stringContaining('refuses pantau (EAUTH 535)')]);
    expect(JSON.stringify(refused)).not.toContain('salah');
    await server.close();
    expect(await said('mail-login', at(await closedPort()))).toEqual([
      expect.stringContaining('does not answer (ESOCKET'),
    ]);
  });
});

describe('the sender’s domain', () => {
  /** A DNS server over UDP that knows some texts, and says NXDOMAIN of all else. */
  async function dns(texts: Record<string, string[]>) {
    const socket = createSocket('udp4');
    socket.on('message', (query, { port, address }) => {
      const labels: string[] = [];
      let at = 12;
      for (; query[at] !== 0; at += query[at]! + 1)
        labels.push(query.toString('latin1', at + 1, at + 1 + query[at]!));
      const found = texts[labels.join('.')] ?? [];
      const header = Buffer.from(query.subarray(0, 12));
      header.writeUInt16BE(found.length > 0 ? 0x8180 : 0x8183, 2);
      header.writeUInt16BE(found.length, 6);
      header.writeUInt32BE(0, 8);
      const answers = found.map((text) => {
        const parts = text
          .match(/.{1,255}/g)!
          .map((part) => Buffer.from([part.length, ...Buffer.from(part)]));
        const data = Buffer.concat(parts);
        const head = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, 0]);
        head.writeUInt16BE(data.length, 10);
        return Buffer.concat([head, data]);
      });
      socket.send(Buffer.concat([header, query.subarray(12, at + 5), ...answers]), port, address);
    });
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    const resolver = new Resolver({ timeout: 2_000, tries: 1 });
    resolver.setServers([`127.0.0.1:${(socket.address() as AddressInfo).port}`]);
    return { resolver, close: () => socket.close() };
  }
  const DOMAIN = 'surat.kabupaten.example';
  const RIGHT = {
    [DOMAIN]: ['google-site-verification=x', 'v=spf1 include:_spf.contoh.example -all'],
    [`resend._domainkey.${DOMAIN}`]: [`v=DKIM1; k=rsa; p=${'A'.repeat(300)}`],
    '_dmarc.kabupaten.example': ['v=DMARC1; p=none'],
  };

  it.each([
    ['is right; its policy stands above it', {}, []],
    ['has no SPF record', { [DOMAIN]: [] }, ['has no SPF record']],
    ['has two', { [DOMAIN]: ['v=spf1 -all', 'v=spf1 ~all'] }, ['has 2 SPF records']],
    ['lets everybody send', { [DOMAIN]: ['v=spf1 +all'] }, ['lets everybody send']],
    ['has no key', { [`resend._domainkey.${DOMAIN}`]: [] }, ['there is no DKIM key at resend._domainkey']],
    ['has a revoked key', { [`resend._domainkey.${DOMAIN}`]: ['v=DKIM1; p='] }, ['was revoked']],
    ['has no policy', { '_dmarc.kabupaten.example': [] }, ['has no DMARC policy']],
    ['has half a policy', { '_dmarc.kabupaten.example': ['v=DMARC1'] }, ['names no p=']],
  ])('%s', async (_, change, expected) => {
    const server = await dns({ ...RIGHT, ...change });
    const found = await said('mail-domain', { resolver: server.resolver });
    server.close();
    expect(found).toEqual(expected.map((text) => expect.stringContaining(text)));
  });

  it('is not judged where the network does not answer', async () => {
    const resolver = {
      resolveTxt: async () => Promise.reject(Object.assign(new Error('x'), { code: 'ETIMEOUT' })),
    };
    expect(await said('mail-domain', { resolver })).toEqual([
      `doubtful: the DNS of ${DOMAIN} did not answer (ETIMEOUT)`,
    ]);
  });
});
