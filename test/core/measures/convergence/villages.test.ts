import { describe, expect, test } from 'vitest';
import {
  type RankedVillage,
  rankVillages,
  shareAbove,
} from '../../../../src/core/measures/convergence/villages.ts';
import { measure } from '../../../../src/core/measures/measure.ts';

const village = (unit: string, part: number, whole: number, complete = 1): RankedVillage => ({
  unit,
  convergence: measure(part, whole),
  completeness: measure(complete * 100, 100),
});

describe('share of villages above the threshold', () => {
  test('exactly 40 % is not above; without data is left out and named', () => {
    const villages = [village('a', 2, 5), village('b', 6, 15), village('c', 41, 100), village('d', 0, 0)];
    expect(shareAbove(villages, 0.4)).toEqual({
      numerator: 1,
      denominator: 3,
      value: 1 / 3,
      leftOut: [{ reason: 'no-data', count: 1, units: ['d'] }],
    });
  });

  test('no village with data is no data', () => {
    expect(shareAbove([village('a', 0, 0)], 0.4).value).toBeNull();
  });
});

describe('ranking', () => {
  test('ties stand together, and a village that entered too little has no place but a reason', () => {
    const villages = [
      village('d', 3, 9),
      village('few', 9, 9, 0.5),
      village('b', 1, 3),
      village('a', 8, 9),
      village('none', 0, 0),
      village('e', 0, 9, 0.8),
    ];
    expect(rankVillages(villages, 0.8).map(({ unit, place, unranked }) => [unit, place, unranked])).toEqual([
      ['a', 1, undefined],
      ['b', 2, undefined],
      ['d', 2, undefined],
      ['e', 4, undefined],
      ['few', null, 'incomplete'],
      ['none', null, 'no-data'],
    ]);
  });
});
