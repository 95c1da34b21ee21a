import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counts, formCounts } from '../../../src/core/measures/completion.ts';
import { decidingUnits, type UnitCourse, unitCourses } from '../../../src/core/measures/deciding.ts';
import type { Calendar } from '../../../src/core/measures/forecast.ts';
import { wallClock } from '../../../src/core/schedule/deadline.ts';
import { workingDays } from '../../../src/core/schedule/working-days.ts';

const DAY = 86_400_000;
const ZONE = 'Asia/Jakarta';
const NOW = wallClock('2025-11-18T09:00', ZONE);
const CALENDAR: Calendar = { zone: ZONE, workingDays: workingDays() };
/** Ten days, of which eight are working days: from Tuesday to the Thursday after next. */
const DEADLINE = NOW + 9 * DAY;

/** `filled` of 31 now, after `before` of them a week ago. */
const course = (unit: string, filled: number, before?: number, expected = 31): UnitCourse => ({
  unit,
  now: { at: NOW, count: filled, expected },
  earlier: before === undefined ? [] : [{ at: NOW - 9 * DAY, count: before, expected }],
});

describe('the units that decide', () => {
  it('are those that will not have finished at their own pace, the furthest behind first', () => {
    const { units, shortfall, allowed } = decidingUnits(
      [course('done', 31, 20), course('steady', 20, 5), course('slow', 20, 14), course('new', 4)],
      DEADLINE,
      CALENDAR,
    );
    expect(units).toEqual([
      { unit: 'new', missing: 27, pace: null, shortfall: 27, perWorkingDay: 27 / 8 },
      { unit: 'slow', missing: 11, pace: 6 / 9, shortfall: 5, perWorkingDay: 11 / 8 },
    ]);
    expect({ shortfall, allowed }).toEqual({ shortfall: 32, allowed: 0 });
  });

  it('are fewer where the target leaves room, and none where it will be reached', () => {
    const courses = [course('a', 1, 1), course('b', 21, 21), course('c', 26, 26), course('d', 31, 31)];
    const codes = (target: number) =>
      decidingUnits(courses, DEADLINE, CALENDAR, target).units.map(({ unit }) => unit);
    expect(codes(1)).toEqual(['a', 'b', 'c']);
    expect(codes(0.95)).toEqual(['a', 'b']);
    expect(codes(0.87)).toEqual(['a']);
    expect(codes(0.6)).toEqual([]);
    expect(() => codes(1.1)).toThrow('not a share');
  });

  it('lose nothing by entries that were taken back, nor by a deadline that has passed', () => {
    expect(decidingUnits([course('a', 20, 25)], DEADLINE, CALENDAR).units[0]).toMatchObject({
      shortfall: 11,
    });
    const passed = decidingUnits([course('a', 20, 5)], NOW - DAY, CALENDAR).units[0];
    expect(passed).toMatchObject({ shortfall: 11, perWorkingDay: null });
  });

  it('property: are the fewest that, finished, let the target be reached', () => {
    const one = fc.record({ filled: fc.nat(31), before: fc.option(fc.nat(31), { nil: undefined }) });
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (all, target) => {
          const courses = all.map(({ filled, before }, at) => course(`u${at}`, filled, before));
          const { units, allowed } = decidingUnits(courses, DEADLINE, CALENDAR, target);
          const every = decidingUnits(courses, DEADLINE, CALENDAR).units;
          const missedWithout = (finished: ReadonlySet<string>) =>
            every.reduce((sum, { unit, shortfall }) => sum + (finished.has(unit) ? 0 : shortfall), 0) >
            allowed;
          expect(missedWithout(new Set(units.map(({ unit }) => unit)))).toBe(false);
          for (let set = 0; set < 2 ** courses.length; set++) {
            const finished = new Set(courses.flatMap(({ unit }, at) => ((set >> at) & 1 ? [unit] : [])));
            if (finished.size < units.length) expect(missedWithout(finished)).toBe(true);
          }
        },
      ),
      { seed: 20251118, numRuns: 100 },
    );
  });
});

describe('courses of units', () => {
  const UNITS = [
    { code: 'kab', parent: null },
    { code: 'kec', parent: 'kab' },
    { code: 'desa', parent: 'kec' },
  ];
  const counts = (expected: number, filled: number): Counts => formCounts(expected, filled, filled, 'draft');
  const day = (unit: string, date: string, expected: number, filled: number) => ({
    ...counts(expected, filled),
    ...{ unit, date, at: wallClock(`${date}T20:00`, ZONE) },
  });

  it('are of their own entries, without those of the units below', () => {
    const courses = unitCourses(
      UNITS,
      [
        { unit: 'kec', counts: counts(31, 12) },
        { unit: 'desa', counts: counts(8, 8) },
      ],
      ['2025-11-16', '2025-11-17'].flatMap((date, at) => [
        day('kab', date, 39, 14 + 2 * at),
        day('kec', date, 39, 14 + 2 * at),
        day('desa', date, 8, 5 + at),
      ]),
      'filled',
      NOW,
    );
    const figures = courses.map(({ unit, now, earlier }) => [
      unit,
      ...[...earlier, now].map(({ count, expected }) => `${count}/${expected}`),
    ]);
    expect(figures).toEqual([
      ['kec', '9/31', '10/31', '12/31'],
      ['desa', '5/8', '6/8', '8/8'],
    ]);
  });
});
