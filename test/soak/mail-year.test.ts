/**
 * A simulated year: 1,000 units in three zones, which fill their forms as they like, while machine and mail server are out
 * now and then and processes die. What is promised is checked while it goes on (test/jobs/year.ts).
 */
import { expect, test } from 'vitest';
import type { Zone } from '../../src/core/schedule/deadline.ts';
import { seeded } from '../../src/demo/random.ts';
import { type Day, type Fate, live } from '../jobs/year.ts';

const ZONES: [Zone, number][] = [
  ['Asia/Jakarta', 334],
  ['Asia/Makassar', 333],
  ['Asia/Jayapura', 333],
];
const DAYS = 365;
/** Shares of mails, in a bad week and else. */
const FATES: [Fate, number, number][] = [
  ['cut', 0.02, 0.001],
  ['dies-before', 0.01, 0.001],
  ['dies-after', 0.01, 0.001],
  ['retry', 0.3, 0],
];

function yearOf(units: number, seed: string): Day[] {
  const random = seeded(seed);
  return Array.from({ length: DAYS }, (_, index): Day => {
    const bad = random.next() < 0.15;
    // A quarter begins with forms emptied, and ends with most of them full.
    const quarter = (index % 91) / 91;
    const fills = Array.from({ length: Math.ceil(units / 20) }, () => {
      const filled = random.next() < quarter ? 4 : random.between(0, 3);
      return [random.between(0, units - 1), filled, random.between(0, 2)] as const;
    });
    const fates = Array.from({ length: units }, (): Fate => {
      let dice = random.next();
      for (const [fate, often, seldom] of FATES) {
        dice -= bad ? often : seldom;
        if (dice < 0) return fate;
      }
      return 'sent';
    });
    const off = random.next() < 0.03;
    return {
      fills,
      fates,
      passes: off ? [] : bad ? ['11:00', '11:20', '16:00'] : ['07:30', '07:45', '15:00'],
      diesPlanning: random.next() < 0.05,
      // Two weeks more, granted the day before the second quarter closes; three days less in the last.
      moves: index === 179 ? [1, 14] : index === 350 ? [3, -3] : null,
    };
  });
}

test.each(ZONES)('a year of %s, %d units', async (zone, units) => {
  const sums = await live({
    zone,
    from: '2025-01-01',
    units,
    deadlines: ['03-31', '06-30', '09-30', '12-31'].map((day) => ({
      id: `tw-${day}`,
      at: `2025-${day}T23:59`,
      zone: 'Asia/Jakarta',
    })),
    days: yearOf(units, `year ${zone}`),
  });
  console.log(zone, sums);
  expect(sums.digests).toBeGreaterThan(units * 10);
  expect(sums.cuts).toBeGreaterThan(10);
});
