/** The deployed Worker and functions, killed before and after each call that leaves them. */
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleFunctions } from '../../src/deploy/bundle-google.ts';
import { PROJECT } from '../../src/runtime/local/bundle.ts';
import { crashAt, everyPoint, type Lane } from '../support/crash/campaign.ts';
import { startFunctions } from '../support/crash/functions.ts';
import { inWorker } from '../support/crash/worker.ts';
import { buildWorld, type World } from '../support/crash/world.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world?.close());

/** One alone: a run takes the ports again at which the one before it listened. */
async function workers(): Promise<[Lane, ...Lane[]]> {
  return [(point) => inWorker(world, point)];
}

async function functions(opened: AsyncDisposableStack): Promise<[Lane, ...Lane[]]> {
  const { dir } = await bundleFunctions(path.join(PROJECT, 'dist', 'google-soak'));
  const lane = async (): Promise<Lane> => {
    const { run } = opened.use(await startFunctions(world, dir));
    // Once to fill what processes keep.
    await run();
    return run;
  };
  return [await lane(), await lane()];
}

it.each([
  ['Worker in Miniflare', 25, workers],
  ['Functions Framework', 400, functions],
] as const)('%s, killed at every call and started again, ends the same', async (name, least, open) => {
  await using opened = new AsyncDisposableStack();
  const { missed, differences, ...figures } = await crashAt(await open(opened), everyPoint);
  console.log(`${name}:`, JSON.stringify({ ...figures, missed, differences }));
  expect({ missed, differences }).toEqual({ missed: [], differences: [] });
  expect(figures.points).toBe(2 * figures.calls);
  expect(figures.calls).toBeGreaterThan(least);
});
