import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayOf,
  fullYear,
  isoOf,
  isPlausibleYear,
  isRealDay,
  knownSerial,
  serialOf,
  serialOfIso,
} from '../../../src/core/cells/calendar.ts';
import { readDate, serialOfNumber } from '../../../src/core/cells/date.ts';
import { judgeOrder } from '../../../src/core/cells/date-order.ts';
import { plainDate } from '../../../src/core/cells/plain-date.ts';
import { MONTH_WORDS } from '../../../src/core/cells/words.ts';
import { date as longDate, shortDate } from '../../../src/core/text/format.ts';

const HABIT = { order: 'day-first', formYear: 2025 } as const;
const read = (text: string, order: 'day-first' | 'month-first' = 'day-first') => {
  const reading = readDate(text, { ...HABIT, order });
  if (reading.kind === 'date') return isoOf(reading.serial);
  return reading.kind === 'month' ? `${reading.year}-${reading.month}` : reading.kind;
};

describe('dates as typed in Indonesia', () => {
  it.each([
    ['17/08/2025', '2025-08-17'],
    ['08/07/2025', '2025-07-08'],
    ['17-08-2025', '2025-08-17'],
    ['17-8-25', '2025-08-17'],
    ['17.08.2025', '2025-08-17'],
    ['17 Agustus 2025', '2025-08-17'],
    ['17 agustus 2025', '2025-08-17'],
    ['17 Agt 2025', '2025-08-17'],
    ['17 Agu 2025', '2025-08-17'],
    ['17 Ags 2025', '2025-08-17'],
    ['17 Aug 2025', '2025-08-17'],
    ['17-Agt-2025', '2025-08-17'],
    ['Aug 17, 2025', '2025-08-17'],
    ['Minggu, 17 Agustus 2025', '2025-08-17'],
    ["Jum'at, 15 Agustus 2025", '2025-08-15'],
    ['Jum’at, 15 Agustus 2025', '2025-08-15'],
    ['1 Mei 2025', '2025-05-01'],
    ['5 Nop 2024', '2024-11-05'],
    ['5 Nopember 2024', '2024-11-05'],
    ['5 Pebruari 2024', '2024-02-05'],
    ['10 Okt 2025', '2025-10-10'],
    ['9 Des 2025', '2025-12-09'],
    ['2025-08-17', '2025-08-17'],
    ['2025/08/17', '2025-08-17'],
    ['20250817', '2025-08-17'],
    ['17082025', '2025-08-17'],
    ['17/08/25', '2025-08-17'],
    ['17/08/95', '1995-08-17'],
    ['45886', '2025-08-17'],
    ['17 - 08 - 2025', '2025-08-17'],
    ['17/08/2025 10:30 WIB', '2025-08-17'],
    ['2025-08-17T10:30:00Z', '2025-08-17'],
    ['tgl 17 bulan 8 tahun 2025', '2025-08-17'],
    ['08/17/2025', '2025-08-17'],
    ['29/02/2024', '2024-02-29'],
    ['Agt 2025', '2025-8'],
    ['Agustus 2025', '2025-8'],
    ['08/2025', '2025-8'],
    ['31 Juni 2025', 'impossible'],
    ['29/02/2025', 'impossible'],
    ['17/13/2025', 'impossible'],
    ['00/08/2025', 'impossible'],
    ['17 Agustus', 'incomplete'],
    ['17/08', 'incomplete'],
    ['2025', 'incomplete'],
    ['Agustus', 'incomplete'],
    ['TW III 2025', 'none'],
    ['kemarin', 'none'],
    ['17/08/202', 'none'],
    ['17/08/20255', 'none'],
    ['1/2/3/2025', 'none'],
    ['(17/08/2025)', 'none'],
    ['-', 'missing'],
    ['', 'missing'],
  ])('reads %j as %s', (text, expected) => expect(read(text)).toBe(expected));

  it('reads either order where the caller has settled it', () => {
    expect(read('08/07/2025', 'month-first')).toBe('2025-08-07');
    expect(read('17/08/2025', 'month-first')).toBe('2025-08-17');
    expect(readDate('08/07/2025', HABIT)).toMatchObject({ order: 'either' });
    expect(readDate('08/08/2025', HABIT)).toMatchObject({ order: 'none' });
    expect(readDate('8 Juli 2025', HABIT)).toMatchObject({ order: 'none' });
  });

  it('judges the order over the column', () => {
    const judge = (...cells: (string | undefined)[]) => judgeOrder(cells.length, (index) => cells[index]);
    const settled = { order: 'day-first', doubtful: false };
    expect(judge()).toMatchObject(settled);
    expect(judge('08/07/2025', '9/9/2025', undefined, 'x')).toMatchObject(settled);
    expect(judge('17/08/2025', '08/07/2025')).toMatchObject({ ...settled, dayFirst: 1 });
    expect(judge('8/17/25', '08/07/2025')).toMatchObject({
      order: 'month-first',
      doubtful: true,
      monthFirst: 1,
    });
    expect(judge('08/17/2025', '17/08/2025', '18/08/2025')).toMatchObject({
      order: 'day-first',
      doubtful: true,
    });
  });

  it('reads numbers as days where they can be', () => {
    expect(serialOfNumber(45886)).toBe(45886);
    expect(serialOfNumber(45886.75)).toBe(45886);
    expect(serialOfNumber(20250817)).toBe(45886);
    expect([2025, 17, 0, -1, 20251332, 1e9].map(serialOfNumber)).toEqual(Array(6).fill(undefined));
  });

  const serials = fc.integer({ min: serialOf(1930, 1, 1), max: serialOf(2100, 12, 31) });

  it('have the same serial by table as by reckoning, where they exist', () => {
    const date = fc.tuple(
      fc.integer({ min: 1890, max: 2110 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    );
    fc.assert(
      fc.property(date, ([year, month, day]) => {
        const exists = isPlausibleYear(year) && isRealDay(year, month, day);
        expect(knownSerial(year, month, day)).toBe(exists ? serialOf(year, month, day) : Number.NaN);
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads back every day in every way that we write it', () => {
    fc.assert(
      fc.property(serials, (serial) => {
        const instant = Date.parse(`${isoOf(serial)}T05:00:00Z`);
        const { year, month, day } = dayOf(serial);
        const two = (part: number) => String(part).padStart(2, '0');
        for (const text of [
          isoOf(serial),
          longDate(instant, 'Asia/Jakarta', 'id'),
          shortDate(instant, 'Asia/Jakarta', 'id'),
          longDate(instant, 'Asia/Jakarta', 'en'),
          `${day}/${month}/${year}`,
          `${two(day)}-${two(month)}-${year}`,
          `${year}${two(month)}${two(day)}`,
        ]) {
          expect(read(text)).toBe(isoOf(serial));
        }
        expect(serialOfIso(isoOf(serial))).toBe(serial);
      }),
    );
  });

  it('agrees with the platform on which days exist', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2100 }), fc.nat(13), fc.nat(32), (year, month, day) => {
        const made = new Date(Date.UTC(year, month - 1, day));
        const real = made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
        expect(isRealDay(year, month, day)).toBe(real);
        if (real) expect(dayOf(serialOf(year, month, day))).toEqual({ year, month, day });
      }),
    );
  });

  it('reads plain dates without the careful reader as the careful one does', () => {
    const part = fc.integer({ min: 0, max: 40 }).map(String);
    const word = fc.oneof(
      fc.constantFrom(...MONTH_WORDS.keys()),
      fc.constantFrom('Agustuss', 'a', 'JANUARI', '@', 'mei{'),
    );
    const year = fc.integer({ min: 1890, max: 2110 });
    const numeric = fc
      .tuple(part, fc.constantFrom(...'/-. '), part, fc.constantFrom(...'/-. '), year)
      .map((parts) => parts.join(''));
    const worded = fc.tuple(part, word, year).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.oneof(numeric, worded), (text) => {
        const plain = plainDate(text);
        if (Number.isNaN(plain)) return;
        expect(readDate(text, HABIT)).toMatchObject({ kind: 'date', serial: plain });
        expect(readDate(text, HABIT)).not.toMatchObject({ order: 'month-first' });
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['17/8/2025', '17-08-2025', '17.8.2025', '17 Agustus 2025', '17 agt 2025', '17 AUG 2025'])(
    'settles %j at once',
    (text) => expect(plainDate(text)).toBe(45886),
  );

  it.each([
    '17/8/25',
    '17/8/2025 ',
    '2025-08-17',
    '',
    'x/y/2025',
    '08/17/2025',
    '17 Agt 25',
    '17 Agustus  2025',
    '17 @@ 2025',
  ])('leaves %j to the careful reader', (text) => expect(plainDate(text)).toBeNaN());

  it('never throws', () => {
    const scribble = fc.string({ unit: fc.constantFrom(...'0123456789/-. :', 'Agt ', 'tgl', "'", 'x', '(') });
    fc.assert(
      fc.property(scribble, (text) => {
        const reading = readDate(text, HABIT);
        if (reading.kind === 'date') expect(isoOf(reading.serial)).toMatch(/^(19|20|21)\d\d-\d\d-\d\d$/);
      }),
    );
  });

  it('takes two digits as a year near the form', () => {
    expect([0, 25, 35, 36, 95].map((year) => fullYear(year, 2025))).toEqual([2000, 2025, 2035, 1936, 1995]);
  });
});
