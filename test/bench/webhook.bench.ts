/**
 * A flood of forged notifications: how fast they are refused, against a Worker that refuses without looking. Neither has
 * Miniflare's own Worker in front: that costs a request more than to refuse it does.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { bundleWorker, PROJECT } from '../../src/runtime/local/bundle.ts';
import { WEBHOOK_PATH } from '../../src/web/webhook.ts';
import { WORKER_SETTINGS } from './configuration.ts';
import { forgedLine } from './forged.ts';
import type { BenchLine } from './line.ts';
import { withWorkerd } from './processor.ts';
import { startDirectWorker } from './workerd/direct.ts';

const PEER = `
import { Hono } from 'hono';
const app = new Hono();
app.post('${WEBHOOK_PATH}', (c) => c.body(null, 204));
export default app;
`;

export default async function* webhook(): AsyncGenerator<BenchLine> {
  await using opened = new AsyncDisposableStack();
  const bundle = await bundleWorker();
  const ours = await withWorkerd(() =>
    startDirectWorker({
      bundle,
      // Nothing listens there: a forged notification asks Google nothing.
      googlePort: 9,
      now: () => 0,
      variables: WORKER_SETTINGS,
    }),
  );
  opened.defer(() => ours.close());
  const dir = await mkdtemp(path.join(tmpdir(), 'pantau-bench-'));
  opened.defer(() => rm(dir, { recursive: true, force: true }));
  const script = await bundlePeer(dir);
  const peer = await withWorkerd(async () => {
    const miniflare = new Miniflare({
      modulesRoot: dir,
      modules: [{ type: 'ESModule', path: script }],
      compatibilityDate: bundle.compatibilityDate,
      compatibilityFlags: bundle.compatibilityFlags,
      host: '127.0.0.1',
      port: 0,
      unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
    });
    opened.defer(() => miniflare.dispose());
    await miniflare.ready;
    return { origin: (await miniflare.unsafeGetDirectURL()).origin };
  });
  const name = 'a bare Hono Worker that refuses without looking';
  yield await forgedLine('webhook-forged', { ...ours, origin: ours.direct }, { ...peer, name });
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
