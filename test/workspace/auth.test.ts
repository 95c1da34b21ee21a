import { generateKeyPairSync } from 'node:crypto';
import { request } from 'node:http';
import { JWT } from 'google-auth-library';
import { drive_v3 } from 'googleapis/build/src/apis/drive/v3.js';
import { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { afterEach, expect, test } from 'vitest';
import { type Bench, open, PERSON, ROBOT, redirect, refusal } from './google.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

let bench: Bench;
afterEach(() => bench.workspace.close());

/** Clients of the service account with one scope. */
function withScope(scope: string): { drive: drive_v3.Drive; sheets: sheets_v4.Sheets } {
  const auth = new JWT({
    email: ROBOT,
    key: privateKey,
    scopes: [`https://www.googleapis.com/auth/${scope}`],
    transporterOptions: { fetchImplementation: redirect(() => bench.workspace.origin) },
  });
  const options = { auth, retry: false };
  return {
    drive: new drive_v3.Drive(options as unknown as drive_v3.Options),
    sheets: new sheets_v4.Sheets(options as unknown as sheets_v4.Options),
  };
}

const CALLS = {
  list: ({ drive }) => drive.files.list(),
  create: ({ drive }) => drive.files.create({ requestBody: { name: 'x' } }),
  watch: async ({ drive }) =>
    drive.changes.watch({
      pageToken: (await drive.changes.getStartPageToken()).data.startPageToken!,
      requestBody: { id: 'a', type: 'web_hook', address: 'https://kabupaten.example/' },
    }),
  read: ({ sheets }) => sheets.spreadsheets.values.get({ spreadsheetId: 'x', range: 'A1' }),
  write: ({ sheets }) => sheets.spreadsheets.values.clear({ spreadsheetId: 'x', range: 'A1' }),
} satisfies Record<string, (clients: ReturnType<typeof withScope>) => Promise<unknown>>;

/** The calls that each scope covers; those let through may fail later, for want of storage or of the file. */
test.each<[string, (keyof typeof CALLS)[]]>([
  ['drive', ['list', 'create', 'watch', 'read', 'write']],
  ['drive.readonly', ['list', 'watch', 'read']],
  ['drive.metadata.readonly', ['list', 'watch']],
  ['spreadsheets', ['read', 'write']],
  ['spreadsheets.readonly', ['read']],
  ['gmail.send', []],
])('the scope %s covers %j', async (scope, covered) => {
  bench = await open({ serviceAccounts: [{ email: ROBOT, publicKey }] });
  const clients = withScope(scope);
  const passed = [];
  for (const [name, call] of Object.entries(CALLS)) {
    const body = await call(clients).then(
      () => '',
      (error: { response?: { data: unknown } }) => JSON.stringify(error.response?.data),
    );
    if (!body.includes('ACCESS_TOKEN_SCOPE_INSUFFICIENT')) passed.push(name);
  }
  expect(passed).toEqual(covered);
});

test('a token lives an hour', async () => {
  let now = Date.now();
  bench = await open({ serviceAccounts: [{ email: ROBOT, publicKey }], tokenNow: () => now });
  const { drive } = withScope('drive');
  expect((await drive.files.list()).status).toBe(200);
  now += 3_599_000;
  expect((await drive.files.list()).status).toBe(200);
  now += 1_000;
  expect(await refusal(drive.files.list())).toMatchObject({
    status: 401,
    body: {
      error: { code: 401, status: 'UNAUTHENTICATED', errors: [{ reason: 'authError', domain: 'global' }] },
    },
  });
});

test.each([
  ['another grant', { grant_type: 'authorization_code' }, 'unsupported_grant_type'],
  ['no assertion', { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' }, 'invalid_grant'],
])('%s gets no token', async (_what, form, error) => {
  bench = await open();
  const answer = await fetch(`${bench.workspace.origin}/token`, {
    method: 'POST',
    body: new URLSearchParams(form as Record<string, string>),
  });
  expect([answer.status, await answer.json()]).toMatchObject([400, { error }]);
});

test.each<[string, Record<string, string>, number]>([
  ['from a program', {}, 200],
  ['from a program sent here for Google', { host: 'www.googleapis.com' }, 200],
  ['from a page of a foreign site', { origin: 'https://jahat.example' }, 403],
  ['from a page that has its name resolve to this computer', { host: 'jahat.example:8799' }, 403],
  ['the same, with its origin', { host: 'jahat.example', origin: 'http://jahat.example' }, 403],
  ['to a name that only ends like ours', { host: 'jahat-googleapis.com' }, 403],
])('where no token is checked, a call %s', async (_what, headers, status) => {
  bench = await open({ soleOwner: PERSON });
  const answered = await new Promise<number>((resolve, reject) => {
    const sent = request(
      `${bench.workspace.origin}/drive/v3/files`,
      { headers: { authorization: 'Bearer x', ...headers } },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    sent.on('error', reject);
    sent.end();
  });
  expect(answered).toBe(status);
});
