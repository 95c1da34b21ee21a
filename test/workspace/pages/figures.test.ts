import { expect, test } from 'vitest';
import { bytes, count, time } from '../../../src/workspace/pages/figures.ts';
import { letters } from '../../../src/workspace/pages/geometry.ts';

test('times stand in WIB, over midnight and the end of the year', () => {
  expect(time(Date.UTC(2025, 11, 31, 16, 59), 'id')).toBe('31 Des 2025, 23.59 WIB');
  expect(time(Date.UTC(2025, 11, 31, 17, 0), 'en')).toBe('1 Jan 2026, 00:00 WIB');
  expect(time(Number.NaN, 'id')).toBe('–');
});

test('counts and sizes in either language', () => {
  expect([0, 999, 1_178, 1_234_567].map((n) => count(n, 'id'))).toEqual(['0', '999', '1.178', '1.234.567']);
  expect(count(1_178, 'en')).toBe('1,178');
  expect([999, 1_000, 999_499, 999_500, 1_250_000].map((n) => bytes(n, 'id'))).toEqual([
    '999 B',
    '1 KB',
    '999 KB',
    '1,0 MB',
    '1,3 MB',
  ]);
  expect(bytes(1_250_000, 'en')).toBe('1.3 MB');
});

test('letters of columns', () => {
  expect([0, 25, 26, 51, 701, 702].map(letters)).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA']);
});
