/** Columns of figures: whole numbers, decimals, shares; as numbers or in the plain shapes of text. */
import { isDigit, MINUS } from '../../cells/characters.ts';
import { plainNumber } from '../../cells/plain-number.ts';
import type { CellValue } from '../../cells/text.ts';
import { comparable, endOfNumber } from '../../cells/unit.ts';
import type { Batch } from './batch.ts';
import { type Bounds, boundsOf } from './bounds.ts';
import { type Group, groupOf, leave, type Member } from './group.ts';

interface Figure extends Bounds {
  whole: boolean;
  units: readonly string[];
}

class Figures implements Group {
  readonly #members: readonly (Member & Figure)[];

  constructor(members: (Member & Figure)[]) {
    this.#members = members;
  }

  read(batch: Batch): void {
    const members = this.#members;
    const { rows, count, width, numbers } = batch;
    for (let index = 0; index < count; index++) {
      const row = rows[index] as readonly CellValue[];
      for (const member of members) {
        const value = row[member.at];
        let number = Number.NaN;
        if (typeof value === 'number') number = value;
        else if (typeof value === 'string' && value.length > 0) {
          const { units } = member;
          number = units.length === 0 ? plainNumber(value) : withUnit(value, units);
        }
        if (
          number >= member.least &&
          number <= member.largest &&
          (!member.whole || Math.floor(number) === number)
        ) {
          if (typeof value === 'string') batch.numbersAsText++;
        } else {
          number = Number.NaN;
          leave(batch, index, member, value);
        }
        numbers[index * width + member.entry] = number;
      }
    }
  }
}

/** A unit in front of the number, as `Rp`, is for the full reader. */
function withUnit(text: string, units: readonly string[]): number {
  const first = text.charCodeAt(0);
  return isDigit(first) || first === MINUS ? plainNumber(text, endOfNumber(text, units)) : Number.NaN;
}

export const compileFigures = groupOf(
  (column): Figure => ({
    ...boundsOf(column),
    whole: column.type === 'integer',
    units: comparable(column.units ?? []),
  }),
  Figures,
);
