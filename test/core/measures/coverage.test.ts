import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CoverageEntry, coverage, coverageUpward } from '../../../src/core/measures/coverage.ts';
import { sumOf } from '../../../src/core/measures/measure.ts';

const HIGHER = { better: 'higher', target: 0.9 } as const;
const entry = (unit: string, served: number | null, targetGroup: number | null): CoverageEntry => ({
  unit,
  served,
  targetGroup,
});

describe('coverage', () => {
  test('is the ratio of the sums, not the mean of the percentages', () => {
    const result = coverage(HIGHER, [entry('a', 1, 1), entry('b', 0, 9)]);
    expect(result).toMatchObject({
      numerator: 1,
      denominator: 10,
      value: 0.1,
      reached: false,
      peopleToTarget: 8,
    });
    expect(result.gap).toBeCloseTo(0.8, 12);
  });

  test('where lower is better the gap is what is too much', () => {
    const unmet = { better: 'lower', target: 0.155 } as const;
    const high = coverage(unmet, [entry('a', 30, 100)]);
    expect(high).toMatchObject({ reached: false, peopleToTarget: 15 });
    expect(high.gap).toBeCloseTo(0.145, 12);
    expect(coverage(unmet, [entry('a', 10, 100)])).toMatchObject({ reached: true, peopleToTarget: 0 });
  });

  test('a target that is met to the person is reached', () => {
    expect(coverage(HIGHER, [entry('a', 9, 10)])).toMatchObject({ reached: true, peopleToTarget: 0 });
    expect(coverage({ better: 'higher', target: 0.07 }, [entry('a', 6, 100)])).toMatchObject({
      peopleToTarget: 1,
    });
  });

  test.each([
    ['nothing typed', entry('a', null, null), 'blank'],
    ['half typed', entry('a', 3, null), 'half-filled'],
    ['the other half', entry('a', null, 3), 'half-filled'],
    ['no target group', { ...entry('a', null, null), notApplicable: true }, 'not-applicable'],
    ['0 of 0', entry('a', 0, 0), 'nobody-to-serve'],
    ['5 of 0', entry('a', 5, 0), 'served-without-target-group'],
    ['7 of 5', entry('a', 7, 5), 'served-above-target-group'],
    ['−1 of 5', entry('a', -1, 5), 'not-a-count'],
    ['1 of 2,5', entry('a', 1, 2.5), 'not-a-count'],
  ] as const)('%s is left out, with its unit and the reason', (_, bad, reason) => {
    expect(coverage(HIGHER, [bad])).toEqual({
      numerator: 0,
      denominator: 0,
      value: null,
      leftOut: [{ reason, count: 1, units: ['a'] }],
      gap: null,
      reached: null,
      peopleToTarget: null,
    });
    expect(coverage(HIGHER, [bad, entry('b', 4, 8)]).value).toBe(0.5);
  });

  test('without a target there is no gap', () => {
    expect(coverage({ better: 'higher', target: null }, [entry('a', 1, 2)])).toMatchObject({
      value: 0.5,
      gap: null,
    });
  });

  test('upward every unit is the ratio of the sums below it', () => {
    const units = [
      { code: 'kab', parent: null },
      { code: 'kec', parent: 'kab' },
      { code: 'desa', parent: 'kec' },
    ];
    const entries = [entry('desa', 1, 1), entry('kec', 0, 3), entry('kab', null, 4), entry('lain', 1, 2)];
    const upward = coverageUpward(HIGHER, units, entries);
    expect([...upward].map(([unit, { value }]) => [unit, value])).toEqual([
      ['desa', 1],
      ['kec', 0.25],
      ['kab', 0.25],
      ['lain', 0.5],
    ]);
    expect(upward.get('kab')!.leftOut).toEqual([{ reason: 'half-filled', count: 1, units: ['kab'] }]);
  });

  const cell = fc.option(fc.integer({ min: -1, max: 40 }), { nil: null });
  const entries = fc.array(fc.record({ unit: fc.string(), served: cell, targetGroup: cell }), {
    maxLength: 30,
  });

  test('property: sums of the parts are the whole, and a share lies between 0 and 1', () => {
    fc.assert(
      fc.property(entries, entries, (left, right) => {
        const whole = coverage(HIGHER, [...left, ...right]);
        const { numerator, denominator, value, leftOut } = whole;
        expect(sumOf([coverage(HIGHER, left), coverage(HIGHER, right)])).toEqual({
          numerator,
          denominator,
          value,
          leftOut,
        });
        if (value !== null) expect(value >= 0 && value <= 1).toBe(true);
        expect(value === null).toBe(denominator === 0);
      }),
      { seed: 20251118 },
    );
  });
});
