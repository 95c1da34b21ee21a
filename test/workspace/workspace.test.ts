import { createSign, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Bench, clients, makeSheet, OTHER, open, PERSON, ROBOT, refusal } from './google.ts';

const opened: Bench[] = [];
const start = async (...options: Parameters<typeof open>) => {
  const bench = await open(...options);
  opened.push(bench);
  return bench;
};
afterEach(async () => {
  for (const bench of opened.splice(0)) await bench.workspace.close();
});

const values = (id: string) => `/v4/spreadsheets/${id}/values/A1`;

test('sixty reads a minute an account, writes counted apart, Drive not at all', async () => {
  const bench = await start({ quota: { read: 60, write: 60 } });
  const id = await makeSheet(bench);
  const read = () => bench.as(PERSON, 'GET', values(id));
  for (let n = 0; n < 60; n++) expect((await read()).status).toBe(200);
  const refused = await read();
  expect([refused.status, refused.json]).toEqual([
    429,
    {
      error: {
        code: 429,
        message:
          "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:100000000000'.",
        status: 'RESOURCE_EXHAUSTED',
      },
    },
  ]);
  expect((await bench.as(OTHER, 'GET', values(id))).status).toBe(200);
  expect(
    (await bench.as(PERSON, 'PUT', `${values(id)}?valueInputOption=RAW`, { values: [[1]] })).status,
  ).toBe(200);
  expect((await bench.as(PERSON, 'GET', '/drive/v3/files')).status).toBe(200);
  expect(bench.workspace.calls()[PERSON]).toEqual({ read: 60, write: 1, drive: 1, refused: 1 });
  bench.clock.now += 59_999;
  expect((await read()).status).toBe(429);
  bench.clock.now += 1;
  expect((await read()).status).toBe(200);
  bench.workspace.resetCalls();
  expect(bench.workspace.calls()).toEqual({});
});

test('the window slides: what was called in the last sixty seconds counts', async () => {
  const bench = await start({ quota: { read: 2, write: 1 } });
  const id = await makeSheet(bench);
  const read = async () => (await bench.as(PERSON, 'GET', values(id))).status;
  expect(await read()).toBe(200);
  bench.clock.now += 40_000;
  expect(await read()).toBe(200);
  bench.clock.now += 20_000;
  expect([await read(), await read()]).toEqual([200, 429]);
});

test('the project has five times the quota of one account', async () => {
  const people = Array.from({ length: 6 }, (_none, n) => `p${n}@desa.example`);
  const bench = await start({ quota: { read: 2, write: 2 }, people: [PERSON, OTHER, ...people] });
  const statuses = [];
  for (const email of people)
    for (let n = 0; n < 2; n++) statuses.push((await bench.as(email, 'GET', '/v4/spreadsheets/x')).status);
  expect(statuses).toEqual([...new Array(10).fill(404), 429, 429]);
});

