import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Due, timeliness, timelinessOf } from '../../../src/core/measures/timeliness.ts';
import { wallClock } from '../../../src/core/schedule/deadline.ts';

const QUARTER = { id: 'tw3', at: '2025-09-30T23:59', zone: 'Asia/Jakarta' } as const;
const YEAR = { id: 'tahun', at: '2025-12-31T23:59', zone: 'Asia/Makassar' } as const;
const CLOSES = wallClock('2025-09-30T23:59', 'Asia/Jakarta');
const due = (unit: string, handedInAt: number | null, deadline: Due['deadline'] = QUARTER): Due => ({
  unit,
  deadline,
  handedInAt,
});

describe('timeliness', () => {
  test.each([
    ['before the deadline', CLOSES - 1, CLOSES + 9, 'on-time'],
    ['at its very instant', CLOSES, CLOSES + 9, 'on-time'],
    ['after it', CLOSES + 1, CLOSES + 9, 'late'],
    ['never', null, CLOSES + 9, 'missing'],
    ['not yet', null, CLOSES, 'open'],
    ['late, but not known yet then', CLOSES + 5, CLOSES + 2, 'missing'],
  ] as const)('handed in %s', (_, handedInAt, now, expected) => {
    expect(timelinessOf(due('a', handedInAt), now)).toBe(expected);
  });

  test('the clock is that of the deadline’s zone', () => {
    const closesWita = wallClock('2025-12-31T22:59', 'Asia/Jakarta');
    expect(timelinessOf(due('a', closesWita, YEAR), closesWita + 1)).toBe('on-time');
    expect(timelinessOf(due('a', closesWita + 1, YEAR), closesWita + 1)).toBe('late');
  });

  test('counts of all, by unit and by deadline; open ones are left out', () => {
    const dues = [due('a', CLOSES), due('b', CLOSES + 1), due('b', null), due('a', null, YEAR)];
    const { all, byUnit, byDeadline } = timeliness(dues, CLOSES + 100);
    expect(all).toEqual({
      numerator: 1,
      denominator: 3,
      value: 1 / 3,
      leftOut: [{ reason: 'open', count: 1 }],
      onTime: 1,
      late: 1,
      missing: 1,
    });
    expect(byUnit.get('a')).toMatchObject({ value: 1, late: 0 });
    expect(byUnit.get('b')).toMatchObject({ value: 0, late: 1, missing: 1 });
    expect(byDeadline.get('tahun')!.value).toBeNull();
  });

  test('property: units, and deadlines, add up to all', () => {
    const any = fc.record({
      unit: fc.constantFrom('a', 'b', 'c'),
      deadline: fc.constantFrom(QUARTER, YEAR),
      handedInAt: fc.option(fc.integer({ min: CLOSES - 5, max: CLOSES + 9_000_000_000 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(any), fc.nat(9_000_000_000), (dues, later) => {
        const { all, byUnit, byDeadline } = timeliness(dues, CLOSES + later);
        for (const parts of [byUnit, byDeadline])
          for (const key of ['numerator', 'denominator', 'onTime', 'late', 'missing'] as const)
            expect([...parts.values()].reduce((sum, part) => sum + part[key], 0)).toBe(all[key]);
      }),
      { seed: 20251118 },
    );
  });
});
