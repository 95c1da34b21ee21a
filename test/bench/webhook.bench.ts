/** A flood of forged notifications: how fast they are refused, against a Worker that refuses without looking. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { bundleWorker, PROJECT } from '../../src/runtime/local/bundle.ts';
import { startWorker } from '../../src/runtime/local/worker.ts';
import { WEBHOOK_PATH } from '../../src/web/webhook.ts';
import { FORGED, flood } from './forged.ts';
import { type BenchLine, median, moreIsBetter } from './line.ts';

/** Many short rounds in turn, so that what else runs on the machine strikes both alike. */
const ROUNDS = 41;

const PEER = `
import { Hono } from 'hono';
const app = new Hono();
app.post('${WEBHOOK_PATH}', (c) => c.body(null, 204));
export default app;
`;

export default async function* webhook(): AsyncGenerator<BenchLine> {
  await using opened = new AsyncDisposableStack();
  const bundle = await bundleWorker();
  const ours = await startWorker({
    bundle,
    // Nothing listens there: a forged notification asks Google nothing.
    googlePort: 9,
    now: () => 0,
    variables: {
      PANTAU_SETTINGS: JSON.stringify({ unit: '62.02', mail: { from: 'pantau@kabupaten-contoh.example' } }),
      PANTAU_SERVICE_ACCOUNT: JSON.stringify({
        client_email: 'pantau@contoh.example',
        private_key: '-----BEGIN PRIVATE KEY-----',
      }),
      PANTAU_SECRET: 'made up for a bench, and long enough for one',
      PANTAU_MAIL_URL: 'smtp://127.0.0.1:9',
      PANTAU_WEBHOOK_URL: `https://pantau.example${WEBHOOK_PATH}`,
    },
  });
  opened.defer(() => ours.close());
  const dir = await mkdtemp(path.join(tmpdir(), 'pantau-bench-'));
  opened.defer(() => rm(dir, { recursive: true, force: true }));
  const peer = new Miniflare({
    modulesRoot: dir,
    modules: [{ type: 'ESModule', path: await bundlePeer(dir) }],
    compatibilityDate: bundle.compatibilityDate,
    compatibilityFlags: bundle.compatibilityFlags,
    host: '127.0.0.1',
    port: 0,
  });
  opened.defer(() => peer.dispose());
  const peerOrigin = (await peer.ready).origin;

  const rates = { ours: [] as number[], peer: [] as number[] };
  await flood(ours.origin, FORGED);
  await flood(peerOrigin, FORGED);
  for (let round = 0; round < ROUNDS; round++) {
    const turns = [
      async () => rates.ours.push(await flood(ours.origin, FORGED)),
      async () => rates.peer.push(await flood(peerOrigin, FORGED)),
    ];
    for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
  }
  yield moreIsBetter({
    name: 'webhook-forged',
    unit: 'forged notifications refused a second',
    ours: median(rates.ours),
    peer: median(rates.peer),
    peerName: 'a bare Hono Worker that refuses without looking',
  });
}

async function bundlePeer(dir: string): Promise<string> {
  const entry = path.join(dir, 'peer.js');
  await writeFile(entry, PEER);
  const outfile = path.join(dir, 'peer.mjs');
  await build({
    entryPoints: [entry],
    nodePaths: [path.join(PROJECT, 'node_modules')],
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    logLevel: 'error',
  });
  return outfile;
}
