/** The Worker without Miniflare's own in front: no cloud has one, and it costs a request more than to refuse it does. */
import { Miniflare } from 'miniflare';
import {
  type LocalWorker,
  miniflareOptions,
  type WorkerOptions,
  workerIn,
} from '../../../src/runtime/local/worker.ts';

type Handed = { id: string; timestamp: Date; attempts: number; body: unknown };

export interface DirectWorker extends LocalWorker {
  /** Where it is asked itself. */
  direct: string;
  /** Hands it messages as its queue would. @throws Error when it fails */
  queue(messages: Handed[]): Promise<void>;
}

export async function startDirectWorker(options: WorkerOptions): Promise<DirectWorker> {
  const { workers, ...shared } = miniflareOptions(options);
  const [pantau, ...beside] = workers;
  const direct = { ...pantau, unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }] };
  const miniflare = new Miniflare({ ...shared, workers: [direct, ...beside] });
  const runtime = await workerIn(miniflare, options.now);
  const worker = await miniflare.getWorker();
  return {
    ...runtime,
    direct: (await miniflare.unsafeGetDirectURL()).origin,
    async queue(messages) {
      const { outcome } = await worker.queue('pantau', messages);
      if (outcome !== 'ok') throw new Error(`the Worker's queue ended in "${outcome}"; its log says why`);
    },
  };
}
