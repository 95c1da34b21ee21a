/** Promises on mails, over any days: shrunk to the fewest that break one. The whole year of 1,000 units is a long run. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Zone } from '../../src/core/schedule/deadline.ts';
import { type Fate, live, type Sums } from './year.ts';

const day = fc.record({
  fills: fc.array(fc.tuple(fc.nat(11), fc.integer({ min: 0, max: 4 }), fc.nat(2)), { maxLength: 6 }),
  passes: fc.constantFrom(
    ['07:30', '09:00', '15:00'],
    ['07:30', '07:31', '22:00'],
    ['06:00', '07:30', '16:00'],
    ['13:00', '18:00'],
    [],
  ),
  fates: fc.array(
    fc.constantFrom<Fate>('sent', 'sent', 'sent', 'retry', 'cut', 'dies-before', 'dies-after'),
    {
      maxLength: 8,
    },
  ),
  diesPlanning: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
  moves: fc.option(fc.tuple(fc.nat(1), fc.integer({ min: -3, max: 14 })), { freq: 6 }),
});

test('property: none double, none lost, none to the complete, one digest a day, every stage at its time', async () => {
  const total: Sums = { mails: 0, digests: 0, cuts: 0, uncertain: 0, owedStages: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<Zone>('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'),
      // Around Idul Fitri, and around Christmas and the new year.
      fc.constantFrom(['2025-03-17', '2025-03-31', '2025-04-11'], ['2025-12-10', '2025-12-31', '2025-12-22']),
      fc.array(day, { minLength: 5, maxLength: 30 }),
      async (zone, [from, official, internal], days) => {
        const sums = await live({
          zone,
          from: from!,
          units: 12,
          deadlines: [
            { id: 'resmi', at: `${official}T23:59`, zone: 'Asia/Jakarta' },
            { id: 'dalam', at: `${internal}T23:59`, zone },
          ],
          days,
        });
        for (const name of Object.keys(total) as (keyof Sums)[]) total[name] += sums[name];
      },
    ),
    { seed: 20251118, numRuns: 30 },
  );
  // A property that never saw a mail, a cut or a stage would prove nothing.
  expect(total.digests).toBeGreaterThan(500);
  expect(total.cuts).toBeGreaterThan(100);
  expect(total.owedStages).toBeGreaterThan(500);
});
