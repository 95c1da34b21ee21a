/**
 * Columns of one kind, whose cells are settled in one loop. Rows are read in batches, group by group: each loop meets
 * one kind of value, and row after row, as their texts lie in memory. What is asked of every cell stands in fields of
 * small objects, and a cell that holds its value is not written to: an element of an array costs ten instructions.
 */
import type { CellValue } from '../../cells/text.ts';
import type { Column } from '../../template/schema.ts';
import type { CellReader } from '../cell/reader.ts';
import { CELL } from '../row.ts';
import type { Batch } from './batch.ts';

/** State of a cell that its group leaves to the column's full reader; no check ever sees it. */
export const LEFT = 255;

/** A column of a group. */
export interface Member {
  /** Index among the tab's entries. */
  readonly entry: number;
  /** Position in the rows that are read. */
  readonly at: number;
  /** State of a cell with nothing in it: a required one is for the full reader to tell of. */
  readonly blank: number;
}

export interface Group {
  /** Settles the group's cells in all rows of the batch, or leaves them and marks their rows. */
  read(batch: Batch): void;
}

/** Compiles a group's columns, to be placed anew for every reading; positions and full readers are given by entry. */
export type CompileGroup = (
  columns: ReadonlyMap<number, Column>,
) => (at: Int32Array, readers: readonly CellReader[]) => Group;

/** @param compile What the group keeps of a column beside its place. */
export function groupOf<Own extends object>(
  compile: (column: Column) => Own,
  Made: new (members: (Member & Own)[], readers: readonly CellReader[]) => Group,
): CompileGroup {
  return (columns) => {
    const members = Array.from(columns, ([entry, column]) => ({
      entry,
      at: -1,
      blank: column.constraints.required ? LEFT : CELL.blank,
      ...compile(column),
    }));
    return (at, readers) =>
      new Made(
        members.map((member) => ({ ...member, at: at[member.entry] as number })),
        readers,
      );
  };
}

/** What becomes of a cell that does not hold a value beyond doubt. */
export function leave(batch: Batch, row: number, { entry, blank }: Member, value: CellValue): void {
  const state = value === '' || value === undefined || value === null ? blank : LEFT;
  batch.states[row * batch.width + entry] = state;
  if (state === LEFT) batch.left |= 1 << row;
}

/** The same of a member's cell in each of the rows whose bits are set. */
export function leaveRows(batch: Batch, member: Member, rows: number): void {
  for (let left = rows; left !== 0; left &= left - 1) {
    const row = 31 - Math.clz32(left & -left);
    leave(batch, row, member, (batch.rows[row] as readonly CellValue[])[member.at]);
  }
}
