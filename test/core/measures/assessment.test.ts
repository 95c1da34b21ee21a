import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AssessmentSchema, assess, checkRanks, type Scores } from '../../../src/core/measures/assessment.ts';

const ASSESSMENT = AssessmentSchema.parse({
  year: 2023,
  scale: 50,
  items: [
    { id: 'aksi-1', weight: 2, maximum: 10 },
    { id: 'aksi-2', weight: 3, maximum: 20 },
  ],
  bands: [
    { name: 'B', least: 0.75 },
    { name: 'A', least: 1 },
  ],
});
const unit = (code: string, first: number | null, second: number | null): Scores => ({
  unit: code,
  scores: { 'aksi-1': first, 'aksi-2': second },
});

describe('assessment', () => {
  test('weighted total on the scale, with bands', () => {
    const [best] = assess(ASSESSMENT, [unit('a', 10, 15)]);
    expect(best).toEqual({
      unit: 'a',
      items: [
        { item: 'aksi-1', share: 1, band: 'A' },
        { item: 'aksi-2', share: 0.75, band: 'B' },
      ],
      completeness: { numerator: 2, denominator: 2, value: 1, leftOut: [] },
      total: 42.5,
      place: 1,
    });
  });

  test('below the last known band there is none', () => {
    expect(assess(ASSESSMENT, [unit('a', 7, 20)])[0]!.items[0]!.band).toBeNull();
  });

  test('ties share a place; a blank or impossible score leaves a unit without one', () => {
    const assessed = assess(ASSESSMENT, [
      unit('d', null, 20),
      unit('c', 10, 0),
      unit('b', 10, 15),
      unit('a', 10, 15),
      unit('e', 11, 20),
    ]);
    expect(assessed.map(({ unit: code, place, total }) => [code, place, total])).toEqual([
      ['a', 1, 42.5],
      ['b', 1, 42.5],
      ['c', 3, 20],
      ['d', null, null],
      ['e', null, null],
    ]);
    expect(assessed[3]!.completeness).toMatchObject({ value: 0.5, leftOut: [{ reason: 'blank' }] });
    expect(assessed[4]!.completeness.leftOut).toEqual([{ reason: 'outside-scale', count: 1 }]);
  });

  test('property: totals lie on the scale, and a better score never lowers one', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (first, second, more) => {
        const total = (a: number, b: number) => assess(ASSESSMENT, [unit('a', a * 10, b * 20)])[0]!.total!;
        expect(total(first, second)).toBeLessThanOrEqual(50);
        expect(total(Math.max(first, more), second)).toBeGreaterThanOrEqual(total(first, second));
      }),
      { seed: 20251118 },
    );
  });
});

describe('published ranks', () => {
  const assessed = assess(ASSESSMENT, [
    unit('a', 10, 15),
    unit('b', 10, 15),
    unit('c', 10, 0),
    unit('d', null, 1),
  ]);
  const published = (code: string, rank: number, total: number | null) => ({
    unit: code,
    rank,
    total,
    decimals: 1,
  });

  test('those that follow from the scores are let be', () => {
    expect(
      checkRanks(assessed, [published('a', 1, 42.5), published('b', 1, null), published('c', 3, 20)]),
    ).toEqual([]);
  });

  test('contradictions are told: with the scores, among each other, a tie broken, a unit never assessed', () => {
    const list = [
      published('c', 1, 20),
      published('a', 2, 42.5),
      published('b', 3, 42.5),
      published('d', 4, 12),
    ];
    expect(checkRanks(assessed, list)).toEqual([
      { code: 'rank', unit: 'c', published: 1, computed: 3 },
      { code: 'rank', unit: 'a', published: 2, computed: 1 },
      { code: 'rank', unit: 'b', published: 3, computed: 1 },
      { code: 'not-assessed', unit: 'd', rank: 4 },
      { code: 'ranked-above', unit: 'c', other: 'a', totals: [20, 42.5] },
      { code: 'tie-broken', units: ['a', 'b'], total: 42.5 },
    ]);
    expect(checkRanks(assessed, [published('a', 1, 42.7)])).toEqual([
      { code: 'total', unit: 'a', published: 42.7, computed: 42.5 },
    ]);
  });
});
