import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pauseAfter } from '../../src/jobs/pause.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('property: half to all of a pause that doubles, bounded, and always the same', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5_000 }),
      fc.string(),
      fc.integer({ min: MINUTE, max: 6 * HOUR }),
      (failures, who, longest) => {
        const full = Math.min(2 ** Math.max(0, failures - 1) * MINUTE, longest);
        const pause = pauseAfter(failures, who, longest);
        expect(pause).toBeGreaterThanOrEqual(full / 2);
        expect(pause).toBeLessThanOrEqual(full);
        expect(Number.isSafeInteger(pause)).toBe(true);
        expect(pauseAfter(failures, who, longest)).toBe(pause);
      },
    ),
  );
});

test('those that failed together come back apart, and each otherwise the next time', () => {
  const ids = Array.from({ length: 1_000 }, (_, n) => `1awTZJkNDAV6g9A8VZlXi-${n}`);
  const tenths = (failures: number) =>
    ids.map((id) => Math.floor((pauseAfter(failures, id, HOUR) / HOUR - 0.5) * 20));
  for (const failures of [8, 9]) {
    for (let tenth = 0; tenth < 10; tenth++)
      expect(tenths(failures).filter((one) => one === tenth).length).toBeGreaterThan(50);
  }
  const same = tenths(8).filter((tenth, n) => tenth === tenths(9)[n]).length;
  expect(same).toBeLessThan(250);
});
