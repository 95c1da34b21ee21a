/** Rows of a register, numbered from 1: the number is their key. */
import type { TypedCells } from '../cells.ts';
import type { TabEntries } from './forms.ts';

export function numbered(rows: readonly TypedCells[]): TabEntries['rows'] {
  return rows.map((cells, index) => ({ key: String(index + 1), cells: { no: index + 1, ...cells } }));
}
