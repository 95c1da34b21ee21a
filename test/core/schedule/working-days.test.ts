import { describe, expect, test } from 'vitest';
import { effectiveAt, inForce } from '../../../src/core/schedule/holiday-rule.ts';
import { HOLIDAYS, HOLIDAYS_KNOWN_UNTIL } from '../../../src/core/schedule/holidays.ts';
import { addDays, isBeyondHolidays, mondayOf, workingDays } from '../../../src/core/schedule/working-days.ts';

const days = workingDays();

describe('holidays', () => {
  test.each([
    ['2024', 17, 10, 2],
    ['2025', 17, 11, 0],
    ['2026', 17, 8, 0],
    ['2027', 18, 8, 0],
  ])(
    '%s has %d national holidays, %d days of joint leave, %d election days',
    (year, national, leave, vote) => {
      const days = HOLIDAYS[year]!;
      expect([days.national.length, days['cuti-bersama'].length, days.election.length]).toEqual([
        national,
        leave,
        vote,
      ]);
    },
  );

  test('every day is one of the calendar, once and in order', () => {
    const all = Object.entries(HOLIDAYS).flatMap(([year, kinds]) =>
      Object.values(kinds).flatMap((days) => {
        expect(days).toEqual([...days].sort());
        return days.map((day) => `${year}-${day}`);
      }),
    );
    for (const day of all) expect(addDays(day, 0)).toBe(day);
    expect(new Set(all).size).toBe(108);
    expect(all.sort().at(-1)! <= HOLIDAYS_KNOWN_UNTIL).toBe(true);
  });
});

describe('working days', () => {
  test('are Monday to Friday without holidays, joint leave and own days off', () => {
    const works = (day: string) => days.isWorkingDay(day);
    expect(works('2025-12-24')).toBe(true);
    expect(works('2025-12-25')).toBe(false);
    expect(works('2025-12-26')).toBe(false);
    expect(works('2025-12-27')).toBe(false);
    expect(works('2025-12-29')).toBe(true);
    // Added in August of the year itself.
    expect(works('2025-08-18')).toBe(false);
    expect(workingDays(['2025-12-29']).isWorkingDay('2025-12-29')).toBe(false);
  });

  test('the one before, the one after, the third after', () => {
    expect(days.onOrBefore('2025-12-28')).toBe('2025-12-24');
    expect(days.onOrBefore('2025-12-24')).toBe('2025-12-24');
    expect(days.onOrAfter('2025-12-25')).toBe('2025-12-29');
    expect(days.onOrAfter('2025-12-29')).toBe('2025-12-29');
    expect(days.after('2025-12-24', 1)).toBe('2025-12-29');
    expect(days.after('2025-12-24', 3)).toBe('2025-12-31');
    expect(days.after('2025-12-27', 3)).toBe('2025-12-31');
  });

  test('after the last known year only weekends count, and that can be told', () => {
    expect(isBeyondHolidays('2027-12-31')).toBe(false);
    expect(isBeyondHolidays('2028-01-01')).toBe(true);
    expect(days.isWorkingDay('2028-08-17')).toBe(true);
    expect(days.isWorkingDay('2028-08-19')).toBe(false);
  });

  test('days and weeks', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(mondayOf('2025-11-23')).toBe('2025-11-17');
    expect(mondayOf('2025-11-17')).toBe('2025-11-17');
  });
});

describe('a deadline on a day off', () => {
  test.each([
    ['previous', '2025-12-24T16:00'],
    ['next', '2025-12-29T16:00'],
    ['none', '2025-12-27T16:00'],
  ] as const)('%s: %s', (rule, at) => {
    expect(effectiveAt('2025-12-27T16:00', rule, days)).toBe(at);
    expect(effectiveAt('2025-12-24T16:00', rule, days)).toBe('2025-12-24T16:00');
  });

  test('keeps what was written, and moves once however often it is asked', () => {
    const written = {
      id: 'a',
      template: 't',
      title: { id: 'A', en: 'A' },
      at: '2025-12-27T16:00',
      zone: 'Asia/Jakarta',
      kind: 'internal',
      holidays: 'previous',
    } as const;
    const moved = { ...written, at: '2025-12-24T16:00', written: '2025-12-27T16:00' };
    expect(inForce(written, days)).toEqual(moved);
    expect(inForce(moved, days)).toEqual(moved);
    expect(inForce({ ...written, holidays: 'none' }, days)).toEqual({ ...written, holidays: 'none' });
  });
});

test('are counted between two days, both included', () => {
  const own = workingDays(['2025-12-24']);
  expect(days.between('2025-11-18', '2025-12-31')).toBe(30);
  expect(own.between('2025-11-18', '2025-12-31')).toBe(29);
  expect(days.between('2025-11-22', '2025-11-23')).toBe(0);
  expect(days.between('2025-11-21', '2025-11-24')).toBe(2);
  expect(days.between('2025-11-24', '2025-11-21')).toBe(0);
  // Not known: every day from Monday to Friday counts.
  expect(days.between('2028-12-25', '2028-12-31')).toBe(5);
});
