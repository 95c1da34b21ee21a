/** The database of `npm start`, opened by itself: for commands, while nothing else runs on it. */
import { access } from 'node:fs/promises';
import path from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { Miniflare } from 'miniflare';
import { BESIDE_SCRIPT, localD1 } from './local-d1.ts';

/** Folder of the database below the one in which an installation keeps everything. */
export const databaseFolder = (dataDir: string): string => path.join(dataDir, 'd1');

/** Where there is none: whether one is made that is kept, or one that is gone when it is closed. */
export type MakeDatabase = boolean | 'for-now';

/** @throws Error when `dataDir` holds no database, unless one is to be made. */
export async function openDatabase(
  dataDir: string,
  make: MakeDatabase = false,
): Promise<{ database: D1Database; close(): Promise<void> }> {
  const folder = databaseFolder(dataDir);
  const isThere = await access(folder).then(
    () => true,
    () => false,
  );
  if (!isThere && !make)
    throw new Error(`${dataDir} holds no database of Pantau; \`npm start -- --data ${dataDir}\` makes one`);
  const miniflare = new Miniflare({
    modules: true,
    script: BESIDE_SCRIPT,
    d1Databases: ['DB'],
    d1Persist: isThere || make === true ? folder : false,
    host: '127.0.0.1',
    port: 0,
  });
  return { database: localD1(await miniflare.getWorker()), close: () => miniflare.dispose() };
}
