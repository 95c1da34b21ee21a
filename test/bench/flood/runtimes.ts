/** What is flooded, on either cloud, and handed checks past the flood. */
import { Miniflare } from 'miniflare';
import type { Work } from '../../../src/ports/queue.ts';
import type { StartRuntime } from '../../../src/runtime/local/local.ts';
import { type LocalRuntime, miniflareOptions, workerIn } from '../../../src/runtime/local/worker.ts';
import { startFunctions } from '../../support/google-cloud/runtime.ts';

export interface FloodedRuntime extends LocalRuntime {
  /** To which the flood comes. */
  flooded: string;
  /** Hands it a check as the queue would; resolves when it is over. */
  check(spreadsheetId: string): Promise<void>;
}

const workFor = (spreadsheetId: string): Work => ({ job: 'check', spreadsheetId });

/** The Worker is flooded itself, without Miniflare's own in front: no cloud has one, and it costs a request more than to refuse it does. */
export const floodedWorker: StartRuntime<FloodedRuntime> = async (options) => {
  const { workers, ...shared } = miniflareOptions(options);
  const [pantau, ...beside] = workers;
  const direct = { ...pantau, unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }] };
  const miniflare = new Miniflare({ ...shared, workers: [direct, ...beside] });
  const runtime = await workerIn(miniflare, options.now);
  const worker = await miniflare.getWorker();
  return {
    ...runtime,
    flooded: (await miniflare.unsafeGetDirectURL()).origin,
    async check(spreadsheetId) {
      const timestamp = new Date(options.now());
      const body = workFor(spreadsheetId);
      const { outcome } = await worker.queue('pantau', [
        { id: crypto.randomUUID(), timestamp, attempts: 1, body },
      ]);
      if (outcome !== 'ok') throw new Error(`a check of the Worker ended in "${outcome}"; its log says why`);
    },
  };
};

/** On Google Cloud the flood comes to `web`, which is another process than `check`; gives its id too. */
export const floodedFunctions: StartRuntime<FloodedRuntime & { web: number }> = async (
  options,
  workspace,
) => {
  const runtime = await startFunctions()(options, workspace);
  const { pid: web } = await runtime.fleet.of('web');
  let handed = 0;
  return {
    ...runtime,
    flooded: runtime.origin,
    web,
    async check(spreadsheetId) {
      const data = Buffer.from(JSON.stringify(workFor(spreadsheetId))).toString('base64');
      const check = await runtime.fleet.of('check');
      const answer = await check.send({ id: `flood-${handed++}`, data: { message: { data } } });
      if (!answer.ok) throw new Error(`check answered ${answer.status}; its log says why`);
    },
  };
};
