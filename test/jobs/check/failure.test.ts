import { describe, expect, it } from 'vitest';
import { failureEnd } from '../../../src/jobs/check/failure.ts';
import { OF_ACCOUNT, PASSING, TROUBLES, Trouble, type TroubleCode } from '../../../src/ports/trouble.ts';

const NOW = Date.parse('2025-11-18T02:00:00Z');
const HOUR = 3_600_000;
const CODES = Object.keys(TROUBLES) as TroubleCode[];
const end = (code: TroubleCode, failures: number) =>
  failureEnd(new Trouble(code, 'x'), { failures }, 'lembar', NOW);

describe.each(CODES)('%s', (code) => {
  const passes = PASSING.has(code);

  it(passes ? 'is tried again by itself' : 'waits for a change, set aside at once', () => {
    const first = end(code, 0);
    expect(first).toMatchObject({ trouble: code, detail: 'x', failed: true });
    if (passes) {
      expect(first.dueAt).toBeGreaterThan(NOW);
      expect(first.setAsideAt).toBeUndefined();
    } else expect(first).toMatchObject({ dueAt: null, setAsideAt: NOW });
  });

  if (!passes) return;
  const ofAccount = OF_ACCOUNT.has(code);
  it(ofAccount ? 'is never the spreadsheet’s fault' : 'sets it aside at the fifth failure in a row', () => {
    const aside = [0, 1, 2, 3, 4, 5, 40].map((failures) => end(code, failures).setAsideAt !== undefined);
    expect(aside).toEqual([false, false, false, false, ...new Array(3).fill(!ofAccount)]);
  });

  it(`is tried again within ${ofAccount ? 1 : 6} hours, however often it failed`, () => {
    const longest = (ofAccount ? 1 : 6) * HOUR;
    const pause = Number(end(code, 99).dueAt) - NOW;
    expect(pause).toBeGreaterThanOrEqual(longest / 2);
    expect(pause).toBeLessThanOrEqual(longest);
  });
});
