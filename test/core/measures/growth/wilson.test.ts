import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson } from '../../../../src/core/measures/growth/wilson.ts';

describe('Wilson intervals', () => {
  it('are those of the literature', () => {
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    const literature: [number, number, number, number][] = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ];
    for (const [count, total, low, high] of literature) {
      const interval = wilson(count, total);
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    }
  });

  it('hold the share, stay within 0 and 1, mirror each other and narrow with more children', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, part) => {
          const count = Math.round(part * total);
          const { low, high } = wilson(count, total);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(count / total);
          expect(high).toBeGreaterThanOrEqual(count / total);
          expect(high).toBeLessThanOrEqual(1);
          const mirror = wilson(total - count, total);
          expect(mirror.low).toBeCloseTo(1 - high, 12);
          const more = wilson(count * 10, total * 10);
          expect(more.high - more.low).toBeLessThan(high - low);
        },
      ),
      { seed: 1927 },
    );
  });
});
