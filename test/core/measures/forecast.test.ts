import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, forecast, type Reading } from '../../../src/core/measures/forecast.ts';
import { wallClock } from '../../../src/core/schedule/deadline.ts';
import { workingDays } from '../../../src/core/schedule/working-days.ts';

const DAY = 86_400_000;
const ZONE = 'Asia/Jakarta';
const NOW = wallClock('2025-11-18T09:00', ZONE);
const CALENDAR: Calendar = { zone: ZONE, workingDays: workingDays() };
const DEADLINE = wallClock('2025-12-31T23:59', ZONE);

/** Counts of the days before now, the oldest first, one a day. */
const days = (counts: number[], expected = 1178): Reading[] =>
  counts.map((count, index) => ({ at: NOW - (counts.length - index) * DAY, count, expected }));
const now = (count: number, expected = 1178): Reading => ({ at: NOW, count, expected });

function made(result: ReturnType<typeof forecast>) {
  if (result.kind !== 'forecast') throw new Error(`no forecast but ${result.kind}`);
  return result;
}

fc.configureGlobal({ seed: 20251118 });

describe('forecast', () => {
  it('goes on at the pace of the last days', () => {
    const result = made(forecast(days([289, 301, 315, 326, 338, 350]), now(363), DEADLINE, CALENDAR));
    expect(result.pace).toBeCloseTo(74 / 6, 10);
    expect(result.days).toBe(6);
    expect(result.end.share).toBeCloseTo((363 + (74 / 6) * ((DEADLINE - NOW) / DAY)) / 1178, 10);
    expect(result.end.low).toBeLessThan(result.end.share);
    expect(result.end.high).toBeGreaterThan(result.end.share);
  });

  it('agrees with the textbook on daily counts (σ √(h (1 + h ⁄ T)), Student t)', () => {
    const counts = [100, 130, 110, 180, 190];
    const result = made(forecast(days(counts, 10_000), now(250, 10_000), NOW + 10 * DAY, CALENDAR));
    const growth = [30, -20, 70, 10, 60];
    const pace = 150 / 5;
    const variance = growth.reduce((sum, each) => sum + (each - pace) ** 2, 0) / 4;
    const reach = 1.533 * Math.sqrt(variance * 10 * (1 + 10 / 5));
    expect(result.end.share).toBeCloseTo((250 + 300) / 10_000, 12);
    expect(result.end.high).toBeCloseTo((250 + 300 + reach) / 10_000, 12);
    expect(result.end.low).toBeCloseTo((250 + Math.max(0, 300 - reach)) / 10_000, 12);
  });

  it('says when there is nothing to forecast', () => {
    expect(forecast(days([1, 2]), now(3), DEADLINE, CALENDAR)).toMatchObject({
      kind: 'too-little',
      snapshots: 2,
    });
    expect(forecast(days([1, 2, 3]), now(1178), DEADLINE, CALENDAR)).toEqual({ kind: 'done' });
    expect(forecast(days([1, 2, 3]), now(4), NOW - 1, CALENDAR)).toEqual({ kind: 'past' });
    expect(forecast([], now(0, 0), DEADLINE, CALENDAR)).toMatchObject({ kind: 'too-little' });
  });

  it('does not compare days over another number of entries', () => {
    const before = days([10, 20, 30, 40], 900);
    expect(forecast(before, now(200), DEADLINE, CALENDAR)).toMatchObject({
      kind: 'too-little',
      snapshots: 0,
    });
  });

  it('looks back two weeks, or further where those hold fewer than three snapshots', () => {
    const monthAgo = days(Array.from({ length: 30 }, (_, day) => (day < 16 ? day * 50 : 750 + day)));
    expect(made(forecast(monthAgo, now(780), DEADLINE, CALENDAR)).days).toBe(14);
    const quiet = [40, 30, 20].map((ago) => ({ at: NOW - ago * DAY, count: 100, expected: 1178 }));
    expect(made(forecast(quiet, now(100), DEADLINE, CALENDAR))).toMatchObject({ pace: 0, days: 40 });
  });

  it('leaves out a snapshot of the same morning, whose few hours say nothing about a day', () => {
    const morning = { at: NOW - 600_000, count: 361, expected: 1178 };
    const earlier = days([289, 301, 315, 326, 338, 350]);
    expect(forecast([...earlier, morning], now(363), DEADLINE, CALENDAR)).toEqual(
      forecast(earlier, now(363), DEADLINE, CALENDAR),
    );
  });

  it('counts what is needed a day', () => {
    const { need } = made(forecast(days([289, 301, 315]), now(363), DEADLINE, CALENDAR));
    expect(need.perCalendarDay).toBeCloseTo(815 / ((DEADLINE - NOW) / DAY), 10);
    expect(need.perWorkingDay).toBeCloseTo(815 / 30, 10);
    expect(need.beyondHolidays).toBe(false);
    const own = { ...CALENDAR, workingDays: workingDays(['2025-12-24', '2025-12-27']) };
    expect(made(forecast(days([289, 301, 315]), now(363), DEADLINE, own)).need.perWorkingDay).toBeCloseTo(
      815 / 29,
      10,
    );
    const weekend = wallClock('2025-11-22T08:00', ZONE);
    const sunday = wallClock('2025-11-23T23:59', ZONE);
    expect(forecast([], { at: weekend, count: 1, expected: 2 }, sunday, CALENDAR)).toMatchObject({
      need: { perWorkingDay: null },
    });
    // Holidays of 2028 are not known: 14 to 16 January has one weekend, and 3 January may be anything.
    const later = wallClock('2028-01-16T23:59', ZONE);
    const newYear = { at: wallClock('2028-01-03T08:00', ZONE), count: 1, expected: 11 };
    expect(forecast([], newYear, later, CALENDAR)).toMatchObject({
      need: { perWorkingDay: 1, beyondHolidays: true },
    });
    const lastHour = forecast(
      [],
      { at: DEADLINE - 3_600_000, count: 1000, expected: 1178 },
      DEADLINE,
      CALENDAR,
    );
    expect(lastHour).toMatchObject({ need: { perCalendarDay: 178, perWorkingDay: 178 } });
  });
});

