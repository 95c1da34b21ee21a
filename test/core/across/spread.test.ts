import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { median, medianDeviation, modifiedZScore } from '../../../src/core/across/spread.ts';

it.each<[number[], number, number]>([
  [[7], 7, 0],
  [[1, 9], 5, 4],
  [[9, 1, 5], 5, 4],
  [[1, 1, 2, 2, 4, 6, 9], 2, 1],
  [[1, 2, 3, 4, 1000], 3, 1],
])('of %j: median %s, deviation %s', (values, middle, deviation) => {
  expect([median(values), medianDeviation(values)]).toEqual([middle, deviation]);
});

it('there is none of nothing', () => {
  expect(median([])).toBeNaN();
});

it('a value at the median scores 0, also where there is no spread', () => {
  expect([modifiedZScore(5, 5, 0), modifiedZScore(5, 5, 2), modifiedZScore(6, 5, 0)]).toEqual([
    0,
    0,
    Infinity,
  ]);
  expect(modifiedZScore(8, 5, 1)).toBeCloseTo(2.0235);
});

it('half of the values lie at or below the median, and half at or above', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const middle = median(values);
      expect(values.filter((value) => value <= middle).length * 2).toBeGreaterThanOrEqual(values.length);
      expect(values.filter((value) => value >= middle).length * 2).toBeGreaterThanOrEqual(values.length);
    }),
  );
});
