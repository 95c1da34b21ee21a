/**
 * The work is killed at its outside calls and done again by another process: what stands in the end is the same. Here at one
 * of the calls of each kind, by a seed; `npm run test:soak` does it at every call.
 */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { seeded } from '../../src/demo/random.ts';
import { crashAt } from '../support/crash/campaign.ts';
import { openD1Database, openPostgresDatabase } from '../support/crash/databases.ts';
import type { Point } from '../support/crash/life.ts';
import { buildWorld, type World } from '../support/crash/world.ts';

const SEED = 'crash 1';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.close());

/**
 * A call of each name that changes something outside, before or after; both for a mail, where it makes a difference.
 * Beside one that only reads a death is the same as beside the next that does not.
 */
function oneOfEach(calls: readonly string[]): Point[] {
  const { pick } = seeded(SEED);
  const changing = calls
    .map((name, index) => ({ name, call: index + 1 }))
    .filter(({ name }) => !name.startsWith('select '));
  const byName = Map.groupBy(changing, ({ name }) => name);
  return [...byName].flatMap(([name, same]) => {
    const { call } = pick(same);
    if (name === 'mail: send')
      return [
        { call, when: 'before' },
        { call, when: 'after' },
      ];
    return [{ call, when: pick(['before', 'after'] as const) }];
  });
}

// Each waits much for the other side: together they take little longer than one.
describe.concurrent.each([
  ['Cloudflare D1', 'cloudflare', openD1Database],
  ['PostgreSQL', 'pubsub', openPostgresDatabase],
] as const)('killed on %s', (name, broker, open) => {
  it('and run again, it ends the same', async ({ expect }) => {
    const database = await open();
    try {
      const { missed, differences, ...figures } = await crashAt(world, database, broker, oneOfEach);
      console.log(`${name}, seed "${SEED}":`, JSON.stringify(figures));
      expect(missed).toEqual([]);
      expect(differences).toEqual([]);
      expect(figures.points).toBeGreaterThan(25);
      expect(figures.uncertain).toBeGreaterThan(0);
    } finally {
      await database.close();
    }
  });
});
