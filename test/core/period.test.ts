import { expect, it } from 'vitest';
import { containsMonth, type Period, periodText, previousPeriod, readPeriod } from '../../src/core/period.ts';
import { periodName } from '../../src/core/text/period.ts';

it.each<[string, Period, before: string, id: string, en: string]>([
  ['2025', { year: 2025, firstMonth: 1, months: 12 }, '2024', '2025', '2025'],
  ['2025-S1', { year: 2025, firstMonth: 1, months: 6 }, '2024-S2', 'Semester I 2025', 'Semester I 2025'],
  ['2025-S2', { year: 2025, firstMonth: 7, months: 6 }, '2025-S1', 'Semester II 2025', 'Semester II 2025'],
  ['2025-Q1', { year: 2025, firstMonth: 1, months: 3 }, '2024-Q4', 'Triwulan I 2025', 'Quarter I 2025'],
  ['2025-Q3', { year: 2025, firstMonth: 7, months: 3 }, '2025-Q2', 'Triwulan III 2025', 'Quarter III 2025'],
  ['2025-01', { year: 2025, firstMonth: 1, months: 1 }, '2024-12', 'Januari 2025', 'January 2025'],
  ['2025-12', { year: 2025, firstMonth: 12, months: 1 }, '2025-11', 'Desember 2025', 'December 2025'],
])('%s', (text, period, before, id, en) => {
  expect(readPeriod(text)).toEqual(period);
  expect(periodText(period)).toBe(text);
  expect(periodText(previousPeriod(period))).toBe(before);
  expect([periodName(text, 'id'), periodName(text, 'en')]).toEqual([id, en]);
});

it.each(['', '25', '2025-S3', '2025-Q5', '2025-13', '2025-00', '2025-8', '2025-08-01', 'x2025'])(
  'no period: %s',
  (text) => {
    expect(readPeriod(text)).toBeUndefined();
    expect(periodName(text, 'id')).toBe(text);
  },
);

it('contains its months', () => {
  const second = readPeriod('2025-Q2') as Period;
  expect([3, 4, 6, 7].map((month) => containsMonth(second, month))).toEqual([false, true, true, false]);
});
