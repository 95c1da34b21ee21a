/** Columns of dates in which some are written month first: how the others are to be read, and what is said of it. */
import { judgeOrder } from '../cells/date-order.ts';
import { type CellReader, compileDates } from './cell.ts';
import type { CompiledTab } from './compile.ts';
import type { Problem } from './problem.ts';
import type { Block } from './tab.ts';

/** Readers by entry, those of the columns named `monthFirst` replaced; one problem for each of these. */
export function settleMonthFirst(
  { tab, entries, context, problem }: CompiledTab,
  { rows }: Block,
  at: Int32Array,
  readers: readonly CellReader[],
  monthFirst: ReadonlySet<string>,
): { readers: CellReader[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const settled = readers.map((reader, entry) => {
    const column = entries[entry]?.column;
    if (column === undefined || !monthFirst.has(column.name)) return reader;
    const judgement = judgeOrder(rows.length - 1, (index) => {
      const value = rows[index + 1]?.[at[entry] as number];
      return typeof value === 'string' ? value : undefined;
    });
    const params = { cells: judgement.monthFirst, mixed: judgement.dayFirst > 0 };
    problems.push(problem('date-month-first', [column.name], params, { tab: tab.name }));
    return compileDates(column, context, judgement);
  });
  return { readers: settled, problems };
}
