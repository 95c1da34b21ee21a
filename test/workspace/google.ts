/** The real Google client against a workspace, for tests. */
import { generateKeyPairSync } from 'node:crypto';
import { JWT } from 'google-auth-library';
import { drive_v3 } from 'googleapis/build/src/apis/drive/v3.js';
import { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/workspace.ts';

export const ROBOT = 'pantau@contoh.iam.gserviceaccount.example';
export const PERSON = 'ani@kabupaten.example';
export const OTHER = 'budi@puskesmas.example';

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

export interface Clients {
  sheets: sheets_v4.Sheets;
  drive: drive_v3.Drive;
}

/** 18 November 2025, 09.00 WIB. */
export const START = Date.UTC(2025, 10, 18, 2, 0, 0, 123);

export interface Bench {
  workspace: Workspace;
  clock: { now: number };
  robot: Clients;
  /** A person's plain HTTP call. */
  as(
    email: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; json: never; headers: Headers }>;
}

/** Sends a request for any of Google's hosts to the workspace instead. */
export const redirect =
  (origin: () => string): typeof fetch =>
  (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    return fetch(origin() + url.pathname + url.search, init);
  };

export function clients(workspace: Workspace, key = privateKey): Clients {
  const auth = new JWT({
    email: ROBOT,
    key,
    scopes: ['https://www.googleapis.com/auth/spreadsheets', 'https://www.googleapis.com/auth/drive'],
    transporterOptions: { fetchImplementation: redirect(() => workspace.origin) },
  });
  const options = { auth, retry: false };
  return {
    sheets: new sheets_v4.Sheets(options as unknown as sheets_v4.Options),
    drive: new drive_v3.Drive(options as unknown as drive_v3.Options),
  };
}

export async function open(options: Partial<WorkspaceOptions> = {}): Promise<Bench> {
  const clock = { now: START };
  const workspace = await startWorkspace({
    dataFile: ':memory:',
    now: () => clock.now,
    quota: null,
    serviceAccounts: [{ email: ROBOT, publicKey }],
    people: [PERSON, OTHER],
    ...options,
  });
  return {
    workspace,
    clock,
    robot: clients(workspace),
    async as(email, method, path, body) {
      const response = await fetch(workspace.origin + path, {
        method,
        headers: { authorization: `Bearer ${workspace.tokenFor(email)}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        json: (text ? JSON.parse(text) : undefined) as never,
        headers: response.headers,
      };
    },
  };
}

/** A spreadsheet in a shared drive managed by the service account; the two people may write. */
export async function makeSheet(bench: Bench, title = 'Formulir'): Promise<string> {
  const drive = bench.workspace.createSharedDrive('Data', [ROBOT, PERSON, OTHER]);
  const { data } = await bench.robot.drive.files.create({
    supportsAllDrives: true,
    requestBody: { name: title, mimeType: 'application/vnd.google-apps.spreadsheet', parents: [drive] },
  });
  return data.id!;
}

/** Status and Google's message of a refused call. */
export async function refusal(call: Promise<unknown>): Promise<{ status: number; body: never }> {
  try {
    await call;
  } catch (error) {
    const { response } = error as { response?: { status: number; data: never } };
    if (response) return { status: response.status, body: response.data };
    throw error;
  }
  throw new Error('was not refused');
}
