/**
 * Columns whose cells are for the full reader, whatever stands in them. It is asked once for each text: months, hours
 * and codes of places are few, and stand in many rows.
 */
import type { CellValue } from '../../cells/text.ts';
import type { CellReader } from '../cell/reader.ts';
import { CELL, isUnread, type Report } from '../row.ts';
import type { Batch } from './batch.ts';
import { type Group, groupOf, leave, type Member } from './group.ts';

/** More than there are days in a year. Columns with more values than that are read row by row. */
const MOST_KNOWN = 512;

interface Reader {
  read: CellReader;
  /** By value, the number that it is (NaN for a text); null where the row is to be read for itself. */
  known: Map<CellValue, number | null>;
}

class Others implements Group {
  readonly #members: readonly (Member & Reader)[];

  constructor(members: Member[], readers: readonly CellReader[]) {
    this.#members = members.map((member) => ({
      ...member,
      read: readers[member.entry] as CellReader,
      known: new Map(),
    }));
  }

  read(batch: Batch): void {
    const { rows, count, width, numbers, states } = batch;
    for (const member of this.#members) {
      const { at, entry, known } = member;
      for (let index = 0; index < count; index++) {
        const value = (rows[index] as readonly CellValue[])[at];
        let number = known.get(value);
        if (number === undefined) number = learn(member, value);
        numbers[index * width + entry] = number ?? Number.NaN;
        // Another group may have had the column before.
        if (number === null) leave(batch, index, member, value);
        else states[index * width + entry] = CELL.value;
      }
    }
  }
}

/** Only what the reader takes as it stands, and without a word, may be settled. */
function learn({ read, known }: Reader, value: CellValue): number | null {
  if (known.size >= MOST_KNOWN) return null;
  let told = false;
  const report: Report = () => {
    told = true;
  };
  const reading = read(value, report);
  const settled = !told && !reading.blank && !reading.notApplicable && !isUnread(reading);
  const asItStands = reading.text === undefined || reading.text === value;
  const number = settled && asItStands ? (reading.number ?? Number.NaN) : null;
  known.set(value, number);
  return number;
}

export const compileOthers = groupOf(() => ({}), Others);
