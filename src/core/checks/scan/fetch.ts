/**
 * Asks for the texts of a batch before any of them is read. They lie scattered in memory, and a processor waits for
 * many at a time only where few instructions stand between them; the loops that read them would wait one by one.
 */
import type { CellValue } from '../../cells/text.ts';
import type { Batch } from './batch.ts';
import type { Group } from './group.ts';

export class Fetch implements Group {
  readonly #places: Int32Array;
  /** Of all texts asked for in the batch: a loop that comes to nothing would not be run. */
  characters = 0;

  /** @param places Positions in the rows that are read. */
  constructor(places: readonly number[]) {
    this.#places = Int32Array.from(places);
  }

  read({ rows, count }: Batch): void {
    const places = this.#places;
    let cells = 0;
    for (let index = 0; index < count; index++) cells += (rows[index] as readonly CellValue[]).length;
    let characters = 0;
    if (cells > 0) {
      for (let index = 0; index < count; index++) {
        const row = rows[index] as readonly CellValue[];
        for (let place = 0; place < places.length; place++) {
          const value = row[places[place] as number];
          if (typeof value === 'string') characters += value.length;
        }
      }
    }
    this.characters = characters;
  }
}
