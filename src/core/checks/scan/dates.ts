/** Columns of days: serials, and texts that are day first beyond doubt. */
import { isPlausibleSerial } from '../../cells/calendar.ts';
import { plainDate } from '../../cells/plain-date.ts';
import type { CellValue } from '../../cells/text.ts';
import type { Batch } from './batch.ts';
import { type Bounds, boundsOf } from './bounds.ts';
import { type Group, groupOf, leave, type Member } from './group.ts';

class Dates implements Group {
  readonly #members: readonly (Member & Bounds)[];

  constructor(members: (Member & Bounds)[]) {
    this.#members = members;
  }

  read(batch: Batch): void {
    const members = this.#members;
    const { rows, count, width, numbers } = batch;
    for (let index = 0; index < count; index++) {
      const row = rows[index] as readonly CellValue[];
      for (const member of members) {
        const value = row[member.at];
        let day = Number.NaN;
        if (typeof value === 'number') {
          if (isPlausibleSerial(value)) day = Math.floor(value);
        } else if (typeof value === 'string') day = plainDate(value);
        if (!(day >= member.least && day <= member.largest)) {
          day = Number.NaN;
          leave(batch, index, member, value);
        }
        numbers[index * width + member.entry] = day;
      }
    }
  }
}

export const compileDates = groupOf(boundsOf, Dates);
