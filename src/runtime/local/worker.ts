/** The Worker in Miniflare, with D1, a queue, and the workspace and a clock in place of Google and the system's. */
import path from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { Miniflare, type MiniflareOptions, Response } from 'miniflare';
import type { Store } from '../../ports/store/store.ts';
import { d1Store } from '../../store/d1.ts';
import type { WorkerBundle } from './bundle.ts';
import { answered, BESIDE, BESIDE_SCRIPT, localD1 } from './local-d1.ts';
import { type LogLine, workerOutput } from './output.ts';

export interface WorkerOptions {
  bundle: WorkerBundle;
  /** Variables of `runtime/configuration.ts`. */
  variables: Record<string, string>;
  /** Port of the workspace on 127.0.0.1. */
  googlePort: number;
  now: () => number;
  /** Folder of the database; kept in memory when absent. */
  dataDir?: string;
  /** 0 lets the system choose. */
  port?: number;
  /** Told of every line that the Worker logs; those of severity INFO are not shown. */
  heard?: (line: LogLine) => void;
}

/** What runs Pantau: the Worker here, and in tests the functions of Google Cloud. */
export interface LocalRuntime {
  /** Address of the pages. */
  origin: string;
  store: Store;
  /** One tick of a cron, of every minute's unless told: resolves when it is over; what it queued may still be under way. */
  tick(cron?: string): Promise<void>;
  /** Kills it, whatever it is at. */
  close(): Promise<void>;
}

export interface LocalWorker extends LocalRuntime {
  database: D1Database;
}

export function startWorker(options: WorkerOptions): Promise<LocalWorker> {
  return workerIn(new Miniflare(miniflareOptions(options)), options.now);
}

/** The Worker with all that it is bound to, and the one beside it that asks its database. */
export function miniflareOptions(options: WorkerOptions) {
  const { bundle, dataDir } = options;
  return {
    ...(dataDir !== undefined && { d1Persist: dataDir }),
    handleRuntimeStdio: workerOutput(options.heard),
    host: '127.0.0.1',
    port: options.port ?? 0,
    workers: [
      {
        name: 'pantau',
        // Named from its own folder: by default modules are named from the working directory, and must lie below it.
        modulesRoot: path.dirname(bundle.script),
        modules: [{ type: 'ESModule', path: bundle.script }],
        compatibilityDate: bundle.compatibilityDate,
        compatibilityFlags: bundle.compatibilityFlags,
        bindings: options.variables,
        d1Databases: ['DB'],
        queueProducers: { QUEUE: 'pantau' },
        // Messages are handed over at once: waiting for a fuller batch would take real time.
        queueConsumers: {
          pantau: { maxBatchSize: 10, maxBatchTimeout: 0, deadLetterQueue: 'pantau-dead' },
          'pantau-dead': { maxBatchSize: 10, maxBatchTimeout: 0 },
        },
        serviceBindings: {
          GOOGLE: { external: { address: `127.0.0.1:${options.googlePort}`, http: {} } },
          CLOCK: () => new Response(String(options.now())),
        },
      },
      { name: BESIDE, modules: true, script: BESIDE_SCRIPT, d1Databases: ['DB'] },
    ],
  } satisfies MiniflareOptions;
}

/** @param miniflare with `miniflareOptions`. It is disposed of by `close`. */
export async function workerIn(miniflare: Miniflare, now: () => number): Promise<LocalWorker> {
  const origin = (await miniflare.ready).origin;
  const worker = await miniflare.getWorker();
  const database = localD1(await miniflare.getWorker(BESIDE));
  let closed: Promise<void> | undefined;
  return {
    origin,
    database,
    store: d1Store(database),
    async tick(cron = '* * * * *') {
      // Begun twice it is two passes.
      const { outcome } = await answered(() => worker.scheduled({ cron, scheduledTime: new Date(now()) }));
      if (outcome !== 'ok') throw new Error(`a pass of the Worker ended in "${outcome}"; its log says why`);
    },
    close() {
      closed ??= miniflare.dispose();
      return closed;
    },
  };
}
