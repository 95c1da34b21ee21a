/** What one machine keeps beside the databases: keys it made for itself and the time its demonstration stands at. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';

const StateSchema = z.strictObject({
  account: z.strictObject({ email: z.email(), publicKey: z.string(), privateKey: z.string() }),
  secret: z.string().min(32),
  /** Epoch milliseconds. */
  now: z.number(),
  folderId: z.string().optional(),
  /** Ports of the last run: links in mails keep working. */
  ports: z.strictObject({ pages: z.int(), workspace: z.int() }).optional(),
  /** Provisioning, demonstration entries and history are all in place. */
  ready: z.boolean(),
});

export type LocalState = z.infer<typeof StateSchema>;

export function newState(now: number): LocalState {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const email = 'pantau@pantau-lokal.iam.gserviceaccount.com';
  return {
    account: { email, publicKey, privateKey },
    secret: randomBytes(32).toString('hex'),
    now,
    ready: false,
  };
}

/** Undefined when there is none yet. @throws Error naming the file when it cannot be used. */
export async function loadState(dir: string): Promise<LocalState | undefined> {
  const file = path.join(dir, 'state.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return StateSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${file} cannot be used; begin anew with \`npm start -- --reset\``, { cause });
  }
}

export async function saveState(dir: string, state: LocalState): Promise<void> {
  await mkdir(dir, { recursive: true });
  const file = path.join(dir, 'state.json');
  // A process that dies while writing leaves the old file whole.
  await writeFile(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
