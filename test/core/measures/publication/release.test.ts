import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RoundCounts, releaseOf } from '../../../../src/core/measures/publication/release.ts';
import { expectUnlearnt, type Truth } from './reader.ts';

const UNITS = [
  { code: 'kab', parent: null },
  { code: 'k1', parent: 'kab' },
  { code: 'k2', parent: 'kab' },
  { code: 'k3', parent: 'kab' },
  ...['a', 'b', 'c'].map((code) => ({ code, parent: 'k1' })),
  ...['d', 'e'].map((code) => ({ code, parent: 'k2' })),
  { code: 'f', parent: 'k3' },
];
const VILLAGES = ['a', 'b', 'c', 'd', 'e', 'f'];
const counts = (of: Record<string, readonly [stunted: number, measured: number]>): RoundCounts[] =>
  Object.entries(of).map(([unit, [stunted, measured]]) => ({ unit, stunted, measured }));

describe('a round', () => {
  test('prints every unit at or above one that reported, and how many did', () => {
    const release = releaseOf(UNITS, VILLAGES, counts({ a: [9, 50], b: [0, 60], d: [12, 80] }));
    expect(release).toEqual([
      { unit: 'a', reporting: 1, expected: 1, stunted: 9, measured: 50 },
      { unit: 'k1', reporting: 2, expected: 3, stunted: 9, measured: 110 },
      { unit: 'kab', reporting: 3, expected: 6, stunted: 21, measured: 190 },
      { unit: 'b', reporting: 1, expected: 1, stunted: 0, measured: 60 },
      { unit: 'd', reporting: 1, expected: 1, stunted: 12, measured: 80 },
      { unit: 'k2', reporting: 1, expected: 2, stunted: 12, measured: 80 },
    ]);
  });

  test('hides a small count through every total that it makes up alone', () => {
    const release = releaseOf(UNITS, VILLAGES, counts({ a: [9, 50], b: [8, 60], f: [2, 30] }))!;
    const hidden = release.filter(({ stunted }) => stunted === null).map(({ unit }) => unit);
    expect(hidden).toEqual(expect.arrayContaining(['f', 'k3']));
    expect(hidden).toHaveLength(4);
    expect(release.filter(({ measured }) => measured === null)).toEqual([]);
  });

  test('is not released where all of it would be hidden', () => {
    expect(releaseOf(UNITS, VILLAGES, counts({ a: [1, 3] }))).toBeUndefined();
    expect(releaseOf(UNITS, VILLAGES, [])).toBeUndefined();
  });

  test('property: tells nobody a count of 1–4, of stunted or of the rest, whoever reported', () => {
    const few = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 25 }));
    const village = fc.option(
      fc.tuple(few, few).filter(([some, rest]) => some + rest > 0),
      { nil: undefined },
    );
    fc.assert(
      fc.property(fc.array(village, { minLength: 6, maxLength: 6 }), (drawn) => {
        const found = VILLAGES.flatMap((unit, index): RoundCounts[] => {
          const [some, rest] = drawn[index] ?? [];
          return some === undefined ? [] : [{ unit, stunted: some, measured: some + rest! }];
        });
        const truth: Truth = new Map(found.map(({ unit, ...count }) => [unit, count]));
        const printed = releaseOf(UNITS, VILLAGES, found) ?? [];
        expectUnlearnt(UNITS, truth, new Map(printed.map((figure) => [figure.unit, figure])));
      }),
      { seed: 20251118, numRuns: 200 },
    );
  });
});
