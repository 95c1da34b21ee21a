import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../../../src/core/adopt/assign.ts';

/** Best sum over all ways, for tables small enough to try them all. */
function bestSum(weights: readonly (readonly number[])[], row = 0, used = 0): number {
  if (row === weights.length) return 0;
  let best = bestSum(weights, row + 1, used);
  weights[row]!.forEach((weight, column) => {
    if (weight > 0 && (used & (1 << column)) === 0)
      best = Math.max(best, weight + bestSum(weights, row + 1, used | (1 << column)));
  });
  return best;
}

const tables = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: -2, max: 20 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

describe('assign', () => {
  it('gives each column once, and reaches the best sum', () => {
    fc.assert(
      fc.property(tables, (weights) => {
        const given = assign(weights);
        const made = given.filter((column) => column >= 0);
        expect(new Set(made).size).toBe(made.length);
        const sum = given.reduce((all, column, row) => all + (column < 0 ? 0 : weights[row]![column]!), 0);
        expect(sum).toBe(bestSum(weights));
      }),
    );
  });

  it('takes a sheet as wide as there are, either way round', () => {
    const wide = Array.from({ length: 20 }, (_, row) =>
      Array.from({ length: 18_000 }, (_, column) => (column === 17_999 - row ? 1 : 0.5)),
    );
    const best = wide.map((_, row) => 17_999 - row);
    expect(assign(wide)).toEqual(best);
    const tall = assign(Array.from({ length: 18_000 }, (_, column) => wide.map((row) => row[column]!)));
    expect(best.map((column) => tall[column])).toEqual(wide.map((_, row) => row));
  });

  it('makes no pair of nothing', () => {
    expect(
      assign([
        [0, 0],
        [-1, 0],
      ]),
    ).toEqual([-1, -1]);
    expect(assign([])).toEqual([]);
  });
});
