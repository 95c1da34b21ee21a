/** What is flooded, on either cloud, and handed checks past the flood. */
import type { Work } from '../../../src/ports/queue.ts';
import type { StartRuntime } from '../../../src/runtime/local/local.ts';
import type { LocalRuntime } from '../../../src/runtime/local/worker.ts';
import { startFunctions } from '../../support/google-cloud/runtime.ts';
import { startDirectWorker } from '../workerd/direct.ts';

export interface FloodedRuntime extends LocalRuntime {
  /** To which the flood comes. */
  flooded: string;
  /** Hands it a check as the queue would; resolves when it is over. */
  check(spreadsheetId: string): Promise<void>;
}

const workFor = (spreadsheetId: string): Work => ({ job: 'check', spreadsheetId });

/** The Worker is flooded itself. */
export const floodedWorker: StartRuntime<FloodedRuntime> = async (options) => {
  const worker = await startDirectWorker(options);
  return {
    ...worker,
    flooded: worker.direct,
    check: (spreadsheetId) =>
      worker.queue([
        {
          id: crypto.randomUUID(),
          timestamp: new Date(options.now()),
          attempts: 1,
          body: workFor(spreadsheetId),
        },
      ]),
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
