/**
 * The work is killed at its outside calls and done again by another process: what stands in the end is the same. Here at some,
 * by a seed; `npm run test:soak` does it at every call.
 */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { seeded } from '../../src/demo/random.ts';
import { crashAt } from '../support/crash/campaign.ts';
import { openD1Database, openPostgresDatabase } from '../support/crash/databases.ts';
import { inProcess } from '../support/crash/in-process.ts';
import type { Point } from '../support/crash/life.ts';
import { buildWorld, type World } from '../support/crash/world.ts';

const SEED = 'crash 1';
/** Points on each database. */
const POINTS = 18;

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.close());

/**
 * Calls of some of the names that change something outside, before or after; both for a mail, where it makes a
 * difference. Beside one that only reads a death is the same as beside the next that does not.
 */
function some(calls: readonly string[]): Point[] {
  const { pick, shuffled } = seeded(SEED);
  const changing = calls
    .map((name, index) => ({ name, call: index + 1 }))
    .filter(({ name }) => !name.startsWith('select '));
  const byName = Map.groupBy(changing, ({ name }) => name);
  const mail = pick(byName.get('mail: send') ?? []).call;
  const others = shuffled([...byName.values()]).slice(0, POINTS - 2);
  return [
    { call: mail, when: 'before' },
    { call: mail, when: 'after' },
    ...others.map((same) => ({ call: pick(same).call, when: pick(['before', 'after'] as const) })),
  ];
}

// Each waits much for the other side: together they take little longer than one.
describe.concurrent.each([
  ['Cloudflare D1', 'cloudflare', openD1Database],
  ['PostgreSQL', 'pubsub', openPostgresDatabase],
] as const)('killed on %s', (name, broker, open) => {
  it('and run again, it ends the same', async ({ expect }) => {
    const database = await open();
    try {
      const { missed, differences, ...figures } = await crashAt(
        [await inProcess(world, database, broker)],
        some,
      );
      console.log(`${name}, seed "${SEED}":`, JSON.stringify(figures));
      expect(missed).toEqual([]);
      expect(differences).toEqual([]);
      expect(figures.points).toBe(POINTS);
      expect(figures.uncertain).toBeGreaterThan(0);
    } finally {
      await database.close();
    }
  });
});
