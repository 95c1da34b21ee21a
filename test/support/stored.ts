/** All that stands in the database of a runtime, for tests of what must not stand there. */
import type { D1Database } from '@cloudflare/workers-types';
import pg from 'pg';
import type { LocalRuntime, LocalWorker } from '../../src/runtime/local/worker.ts';
import type { FunctionsRuntime } from './google-cloud/runtime.ts';

/** Rows of each table, as JSON. */
export function stored(runtime: LocalRuntime | LocalWorker | FunctionsRuntime): Promise<Map<string, string>> {
  if ('database' in runtime) return ofD1(runtime.database);
  if ('url' in runtime) return ofPostgres(runtime.url);
  throw new Error('a runtime whose database is not known');
}

async function ofD1(database: D1Database): Promise<Map<string, string>> {
  const all = async (query: string) => (await database.prepare(query).all<{ name: string }>()).results;
  const tables = await all(
    `select name from sqlite_master where type = 'table' and name not like '\\_cf\\_%' escape '\\'`,
  );
  const found = new Map<string, string>();
  for (const { name } of tables) found.set(name, JSON.stringify(await all(`select * from "${name}"`)));
  return found;
}

async function ofPostgres(url: string): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const all = async (query: string) => (await client.query<{ name: string }>(query)).rows;
  const found = new Map<string, string>();
  try {
    const tables = await all("select tablename as name from pg_tables where schemaname = 'public'");
    for (const { name } of tables) found.set(name, JSON.stringify(await all(`select * from "${name}"`)));
  } finally {
    await client.end();
  }
  return found;
}
