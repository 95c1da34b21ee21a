import { describe, expect, it } from 'vitest';
import { readClock } from '../../../src/core/cells/clock.ts';

describe('a time of day', () => {
  it.each([
    ['23.59', '23:59'],
    ['7:30', '07:30'],
    [' 00.00 ', '00:00'],
    ['12.00.00', '12:00'],
    [0, '00:00'],
    [0.5, '12:00'],
    [1439 / 1440, '23:59'],
  ])('%s is %s', (typed, time) => {
    expect(readClock(typed)).toBe(time);
  });

  it.each(['24.00', '23.60', '2359', '23.5', 'siang', '', 1, -0.1, 23.59, Number.NaN, 0.99999])(
    '%s is none',
    (typed) => {
      expect(readClock(typed)).toBeUndefined();
    },
  );
});
