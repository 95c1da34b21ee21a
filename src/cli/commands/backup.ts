/** `backup FILE`: all that a store holds, in a file that any other store of Pantau can be filled from. */

import { createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { backupLines } from '../../store/backup/backup.ts';
import { commandArguments } from '../command-arguments.ts';
import { reachStore, STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';

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
      'without-contacts': { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  if (asked === undefined) return undefined;
  const { values, positionals } = asked;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error(USAGE);
  if (await exists(file)) throw new Error(`${file} exists; name another file, or remove this one`);

  const dryRun = values['dry-run'];
  const contacts = !values['without-contacts'];
  const tables: Record<string, number> = {};
  const reached = await reachStore(values, environment);
  const part = `${file}.part`;
  try {
    await reached.reading((reader) => {
      const done = (table: string, rows: number) => {
        tables[table] = rows;
      };
      const lines = backupLines(reached.sql, reader, { contacts, now: reached.now(), done });
      if (dryRun) return pipeline(Readable.from(lines), new PassThrough().resume());
      // For its owner alone: it may hold addresses.
      return pipeline(Readable.from(lines), createGzip(), createWriteStream(part, { mode: 0o600 }));
    });
    if (!dryRun) await rename(part, file);
  } finally {
    await rm(part, { force: true });
    await reached.close();
  }
  const rows = Object.values(tables).reduce((sum, each) => sum + each, 0);
  const told = { store: reached.name, file, dryRun, contacts, rows, tables };
  print(
    values.json
      ? JSON.stringify(told)
      : `${reached.name}\n${file}: ${rows} rows of ${Object.keys(tables).length} tables, ${contacts ? 'with' : 'without'} contacts${dryRun ? '. Nothing was written (--dry-run).' : ''}`,
  );
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
