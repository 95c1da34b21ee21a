/** The deployed Worker and functions, killed before and after each call that leaves them. */
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleFunctions } from '../../src/deploy/bundle-google.ts';
import { PROJECT } from '../../src/runtime/local/bundle.ts';
import { crashAt, everyPoint } from '../support/crash/campaign.ts';
import { type Functions, startFunctions } from '../support/crash/functions.ts';
import { inWorker } from '../support/crash/worker.ts';
import { buildWorld, type World } from '../support/crash/world.ts';

let world: World;
let functions: Functions;
beforeAll(async () => {
  world = await buildWorld();
  const { dir } = await bundleFunctions(path.join(PROJECT, 'dist', 'google-soak'));
  functions = await startFunctions(world, dir);
});
afterAll(async () => {
  await functions?.[Symbol.asyncDispose]();
  await world?.close();
});

it.each([
  ['Worker in Miniflare', 30, (point) => inWorker(world, point)],
  ['Functions Framework', 400, (point) => functions.run(point)],
] satisfies [string, number, Parameters<typeof crashAt>[0]][])(
  '%s, killed at every call and started again, ends the same',
  async (name, least, run) => {
    // Once to fill what processes keep.
    await run(undefined);
    const { missed, differences, ...figures } = await crashAt(run, everyPoint);
    console.log(`${name}:`, JSON.stringify({ ...figures, missed, differences }));
    expect({ missed, differences }).toEqual({ missed: [], differences: [] });
    expect(figures.points).toBe(2 * figures.calls);
    expect(figures.calls).toBeGreaterThan(least);
  },
);
