/** `restore FILE`: a backup into a store that nobody works with yet. */

import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { restore as restoreInto, tryRestore } from '../../store/backup/restore.ts';
import { commandArguments } from '../command-arguments.ts';
import { reachStore, STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';

const USAGE = `usage: restore FILE [options]

  FILE               as \`backup\` wrote it; the store must be empty
  --dry-run          looks the file through, and whether the store can take it; writes nothing
  --json             one JSON object
${STORE_USAGE}`;

export async function restore(
  words: string[],
  print: (text: string) => void,
  _warn: (text: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<undefined> {
  const asked = commandArguments(words, USAGE, print, {
    allowPositionals: true,
    options: {
      ...STORE_OPTIONS,
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  if (asked === undefined) return undefined;
  const { values, positionals } = asked;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error(USAGE);
  await access(file).catch((error: Error) => {
    throw new Error(`${file}: cannot be read: ${error.message}`);
  });

  const dryRun = values['dry-run'];
  const reached = await reachStore(values, environment, !dryRun);
  try {
    const { header, tables } = await (dryRun ? tryRestore : restoreInto)(reached.sql, () => linesOf(file));
    const rows = Object.values(tables).reduce((sum, each) => sum + each, 0);
    const { made, contacts } = header;
    if (values.json) {
      print(JSON.stringify({ store: reached.name, file, dryRun, made, contacts, rows, tables }));
      return;
    }
    print(`${reached.name}\n${rows} rows of ${Object.keys(tables).length} tables, as of ${made}`);
    if (dryRun) print('Nothing was written (--dry-run).');
    if (!contacts)
      print('Officers are not in this backup: fill them in with `register` before anybody is mailed.');
  } finally {
    await reached.close();
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const unpacked = createReadStream(file).pipe(createGunzip());
  try {
    for await (const line of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY }))
      yield line;
  } catch (cause) {
    throw new Error(`${file}: is no whole gzip file: ${(cause as Error).message}`, { cause });
  }
}
