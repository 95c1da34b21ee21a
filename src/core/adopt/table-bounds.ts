/** Where a table ends in a sheet that holds more: below it, beside it, and under titles of another. */
import { columnLetters } from '../cells/address.ts';
import { isBlank } from '../cells/text.ts';
import { compileCell } from '../checks/cell.ts';
import { fits, isTyped } from '../checks/fits.ts';
import type { Tab } from '../template/schema.ts';
import type { ProposedColumn } from './columns.ts';
import type { FoundHeader, Names } from './find-header.ts';
import type { Grid } from './grid.ts';
import { headingWords, likeness } from './likeness.ts';
import type { ProposedTable } from './proposed-table.ts';
import { titleAbove } from './titles.ts';

/** A table that another tab of the form took is no rival of `table`, and ends it where it stands below. */
export function partFromOthers(table: ProposedTable, tables: readonly ProposedTable[], grid: Grid): void {
  const beside = tables.filter((other) => other !== table && other.grid === table.grid);
  const onOneRow = (other: ProposedTable) => other.left >= table.right || other.right <= table.left;
  table.beside = beside.filter(onOneRow).map(({ left }) => columnLetters(left));
  table.others = table.others.filter(
    (place) => !beside.some(({ top, left }) => place === String(top + 1) || place === columnLetters(left)),
  );
  const below = beside
    .filter((other) => !onOneRow(other))
    .map(({ top }) => top)
    .filter((top) => top > table.top);
  if (below.length > 0)
    table.end = Math.min(table.end ?? Number.POSITIVE_INFINITY, titleAbove(grid, Math.min(...below)));
}

/** Index at which a second table of the same columns begins beside the first; undefined where there is none. */
export function secondTable({ headings, last }: FoundHeader, names: Names): number | undefined {
  const at = new Map<string, number[]>();
  headings.forEach((heading, index) => {
    const words = headingWords(heading, last[index]);
    for (const [column, known] of names)
      if (heading !== '' && likeness(words, known).exact) at.set(column, [...(at.get(column) ?? []), index]);
  });
  const again = [...at.values()].filter((places) => places.length > 1).map((places) => places[1]!);
  if (again.length < 3) return undefined;
  const begins = Math.min(...again);
  const before = [...at.values()].filter(([place]) => place! < begins).length;
  // Groups of one table share their parts, `BB/U` under `Z-score` and under `Status`; it begins but once.
  const first = Math.min(...[...at.values()].map(([place]) => place!));
  const repeatsFirst = [...at.values()].some((places) => places[0] === first && places.length > 1);
  return repeatsFirst && before >= again.length ? begins : undefined;
}

/** Index of the first row, after a blank one, that is plainly the header of something else, or of its titles; infinite where there is none. */
export function strangerFrom(
  tab: Tab,
  columns: readonly ProposedColumn[],
  rows: Grid['rows'],
  first: number,
  context: { formYear: number },
): number {
  const typed = tab.columns.flatMap((column) => {
    const at = columns.find((one) => one.column === column.name)?.at;
    return at == null || !isTyped(column) ? [] : [{ at, read: compileCell(column, context) }];
  });
  for (let row = first + 1; row < rows.length; row++) {
    const title = titleAbove({ rows }, row);
    if (title === first || rows[title - 1]!.some((cell) => !isBlank(cell))) continue;
    const cells = rows[row]!;
    const told = cells.filter((cell) => !isBlank(cell));
    if (told.length < 3 || !told.every((cell) => typeof cell === 'string')) continue;
    const wrong = typed.filter(({ at, read }) => !isBlank(cells[at]) && !fits(read, cells[at])).length;
    if (wrong >= 2) return title;
  }
  return Number.POSITIVE_INFINITY;
}
