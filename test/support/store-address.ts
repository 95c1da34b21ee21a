/** What commands are told to reach the store of what runs here, as an operator tells them. */
import type { LocalRuntime, LocalWorker } from '../../src/runtime/local/worker.ts';
import { startD1Api } from '../store/d1-api.ts';
import type { FunctionsRuntime } from './google-cloud/runtime.ts';

const NAME = 'pantau';

/** D1 is reached over Cloudflare's API, which stands as long as `opened`; PostgreSQL by its address. */
export async function storeAddress(
  runtime: LocalRuntime,
  opened: AsyncDisposableStack,
): Promise<Record<string, string>> {
  if ('url' in runtime) return { PANTAU_STORE: (runtime as FunctionsRuntime).url };
  const { database } = runtime as LocalWorker;
  const api = await startD1Api((name) => (name === NAME ? database : undefined));
  opened.defer(() => api.close());
  return { ...api.environment, PANTAU_STORE: `d1:${NAME}` };
}
