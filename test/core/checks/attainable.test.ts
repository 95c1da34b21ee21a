import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percent } from '../../../src/core/text/format.ts';
import { COLUMNS } from './columns.ts';
import { codes, list, said } from './list.ts';

const made = list(
  [COLUMNS.share, COLUMNS.whole],
  [{ rule: 'attainable', column: 'share', denominator: 'whole' }],
);

describe('a percentage beside its denominator', () => {
  it('is told where no number gives it, with a denominator that would', () => {
    expect(said(made, ['71,15 %', 1871])).toEqual([
      {
        code: 'not-attainable',
        params: { typed: 0.7115, decimals: 2, whole: 1871, wholeColumn: 'whole', neighbour: 1872 },
        columns: ['share', 'whole'],
      },
    ]);
  });

  it.each([
    ['71,15 %', 1872],
    [0.7115, 1872],
    [71.15, 1872],
    ['71 %', 1871],
    ['33 %', 3],
    ['0,3333', 3],
    ['33,3', 3],
    [1 / 3, 3],
    [0, 7],
    [1, 7],
    ['120 %', 7],
    ['50 %', 0],
    ['50 %', ''],
    ['', 7],
  ])('%j of %j may be', (share, whole) => {
    expect(codes(made, [share, whole])).toEqual([]);
  });

  it.each([
    [0.5, 3],
    ['33,30 %', 3],
    ['33,3 %', 4],
    ['0,71', 3],
    [71.15, 1871],
  ])('%j of %j cannot be', (share, whole) => {
    expect(codes(made, [share, whole])).toEqual(['not-attainable']);
  });

  it('is never told of what was computed and rounded', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (whole, part) => {
          const share = Math.floor(part * whole) / whole;
          expect(codes(made, [share, whole])).toEqual([]);
          // Less than all is never written as 100,00 %, nor more than none as 0,00 %.
          if (share > 0.0001 && share < 0.9999)
            expect(codes(made, [percent(share, 'id'), whole])).toEqual([]);
        },
      ),
    );
  });
});
