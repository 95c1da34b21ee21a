/** The store of an installation from a command: PostgreSQL, D1 at Cloudflare, or the folder of `npm start`. */
import type { ParseArgsConfig } from 'node:util';
import type { D1Database } from '@cloudflare/workers-types';
import * as z from 'zod';
import { settingsText } from '../deploy/settings.ts';
import type { Store } from '../ports/store/store.ts';
import { ConfigurationError, readConfiguration } from '../runtime/configuration.ts';
import type { MakeDatabase } from '../runtime/local/database.ts';
import type { Reading } from '../store/backup/reader.ts';
import type { Sql } from '../store/batch.ts';
import { localFacts, localFolder } from './local-installation.ts';

/** What every command that reaches a store takes, for `parseArgs`. */
export const STORE_OPTIONS = {
  store: { type: 'string' },
  settings: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

export const STORE_USAGE = `  --store ADDRESS    postgresql://user:password@host/database, d1:NAME (or its id), or local:FOLDER; PANTAU_STORE unless told
  --settings FILE    lines of NAME=value: PANTAU_STORE, and for D1 CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN;
                     environment variables win`;

export interface Reached {
  /** For people: which store it is, without any secret. */
  name: string;
  store: Store;
  /** Its tables themselves, for what is no business of jobs and pages. */
  sql: Sql;
  /** All of its rows, for a backup. */
  reading: Reading;
  /** The time that the installation goes by, in epoch milliseconds: one of `npm start` stands at a time of its own. */
  now(): number;
  /** Whether `npm start` says that its entries are made up; of a deployed installation PANTAU_SETTINGS says it. */
  demonstration?: boolean;
  close(): Promise<void>;
}

export interface StoreAsked {
  store?: string | undefined;
  /** File of NAME=value lines. */
  settings?: string | undefined;
}

const FORMS = 'is no store: write postgresql://…, d1:NAME or local:FOLDER';

const StoreSettings = z.object({
  PANTAU_STORE: z.string().regex(/^(postgres(ql)?:\/\/.+|d1:[\w-]+|local(:.+)?)$/, FORMS),
});

const CloudflareSettings = z.object({
  CLOUDFLARE_ACCOUNT_ID: z.string().regex(/^[0-9a-f]{32}$/, 'is not the id of an account'),
  CLOUDFLARE_API_TOKEN: z.string().min(1),
  /** As wrangler has it: another address of Cloudflare's API. */
  CLOUDFLARE_API_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
});

/**
 * Opens the store that is named, with a schema as it was found: the caller decides whether to migrate.
 * @param make a local folder is made where there is none; or an empty store stands for it, gone when it is closed.
 * @throws Error for people: what is missing, wrong, or cannot be reached. No message holds a secret.
 */
export async function reachStore(
  asked: StoreAsked,
  environment: NodeJS.ProcessEnv,
  make: MakeDatabase = false,
): Promise<Reached> {
  const given = { ...(await settingsText(asked.settings)), ...environment };
  if (asked.store !== undefined) given.PANTAU_STORE = asked.store;
  if (!given.PANTAU_STORE)
    throw new ConfigurationError(
      'PANTAU_STORE: is missing; name the store by --store ADDRESS, or by PANTAU_STORE',
    );
  const address = readConfiguration(StoreSettings, given).PANTAU_STORE;
  const folder = localFolder(address);
  if (folder !== undefined) return reachLocal(folder, make);
  const [kind, rest = ''] = address.split(/:(.*)/s);
  if (kind === 'd1') return reachD1(rest, given);
  return reachPostgres(address);
}

/** Closes what was reached, however `use` ends. */
export async function closing<Open extends Pick<Reached, 'close'>, Result>(
  reached: Open,
  use: (reached: Open) => Promise<Result>,
): Promise<Result> {
  try {
    return await use(reached);
  } finally {
    await reached.close();
  }
}

// Each adapter is loaded only where it is asked for: a command should not wait for databases of other clouds.

async function reachPostgres(url: string): Promise<Reached> {
  const [{ postgresPool, postgresSql, postgresStore }, { postgresReading }] = await Promise.all([
    import('../store/postgres.ts'),
    import('../store/backup/postgres-reading.ts'),
  ]);
  const pool = postgresPool(url);
  const database = await pool
    .query<{ name: string }>('select current_database() as name')
    .catch(async (cause: Error) => {
      await pool.end();
      throw new Error(`PostgreSQL cannot be reached: ${cause.message || (cause as { code?: string }).code}`, {
        cause,
      });
    });
  return {
    name: `PostgreSQL, database ${database.rows[0]?.name}`,
    store: postgresStore(pool),
    sql: postgresSql(pool),
    reading: postgresReading(pool),
    now: Date.now,
    close: () => pool.end(),
  };
}

async function reachD1(name: string, given: NodeJS.ProcessEnv): Promise<Reached> {
  const settings = readConfiguration(CloudflareSettings, given);
  const { remoteD1 } = await import('../store/d1-http.ts');
  const access = {
    account: settings.CLOUDFLARE_ACCOUNT_ID,
    token: settings.CLOUDFLARE_API_TOKEN,
    api: settings.CLOUDFLARE_API_BASE_URL?.replace(/\/$/, ''),
  };
  return {
    name: `Cloudflare D1, database ${name}`,
    ...(await onD1(await remoteD1(access, name))),
    now: Date.now,
    close: async () => undefined,
  };
}

async function reachLocal(folder: string, make: MakeDatabase): Promise<Reached> {
  const { openDatabase } = await import('../runtime/local/database.ts');
  const { database, close } = await openDatabase(folder, make);
  return { name: `folder ${folder}`, ...(await onD1(database)), ...(await localFacts(folder)), close };
}

async function onD1(database: D1Database): Promise<Pick<Reached, 'store' | 'sql' | 'reading'>> {
  const [{ d1Sql, d1Store }, { d1Reading }] = await Promise.all([
    import('../store/d1.ts'),
    import('../store/backup/d1-reading.ts'),
  ]);
  return { store: d1Store(database), sql: d1Sql(database), reading: d1Reading(database) };
}
