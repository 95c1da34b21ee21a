/**
 * Rows that moved between reading and writing: a value then stands in another row than was meant. Told from the sheet as
 * it stood before and stands after, so that it can be put right.
 */
import { keyIdentity } from '../cells/text.ts';
import { byKey, type EntryRow, type EntryValue, sameValue } from './rows.ts';

export interface WrittenCell {
  key: string;
  /** Index in the values of a row. */
  at: number;
  /** 1-based row it was written into. */
  row: number;
  value: EntryValue;
}

/** What is to be written now, cell by cell; nothing where all stands as it was meant. */
export function repairs(
  written: readonly WrittenCell[],
  before: readonly EntryRow[],
  after: readonly EntryRow[],
): WrittenCell[] {
  const [was, is] = [byKey(before), byKey(after)];
  const rows = new Map(after.map((row) => [row.row, row]));
  return written.flatMap((cell) => {
    const found = is.get(keyIdentity(cell.key))?.[0];
    const there = rows.get(cell.row);
    const stands = found !== undefined && sameValue(found.values[cell.at] ?? null, cell.value);
    if (found === undefined || found.row === cell.row || stands) return [];
    const again = { ...cell, row: found.row };
    const other = there && was.get(keyIdentity(there.key))?.[0];
    const strayed = there !== undefined && sameValue(there.values[cell.at] ?? null, cell.value);
    if (!strayed || other === undefined) return [again];
    return [again, { key: there.key, at: cell.at, row: cell.row, value: other.values[cell.at] ?? null }];
  });
}
