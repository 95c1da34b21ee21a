/** Columns of choices, written as their list has them. */
import { type CellValue, plainWord } from '../../cells/text.ts';
import type { Column } from '../../template/schema.ts';
import type { Batch } from './batch.ts';
import { type Group, groupOf, leave, type Member } from './group.ts';
import { slotOf, slotsOf } from './slots.ts';

interface Listed {
  choices: ReadonlySet<CellValue>;
  slots: readonly string[];
}

class Choices implements Group {
  readonly #members: readonly (Member & Listed)[];

  constructor(members: (Member & Listed)[]) {
    this.#members = members;
  }

  read(batch: Batch): void {
    const { rows, count } = batch;
    for (const member of this.#members) {
      const { at, slots } = member;
      let strange = 0;
      for (let index = 0; index < count; index++) {
        const value = (rows[index] as readonly CellValue[])[at];
        if (typeof value === 'string' && value.length > 0) {
          if (value === slots[slotOf(value)]) continue;
        }
        strange |= 1 << index;
      }
      if (strange !== 0) this.#leave(batch, member, strange);
    }
  }

  #leave(batch: Batch, member: Member & Listed, strange: number): void {
    for (let left = strange; left !== 0; left &= left - 1) {
      const row = 31 - Math.clz32(left & -left);
      const value = (batch.rows[row] as readonly CellValue[])[member.at];
      if (!member.choices.has(value)) leave(batch, row, member, value);
    }
  }
}

/** Choices as they are written in the list; those that mean "tidak ada sasaran" are left to the full reader. */
function plainChoices({ constraints, notApplicable = [] }: Column): string[] {
  const marks = new Set(notApplicable.map(plainWord));
  return (constraints.enum ?? []).filter((choice) => !marks.has(plainWord(choice)));
}

export const compileChoices = groupOf((column): Listed => {
  const choices = plainChoices(column);
  return { choices: new Set(choices), slots: slotsOf(choices) };
}, Choices);
