import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MeasuredForm, rollUpMeasures } from '../../../src/core/form-measures/roll-up.ts';
import type { MeasureVersion } from '../../../src/core/form-measures/versions.ts';

const UNITS = [
  { code: 'kab', parent: null },
  { code: 'kec-1', parent: 'kab' },
  { code: 'kec-2', parent: 'kab' },
  ...['a', 'b'].map((code) => ({ code, parent: 'kec-1' })),
  ...['c', 'd'].map((code) => ({ code, parent: 'kec-2' })),
];

const KEY = { name: 'convergence-a', period: '2025-07-01' } as const;

const form = (
  unit: string,
  numerator: number,
  denominator: number,
  more: Partial<MeasureVersion> = {},
): MeasuredForm => ({
  unit,
  versions: [{ ...KEY, numerator, denominator, leftOut: [], version: 1, since: 1_000, ...more }],
});
const rolledUp = (forms: readonly MeasuredForm[]) => {
  const sums = rollUpMeasures(UNITS, forms);
  return (unit: string) => sums.of(unit, KEY);
};

describe('a measure up the tree', () => {
  const sums = rolledUp([
    form('a', 1, 2, { leftOut: [{ reason: 'blank', count: 3 }] }),
    form('b', 30, 100, { leftOut: [{ reason: 'blank', count: 4 }], version: 3, since: 5_000 }),
    { unit: 'c', versions: [] },
    form('d', 0, 0, { since: 2_000 }),
  ]);

  it('is the ratio of sums, never the mean of percentages', () => {
    expect(sums('kec-1')!.measure).toEqual({
      numerator: 31,
      denominator: 102,
      value: 31 / 102,
      leftOut: [{ reason: 'blank', count: 7 }],
    });
    expect(sums('kab')!.measure.numerator).toBe(31);
  });

  it('says how many units stand behind it, and what changed when', () => {
    expect(sums('kab')).toMatchObject({ counted: 2, missing: 2, since: 5_000, revised: 1 });
    expect(sums('kec-2')).toMatchObject({ counted: 0, missing: 2, since: 2_000, revised: 0 });
    expect(sums('kec-2')!.measure.value).toBeNull();
    expect(sums('c')).toMatchObject({ counted: 0, missing: 1, since: null });
    expect(sums('kec-9')).toBeUndefined();
  });

  it('counts a unit with several forms once', () => {
    const twice = rolledUp([form('a', 1, 2), form('a', 2, 3), { unit: 'a', versions: [] }]);
    expect(twice('kab')).toMatchObject({ counted: 1, missing: 0 });
    expect(twice('kab')!.measure).toMatchObject({ numerator: 3, denominator: 5 });
  });

  it('keeps a unit outside the tree to itself', () => {
    const alone = rolledUp([form('elsewhere', 1, 2), form('a', 1, 4)]);
    expect(alone('kab')!.measure.denominator).toBe(4);
    expect(alone('elsewhere')!.measure.denominator).toBe(2);
  });
});

it('keeps measures and periods apart, in whatever order the forms have them', () => {
  const b = { name: 'convergence-b', period: '2025-07-01' } as const;
  const sums = rollUpMeasures(UNITS, [
    { unit: 'a', versions: [...form('a', 1, 2).versions, ...form('a', 3, 4, b).versions] },
    {
      unit: 'b',
      versions: [...form('b', 5, 6, b).versions, ...form('b', 1, 9, { period: '2025-04-01' }).versions],
    },
  ]);
  expect(sums.of('kab', KEY)).toMatchObject({
    measure: { numerator: 1, denominator: 2 },
    counted: 1,
    missing: 1,
  });
  expect(sums.of('kab', b)).toMatchObject({
    measure: { numerator: 8, denominator: 10 },
    counted: 2,
    missing: 0,
  });
  expect(sums.of('kab', { ...KEY, period: '2025-04-01' })).toMatchObject({
    measure: { denominator: 9 },
    missing: 1,
  });
  const nobody = sums.of('kab', { ...KEY, period: '2024-01-01' });
  expect(nobody).toMatchObject({ measure: { value: null }, counted: 0, missing: 2, since: null });
  expect(['a', 'kec-1', 'kab', 'c', 'kec-2'].map((unit) => sums.has(unit))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

it('refuses a circle of parents, and names it', () => {
  const circle = [
    { code: 'A', parent: 'B' },
    { code: 'B', parent: 'A' },
  ];
  expect(() => rollUpMeasures(circle, [form('A', 1, 1)])).toThrow('B → A');
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
      const sums = rolledUp(
        list.map(({ unit, numerator, denominator }) => form(unit, numerator, denominator)),
      );
      const part = (code: string, key: 'numerator' | 'denominator') => sums(code)?.measure[key] ?? 0;
      const count = (code: string) => (sums(code)?.counted ?? 0) + (sums(code)?.missing ?? 0);
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
