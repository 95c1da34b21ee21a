/** Starts a Worker with the benches' code in workerd. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Miniflare } from 'miniflare';
import { buildWorker, bundleWorker, PROJECT } from '../../../src/runtime/local/bundle.ts';
import { buildAjv } from '../strings/ajv.ts';
import { residentMemory } from './memory.ts';

export interface Workerd {
  /** Does the job at `pathname` so many times; milliseconds of one, without those of a request that does nothing. */
  ask(pathname: string, times: number): Promise<{ ms: number; found: number }>;
  /** Resident memory of its process, and the most that it was since the last call; in bytes. */
  memory(): Promise<{ now: number; most: number }>;
  stop(): Promise<void>;
}

export async function startWorkerd(): Promise<Workerd> {
  const ajv = await buildAjv();
  const dir = await mkdtemp(path.join(PROJECT, 'dist', 'bench', 'workerd-'));
  const entry = path.join(dir, 'bench.ts');
  const code = [
    `import { handler } from '${path.join(PROJECT, 'test', 'bench', 'workerd', 'handler.ts')}';`,
    `import ajv from '${ajv}';`,
    'export default handler(ajv);',
  ];
  await writeFile(entry, code.join('\n'));
  await buildWorker(dir, entry);
  const { compatibilityDate, compatibilityFlags } = await bundleWorker();
  const miniflare = new Miniflare({
    modulesRoot: dir,
    modules: [{ type: 'ESModule', path: path.join(dir, 'bench.js') }],
    compatibilityDate,
    compatibilityFlags,
    host: '127.0.0.1',
    port: 0,
  });
  const request = async (pathname: string, times: number) => {
    const began = performance.now();
    const answer = await miniflare.dispatchFetch(`http://127.0.0.1${pathname}?n=${times}`);
    const { found } = (await answer.json()) as { found: number };
    return { ms: performance.now() - began, found };
  };
  return {
    async ask(pathname, times) {
      const { ms: idle } = await request(pathname, 0);
      const { ms, found } = await request(pathname, times);
      return { ms: Math.max(0, ms - idle) / times, found };
    },
    memory: () => residentMemory(),
    async stop() {
      await miniflare.dispose();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
