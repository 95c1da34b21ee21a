import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyHash, plainKeyHash } from '../../../src/core/cells/key-hash.ts';
import { hasWildcard, isBlank, isErrorValue, keyIdentity } from '../../../src/core/cells/text.ts';

const anyKey = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.string({ unit: fc.constantFrom(...'aAbB1. -*~éÉ\u00a0'), maxLength: 4 }),
  fc.constantFrom('#REF!', 'e\u0301', '\u212a', ' A', 'a '),
);

describe('hashes of keys', () => {
  it('are the same for keys that are one and the same', () => {
    fc.assert(
      fc.property(anyKey, anyKey, (a, b) => {
        if (keyIdentity(a) === keyIdentity(b)) expect(keyHash(a)).toBe(keyHash(b));
      }),
      { numRuns: 2_000 },
    );
  });

  it('of plain keys are those of any key, and other texts have none', () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        const hash = plainKeyHash(key);
        if (hash === -1) return;
        expect(hash).toBe(keyHash(key));
        expect(isBlank(key) || isErrorValue(key) || hasWildcard(key)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('do not often coincide', () => {
    const hashes = Array.from({ length: 10_000 }, (_, row) => plainKeyHash(`62.02.${row}`));
    expect(new Set(hashes).size).toBeGreaterThan(9_990);
    expect(Math.min(...hashes)).toBeGreaterThanOrEqual(0);
  });

  it('ascend with numbered keys, so that none of them is looked up', () => {
    for (const prefix of ['', 'R', 'PK-']) {
      const hashes = Array.from({ length: 10_000 }, (_, row) => plainKeyHash(`${prefix}${row}`));
      expect(hashes).toEqual([...new Set(hashes)].sort((a, b) => a - b));
    }
  });
});
