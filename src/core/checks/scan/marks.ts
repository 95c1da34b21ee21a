/** Columns of marks, written as their alphabet has them. */
import type { CellValue } from '../../cells/text.ts';
import { marksOf } from '../cell/mark.ts';
import type { Mark } from '../row.ts';
import type { Batch } from './batch.ts';
import { type Group, groupOf, leave, type Member } from './group.ts';
import { slotOf, slotsOf } from './slots.ts';

interface Marked {
  meanings: ReadonlyMap<CellValue, Mark>;
  slots: readonly string[];
  /** Meanings by slot. */
  marks: readonly number[];
}

class Marks implements Group {
  readonly #members: readonly (Member & Marked)[];

  constructor(members: (Member & Marked)[]) {
    this.#members = members;
  }

  read(batch: Batch): void {
    const { rows, count, width, numbers } = batch;
    for (const member of this.#members) {
      const { at, entry, slots, marks } = member;
      for (let index = 0; index < count; index++) {
        const value = (rows[index] as readonly CellValue[])[at];
        let mark = Number.NaN;
        if (typeof value === 'string' && value.length > 0) {
          const slot = slotOf(value);
          mark = value === slots[slot] ? (marks[slot] as number) : (member.meanings.get(value) ?? Number.NaN);
        }
        if (Number.isNaN(mark)) leave(batch, index, member, value);
        numbers[index * width + entry] = mark;
      }
    }
  }
}

export const compileMarks = groupOf((column): Marked => {
  const meanings = marksOf(column);
  const slots = slotsOf(meanings.keys());
  return { meanings, slots, marks: slots.map((text) => meanings.get(text) ?? Number.NaN) };
}, Marks);
