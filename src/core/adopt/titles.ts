/** Titles: texts above a table that are no part of it. */
import { type CellValue, cellText, isBlank } from '../cells/text.ts';
import type { Grid } from './grid.ts';
import type { ProposedTable } from './proposed-table.ts';

/** Texts of title cells above the tables: where the unit is named. */
export const titlesOf = (grids: readonly Grid[], tables: readonly ProposedTable[]): string[] =>
  grids.flatMap(({ rows }, index) => {
    const top = Math.min(...tables.filter(({ grid }) => grid === index).map((table) => table.top));
    if (!Number.isFinite(top)) return [];
    return rows
      .slice(0, top)
      .flatMap((row) => row.filter((cell) => !isBlank(cell)).map(cellText))
      .filter((text) => text.length <= 200);
  });

/** Index of the first row of the titles that stand right above a header. */
export function titleAbove({ rows }: Pick<Grid, 'rows'>, header: number): number {
  let top = header;
  while (top > 0 && rows[top - 1]!.some((cell) => !isBlank(cell)) && filled(rows[top - 1]!) <= 2) top--;
  return top;
}

const filled = (row: readonly CellValue[]): number => row.filter((cell) => !isBlank(cell)).length;
