import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlier } from '../../../src/core/across/outlier.ts';
import type { AcrossCheck } from '../../../src/core/template/across-schema.ts';
import { form, type Rows, tabOf, templateWith, type Whose } from './forms.ts';

const template = templateWith({ check: 'outlier', numerator: 'dilayani', denominator: 'sasaran' });
const [check] = tabOf(template).across as [AcrossCheck<'outlier'>];
const USUAL = [60, 62, 65, 66, 70, 71];
const shares = (values: readonly number[], all = 100) =>
  values.map((value, index) => form(template, [[value, all]], { unit: `s${index}` }));
const compare = (
  own: Rows[number],
  siblings = shares(USUAL),
  more: Partial<typeof check> = {},
  whose?: Whose,
) => outlier(form(template, [own], whose), siblings, tabOf(template), { ...check, ...more });

describe('a share beside those of the siblings', () => {
  it('stands out', () => {
    expect(compare([10, 100])).toEqual([
      {
        code: 'outlier',
        tab: 'isian',
        key: 'A',
        columns: ['dilayani', 'sasaran'],
        params: { share: 0.1, median: 0.65, units: 6 },
        basis: '[10,100]',
      },
    ]);
  });

  it.each<[string, Rows[number], ReturnType<typeof shares>, Partial<typeof check>]>([
    ['is usual', [68, 100], shares(USUAL), {}],
    ['is of few', [1, 19], shares(USUAL), {}],
    ['is beside shares of few', [10, 100], shares(USUAL, 19), {}],
    ['has too few siblings', [10, 100], shares(USUAL.slice(1)), {}],
    ['differs by little, however tightly the others lie', [80, 100], shares([60, 61, 61, 61, 62, 62]), {}],
    ['stands beside siblings that are mostly 0', [90, 100], shares([0, 0, 0, 0, 3, 5]), {}],
    ['stands beside siblings that mostly say the same', [40, 100], shares([100, 100, 100, 100, 100, 96]), {}],
    ['is not applicable', [null, null], shares(USUAL), {}],
    ['is of nobody', [10, 0], shares(USUAL), {}],
  ])('does not where it %s', (_, own, siblings, more) => {
    expect(compare(own, siblings, more)).toEqual([]);
  });

  it('is told where the threshold is lower', () => {
    expect(compare([80, 100], undefined, { difference: 0.1, score: 2 })).toHaveLength(1);
  });

  it('is compared in the months of its season only', () => {
    const seasonal = [{ rows: ['A'], months: [2, 8] }];
    const found = (period: string) => compare([10, 100], undefined, { seasonal }, { period }).length;
    expect(['2025-08', '2025-Q1', '2025-S2', '2025', '2025-07', '2025-Q2'].map(found)).toEqual([
      1, 1, 1, 1, 0, 0,
    ]);
    const other = [{ rows: ['B'], months: [2] }];
    expect(compare([10, 100], undefined, { seasonal: other }, { period: '2025-07' })).toHaveLength(1);
  });

  it('is found the same whatever the order of siblings, and never alone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 20 }),
        fc.nat(100),
        (values, own) => {
          const siblings = shares(values);
          expect(compare([own, 100], [...siblings].reverse())).toEqual(compare([own, 100], siblings));
          expect(compare([own, 100], [])).toEqual([]);
        },
      ),
    );
  });
});
