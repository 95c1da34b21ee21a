/** `npm run workspace`: the local Google alone, for any client to try. */
import { createPublicKey } from 'node:crypto';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { ServiceAccount } from '../workspace/auth.ts';
import { startMailbox } from '../workspace/mailbox/mailbox.ts';
import { pagesHandler } from '../workspace/pages/handler.ts';
import { startWorkspace } from '../workspace/workspace.ts';
import { readJson } from './json.ts';

const HELP = `npm run workspace -- [options]

  --port N               port of API and pages on 127.0.0.1 (default: chosen by the system)
  --data FILE            SQLite file that keeps everything (default: in memory, gone at the end)
  --auth                 check tokens; without it any bearer token is the one owner
  --service-account FILE key of a service account, as downloaded from Google; may be given again (implies --auth)
  --quota                60 reads and 60 writes a minute for each account, 300 for all
  --faults               let faults be laid at /_control/ with the key that is printed
  --help                 this text
`;

/** The one account of a workspace that checks no tokens. */
const OWNER = 'pemilik@ruang-kerja.example';

interface Options {
  port: number;
  data: string | undefined;
  auth: boolean;
  quota: boolean;
  faults: boolean;
  serviceAccounts: ServiceAccount[];
}

const KeyFile = z.object({ client_email: z.email(), private_key: z.string() });

async function serviceAccount(file: string): Promise<ServiceAccount> {
  const key = KeyFile.safeParse(await readJson(file));
  if (!key.success) throw new Error(`${file}: not the key file of a service account`);
  try {
    const publicKey = createPublicKey(key.data.private_key).export({ type: 'spki', format: 'pem' });
    return { email: key.data.client_email, publicKey: String(publicKey) };
  } catch {
    throw new Error(`${file}: its private_key is no key; download the file once more`);
  }
}

/** Undefined when only help is wanted. @throws Error for the person who typed it. */
async function readOptions(argv: string[]): Promise<Options | undefined> {
  const { values } = parseArgs({
    args: argv,
    options: {
      port: { type: 'string', default: '0' },
      data: { type: 'string' },
      auth: { type: 'boolean', default: false },
      'service-account': { type: 'string', multiple: true, default: [] },
      quota: { type: 'boolean', default: false },
      faults: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port must be a number from 0 to 65535, not "${values.port}"`);
  const serviceAccounts = await Promise.all(values['service-account'].map(serviceAccount));
  const auth = values.auth || serviceAccounts.length > 0;
  const { data, quota, faults } = values;
  if (data !== undefined)
    await access(path.dirname(data)).catch(() => {
      throw new Error(`--data ${data}: there is no folder ${path.dirname(data)}; make it first`);
    });
  return { port, data, auth, quota, faults, serviceAccounts };
}

async function main(options: Options): Promise<void> {
  const now = Date.now;
  const mailbox = await startMailbox({
    dataFile: options.data === undefined ? ':memory:' : `${options.data}.mailbox`,
    now,
  });
  let pages: ((request: Request) => Response | Promise<Response> | undefined) | undefined;
  const workspace = await startWorkspace({
    dataFile: options.data ?? ':memory:',
    now,
    port: options.port,
    quota: options.quota ? undefined : null,
    serviceAccounts: options.serviceAccounts,
    people: [OWNER],
    faults: options.faults,
    mail: mailbox.take,
    ...(options.auth ? {} : { soleOwner: OWNER }),
    extraRoutes: (request) => pages?.(request),
  });
  pages = pagesHandler({ workspace, mailbox });
  const lines = [
    `API         ${workspace.origin}`,
    `Spreadsheet ${workspace.origin}/drive`,
    `Mail        ${workspace.origin}/mail (SMTP on 127.0.0.1:${mailbox.port})`,
    ...(options.auth ? [`Token       ${workspace.tokenFor(OWNER)} (${OWNER})`] : []),
    ...(workspace.faults
      ? [`Faults      ${workspace.origin}/_control/faults (X-Control-Key: ${workspace.faults.key})`]
      : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await workspace.close();
      await mailbox.close();
    });
  }
}

try {
  const options = await readOptions(process.argv.slice(2));
  if (options === undefined) process.stdout.write(HELP);
  else await main(options);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
