import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyHash } from '../../../src/core/cells/key-hash.ts';
import { keyIdentity } from '../../../src/core/cells/text.ts';
import { equalKeys } from '../../../src/core/checks/equal-keys.ts';

const hashesOf = (keys: readonly string[]) => Int32Array.from(keys, keyHash);
const groupsOf = (keys: readonly string[], hashes: Int32Array) =>
  equalKeys(hashes, (row) => keys[row] as string);

describe('equal keys', () => {
  it('are the groups that a map of identities finds', () => {
    const key = fc.constantFrom('a', 'A ', 'b', 'B', 'c', 'é', 'É', 'd', '1');
    fc.assert(
      fc.property(fc.array(key, { maxLength: 20 }), (keys) => {
        const rows = [...keys.keys()];
        const expected = [...Map.groupBy(rows, (row) => keyIdentity(keys[row] as string)).values()];
        expect(groupsOf(keys, hashesOf(keys))).toEqual(expected.filter((rows) => rows.length > 1));
      }),
    );
  });

  it('are found where all keys have one hash, and soon', () => {
    const keys = Array.from({ length: 20_000 }, (_, row) => `K${row % 19_999}`);
    let asked = 0;
    const groups = equalKeys(new Int32Array(keys.length).fill(7), (row) => {
      asked++;
      return keys[row] as string;
    });
    expect(groups).toEqual([[0, 19_999]]);
    expect(asked).toBeLessThan(5 * keys.length);
  });

  it('are none in rows that are left out', () => {
    expect(groupsOf(['a', 'a', 'b'], Int32Array.of(-1, keyHash('a'), -1))).toEqual([]);
  });
});
