import { describe, expect, it } from 'vitest';
import { isoOf } from '../../../src/core/cells/calendar.ts';
import {
  monthOfNumber,
  type PeriodReading,
  quarterOfNumber,
  readMonth,
  readQuarter,
} from '../../../src/core/cells/period.ts';

const first = (read: PeriodReading) => (read.kind === 'period' ? isoOf(read.serial).slice(0, 7) : read.kind);

describe('months', () => {
  it.each([
    ['Agustus 2025', '2025-08'],
    ['Agt 2025', '2025-08'],
    ['Agt-25', '2025-08'],
    ['08/25', '2025-08'],
    ['Agt-24', 'none'],
    ['bulan Agustus tahun 2025', '2025-08'],
    ['08/2025', '2025-08'],
    ['2025-08', '2025-08'],
    ['202508', '2025-08'],
    ['17 Agustus 2025', '2025-08'],
    ['Nopember', '2025-11'],
    ['8', '2025-08'],
    ['13', 'none'],
    ['13/2025', 'none'],
    ['TW III', 'none'],
    ['belum ada', 'missing'],
  ])('reads %j as %s', (text, expected) => expect(first(readMonth(text, 2025))).toBe(expected));

  it('reads numbers', () => {
    const read = [8, 202508, 45886, 45886.5, 0, 13, 8.5, 202513].map((n) => first(monthOfNumber(n, 2025)));
    expect(read).toEqual(['2025-08', '2025-08', '2025-08', '2025-08', 'none', 'none', 'none', 'none']);
  });
});

describe('quarters', () => {
  it.each([
    ['TW III 2025', '2025-07'],
    ['TW I', '2025-01'],
    ['tw.iv/2024', '2024-10'],
    ['Triwulan 3 2025', '2025-07'],
    ['Triwulan II Tahun 2025', '2025-04'],
    ['Triwulan ketiga', '2025-07'],
    ['TW-3', '2025-07'],
    ['TW3 2025', '2025-07'],
    ['Q3 2025', '2025-07'],
    ['2025-Q3', '2025-07'],
    ['III', '2025-07'],
    ['4', '2025-10'],
    ['Juli - September 2025', '2025-07'],
    ['Jul s.d. Sep 2025', '2025-07'],
    ['Juli - Agustus 2025', 'none'],
    ['TW V', 'none'],
    ['TW 5 2025', 'none'],
    ['TW 0', 'none'],
    ['Agustus 2025', 'none'],
    ['TW', 'none'],
    ['TW I II', 'none'],
    ['(TW I)', 'none'],
    ['-', 'missing'],
  ])('reads %j as %s', (text, expected) => expect(first(readQuarter(text, 2025))).toBe(expected));

  it('reads numbers', () => {
    expect([1, 4, 5, 2.5].map((n) => first(quarterOfNumber(n, 2025)))).toEqual([
      '2025-01',
      '2025-10',
      'none',
      'none',
    ]);
  });
});
