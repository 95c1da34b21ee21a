import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadlineInstant, localDate, wallClock, type Zone } from '../../../src/core/schedule/deadline.ts';
import {
  currentStage,
  daysLeft,
  morningOf,
  nextStage,
  STAGE_DAYS,
  stagesOf,
  stagesReached,
} from '../../../src/core/schedule/stages.ts';

const at = (local: string, zone: Zone = 'Asia/Jakarta') => wallClock(local, zone);
const names = (deadline: { at: string; zone: Zone }) =>
  stagesOf(deadline).map(({ stage, reachedAt }) => `${stage} ${new Date(reachedAt).toISOString()}`);

describe('stages of a deadline', () => {
  test('count calendar days back from the local date, over the leap day', () => {
    expect(names({ at: '2028-03-01T23:59', zone: 'Asia/Jakarta' })).toEqual([
      'H-30 2028-01-31T00:30:00.000Z',
      'H-14 2028-02-16T00:30:00.000Z',
      'H-7 2028-02-23T00:30:00.000Z',
      'H-3 2028-02-27T00:30:00.000Z',
      'H-1 2028-02-29T00:30:00.000Z',
      'H 2028-03-01T00:30:00.000Z',
    ]);
  });

  test('follow the zone: at 23:59 WIT the date in UTC is the same, at 00:30 WIT it is the day before', () => {
    expect(names({ at: '2026-01-01T23:59', zone: 'Asia/Jayapura' }).at(-2)).toBe(
      'H-1 2025-12-30T22:30:00.000Z',
    );
    expect(names({ at: '2026-01-01T00:30', zone: 'Asia/Jayapura' })).toEqual([
      'H-30 2025-12-01T22:30:00.000Z',
      'H-14 2025-12-17T22:30:00.000Z',
      'H-7 2025-12-24T22:30:00.000Z',
      'H-3 2025-12-28T22:30:00.000Z',
      'H-1 2025-12-30T22:30:00.000Z',
    ]);
  });

  test('eHDW: 23:59 WIB is the same deadline at 00:59 WITA of the next day', () => {
    const deadline = { at: '2025-12-31T23:59', zone: 'Asia/Jakarta' } as const;
    expect(localDate(deadlineInstant(deadline), 'Asia/Makassar')).toBe('2026-01-01');
    expect(daysLeft(deadline, at('2026-01-01T00:30', 'Asia/Makassar'))).toBe(0);
  });

  test('of the stages reached only the latest matters; none before the first, none after the deadline', () => {
    const deadline = { at: '2025-11-25T23:59', zone: 'Asia/Jakarta' } as const;
    expect(currentStage(deadline, at('2025-10-26T07:29'))).toBeUndefined();
    expect(currentStage(deadline, at('2025-10-26T07:30'))?.stage).toBe('H-30');
    expect(currentStage(deadline, at('2025-11-18T07:29'))?.stage).toBe('H-14');
    expect(currentStage(deadline, at('2025-11-18T09:00'))).toEqual({
      stage: 'H-7',
      daysBefore: 7,
      reachedAt: at('2025-11-18T07:30'),
    });
    expect(currentStage(deadline, at('2025-11-25T23:59'))?.stage).toBe('H');
    expect(currentStage(deadline, at('2025-11-25T23:59') + 1)).toBeUndefined();
    expect(nextStage(deadline, at('2025-11-18T09:00'))?.stage).toBe('H-3');
    expect(nextStage(deadline, at('2025-11-25T07:30'))).toBeUndefined();
  });

  test('property: every stage is 07:30 local on the right date, on any day in any zone', () => {
    const day = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2029, 11, 31) });
    const zone = fc.constantFrom<Zone>('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura');
    const clock = fc.constantFrom('23:59', '07:30', '07:29', '00:00', '16:00');
    fc.assert(
      fc.property(day, zone, clock, fc.nat(60 * 24 * 3600), (instant, zone, time, seconds) => {
        const date = new Date(instant).toISOString().slice(0, 10);
        const deadline = { at: `${date}T${time}`, zone };
        const closes = deadlineInstant(deadline);
        const stages = stagesOf(deadline);
        expect(stages.length).toBe(time < '07:30' ? STAGE_DAYS.length - 1 : STAGE_DAYS.length);
        for (const { daysBefore, reachedAt } of stages) {
          // Counted in UTC, apart from the zone arithmetic under test.
          const expected = new Date(Date.parse(`${date}T00:00Z`) - daysBefore * 86_400_000);
          expect(reachedAt).toBe(at(`${expected.toISOString().slice(0, 10)}T07:30`, zone));
          expect(daysLeft(deadline, reachedAt)).toBe(daysBefore);
        }
        const now = closes - seconds * 1000;
        const current = currentStage(deadline, now);
        expect(current).toEqual(stagesReached(deadline, now).at(-1));
        const later = stages.filter((stage) => stage.reachedAt > now);
        expect([...stagesReached(deadline, now), ...later]).toEqual(stages);
        expect(nextStage(deadline, now)).toEqual(later[0]);
        expect(localDate(morningOf(deadline, now), zone)).toBe(localDate(now, zone));
        expect(currentStage(deadline, closes + 1)).toBeUndefined();
      }),
      { seed: 20251118, numRuns: 300 },
    );
  });
});
