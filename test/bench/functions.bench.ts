/** Functions on Google Cloud as they are deployed, against functions that do nothing, in the same framework. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleFunctions } from '../../src/deploy/bundle-google.ts';
import { PROJECT } from '../../src/runtime/local/bundle.ts';
import { startFunction } from '../support/google-cloud/functions.ts';
import { startMetadata } from '../support/google-cloud/metadata.ts';
import { startPostgres } from '../support/postgres.ts';
import { SETTINGS } from './configuration.ts';
import { forgedLine } from './forged.ts';
import { type BenchLine, lessIsBetter, median } from './line.ts';
import { processorTime } from './processor.ts';

const STARTS = 9;
/** That the first message after a quiet time may wait longer. */
const ALLOWED_MS = 150;

const EMPTY = `
const framework = require('@google-cloud/functions-framework');
framework.cloudEvent('check', () => {});
framework.http('web', (_request, response) => response.status(204).end());
`;

export default async function* functions(): AsyncGenerator<BenchLine> {
  await using opened = new AsyncDisposableStack();
  await mkdir(path.join(PROJECT, 'dist', 'bench'), { recursive: true });
  const dir = await mkdtemp(path.join(PROJECT, 'dist', 'bench', 'functions-'));
  opened.defer(() => rm(dir, { recursive: true, force: true }));
  const ours = path.join(dir, 'pantau');
  await bundleFunctions(ours);
  const empty = path.join(dir, 'empty');
  await mkdir(empty);
  await writeFile(path.join(empty, 'index.js'), EMPTY);
  await writeFile(path.join(empty, 'package.json'), '{ "name": "empty", "main": "index.js" }');
  yield* start(ours, empty);
  yield await forged(ours, empty, opened);
}

interface Took {
  passed: number;
  processor: number;
}

async function* start(ours: string, empty: string): AsyncGenerator<BenchLine> {
  const ready = async (dir: string) => {
    const began = performance.now();
    const running = await startFunction(dir, 'check', {});
    const took = { passed: performance.now() - began, processor: await processorTime(running.pid) };
    await running.close();
    return took;
  };
  const times = { ours: [] as Took[], peer: [] as Took[] };
  for (let run = 0; run < STARTS; run++) {
    times.ours.push(await ready(ours));
    times.peer.push(await ready(empty));
  }
  const line = (name: string, unit: string, kind: keyof Took) =>
    lessIsBetter({
      name,
      unit,
      ours: median(times.ours.map((each) => each[kind])),
      peer: median(times.peer.map((each) => each[kind])) + ALLOWED_MS,
      peerName: `an empty function, and ${ALLOWED_MS} ms`,
    });
  yield line('functions-start', 'ms until the function check listens', 'passed');
  // The same where nobody else wants the machine.
  yield line('functions-start-processor', 'ms of processor until the function check listens', 'processor');
}

async function forged(ours: string, empty: string, opened: AsyncDisposableStack): Promise<BenchLine> {
  const postgres = await startPostgres();
  opened.defer(() => postgres.close());
  const metadata = await startMetadata('pantau@contoh.iam.gserviceaccount.com', () => 'made up');
  opened.defer(() => metadata.close());
  const web = await startFunction(ours, 'web', {
    ...SETTINGS,
    PANTAU_DATABASE_URL: await postgres.createDatabase(),
    PANTAU_PROJECT: 'contoh',
    GCE_METADATA_HOST: metadata.host,
    // Nothing listens there: a forged notification asks Google nothing, and not the time.
    TEST_GOOGLE: 'http://127.0.0.1:9',
    TEST_CLOCK: 'http://127.0.0.1:9',
  });
  opened.defer(() => web.close());
  const bare = await startFunction(empty, 'web', {});
  opened.defer(() => bare.close());
  return forgedLine('functions-forged', web, {
    ...bare,
    name: 'a bare function that refuses without looking',
  });
}
