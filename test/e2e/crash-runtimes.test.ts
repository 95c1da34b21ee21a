/**
 * The Worker in Miniflare and the functions under the Functions Framework, as they are deployed, are killed at calls that leave
 * them: to Google, the mail server and the database. Another process finishes the work, and both clouds end the same.
 * Here at a few calls, by a seed; `npm run test:soak` does it at every call.
 */
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seeded } from '../../src/demo/random.ts';
import { bundleFunctions } from '../../src/deploy/bundle-google.ts';
import { PROJECT } from '../../src/runtime/local/bundle.ts';
import { crashAt } from '../support/crash/campaign.ts';
import { type Functions, startFunctions } from '../support/crash/functions.ts';
import type { Point } from '../support/crash/life.ts';
import { inWorker } from '../support/crash/worker.ts';
import { buildWorld, type World } from '../support/crash/world.ts';

const SEED = 'crash of runtimes 1';

let world: World;
let functions: Functions;
beforeAll(async () => {
  world = await buildWorld();
  // Below the project, where the framework is found; in a folder of its own, for others build it too.
  const { dir } = await bundleFunctions(path.join(PROJECT, 'dist', 'google-crash'));
  functions = await startFunctions(world, dir);
});
afterAll(async () => {
  await functions?.[Symbol.asyncDispose]();
  await world?.close();
});

/** One call of each of these kinds. */
const some =
  (...kinds: [RegExp, Point['when']][]) =>
  (calls: readonly string[]): Point[] => {
    const { pick } = seeded(SEED);
    return kinds.map(([kind, when]) => {
      const such = calls.flatMap((name, index) => (kind.test(name) ? [index + 1] : []));
      return { call: pick(such), when };
    });
  };

it('the Worker, killed and started again, ends the same', async () => {
  const { missed, differences, ...figures } = await crashAt(
    [(point) => inWorker(world, point)],
    some(
      [/files/, 'after'],
      [/:batchUpdate/, 'after'],
      [/:batchGet/, 'before'],
      [/end of the message/, 'after'],
    ),
  );
  console.log(`Worker in Miniflare, seed "${SEED}":`, JSON.stringify(figures));
  expect({ missed, differences }).toEqual({ missed: [], differences: [] });
  expect(figures.points).toBe(4);
  expect(figures.uncertain).toBeGreaterThanOrEqual(1);
});

it('the functions, killed and started again, end the same', async () => {
  // Once to fill what processes keep: from then on every run makes the same calls.
  await functions.run();
  const { missed, differences, ...figures } = await crashAt(
    [(point) => functions.run(point)],
    some(
      [/files/, 'before'],
      [/:publish/, 'after'],
      [/:batchUpdate/, 'before'],
      [/values:batchUpdate/, 'after'],
      [/postgres: insert/, 'after'],
      [/postgres: commit/, 'before'],
      [/end of the message/, 'after'],
      [/smtp: RCPT/, 'before'],
    ),
  );
  console.log(`Functions Framework, seed "${SEED}":`, JSON.stringify(figures));
  expect({ missed, differences }).toEqual({ missed: [], differences: [] });
  // Mails leave side by side: one process may be cut in the span of several.
  expect(figures.points).toBe(8);
  expect(figures.uncertain).toBeGreaterThanOrEqual(2);
});

it('both give the same tabs, numbers and mails', async () => {
  const [worker, cloud] = [await inWorker(world), await functions.run()];
  expect(cloud.state).toEqual(worker.state);
  expect(cloud.mails).toEqual(worker.mails);
});
