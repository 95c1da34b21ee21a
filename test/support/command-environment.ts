/** An installation as commands reach it: its store, D1 behind Cloudflare's API, and a workspace in the place of Google. */
import type { D1Database } from '@cloudflare/workers-types';
import type { LocalRuntime, LocalWorker } from '../../src/runtime/local/worker.ts';
import { startD1Api } from '../store/d1-api.ts';

interface Installation {
  /** A D1 binding, of Miniflare or of workerd's own types, or the address of a PostgreSQL. */
  database: unknown;
  /** Address of the workspace. */
  google: string;
  account: { email: string; privateKey: string };
}

/** Of what runs here, whichever cloud it stands for. */
export const databaseOf = (runtime: LocalRuntime): unknown =>
  'url' in runtime ? runtime.url : (runtime as LocalWorker).database;

export interface CommandEnvironment {
  environment: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

export async function startCommandEnvironment({
  database,
  google,
  account,
}: Installation): Promise<CommandEnvironment> {
  const store = await storeOf(database);
  return {
    environment: {
      ...store.environment,
      PANTAU_GOOGLE: google,
      PANTAU_SERVICE_ACCOUNT: JSON.stringify({
        client_email: account.email,
        private_key: account.privateKey,
      }),
    },
    close: store.close,
  };
}

async function storeOf(database: unknown): Promise<CommandEnvironment> {
  if (typeof database === 'string') return { environment: { PANTAU_STORE: database }, close: async () => {} };
  const { environment, close } = await startD1Api((name) =>
    name === 'pantau' ? (database as D1Database) : undefined,
  );
  return { environment: { ...environment, PANTAU_STORE: 'd1:pantau' }, close };
}
