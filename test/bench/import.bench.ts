/** Time to import Google's client by our deep paths and by the package root, each in a process of its own. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PROJECT } from '../../src/runtime/local/bundle.ts';
import { type BenchLine, lessIsBetter, median } from './line.ts';

const RUNS = 7;
const DEEP = [
  'googleapis/build/src/apis/sheets/v4.js',
  'googleapis/build/src/apis/drive/v3.js',
  'google-auth-library',
];

export default async function* imports(): AsyncGenerator<BenchLine> {
  const deep: Cost[] = [];
  const root: Cost[] = [];
  // In turns, so that a busy machine slows both alike.
  for (let run = 0; run < RUNS; run++) {
    deep.push(await cost(DEEP));
    root.push(await cost(['googleapis']));
  }
  const of = (pick: (one: Cost) => number) => ({
    ours: median(deep.map(pick)),
    peer: median(root.map(pick)),
  });
  const peerName = 'googleapis package root';
  yield lessIsBetter({ name: 'import-time', unit: 'ms', ...of((one) => one.ms), peerName });
  yield lessIsBetter({ name: 'import-memory', unit: 'MB resident', ...of((one) => one.megabytes), peerName });
}

interface Cost {
  ms: number;
  megabytes: number;
}

async function cost(modules: readonly string[]): Promise<Cost> {
  const code = `const t = performance.now();
    await Promise.all(${JSON.stringify(modules)}.map((name) => import(name)));
    console.log(JSON.stringify({ ms: performance.now() - t, megabytes: process.memoryUsage.rss() / 1e6 }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
    cwd: PROJECT,
  });
  return JSON.parse(stdout) as Cost;
}
