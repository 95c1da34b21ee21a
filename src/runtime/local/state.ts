/** What one machine keeps beside the databases: keys it made for itself and the time its demonstration stands at. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';

const AccountSchema = z.strictObject({ email: z.email(), publicKey: z.string(), privateKey: z.string() });

const StateSchema = z.strictObject({
  account: AccountSchema,
  /** Further accounts of the pool. */
  others: z.array(AccountSchema).default([]),
  secret: z.string().min(32),
  /** Epoch milliseconds. */
  now: z.number(),
  folderId: z.string().optional(),
  /** Ports of the last run: links in mails keep working. */
  ports: z.strictObject({ pages: z.int(), workspace: z.int() }).optional(),
  /** Provisioning, demonstration entries and history are all in place. */
  ready: z.boolean(),
  /** Whether its entries are made up, as the district of the last run says. */
  demonstration: z.boolean().optional(),
});

export type LocalState = z.infer<typeof StateSchema>;

/** @param accounts service accounts in the pool. */
export function newState(now: number, accounts = 1): LocalState {
  return {
    account: newAccount('pantau'),
    others: Array.from({ length: accounts - 1 }, (_, index) => newAccount(`pantau-${index + 2}`)),
    secret: randomBytes(32).toString('hex'),
    now,
    ready: false,
  };
}

function newAccount(name: string): LocalState['account'] {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { email: `${name}@pantau-lokal.iam.gserviceaccount.com`, publicKey, privateKey };
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