test('state outlives a restart, tokens too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
  try {
    const dataFile = join(folder, 'data.sqlite');
    const first = await open({ dataFile });
    const id = await makeSheet(first);
    await first.robot.sheets.spreadsheets.batchUpdate({
      spreadsheetId: id,
      requestBody: {
        requests: [
          { addSheet: { properties: { title: 'Dua', sheetId: 2, index: 0 } } },
          { addNamedRange: { namedRange: { name: 'blok', range: { sheetId: 2, startRowIndex: 1 } } } },
          {
            updateCells: {
              start: { sheetId: 2, rowIndex: 1, columnIndex: 1 },
              fields: '*',
              rows: [
                {
                  values: [
                    {
                      userEnteredValue: { formulaValue: '=2*3' },
                      note: 'n',
                      userEnteredFormat: { textFormat: { bold: true } },
                      dataValidation: { condition: { type: 'BOOLEAN' } },
                    },
                  ],
                },
              ],
            },
          },
          {
            updateDimensionProperties: {
              range: { sheetId: 2, dimension: 'ROWS', startIndex: 3, endIndex: 4 },
              properties: { hiddenByUser: true },
              fields: 'hiddenByUser',
            },
          },
        ],
      },
    });
    const before = [first.workspace.spreadsheet(id), first.workspace.files()];
    const token = first.workspace.tokenFor(PERSON);
    const { origin } = first.workspace;
    await first.workspace.close();
    const second = await start({ dataFile });
    expect(second.workspace.tokenFor(PERSON)).toBe(token);
    const plain = (value: unknown) =>
      JSON.parse(JSON.stringify(value).replaceAll(second.workspace.origin, origin));
    expect([second.workspace.spreadsheet(id), second.workspace.files()].map(plain)).toEqual(before);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('hooks stand between a call and what it does', async () => {
  const seen: string[] = [];
  let inject = async () => {};
  const bench = await start({
    hooks: {
      async before(call) {
        seen.push(`${call.api} ${call.operation} ${call.kind}`);
        if (call.operation === 'values.update' && call.account === ROBOT) await inject();
      },
      after: (call) => void seen.push(`after ${call.operation}`),
    },
  });
  const id = await makeSheet(bench);
  inject = async () =>
    void (await bench.as(PERSON, 'PUT', `/v4/spreadsheets/${id}/values/B1?valueInputOption=RAW`, {
      values: [['orang']],
    }));
  await bench.robot.sheets.spreadsheets.values.update({
    spreadsheetId: id,
    range: 'A1',
    valueInputOption: 'RAW',
    requestBody: { values: [['pantau']] },
  });
  const { data } = await bench.robot.sheets.spreadsheets.values.batchGet({
    spreadsheetId: id,
    ranges: ['A1:B1'],
  });
  expect(data.valueRanges![0]!.values).toEqual([['pantau', 'orang']]);
  expect(seen).toEqual([
    'drive files.create write',
    'after files.create',
    'sheets values.update write',
    'sheets values.update write',
    'after values.update',
    'after values.update',
    'sheets values.batchGet read',
    'after values.batchGet',
  ]);
});

test('other pages live on the same origin', async () => {
  const bench = await start({
    extraRoutes: (request) => (new URL(request.url).pathname === '/surat' ? new Response('isi') : undefined),
  });
  expect(await (await fetch(`${bench.workspace.origin}/surat`)).text()).toBe('isi');
  expect((await fetch(`${bench.workspace.origin}/lain`)).status).toBe(404);
});

test('tokens: unknown ones are refused, so is an assertion signed with another key', async () => {
  const bench = await start();
  const call = (authorization?: string) =>
    fetch(`${bench.workspace.origin}/v4/spreadsheets/x`, { headers: authorization ? { authorization } : {} });
  const good = `Bearer ${bench.workspace.tokenFor(PERSON)}`;
  expect((await call(good)).status).toBe(404);
  for (const bad of [
    undefined,
    'Bearer nonsense',
    `${good}x`,
    good.replace(/\.[^.]+$/, '.AAAA'),
    'Basic x',
  ]) {
    const response = await call(bad);
    expect([response.status, await response.json()]).toMatchObject([
      401,
      { error: { code: 401, status: 'UNAUTHENTICATED' } },
    ]);
  }
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const stranger = clients(bench.workspace, privateKey);
  expect(await refusal(stranger.drive.files.list())).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' },
  });
  expect(() => bench.workspace.tokenFor('orang@asing.example')).toThrow();
});

test.each([
  ['an expired assertion', { exp: -10, iat: -3000 }, 'https://oauth2.googleapis.com/token'],
  ['one for too long a time', { exp: 7200, iat: 0 }, 'https://oauth2.googleapis.com/token'],
  ['one for somebody else', { exp: 3000, iat: 0 }, 'https://elsewhere.example/token'],
])('%s gets no token', async (_what, { exp, iat }, aud) => {
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const bench = await start({ serviceAccounts: [{ email: ROBOT, publicKey: keys.publicKey }] });
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const scope = 'https://www.googleapis.com/auth/drive';
  const grant = async (claims: object) => {
    const body = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ scope, ...claims })}`;
    const assertion = `${body}.${createSign('RSA-SHA256').update(body).sign(keys.privateKey, 'base64url')}`;
    const form = new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion,
    });
    return fetch(`${bench.workspace.origin}/token`, { method: 'POST', body: form });
  };
  const response = await grant({ iss: ROBOT, aud, exp: now + exp, iat: now + iat });
  expect([response.status, await response.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
  const granted = await grant({
    iss: ROBOT,
    aud: 'https://oauth2.googleapis.com/token',
    exp: now + 3600,
    iat: now,
  });
  expect(await granted.json()).toEqual({
    access_token: expect.any(String),
    expires_in: 3600,
    token_type: 'Bearer',
  });
});
