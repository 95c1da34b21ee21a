/** `backup FILE`: all that a store holds, in a file that any other store of Pantau can be filled from. */

import { createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { backupLines } from '../../store/backup/backup.ts';
import { ANSWER_OPTIONS, commandArguments, oneWord } from '../command-arguments.ts';
import { unwritten } from '../files.ts';
import { closing, reachStore, STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';

const USAGE = `usage: backup FILE [options]

  FILE               lines of JSON, gzipped: pantau-2025-11-18.jsonl.gz; one that exists is never written over
  --without-contacts leave out officers, with their names and addresses
  --dry-run          counts what would be in it, and writes no file
  --json             one JSON object
${STORE_USAGE}`;

export async function backup(
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
      'without-contacts': { type: 'boolean', default: false },
    },
  });
  if (asked === undefined) return undefined;
  const { values, positionals } = asked;
  const file = oneWord(positionals, 'FILE', USAGE);
  if (await exists(file)) throw new Error(`${file} exists; name another file, or remove this one`);

  const dryRun = values['dry-run'];
  const contacts = !values['without-contacts'];
  const tables: Record<string, number> = {};
  const part = `${file}.part`;
  const store = await closing(await reachStore(values, environment), async ({ name, sql, reading, now }) => {
    await reading((reader) => {
      const done = (table: string, rows: number) => {
        tables[table] = rows;
      };
      const lines = backupLines(sql, reader, { contacts, now: now(), done });
      if (dryRun) return pipeline(Readable.from(lines), new PassThrough().resume());
      // For its owner alone: it may hold addresses.
      return pipeline(Readable.from(lines), createGzip(), createWriteStream(part, { mode: 0o600 }));
    });
    if (!dryRun) await rename(part, file);
    return name;
  })
    .catch((error: NodeJS.ErrnoException) => {
      throw error.path === part ? unwritten(file, error) : error;
    })
    .finally(() => rm(part, { force: true }));
  const rows = Object.values(tables).reduce((sum, each) => sum + each, 0);
  const filled = Object.values(tables).filter((each) => each > 0).length;
  const told = { store, file, dryRun, contacts, rows, tables };
  print(
    values.json
      ? JSON.stringify(told)
      : `${store}\n${file}: ${rows} rows of ${filled} tables, ${contacts ? 'with' : 'without'} contacts${dryRun ? '. Nothing was written (--dry-run).' : ''}`,
  );
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
