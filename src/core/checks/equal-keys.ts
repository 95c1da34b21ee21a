/**
 * Which rows of a tab carry the same key. Keys in ascending order need no more than one look at their hashes; for
 * others there is a table of hashes, since a set of all texts costs more than their reading.
 */
import { keyIdentity } from '../cells/text.ts';

/** Longer runs of other keys are no chance: somebody chose keys of one hash, and a set is proof against that. */
const LONGEST_RUN = 200;
/** 2³² by the golden ratio: scatters hashes that lie close together (Knuth, TAOCP vol. 3, 6.4). */
const SCATTER = 0x9e3779b1;

/**
 * Groups of two or more keys that are one and the same, in the order of their first; each lists its rows in order.
 * @param hashes One hash a row, 0 or more (key-hash.ts); rows below 0 are left out.
 * @param key The key of a row.
 */
export function equalKeys(hashes: Int32Array, key: (row: number) => string): number[][] {
  if (areAscending(hashes)) return [];
  const bits = Math.ceil(Math.log2(hashes.length * 2));
  const mask = 2 ** bits - 1;
  /** Row + 1 of the first key of each identity. */
  const table = new Int32Array(mask + 1);
  const groups = new Map<number, number[]>();
  for (let row = 0; row < hashes.length; row++) {
    const hash = hashes[row] as number;
    if (hash < 0) continue;
    let run = 0;
    for (let slot = Math.imul(hash, SCATTER) >>> (32 - bits); ; slot = (slot + 1) & mask) {
      const first = (table[slot] as number) - 1;
      if (first < 0) {
        table[slot] = row + 1;
        break;
      }
      if (hashes[first] === hash && keyIdentity(key(first)) === keyIdentity(key(row))) {
        const group = groups.get(first);
        if (group === undefined) groups.set(first, [first, row]);
        else group.push(row);
        break;
      }
      if (++run > LONGEST_RUN) return bySet(hashes, key);
    }
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, rows]) => rows);
}

function areAscending(hashes: Int32Array): boolean {
  let last = -1;
  for (let row = 0; row < hashes.length; row++) {
    const hash = hashes[row] as number;
    if (hash < 0) continue;
    if (hash <= last) return false;
    last = hash;
  }
  return true;
}

function bySet(hashes: Int32Array, key: (row: number) => string): number[][] {
  const rows = [...hashes.keys()].filter((row) => (hashes[row] as number) >= 0);
  return [...Map.groupBy(rows, (row) => keyIdentity(key(row))).values()].filter((same) => same.length > 1);
}
