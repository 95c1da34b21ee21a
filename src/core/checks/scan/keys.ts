/** The key column: hashes of plain keys, and which rows may be of totals by their key. */
import { plainKeyHash } from '../../cells/key-hash.ts';
import type { CellValue } from '../../cells/text.ts';
import { mayNameTotal } from '../totals-words.ts';
import type { Batch } from './batch.ts';
import type { Group } from './group.ts';

export class Keys implements Group {
  readonly #at: number;

  /** @param at Position of the key in the rows that are read. */
  constructor(at: number) {
    this.#at = at;
  }

  read(batch: Batch): void {
    const at = this.#at;
    const { rows, hashes, count } = batch;
    let totals = 0;
    let unlike = 0;
    for (let index = 0; index < count; index++) {
      const key = (rows[index] as readonly CellValue[])[at];
      const hash = typeof key === 'string' ? plainKeyHash(key) : -1;
      hashes[index] = hash;
      if (hash < 0) unlike |= 1 << index;
      else if (mayNameTotal(key as string, (key as string).charCodeAt(0))) totals |= 1 << index;
    }
    batch.unlike |= unlike;
    batch.totals |= totals;
  }
}
