/** Columns whose cells are for the full reader, whatever stands in them; blank ones are settled. */
import type { CellValue } from '../../cells/text.ts';
import type { Batch } from './batch.ts';
import { type Group, groupOf, leave, type Member } from './group.ts';

class Others implements Group {
  readonly #members: readonly Member[];

  constructor(members: Member[]) {
    this.#members = members;
  }

  read(batch: Batch): void {
    const { rows, count, width, numbers } = batch;
    for (let index = 0; index < count; index++) {
      const row = rows[index] as readonly CellValue[];
      for (const member of this.#members) {
        numbers[index * width + member.entry] = Number.NaN;
        leave(batch, index, member, row[member.at]);
      }
    }
  }
}

export const compileOthers = groupOf(() => ({}), Others);
