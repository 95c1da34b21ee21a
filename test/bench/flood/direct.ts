/** Workers without Miniflare's own in front: no cloud has one, and it costs a request more than to refuse it does. */
import { Miniflare } from 'miniflare';
import {
  type LocalWorker,
  miniflareOptions,
  type WorkerOptions,
  workerIn,
} from '../../../src/runtime/local/worker.ts';

/** Option of a Worker: it listens at an address of its own besides. */
export const DIRECT = { unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }] };

/** Address of the one Worker that has that option. */
export const directOf = async (miniflare: Miniflare): Promise<string> =>
  (await miniflare.unsafeGetDirectURL()).origin;

/** Pantau's, as `startWorker` starts it. */
export async function directWorker(
  options: WorkerOptions,
): Promise<LocalWorker & { miniflare: Miniflare; direct: string }> {
  const { workers, ...shared } = miniflareOptions(options);
  const [pantau, ...beside] = workers;
  const miniflare = new Miniflare({ ...shared, workers: [{ ...pantau, ...DIRECT }, ...beside] });
  const runtime = await workerIn(miniflare, options.now);
  return { ...runtime, miniflare, direct: await directOf(miniflare) };
}