describe('every forecast', () => {
  const history = fc.array(fc.nat(1177), { minLength: 3, maxLength: 20 });
  const ahead = fc.integer({ min: 1, max: 400 });

  it('lies between the present share and all, inside its interval, which only widens', () => {
    fc.assert(
      fc.property(history, fc.nat(1177), ahead, (counts, count, daysAhead) => {
        const { path, end } = made(forecast(days(counts), now(count), NOW + daysAhead * DAY, CALENDAR));
        const present = count / 1178;
        let raw = 0;
        for (const { share, low, high } of path) {
          expect(low).toBeGreaterThanOrEqual(present);
          expect(low).toBeLessThanOrEqual(share);
          expect(share).toBeLessThanOrEqual(high);
          expect(high).toBeLessThanOrEqual(1);
          if (low > present && high < 1) {
            expect(high - low).toBeGreaterThanOrEqual(raw - 1e-12);
            raw = high - low;
          }
        }
        expect(path.at(-1)).toEqual(end);
        expect(path[0]).toMatchObject({ at: NOW, share: present, low: present, high: present });
      }),
    );
  });

  it('goes on with a constant pace exactly, whatever days are missing from the history', () => {
    const kept = fc.uniqueArray(fc.integer({ min: 1, max: 14 }), { minLength: 3 });
    fc.assert(
      fc.property(fc.nat(50), kept, fc.integer({ min: 1, max: 100 }), (pace, ago, daysAhead) => {
        const earlier = ago.map((day) => ({ at: NOW - day * DAY, count: 1000 - pace * day, expected: 9000 }));
        const result = made(forecast(earlier, now(1000, 9000), NOW + daysAhead * DAY, CALENDAR));
        expect(result.pace).toBe(pace);
        expect(result.end.share).toBe((1000 + pace * daysAhead) / 9000);
      }),
    );
  });

  it('is all exactly when the pace is at least what is needed', () => {
    fc.assert(
      fc.property(history, fc.nat(1177), ahead, (counts, count, daysAhead) => {
        const { pace, need, end } = made(forecast(days(counts), now(count), NOW + daysAhead * DAY, CALENDAR));
        fc.pre(Math.abs(pace - need.perCalendarDay) > 1e-9);
        expect(end.share === 1).toBe(pace > need.perCalendarDay);
      }),
    );
  });
});
