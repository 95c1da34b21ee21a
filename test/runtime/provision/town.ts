/** A workspace, a store and a clock that is moved by whoever waits: what a district is provisioned in. */
import { generateKeyPairSync } from 'node:crypto';
import type { District } from '../../../src/core/district.ts';
import type { Template } from '../../../src/core/template/schema.ts';
import { googleApis, keyedAccount } from '../../../src/google/clients.ts';
import { redirectTo } from '../../../src/runtime/local/google.ts';
import type { ProvisionContext } from '../../../src/runtime/provision/context.ts';
import { saveRegister } from '../../../src/runtime/save-register.ts';
import { d1Store } from '../../../src/store/d1.ts';
import { type CallInfo, startWorkspace } from '../../../src/workspace/workspace.ts';
import { sqliteD1 } from '../../jobs/sqlite-d1.ts';
import { TEST_NOW } from '../../support/district.ts';

const KEYS = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

export const ORGANISER = 'panitia@kabupaten-contoh.example';

/** An account without key, for which the others may act; it takes no part in what is provisioned. */
export const LENT = 'pantau-pinjaman@contoh.iam.gserviceaccount.com';

export async function startTown(district: District, templates: readonly Template[], accounts = 1) {
  const emails = Array.from({ length: accounts }, (_, n) => `pantau-${n}@contoh.iam.gserviceaccount.com`);
  let at = TEST_NOW;
  const calls: CallInfo[] = [];
  const workspace = await startWorkspace({
    dataFile: ':memory:',
    now: () => at,
    faults: true,
    serviceAccounts: [
      ...emails.map((email) => ({ email, publicKey: KEYS.publicKey })),
      { email: LENT, publicKey: KEYS.publicKey, tokenCreators: emails },
    ],
    people: [ORGANISER, ...district.officers.map(({ address }) => address)],
    hooks: { before: async (call) => void calls.push(call) },
  });
  const root = workspace.createSharedDrive('Konvergensi', [ORGANISER, ...emails]);
  const store = d1Store(sqliteD1());
  await store.migrate();
  await saveRegister(store, district, templates);
  const apisThrough = (fetch: typeof globalThis.fetch) =>
    emails.map((email) => ({
      email,
      apis: googleApis(keyedAccount({ email, key: KEYS.privateKey }, fetch)),
    }));
  const context: ProvisionContext = {
    district,
    templates,
    store,
    accounts: apisThrough(redirectTo(workspace.origin)),
    root,
    now: () => at,
    async waitUntil(time) {
      at = Math.max(at, time);
    },
  };
  return {
    workspace,
    store,
    context,
    /** Every call that was answered or refused, since the list was last emptied. */
    calls,
    key: KEYS.privateKey,
    emails,
    apisThrough,
    sheets: () => workspace.files().filter(({ mimeType }) => String(mimeType).endsWith('.spreadsheet')),
    folders: () => workspace.files().filter(({ mimeType }) => String(mimeType).endsWith('.folder')),
  };
}
