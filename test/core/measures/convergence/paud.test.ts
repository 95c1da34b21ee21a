import { expect, test } from 'vitest';
import { paud } from '../../../../src/core/measures/convergence/paud.ts';

const months = (text: string) => [...text].map((sign) => (sign === '.' ? null : sign === 'V'));

test('active is 80 % of the months typed so far; nothing typed is left out, twice entered counts once', () => {
  const result = paud(
    [
      { person: 'a', months: months('VVVVX.......') },
      { person: 'b', months: months('VVVXX.......') },
      { person: 'c', months: months('............') },
      { person: 'b', months: months('VVVXX.......') },
    ],
    0.8,
  );
  expect(result).toEqual({
    numerator: 1,
    denominator: 2,
    value: 0.5,
    leftOut: [
      { reason: 'blank', count: 1 },
      { reason: 'entered-twice', count: 1 },
    ],
  });
  expect(paud([{ person: 'b', months: months('VVVXX.......') }], 0.6).numerator).toBe(1);
  expect(paud([], 0.8).value).toBeNull();
});
