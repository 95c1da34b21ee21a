/**
 * A whole column of the wrong type: nothing that stands in it can be read. That is seldom many slips, and mostly one:
 * a column pasted one too far, or a list typed under the wrong heading.
 */
import type { CellReader } from './cell.ts';
import type { CompiledTab } from './compile.ts';
import type { Problem } from './problem.ts';
import { isUnread } from './row.ts';
import type { Block } from './tab.ts';

/** Fewer cells may all be wrong each for itself. */
const LEAST_CELLS = 5;

/**
 * One problem a column, for those of which every filled cell is unread.
 * @param unread Number of unread cells by entry: columns with few are not looked at again.
 */
export function unreadableColumns(
  { tab, entries, problem }: CompiledTab,
  { rows }: Block,
  at: Int32Array,
  unread: Uint32Array,
  readers: readonly CellReader[],
): Problem[] {
  const silent = () => {};
  return entries.flatMap(({ column }, entry): Problem[] => {
    const cells = unread[entry] as number;
    if (cells < LEAST_CELLS) return [];
    const read = readers[entry] as CellReader;
    for (let index = 1; index < rows.length; index++) {
      const reading = read(rows[index]?.[at[entry] as number], silent);
      if (!reading.blank && !isUnread(reading)) return [];
    }
    return [problem('column-unreadable', [column.name], { cells, type: column.type }, { tab: tab.name })];
  });
}
