/** A workspace with a shared drive, a topic, and an account that may act for its people; a store; Google's client between. */
import { generateKeyPairSync } from 'node:crypto';
import { JWT } from 'google-auth-library';
import { through } from '../../src/google/clients.ts';
import { driveEvents } from '../../src/google/workspace-events.ts';
import { redirectTo } from '../../src/runtime/local/google.ts';
import { startWorkspace } from '../../src/workspace/workspace.ts';

export const ROBOT = 'pantau@contoh.iam.gserviceaccount.example';
export const WATCHER = 'pemantau@kabupaten-contoh.example';
export const TOPIC = 'projects/kabupaten-contoh/topics/pantau-events';
const START = Date.UTC(2025, 10, 18, 2);

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

export async function openEvents({ delegated = true } = {}) {
  const clock = { now: START };
  const calls: string[] = [];
  const workspace = await startWorkspace({
    dataFile: ':memory:',
    now: () => clock.now,
    quota: null,
    faults: true,
    serviceAccounts: [{ email: ROBOT, publicKey, delegated, tokenCreators: [ROBOT] }],
    people: [WATCHER, 'ani@kabupaten-contoh.example'],
    hooks: {
      before: async ({ api, operation }) => void (api === 'events' && calls.push(operation.split('.')[1]!)),
    },
  });
  const drive = workspace.createSharedDrive('Konvergensi', [WATCHER, ROBOT]);
  const fetch = redirectTo(workspace.origin);
  /** Any call of a person; what was refused gives its status. */
  const as = async (email: string, method: string, path: string, body?: unknown) => {
    const answer = await fetch(`https://googleapis.com${path}`, {
      method,
      headers: { authorization: `Bearer ${workspace.tokenFor(email)}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, json: text === '' ? undefined : JSON.parse(text) };
  };
  const topic = (method: 'PUT' | 'DELETE') => as(WATCHER, method, `/v1/${TOPIC}`, {});
  await topic('PUT');
  await as(WATCHER, 'PUT', '/v1/projects/kabupaten-contoh/subscriptions/baca', { topic: TOPIC });
  const scopes = ['drive', 'iam'].map((name) => `https://www.googleapis.com/auth/${name}`);
  const auth = new JWT({ email: ROBOT, key: privateKey, scopes, ...through(fetch) });
  return {
    workspace,
    clock,
    /** Methods of the events API that were called, in order. */
    calls,
    drive,
    as,
    topic,
    eventsOf: async (holder: string, to = TOPIC) => driveEvents({ auth, email: ROBOT }, holder, to, fetch),
    /** A spreadsheet in the shared drive, or in a folder of it. */
    async sheet(parent = drive): Promise<string> {
      const mimeType = 'application/vnd.google-apps.spreadsheet';
      const made = await as(WATCHER, 'POST', '/drive/v3/files?supportsAllDrives=true', {
        name: 'Formulir',
        mimeType,
        parents: [parent],
      });
      return made.json.id;
    },
    edit: (id: string, value: number, email = WATCHER) =>
      as(email, 'PUT', `/v4/spreadsheets/${id}/values/A1?valueInputOption=RAW`, { values: [[value]] }),
    /** What came to the topic since the last time. */
    async arrived(): Promise<{ data: object; attributes: Record<string, string> }[]> {
      await workspace.settle();
      const path = '/v1/projects/kabupaten-contoh/subscriptions/baca';
      const { json } = await as(WATCHER, 'POST', `${path}:pull`, { maxMessages: 100 });
      const held = (json?.receivedMessages ?? []) as {
        ackId: string;
        message: { data: string; attributes: Record<string, string> };
      }[];
      if (held.length > 0)
        await as(WATCHER, 'POST', `${path}:acknowledge`, { ackIds: held.map(({ ackId }) => ackId) });
      return held.map(({ message }) => ({
        attributes: message.attributes,
        data: JSON.parse(Buffer.from(message.data, 'base64').toString()),
      }));
    },
  };
}

export type Events = Awaited<ReturnType<typeof openEvents>>;
