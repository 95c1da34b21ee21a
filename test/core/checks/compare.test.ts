import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RELATIONS } from '../../../src/core/template/rule-schema.ts';
import { COLUMNS, column } from './columns.ts';
import { codes, list, said } from './list.ts';

const other = column('other', { type: 'number' });
const byRelation = Object.fromEntries(
  RELATIONS.map((is) => [
    is,
    list([COLUMNS.money, other], [{ rule: 'compare', column: 'money', is, to: 'other' }]),
  ]),
) as Record<(typeof RELATIONS)[number], ReturnType<typeof list>>;
const passes = (is: (typeof RELATIONS)[number], a: number, b: number) =>
  codes(byRelation[is], [a, b]).length === 0;

describe('one figure beside another', () => {
  it('is told with both', () => {
    expect(said(byRelation['not-below'], [3, '4,5'])).toEqual([
      {
        code: 'compare',
        params: { is: 'not-below', otherColumn: 'other', value: 3, other: 4.5 },
        columns: ['money', 'other'],
      },
    ]);
  });

  it.each(['', '-', 'x'])('is not looked at where one of them is %j', (cell) => {
    for (const is of RELATIONS) {
      expect(codes(byRelation[is], [5, cell])).not.toContain('compare');
      expect(codes(byRelation[is], [cell, 5])).not.toContain('compare');
    }
  });

  it('passes as the relation says', () => {
    const figure = fc.integer({ min: -300, max: 300 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        expect(passes('below', a, b)).toBe(a < b);
        expect(passes('not-below', a, b)).toBe(a >= b);
        expect(passes('above', a, b)).toBe(a > b);
        expect(passes('equal', a, b)).toBe(a === b);
        expect(passes('different', a, b)).toBe(a !== b);
      }),
    );
  });

  it('takes sums of decimals for what they are', () => {
    expect(passes('equal', 0.1 + 0.2, 0.3)).toBe(true);
    expect(passes('above', 0.1 + 0.2, 0.3)).toBe(false);
    expect(passes('not-below', 0.3, 0.1 + 0.2)).toBe(true);
  });
});
