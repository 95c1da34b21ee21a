import { describe, expect, it } from 'vitest';
import { judgeWaiver, type Waiver } from '../../../../src/core/checks/waiver/judge.ts';

const KNOWN: Waiver = { firstSeen: 100, values: 'v1', reason: 'r1' };
const NOW = 500;

describe('a waiver', () => {
  it.each([
    ['never seen is in force from now on', undefined, 'v1', 'r1', 'in-force', { ...KNOWN, firstSeen: NOW }],
    ['stays in force while the values do', KNOWN, 'v1', 'r1', 'in-force', KNOWN],
    ['may be worded anew for the same values', KNOWN, 'v1', 'r2', 'in-force', { ...KNOWN, reason: 'r2' }],
    ['falls when the values change', KNOWN, 'v2', 'r1', 'fallen', KNOWN],
    [
      'written anew for other values is a new one',
      KNOWN,
      'v2',
      'r2',
      'in-force',
      { firstSeen: NOW, values: 'v2', reason: 'r2' },
    ],
  ] as const)('%s', (_, known, values, reason, verdict, kept) => {
    expect(judgeWaiver(known, { values, reason, warned: true }, NOW)).toEqual({ verdict, kept });
  });

  it('is in force again when the values come back', () => {
    const fallen = judgeWaiver(KNOWN, { values: 'v2', reason: 'r1', warned: true }, NOW).kept;
    expect(judgeWaiver(fallen, { values: 'v1', reason: 'r1', warned: true }, NOW + 1)).toEqual({
      verdict: 'in-force',
      kept: KNOWN,
    });
  });

  it('does not serve for other values that come to warn later, though nothing warned in between', () => {
    const idle = judgeWaiver(KNOWN, { values: 'v2', reason: 'r1', warned: false }, NOW);
    expect(idle).toEqual({ verdict: 'idle', kept: KNOWN });
    expect(judgeWaiver(idle.kept, { values: 'v3', reason: 'r1', warned: true }, NOW).verdict).toBe('fallen');
  });

  it('without anything to waive is not begun, and ends with its words', () => {
    const found = { values: 'v1', reason: 'r2', warned: false };
    expect(judgeWaiver(undefined, found, NOW)).toEqual({ verdict: 'idle', kept: undefined });
    expect(judgeWaiver(KNOWN, found, NOW)).toEqual({ verdict: 'idle', kept: undefined });
  });
});
