import { describe, expect, it } from 'vitest';
import { isClosed } from '../../../src/core/form-measures/period.ts';
import { firstDayAfter, readPeriod } from '../../../src/core/period.ts';
import { wallClock, type Zone } from '../../../src/core/schedule/deadline.ts';

describe('the day on which a period is over', () => {
  it.each([
    ['2025', '2026-01-01'],
    ['2025-S1', '2025-07-01'],
    ['2025-Q3', '2025-10-01'],
    ['2025-Q4', '2026-01-01'],
    ['2024-02', '2024-03-01'],
    ['2025-12', '2026-01-01'],
  ])('%s: %s', (text, day) => {
    expect(firstDayAfter(readPeriod(text)!)).toBe(day);
  });
});

describe('a period is closed', () => {
  const quarter = { name: 'convergence-a', period: '2025-07-01' } as const;
  const year = { name: 'paud', period: '2025-01-01' } as const;
  it.each([
    ['2025-09-30T23:59', 'Asia/Jakarta', false],
    ['2025-10-01T00:00', 'Asia/Jakarta', true],
    // One instant, two calendars.
    ['2025-09-30T22:30', 'Asia/Jayapura', false],
  ] as const)('at %s in %s: %s', (at, zone, closed) => {
    expect(isClosed(quarter, wallClock(at, zone), zone)).toBe(closed);
  });

  it('by the calendar of the district', () => {
    const instant = wallClock('2025-10-01T00:30', 'Asia/Jayapura');
    const closed = (zone: Zone) => isClosed(quarter, instant, zone);
    expect([closed('Asia/Jayapura'), closed('Asia/Makassar'), closed('Asia/Jakarta')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('as long as it is: a year is not over with its first quarter', () => {
    const at = wallClock('2025-12-31T23:59', 'Asia/Jakarta');
    expect(isClosed(year, at, 'Asia/Jakarta')).toBe(false);
    expect(isClosed(year, at + 60_000, 'Asia/Jakarta')).toBe(true);
  });
});
