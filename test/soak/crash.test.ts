/** The work is killed before and after each of its outside calls, and done again: what stands in the end is the same. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crashAt, everyPoint } from '../support/crash/campaign.ts';
import { openD1Database, openPostgresDatabase } from '../support/crash/databases.ts';
import { inProcess } from '../support/crash/in-process.ts';
import { buildWorld, type World } from '../support/crash/world.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.close());

describe.each([
  ['Cloudflare D1', 'cloudflare', openD1Database],
  ['PostgreSQL', 'pubsub', openPostgresDatabase],
] as const)('killed on %s', (name, broker, open) => {
  it('at every call, and run again, it ends the same', async () => {
    await using opened = new AsyncDisposableStack();
    const lane = async () => {
      const database = opened.adopt(await open(), (one) => one.close());
      return inProcess(world, database, broker);
    };
    const lanes = [await lane(), await lane()] as const;
    const { missed, differences, ...figures } = await crashAt(lanes, everyPoint, console.log);
    console.log(`${name}:`, JSON.stringify({ ...figures, missed, differences }));
    expect(missed).toEqual([]);
    expect(differences).toEqual([]);
    // Each call twice, and none left out.
    expect(figures.points).toBe(2 * figures.calls);
    expect(figures.calls).toBeGreaterThan(200);
  });
});
