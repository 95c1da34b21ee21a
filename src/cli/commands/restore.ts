/** `restore FILE`: a backup into a store that nobody works with yet. */

import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { restore as restoreInto, tryRestore } from '../../store/backup/restore.ts';
import { ANSWER_OPTIONS, commandArguments, oneWord } from '../command-arguments.ts';
import { closing, reachStore, STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';

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
      ...ANSWER_OPTIONS,
    },
  });
  if (asked === undefined) return undefined;
  const { values, positionals } = asked;
  const file = oneWord(positionals, 'FILE', USAGE);
  await access(file).catch((error: Error) => {
    throw new Error(`${file}: cannot be read: ${error.message}`);
  });

  const dryRun = values['dry-run'];
  await closing(await reachStore(values, environment, dryRun ? 'for-now' : true), async ({ name, sql }) => {
    const { header, tables } = await (dryRun ? tryRestore : restoreInto)(sql, () => linesOf(file));
    const rows = Object.values(tables).reduce((sum, each) => sum + each, 0);
    const { made, contacts } = header;
    if (values.json) {
      print(JSON.stringify({ store: name, file, dryRun, made, contacts, rows, tables }));
      return;
    }
    print(`${name}\n${rows} rows of ${Object.keys(tables).length} tables, as of ${made}`);
    if (dryRun) print('Nothing was written (--dry-run).');
    if (!contacts)
      print('Officers are not in this backup: fill them in with `register` before anybody is mailed.');
  });
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip();
  // What fails to be read ends the unpacking, and is thrown there.
  pipeline(createReadStream(file), unpacked, () => undefined);
  try {
    for await (const line of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY }))
      yield line;
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new Error(
      `${file}: ${code?.startsWith('Z_') ? 'is no whole gzip file' : 'cannot be read'}: ${message}`,
      { cause },
    );
  }
}
