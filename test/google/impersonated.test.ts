/** Service accounts without keys: the attached one gets their tokens where it may, and only there. */
import { generateKeyPairSync } from 'node:crypto';
import { JWT } from 'google-auth-library';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { googleApis, through } from '../../src/google/clients.ts';
import { googleDrive } from '../../src/google/drive.ts';
import { attachedPool, impersonatedAccount } from '../../src/google/impersonated.ts';
import { redirectTo } from '../../src/runtime/local/google.ts';
import { startWorkspace, type Workspace } from '../../src/workspace/workspace.ts';

const ATTACHED = 'pantau-run@contoh.iam.gserviceaccount.example';
const FURTHER = 'pantau-run-2@contoh.iam.gserviceaccount.example';
const STRANGER = 'orang-lain@contoh.iam.gserviceaccount.example';
const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
/** Stands for the attached account: its scopes are those that functions ask for. */
const SCOPES = ['drive', 'spreadsheets', 'iam'].map((name) => `https://www.googleapis.com/auth/${name}`);

let workspace: Workspace;
let asked: string[];
beforeEach(async () => {
  asked = [];
  workspace = await startWorkspace({
    dataFile: ':memory:',
    now: () => Date.UTC(2025, 10, 18),
    serviceAccounts: [
      { email: ATTACHED, publicKey },
      { email: FURTHER, publicKey, tokenCreators: [ATTACHED] },
      { email: STRANGER, publicKey },
    ],
    people: [],
    faults: true,
    hooks: {
      before: async ({ account, operation }) => void asked.push(`${account.split('@')[0]} ${operation}`),
    },
  });
});
afterEach(() => workspace.close());

function attached(scopes = SCOPES) {
  const auth = new JWT({
    email: ATTACHED,
    key: privateKey,
    scopes,
    ...through(redirectTo(workspace.origin)),
  });
  return { email: ATTACHED, auth };
}
const driveOf = (email: string, scopes?: string[]) =>
  googleDrive(
    googleApis(impersonatedAccount(attached(scopes).auth, email, redirectTo(workspace.origin))).drive,
  );

describe('a further service account', () => {
  it('is acted for by a token of its own, asked for once', async () => {
    const drive = driveOf(FURTHER);
    await drive.list({});
    await drive.list({});
    expect(asked).toEqual([
      'pantau-run serviceAccounts.generateAccessToken',
      'pantau-run-2 files.list',
      'pantau-run-2 files.list',
    ]);
  });

  it('gets another token where Google no longer takes the one it had', async () => {
    const drive = driveOf(FURTHER);
    await drive.list({});
    workspace.faults?.add({ match: { account: FURTHER }, do: { token: 'expired' } });
    await expect(drive.list({})).rejects.toMatchObject({ code: 'auth' });
    await drive.list({});
    expect(asked.filter((call) => call.includes('generateAccessToken'))).toHaveLength(2);
  });

  it.each([
    ['the role on it is missing', STRANGER, SCOPES],
    ['it does not exist', 'tidak-ada@contoh.iam.gserviceaccount.example', SCOPES],
    ['the attached account may not use the API', FURTHER, SCOPES.slice(0, 2)],
  ])('is in trouble itself, not the spreadsheet, where %s', async (_what, email, scopes) => {
    await expect(driveOf(email, scopes).list({})).rejects.toMatchObject({ code: 'auth', detail: '403' });
  });

  it.each([
    [503, 'unavailable'],
    [429, 'rate-limited'],
  ] as const)('waits where Google answers %i', async (status, code) => {
    workspace.faults?.add({ match: { api: 'iam' }, do: { fail: { status } } });
    const drive = driveOf(FURTHER);
    await expect(drive.list({})).rejects.toMatchObject({ code });
    await drive.list({});
  });

  it('is of the pool once, behind the attached one', () => {
    const pool = attachedPool(attached(), [FURTHER, ATTACHED, STRANGER]);
    expect(pool.map(({ email }) => email)).toEqual([ATTACHED, FURTHER, STRANGER]);
  });
});
