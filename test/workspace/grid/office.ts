/** A workspace with forms as the local run lays them out, and people to fill them. */
import { generateKeyPairSync } from 'node:crypto';
import { personApis, serviceAccountApis } from '../../../src/runtime/local/google.ts';
import { startWorkspace, type Workspace } from '../../../src/workspace/workspace.ts';
import { planOf } from '../../google/provision/plans.ts';
import { provisionSpreadsheet } from '../../support/provision.ts';

export const ORGANISER = 'kabupaten@contoh.example';
export const STAFF = 'operator@contoh.example';
export const COLLEAGUE = 'rekan@contoh.example';

export interface Office {
  workspace: Workspace;
  /** Lays out a form; see `planOf`. */
  provision(changes?: Parameters<typeof planOf>[0]): Promise<string>;
  pantau: ReturnType<typeof serviceAccountApis>;
  person(email: string): ReturnType<typeof personApis>;
  /** An empty spreadsheet of the organiser that all may fill, with a grid of this size. */
  blank(title: string, rows?: number, columns?: number): Promise<string>;
  close(): Promise<void>;
}

export async function openOffice(): Promise<Office> {
  const account = planOf().serviceAccount;
  const key = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const workspace = await startWorkspace({
    dataFile: ':memory:',
    now: () => Date.UTC(2025, 10, 18, 2),
    quota: null,
    serviceAccounts: [{ email: account, publicKey: key.publicKey }],
    people: [ORGANISER, STAFF, COLLEAGUE],
  });
  const folderId = workspace.createSharedDrive('Konvergensi', [ORGANISER, account, STAFF, COLLEAGUE]);
  const pantau = serviceAccountApis({ email: account, key: key.privateKey }, workspace.origin);
  const person = (email: string) => personApis(workspace.tokenFor(email), workspace.origin);
  return {
    workspace,
    pantau,
    person,
    provision: async (changes = {}) =>
      (await provisionSpreadsheet(pantau, planOf({ folderId, ...changes }))).spreadsheetId,
    async blank(title, rowCount = 100, columnCount = 10) {
      const { data } = await person(ORGANISER).sheets.spreadsheets.create({
        requestBody: {
          properties: { title, locale: 'in_ID', timeZone: 'Asia/Jakarta' },
          sheets: [{ properties: { title: 'Data', gridProperties: { rowCount, columnCount } } }],
        },
      });
      const id = data.spreadsheetId!;
      for (const email of [STAFF, COLLEAGUE, account]) workspace.share(id, email);
      return id;
    },
    close: () => workspace.close(),
  };
}
