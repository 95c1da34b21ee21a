import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadlineInstant, localDate, wallClock, type Zone } from '../../../src/core/schedule/deadline.ts';
import { EscalationSchema, escalationOf } from '../../../src/core/schedule/escalation.ts';
import {
  currentStage,
  daysLeft,
  morningOf,
  stagesOf,
  type Timetable,
} from '../../../src/core/schedule/stages.ts';
import { addDays, workingDays } from '../../../src/core/schedule/working-days.ts';

const at = (local: string, zone: Zone = 'Asia/Jakarta') => wallClock(local, zone);
const timetable = (zone: Zone = 'Asia/Jakarta', daysOff: string[] = [], afterTimes = 2): Timetable => ({
  steps: escalationOf(EscalationSchema.parse({ afterTimes }), undefined),
  zone,
  workingDays: workingDays(daysOff),
});
const names = (deadline: { at: string; zone: Zone }, by = timetable(deadline.zone)) =>
  stagesOf(deadline, by).map(({ stage, date }) => `${stage} ${date}`);

describe('stages of a deadline', () => {
  test('count calendar days back; one on a day off is told on the last working day before', () => {
    // 18 to 25 November 2025 is Tuesday to Tuesday: H-3 is a Saturday, H-30 a Sunday.
    expect(names({ at: '2025-11-25T23:59', zone: 'Asia/Jakarta' })).toEqual([
      'H-30 2025-10-24',
      'H-14 2025-11-11',
      'H-7 2025-11-18',
      'H-3 2025-11-21',
      'H-1 2025-11-24',
      'H 2025-11-25',
      'H+3 2025-11-28',
      'H+6 2025-12-03',
    ]);
  });

  test('around Christmas: holidays and joint leave are stepped over, what falls together is one stage', () => {
    // 25 and 26 December are off, then comes the weekend: all of H-7 to H-3 is told on Wednesday 24.
    expect(names({ at: '2025-12-31T23:59', zone: 'Asia/Jakarta' }).slice(2)).toEqual([
      'H-3 2025-12-24',
      'H-1 2025-12-30',
      'H 2025-12-31',
      // 1 January is off: 2, 5 and 6 January.
      'H+3 2026-01-06',
      'H+6 2026-01-09',
    ]);
    expect(names({ at: '2025-12-28T23:59', zone: 'Asia/Jakarta' }).slice(-3)).toEqual([
      'H 2025-12-24',
      'H+3 2025-12-31',
      'H+6 2026-01-06',
    ]);
  });

  test('over Idul Fitri 2025 the whole week before is told on the last day the office is open', () => {
    expect(names({ at: '2025-04-06T23:59', zone: 'Asia/Jakarta' }).slice(0, 4)).toEqual([
      'H-30 2025-03-07',
      'H-14 2025-03-21',
      'H 2025-03-27',
      'H+3 2025-04-10',
    ]);
  });

  test("the district's own days off count too", () => {
    const deadline = { at: '2025-11-25T23:59', zone: 'Asia/Jakarta' } as const;
    expect(names(deadline, timetable('Asia/Jakarta', ['2025-11-18', '2025-11-17']))[2]).toBe(
      'H-7 2025-11-14',
    );
  });

  test('over the leap day', () => {
    expect(names({ at: '2028-03-01T23:59', zone: 'Asia/Jakarta' }).slice(4, 6)).toEqual([
      'H-1 2028-02-29',
      'H 2028-03-01',
    ]);
  });

  test('07:30 is where people work: a deadline in WIB is told at 07:30 WIT on its own calendar day', () => {
    const deadline = { at: '2025-12-31T23:59', zone: 'Asia/Jakarta' } as const;
    const last = stagesOf(deadline, timetable('Asia/Jayapura')).find(({ stage }) => stage === 'H');
    expect(last?.reachedAt).toBe(at('2025-12-31T07:30', 'Asia/Jayapura'));
    expect(localDate(deadlineInstant(deadline), 'Asia/Jayapura')).toBe('2026-01-01');
    expect(daysLeft(deadline, at('2026-01-01T00:30', 'Asia/Makassar'))).toBe(0);
  });

  test('a deadline that closes before 07:30 is not spoken of on its day', () => {
    expect(names({ at: '2025-11-25T07:00', zone: 'Asia/Jakarta' })).not.toContain('H 2025-11-25');
    expect(names({ at: '2025-11-25T07:30', zone: 'Asia/Jakarta' })).toContain('H 2025-11-25');
  });

  test('of the stages reached only the latest matters', () => {
    const deadline = { at: '2025-11-25T16:00', zone: 'Asia/Jakarta' } as const;
    const by = timetable();
    const stage = (now: string) => currentStage(deadline, at(now), by)?.stage;
    expect(stage('2025-10-24T07:29')).toBeUndefined();
    expect(stage('2025-10-24T07:30')).toBe('H-30');
    expect(stage('2025-11-18T07:29')).toBe('H-14');
    expect(stage('2025-11-18T09:00')).toBe('H-7');
    expect(stage('2025-11-25T16:00')).toBe('H');
    expect(stage('2025-11-25T16:01')).toBeUndefined();
    expect(stage('2025-11-28T07:30')).toBe('H+3');
    expect(stage('2025-12-03T07:30')).toBe('H+6');
    // The last one is told for three working days, then never again.
    expect(stage('2025-12-08T07:29')).toBe('H+6');
    expect(stage('2025-12-08T07:30')).toBeUndefined();
  });

  test('property: every stage is 07:30 local of a working day, none after its day, in order', () => {
    const day = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2029, 11, 31) });
    const zone = fc.constantFrom<Zone>('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura');
    const clock = fc.constantFrom('23:59', '07:30', '07:29', '00:00', '16:00');
    fc.assert(
      fc.property(day, zone, zone, clock, fc.nat(60 * 24 * 3600), (instant, zone, own, time, seconds) => {
        const date = new Date(instant).toISOString().slice(0, 10);
        const deadline = { at: `${date}T${time}`, zone };
        const by = timetable(own, [], 4);
        const stages = stagesOf(deadline, by);
        for (const stage of stages) {
          expect(by.workingDays.isWorkingDay(stage.date)).toBe(true);
          expect(stage.reachedAt).toBe(at(`${stage.date}T07:30`, own));
          if (stage.daysBefore < 0) {
            expect(stage.date > date).toBe(true);
            continue;
          }
          expect(stage.reachedAt).toBeLessThanOrEqual(deadlineInstant(deadline));
          const counted = addDays(date, -stage.daysBefore);
          expect(stage.date <= counted).toBe(true);
          for (let off = addDays(stage.date, 1); off <= counted; off = addDays(off, 1))
            expect(by.workingDays.isWorkingDay(off)).toBe(false);
        }
        for (const [index, stage] of stages.entries())
          if (index > 0) expect(stage.date > stages[index - 1]!.date).toBe(true);
        expect(stages.filter(({ daysBefore }) => daysBefore < 0).map(({ stage }) => stage)).toEqual([
          'H+3',
          'H+6',
          'H+9',
          'H+12',
        ]);
        const now = deadlineInstant(deadline) - seconds * 1000;
        expect(currentStage(deadline, now, by)).toEqual(stages.findLast(({ reachedAt }) => reachedAt <= now));
        expect(localDate(morningOf(now, own), own)).toBe(localDate(now, own));
      }),
      { seed: 20251118, numRuns: 300 },
    );
  });
});
