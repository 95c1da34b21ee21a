/** The Worker as it is deployed: its size against the same with the root of the googleapis package, its start against an empty one. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Miniflare } from 'miniflare';
import { buildWorker, bundleWorker, PROJECT, type WorkerBundle } from '../../src/runtime/local/bundle.ts';
import { WEBHOOK_PATH } from '../../src/web/webhook.ts';
import { WORKER_SETTINGS } from './configuration.ts';
import { FORGED } from './forged.ts';
import { type BenchLine, lessIsBetter, median } from './line.ts';

const RUNS = 5;
/** That the first request after a quiet time may wait longer. */
const ALLOWED_MS = 200;

export default async function* worker(): AsyncGenerator<BenchLine> {
  const ours = await bundleWorker();
  const dir = await mkdtemp(path.join(tmpdir(), 'pantau-bench-'));
  try {
    const peer = { ...ours, script: await withPackageRoot(dir) };
    const peerName = 'the same Worker with the googleapis package root';
    const [small, large] = [await readFile(ours.script), await readFile(peer.script)];
    yield lessIsBetter({
      name: 'worker-size',
      unit: 'KiB minified',
      ours: small.length / 1024,
      peer: large.length / 1024,
      peerName,
    });
    const zipped = (script: Buffer) => gzipSync(script).length / 1024;
    yield lessIsBetter({
      name: 'worker-size-gzip',
      unit: 'KiB gzipped',
      ours: zipped(small),
      peer: zipped(large),
      peerName,
    });
    const empty = path.join(dir, 'empty.js');
    await writeFile(empty, 'export default { fetch: () => new Response(null, { status: 204 }) };\n');
    const times = { ours: [] as number[], empty: [] as number[] };
    for (let run = 0; run < RUNS; run++) {
      times.ours.push(await startTime(ours));
      times.empty.push(await startTime({ ...ours, script: empty }));
    }
    yield lessIsBetter({
      name: 'worker-start',
      unit: 'ms to the first answer, Miniflare included',
      ours: median(times.ours),
      peer: median(times.empty) + ALLOWED_MS,
      peerName: `an empty Worker, and ${ALLOWED_MS} ms`,
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function withPackageRoot(dir: string): Promise<string> {
  const entry = path.join(PROJECT, 'dist', 'with-package-root.ts');
  const worker = path.join(PROJECT, 'src', 'runtime', 'cloudflare.ts');
  await writeFile(
    entry,
    `import { google } from 'googleapis';\nimport worker from ${JSON.stringify(worker)};\nexport default { ...worker, google };\n`,
  );
  await buildWorker(dir, entry);
  return path.join(dir, 'with-package-root.js');
}

/** From nothing to an answer: to a forged notification, for which the Worker reads its configuration and asks nobody. */
async function startTime(bundle: WorkerBundle): Promise<number> {
  const began = performance.now();
  const miniflare = new Miniflare({
    modulesRoot: path.dirname(bundle.script),
    modules: [{ type: 'ESModule', path: bundle.script }],
    compatibilityDate: bundle.compatibilityDate,
    compatibilityFlags: bundle.compatibilityFlags,
    d1Databases: ['DB'],
    queueProducers: { QUEUE: 'pantau' },
    bindings: WORKER_SETTINGS,
    host: '127.0.0.1',
    port: 0,
  });
  const { status } = await miniflare.dispatchFetch(`http://127.0.0.1${WEBHOOK_PATH}`, {
    method: 'POST',
    headers: FORGED,
  });
  const took = performance.now() - began;
  await miniflare.dispose();
  if (status !== 204) throw new Error(`answered ${status}`);
  return took;
}
