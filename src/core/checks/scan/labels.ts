/** Texts that are no entries, such as names of places: all that is asked is whether they may be those of totals. */
import type { CellValue } from '../../cells/text.ts';
import { mayNameTotal } from '../totals-words.ts';
import type { Batch } from './batch.ts';
import type { Group } from './group.ts';

export class Labels implements Group {
  readonly #places: readonly number[];

  /** @param places Positions in the rows that are read. */
  constructor(places: readonly number[]) {
    this.#places = places;
  }

  read(batch: Batch): void {
    const { rows, count } = batch;
    let totals = 0;
    for (const at of this.#places) {
      for (let index = 0; index < count; index++) {
        const value = (rows[index] as readonly CellValue[])[at];
        if (typeof value !== 'string' || value.length === 0) continue;
        if (mayNameTotal(value, value.charCodeAt(0))) totals |= 1 << index;
      }
    }
    batch.totals |= totals;
  }
}
