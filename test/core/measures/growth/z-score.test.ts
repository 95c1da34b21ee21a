import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lmsAt, tableOf } from '../../../../src/core/measures/growth/table.ts';
import {
  type Lms,
  measureAt,
  restrictedZScore,
  roundZ,
  zScore,
} from '../../../../src/core/measures/growth/z-score.ts';

const SEED = { seed: 2006 };
/** Rows that exist, of tables of every shape. */
const row: fc.Arbitrary<Lms> = fc
  .tuple(
    fc.constantFrom('lengthForAge', 'weightForAge', 'bmiForAge', 'weightForLength', 'weightForHeight'),
    fc.boolean(),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([name, girl, share]) => {
    const table = tableOf(name);
    return lmsAt(table, girl, table.first + share * (table.last - table.first));
  });
const factor = fc.double({ min: 0.2, max: 5, noNaN: true });

describe('z-scores', () => {
  it('are 0 at the median and come back from the measure they stand at', () => {
    fc.assert(
      fc.property(row, fc.double({ min: -3, max: 3, noNaN: true }), (lms, z) => {
        expect(roundZ(zScore(lms.m, lms))).toBe(0);
        expect(roundZ(restrictedZScore(lms.m, lms))).toBe(0);
        expect(restrictedZScore(measureAt(z, lms), lms)).toBeCloseTo(z, 8);
      }),
      SEED,
    );
  });

  it('rise with the measure, restricted or not', () => {
    fc.assert(
      fc.property(row, factor, fc.double({ min: 1.0001, max: 2, noNaN: true }), (lms, part, more) => {
        const y = lms.m * part;
        expect(zScore(y * more, lms)).toBeGreaterThan(zScore(y, lms));
        expect(restrictedZScore(y * more, lms)).toBeGreaterThan(restrictedZScore(y, lms));
      }),
      SEED,
    );
  });

  it('are restricted without a jump at ±3, and in equal steps beyond', () => {
    fc.assert(
      fc.property(row, fc.constantFrom(-3, 3), fc.integer({ min: 1, max: 5 }), (lms, end, steps) => {
        const third = measureAt(end, lms);
        const step = third - measureAt(end - Math.sign(end), lms);
        expect(restrictedZScore(third * (1 + Math.sign(end) * 1e-9), lms)).toBeCloseTo(end, 6);
        expect(restrictedZScore(third + steps * step, lms)).toBeCloseTo(end + Math.sign(end) * steps, 8);
      }),
      SEED,
    );
  });

  it('hold where L is 0, the limit of small L', () => {
    const [none, small] = [0, 1e-7].map((l) => ({ l, m: 10, s: 0.1 })) as [Lms, Lms];
    for (const y of [6, 9.5, 10, 14]) expect(zScore(y, none)).toBeCloseTo(zScore(y, small), 5);
    for (const z of [-3, 0, 2]) expect(measureAt(z, none)).toBeCloseTo(measureAt(z, small), 5);
  });

  it('are rounded half away from zero', () => {
    expect([-2.126, -2.125, 2.125, -0.001, -0, 0.004, -1.994].map(roundZ)).toEqual([
      -2.13, -2.13, 2.13, 0, 0, 0, -1.99,
    ]);
    expect(roundZ(Number.NaN)).toBeNaN();
  });
});
