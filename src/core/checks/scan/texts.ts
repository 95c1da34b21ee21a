/** Columns of any text. They never hold a number: NaN stands there from the start. */
import type { CellValue } from '../../cells/text.ts';
import type { Column } from '../../template/schema.ts';
import { mayNameTotal } from '../totals-words.ts';
import type { Batch } from './batch.ts';
import { type Group, groupOf, leaveRows, type Member } from './group.ts';

/** Whether the column takes whatever is written, and none of it means "tidak ada sasaran". */
export const isAnyText = ({ type, format, constraints, notApplicable }: Column): boolean =>
  type === 'string' &&
  format === undefined &&
  constraints.enum === undefined &&
  constraints.pattern === undefined &&
  notApplicable === undefined;

class Texts implements Group {
  readonly #members: readonly Member[];

  constructor(members: Member[]) {
    this.#members = members;
  }

  read(batch: Batch): void {
    const { rows, count } = batch;
    let totals = 0;
    for (const member of this.#members) {
      const { at } = member;
      let strange = 0;
      for (let index = 0; index < count; index++) {
        const value = (rows[index] as readonly CellValue[])[at];
        if (typeof value === 'string' && value.length > 0) {
          const first = value.charCodeAt(0);
          if (mayNameTotal(value, first)) totals |= 1 << index;
          // Neither blank nor `#REF!`.
          if (first > 0x20 && first !== 0x23 && first < 0x7f) continue;
        }
        strange |= 1 << index;
      }
      if (strange !== 0) leaveRows(batch, member, strange);
    }
    batch.totals |= totals;
  }
}

export const compileTexts = groupOf(() => ({}), Texts);
