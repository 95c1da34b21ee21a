/** Columns of any text. They never hold a number: NaN stands there from the start. */
import type { CellValue } from '../../cells/text.ts';
import type { Batch } from './batch.ts';
import { type Group, groupOf, leave, type Member } from './group.ts';

class Texts implements Group {
  readonly #members: readonly Member[];

  constructor(members: Member[]) {
    this.#members = members;
  }

  read(batch: Batch): void {
    const members = this.#members;
    const { rows, count } = batch;
    for (let index = 0; index < count; index++) {
      const row = rows[index] as readonly CellValue[];
      for (const member of members) {
        const value = row[member.at];
        if (typeof value === 'string' && value.length > 0) {
          const first = value.charCodeAt(0);
          // Neither blank nor `#REF!`.
          if (first > 0x20 && first !== 0x23 && first < 0x7f) continue;
        }
        leave(batch, index, member, value);
      }
    }
  }
}

export const compileTexts = groupOf(() => ({}), Texts);
