import { generateKeyPairSync } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { googleApis, keyedAccount } from '../../src/google/clients.ts';
import { redirectTo } from '../../src/runtime/local/google.ts';
import { startWorkspace, type Workspace } from '../../src/workspace/workspace.ts';

const EMAIL = 'pantau@contoh.iam.gserviceaccount.example';
const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

let workspace: Workspace;
afterEach(() => workspace.close());

test('a token that Google no longer takes is not used again: the next call asks for a new one', async () => {
  workspace = await startWorkspace({
    dataFile: ':memory:',
    now: () => Date.UTC(2025, 10, 18),
    serviceAccounts: [{ email: EMAIL, publicKey }],
    people: [],
    faults: true,
  });
  const { drive, sheets } = googleApis(
    keyedAccount({ email: EMAIL, key: privateKey }, redirectTo(workspace.origin)),
  );
  expect((await drive.files.list()).status).toBe(200);
  workspace.faults?.levers.expireTokens();
  await expect(drive.files.list()).rejects.toMatchObject({ status: 401 });
  expect((await drive.files.list()).status).toBe(200);
  // Any other refusal leaves the token alone: asking for it again would cost calls.
  const tokens = workspace.faults?.add({
    match: { api: 'token' },
    times: 'always',
    do: { token: 'wrong' },
  });
  await expect(sheets.spreadsheets.get({ spreadsheetId: 'tidak-ada' })).rejects.toMatchObject({
    status: 404,
  });
  expect((await drive.files.list()).status).toBe(200);
  expect(workspace.faults?.list().find(({ id }) => id === tokens)?.met).toBe(0);
});
