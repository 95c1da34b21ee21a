import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parentSum } from '../../../src/core/across/parent-sum.ts';
import type { AcrossCheck } from '../../../src/core/template/across-schema.ts';
import { form, type Rows, tabOf, templateWith } from './forms.ts';

const template = templateWith({ check: 'parent-sum', columns: ['dilayani'] });
const [check] = tabOf(template).across as [AcrossCheck<'parent-sum'>];
const children = (...rows: Rows[]) => rows.map((each, index) => form(template, each, { unit: `c${index}` }));
const compare = (own: Rows, below: ReturnType<typeof children>, tolerance = 0) =>
  parentSum(form(template, own), below, tabOf(template), { ...check, tolerance }).map(({ key, params }) => [
    key,
    params,
  ]);

describe('the total of a unit and the sum of those below', () => {
  it.each<[string, Rows, Rows[], number, unknown[]]>([
    ['agree', [30], [[10], [20]], 0, []],
    ['differ', [31], [[10], [20]], 0, [['A', { value: 31, sum: 30, units: 2 }]]],
    [
      'differ in one of two rows',
      [30, 7],
      [
        [10, 3],
        [20, 3],
      ],
      0,
      [['B', { value: 7, sum: 6, units: 2 }]],
    ],
    ['differ by what passes', [31], [[10], [20]], 1, []],
    ['are not compared while one below is blank', [31], [[10], [undefined]], 0, []],
    [
      'count “tidak ada sasaran” below as none',
      [31],
      [[10], [null]],
      0,
      [['A', { value: 31, sum: 10, units: 2 }]],
    ],
    ['are not compared where the total is blank', [undefined], [[10], [20]], 0, []],
    ['are not compared where the total is “tidak ada sasaran”', [null], [[10], [20]], 0, []],
    ['are not compared with nobody below', [31], [], 0, []],
    ['agree in decimals', [0.3], [[0.1], [0.2]], 0, []],
  ])('%s', (_, own, below, tolerance, found) => {
    expect(compare(own, children(...below), tolerance)).toEqual(found);
  });

  it('are not compared where units of two levels report: they may count the same people', () => {
    const below = [
      form(template, [10], { unit: 'c0' }),
      form(template, [20], { unit: 'c1', level: 'puskesmas' }),
    ];
    expect(compare([31], below)).toEqual([]);
  });

  it('agree whenever the total is the sum, in whatever order', () => {
    const parts = fc.array(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 6, maxLength: 6 }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(parts, (rows) => {
        const own = rows.reduce((sum, row) => sum.map((value, index) => value + (row[index] ?? 0)));
        expect(compare(own, children(...rows).reverse())).toEqual([]);
      }),
    );
  });
});
