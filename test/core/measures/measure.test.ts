import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measure, places, sumOf } from '../../../src/core/measures/measure.ts';

describe('measure', () => {
  test('nothing of nothing is no data', () => {
    expect(measure(0, 0).value).toBeNull();
    expect(sumOf([]).value).toBeNull();
  });

  test('what was left out of nobody is not spoken of', () => {
    expect(measure(1, 2, [{ reason: 'blank', count: 0 }]).leftOut).toEqual([]);
  });

  test('adds up by reason', () => {
    const parts = [
      measure(1, 2, [{ reason: 'blank', count: 2, units: ['a'] }]),
      measure(3, 4, [{ reason: 'blank', count: 1, units: ['b'] }]),
    ];
    expect(sumOf(parts)).toEqual({
      numerator: 4,
      denominator: 6,
      value: 4 / 6,
      leftOut: [{ reason: 'blank', count: 3, units: ['a', 'b'] }],
    });
  });
});

describe('places', () => {
  const fraction = (numerator: number, denominator: number) => ({ numerator, denominator });

  test('ties share a place, and the next is skipped', () => {
    const ranked = places([fraction(2, 6), fraction(9, 10), fraction(1, 3), fraction(0, 4)], (item) => item);
    expect(ranked.map(({ item, place }) => [item.numerator, place])).toEqual([
      [9, 1],
      [2, 2],
      [1, 2],
      [0, 4],
    ]);
    expect(places([fraction(1, 2), fraction(1, 4)], (item) => item, 'lower')[0]).toMatchObject({
      item: { denominator: 4 },
      place: 1,
    });
  });

  test('property: a place is one more than the number of better ones', () => {
    const fractions = fc.array(
      fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 })).map(([part, whole]) => fraction(part, whole)),
    );
    fc.assert(
      fc.property(fractions, (items) => {
        for (const { item, place } of places(items, (each) => each)) {
          const better = items.filter(
            (other) => other.numerator * item.denominator > item.numerator * other.denominator,
          );
          expect(place).toBe(better.length + 1);
        }
      }),
      { seed: 20251118 },
    );
  });
});
