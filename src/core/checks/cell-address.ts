/** Where a problem stands, as spreadsheets name cells. */
import { columnLetters } from '../cells/address.ts';
import type { Header } from './header.ts';
import type { Problem } from './problem.ts';

/**
 * Address of the cell to blame first, `D12`; undefined where the problem is about no single cell. As old as the read:
 * rows and columns move.
 * @param header Of the tab the problem comes from, read from a block that begins in column `firstColumn` (0 is A).
 */
export function cellAddress(
  { row, columns }: Pick<Problem, 'row' | 'columns'>,
  { positions }: Pick<Header, 'positions'>,
  firstColumn = 0,
): string | undefined {
  const position = columns[0] === undefined ? undefined : positions.get(columns[0]);
  if (row === undefined || position === undefined) return undefined;
  return `${columnLetters(firstColumn + position)}${row}`;
}
