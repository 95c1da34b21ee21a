import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MeasuredForm, rollUpMeasure } from '../../../src/core/form-measures/roll-up.ts';
import type { MeasureVersion } from '../../../src/core/form-measures/versions.ts';

const UNITS = [
  { code: 'kab', parent: null },
  { code: 'kec-1', parent: 'kab' },
  { code: 'kec-2', parent: 'kab' },
  ...['a', 'b'].map((code) => ({ code, parent: 'kec-1' })),
  ...['c', 'd'].map((code) => ({ code, parent: 'kec-2' })),
];

const form = (
  unit: string,
  numerator: number,
  denominator: number,
  more: Partial<MeasureVersion> = {},
): MeasuredForm => ({
  unit,
  version: {
    name: 'convergence-a',
    period: '2025-07-01',
    numerator,
    denominator,
    leftOut: [],
    version: 1,
    since: 1_000,
    ...more,
  },
});

describe('a measure up the tree', () => {
  const sums = rollUpMeasure(UNITS, [
    form('a', 1, 2, { leftOut: [{ reason: 'blank', count: 3 }] }),
    form('b', 30, 100, { leftOut: [{ reason: 'blank', count: 4 }], version: 3, since: 5_000 }),
    { unit: 'c', version: undefined },
    form('d', 0, 0, { since: 2_000 }),
  ]);

  it('is the ratio of sums, never the mean of percentages', () => {
    expect(sums.get('kec-1')!.measure).toEqual({
      numerator: 31,
      denominator: 102,
      value: 31 / 102,
      leftOut: [{ reason: 'blank', count: 7 }],
    });
    expect(sums.get('kab')!.measure.numerator).toBe(31);
  });

  it('says how many units stand behind it, and what changed when', () => {
    expect(sums.get('kab')).toMatchObject({ counted: 2, missing: 2, since: 5_000, revised: 1 });
    expect(sums.get('kec-2')).toMatchObject({ counted: 0, missing: 2, since: 2_000, revised: 0 });
    expect(sums.get('kec-2')!.measure.value).toBeNull();
    expect(sums.get('c')).toMatchObject({ counted: 0, missing: 1, since: null });
    expect(sums.get('kec-9')).toBeUndefined();
  });

  it('counts a unit with several forms once', () => {
    const twice = rollUpMeasure(UNITS, [form('a', 1, 2), form('a', 2, 3), { unit: 'a', version: undefined }]);
    expect(twice.get('kab')).toMatchObject({ counted: 1, missing: 0 });
    expect(twice.get('kab')!.measure).toMatchObject({ numerator: 3, denominator: 5 });
  });

  it('keeps a unit outside the tree to itself', () => {
    const alone = rollUpMeasure(UNITS, [form('elsewhere', 1, 2), form('a', 1, 4)]);
    expect(alone.get('kab')!.measure.denominator).toBe(4);
    expect(alone.get('elsewhere')!.measure.denominator).toBe(2);
  });
});

it('sums of the parts are the whole at every level', () => {
  const forms = fc.array(
    fc.record({
      unit: fc.constantFrom('a', 'b', 'c', 'd'),
      numerator: fc.integer({ min: 0, max: 50 }),
      denominator: fc.integer({ min: 0, max: 50 }),
    }),
  );
  fc.assert(
    fc.property(forms, (list) => {
      const sums = rollUpMeasure(
        UNITS,
        list.map(({ unit, numerator, denominator }) => form(unit, numerator, denominator)),
      );
      const part = (code: string, key: 'numerator' | 'denominator') => sums.get(code)?.measure[key] ?? 0;
      const count = (code: string) => (sums.get(code)?.counted ?? 0) + (sums.get(code)?.missing ?? 0);
      for (const above of ['kab', 'kec-1', 'kec-2']) {
        const below = UNITS.filter(({ parent }) => parent === above).map(({ code }) => code);
        for (const key of ['numerator', 'denominator'] as const)
          expect(part(above, key)).toBe(below.reduce((sum, code) => sum + part(code, key), 0));
        expect(count(above)).toBe(below.reduce((sum, code) => sum + count(code), 0));
      }
    }),
    { seed: 20251118 },
  );
});
