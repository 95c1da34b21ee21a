import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wallClock } from '../../../src/core/schedule/deadline.ts';
import {
  date,
  dateTime,
  decimal,
  integer,
  longDateTime,
  percent,
  shortDate,
  zoneName,
} from '../../../src/core/text/format.ts';

fc.configureGlobal({ seed: 20251118 });

describe('percent', () => {
  it.each([
    [363 / 1178, '30,81 %', '30.81%'],
    [0, '0,00 %', '0.00%'],
    [1, '100,00 %', '100.00%'],
    [1177.99 / 1178, '99,99 %', '99.99%'],
    [1 / 1_000_000, '0,01 %', '0.01%'],
    [1 / 800, '0,13 %', '0.13%'],
    [0.010_05, '1,01 %', '1.01%'],
    [12.5, '1.250,00 %', '1,250.00%'],
    [-0.25, '-25,00 %', '-25.00%'],
  ])('%d', (share, indonesian, english) => {
    expect(percent(share, 'id')).toBe(indonesian);
    expect(percent(share, 'en')).toBe(english);
  });

  it('shows all only for all and none only for none', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (part, whole) => {
        fc.pre(part <= whole);
        const text = percent(part / whole, 'en');
        expect(text === '100.00%').toBe(part === whole);
        expect(text === '0.00%').toBe(part === 0);
        expect(Math.abs(Number.parseFloat(text) - (100 * part) / whole)).toBeLessThanOrEqual(0.01);
      }),
    );
  });

  it('refuses what is no number', () => {
    expect(() => percent(Number.NaN, 'id')).toThrow(RangeError);
    expect(() => integer(Number.POSITIVE_INFINITY, 'id')).toThrow(RangeError);
  });
});

describe('numbers', () => {
  it.each([
    [1178, 0, '1.178'],
    [8.75, 2, '8,75'],
    [8.7, 2, '8,7'],
    [8, 2, '8'],
    [1.005, 2, '1,01'],
    [0.000_000_04, 2, '0'],
    [-0.001, 2, '0'],
    [-1234.5, 0, '-1.235'],
    [1e21, 0, '1.000.000.000.000.000.000.000'],
    [Number.MAX_SAFE_INTEGER, 2, '9.007.199.254.740.991'],
  ])('%d with %i decimals at most', (value, decimals, text) => {
    expect(decimal(value, 'id', decimals)).toBe(text);
  });

  it('read back to the same whole number', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(Number(integer(value, 'id').replaceAll('.', ''))).toBe(value);
        expect(Number(integer(value, 'en').replaceAll(',', ''))).toBe(value);
      }),
    );
  });

  it('read back to within half of the last decimal', () => {
    const decimals = fc.nat(4);
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), decimals, (value, most) => {
        const read = Number(decimal(value, 'en', most).replaceAll(',', ''));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(0.500_001 * 10 ** -most);
      }),
    );
  });
});

describe('dates', () => {
  const end = wallClock('2025-12-31T23:59', 'Asia/Jakarta');

  it('are written out in both languages', () => {
    const morning = wallClock('2025-11-18T09:02', 'Asia/Jakarta');
    expect(date(morning, 'Asia/Jakarta', 'id')).toBe('18 November 2025');
    expect(shortDate(end, 'Asia/Jakarta', 'id')).toBe('31 Des 2025');
    expect(shortDate(end, 'Asia/Jakarta', 'en')).toBe('31 Dec 2025');
    expect(dateTime(morning, 'Asia/Jakarta', 'id')).toBe('18 Nov 2025, 09.02 WIB');
    expect(dateTime(morning, 'Asia/Jakarta', 'en')).toBe('18 Nov 2025, 09:02 WIB');
    expect(longDateTime(end, 'Asia/Jakarta', 'id')).toBe('31 Desember 2025, 23.59 WIB');
    expect(longDateTime(end, 'Asia/Jakarta', 'en')).toBe('31 December 2025, 23:59 WIB');
  });

  it('stand on the clock of the zone', () => {
    expect(longDateTime(end, 'Asia/Makassar', 'id')).toBe('1 Januari 2026, 00.59 WITA');
    expect(longDateTime(end, 'Asia/Jayapura', 'id')).toBe('1 Januari 2026, 01.59 WIT');
    expect(zoneName('Asia/Jayapura')).toBe('WIT');
  });

  it('name every month', () => {
    const months = Array.from({ length: 12 }, (_, month) =>
      wallClock(`2024-${String(month + 1).padStart(2, '0')}-29T12:00`, 'Asia/Jakarta'),
    );
    expect(months.map((instant) => shortDate(instant, 'Asia/Jakarta', 'id').split(' ')[1]).join(' ')).toBe(
      'Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des',
    );
    expect(months.map((instant) => date(instant, 'Asia/Jakarta', 'id')).at(1)).toBe('29 Februari 2024');
  });
});
