import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunks, hexadecimal, lastByKey, whole } from '../../src/store/chunk.ts';

describe('chunks', () => {
  it('keep order, lose nothing and bind at most 90 parameters each', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { maxLength: 2_000 }),
        fc.integer({ min: 0, max: 60 }),
        (rows, each) => {
          const parts = chunks(rows, each);
          expect(parts.flat()).toEqual(rows);
          for (const part of parts) {
            expect(part.length).toBeGreaterThan(0);
            expect(part.length).toBeLessThanOrEqual(500);
            expect(part.length * each).toBeLessThanOrEqual(90);
          }
        },
      ),
    );
  });
});

describe('whole', () => {
  it('refuses what could change a statement', () => {
    for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '1; drop table mail' as never]) {
      expect(() => whole(value)).toThrow(RangeError);
    }
  });
});

describe('hexadecimal', () => {
  it('refuses what could change a statement', () => {
    for (const hash of ['', 'A1', "a' or 1=1", 'f'.repeat(33), 'a\n']) {
      expect(() => hexadecimal(hash)).toThrow(RangeError);
    }
  });
});

describe('lastByKey', () => {
  it('keeps the last of each key in the place of the first', () => {
    const rows = [
      { id: 'a', n: 1 },
      { id: 'b', n: 2 },
      { id: 'a', n: 3 },
    ];
    expect(lastByKey(rows, (row) => row.id)).toEqual([
      { id: 'a', n: 3 },
      { id: 'b', n: 2 },
    ]);
  });
});
