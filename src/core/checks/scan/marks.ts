/** Columns of marks, written as their alphabet has them. */
import type { CellValue } from '../../cells/text.ts';
import { marksOf } from '../cell/mark.ts';
import type { Mark } from '../row.ts';
import type { Batch } from './batch.ts';
import { type Group, groupOf, leave, type Member } from './group.ts';

interface Marked {
  meanings: ReadonlyMap<CellValue, Mark>;
}

class Marks implements Group {
  readonly #members: readonly (Member & Marked)[];

  constructor(members: (Member & Marked)[]) {
    this.#members = members;
  }

  read(batch: Batch): void {
    const members = this.#members;
    const { rows, count, width, numbers } = batch;
    for (let index = 0; index < count; index++) {
      const row = rows[index] as readonly CellValue[];
      for (const member of members) {
        const value = row[member.at];
        const mark = member.meanings.get(value);
        if (mark === undefined) leave(batch, index, member, value);
        numbers[index * width + member.entry] = mark ?? Number.NaN;
      }
    }
  }
}

export const compileMarks = groupOf((column): Marked => ({ meanings: marksOf(column) }), Marks);
