import { describe, expect, it } from 'vitest';
import { daysOfMonths, isUnderFive, tableDay } from '../../../../src/core/measures/growth/age.ts';

describe('age', () => {
  it('is counted in days, half a day as one', () => {
    expect([0, 0.4, 273.5, 730.49, 730.5].map(tableDay)).toEqual([0, 0, 274, 730, 731]);
    expect(tableDay(daysOfMonths(24))).toBe(731);
    expect(tableDay(daysOfMonths(8))).toBe(244);
  });

  it('is within the standards from birth to under 60 months', () => {
    expect([0, 1826, 1826.24].map(isUnderFive)).toEqual([true, true, true]);
    expect([-0.1, 1826.25, daysOfMonths(60), Number.NaN, Number.POSITIVE_INFINITY].map(isUnderFive)).toEqual(
      Array.from({ length: 5 }, () => false),
    );
  });
});
