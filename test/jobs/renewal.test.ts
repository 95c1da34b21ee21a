import { expect, it } from 'vitest';
import { MINUTE } from '../../src/jobs/limits.ts';
import { renewalOf } from '../../src/jobs/renewal.ts';

it('comes at three quarters of the time granted, and not within ten minutes', () => {
  const now = 1_760_000_000_000;
  expect(renewalOf(now + 100 * MINUTE, now)).toBe(now + 75 * MINUTE);
  expect(renewalOf(now + 3, now)).toBe(now + 10 * MINUTE);
  expect(renewalOf(now - MINUTE, now)).toBe(now + 10 * MINUTE);
});
