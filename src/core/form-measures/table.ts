/** The rows of a checked tab as values by column name: what measures are taken over. */

import { type CellValue, cellText, isBlank, keyIdentity } from '../cells/text.ts';
import type { CompiledTab } from '../checks/compile.ts';
import type { Reading } from '../checks/row.ts';
import type { Block, TabResult } from '../checks/tab.ts';

export interface TableRow {
  /** Text of the row key. */
  key: string;
  /** 1-based row in the sheet. */
  row: number;
  /** Undefined where the cell is blank, cannot be read as its column asks, or the tab has no such column. */
  number(column: string): number | undefined;
  text(column: string): string | undefined;
  /** The cell says "tidak ada sasaran". */
  notApplicable(column: string): boolean;
}

const silent = () => {};

/**
 * Rows with a key, in the order of the sheet. Empty when the header did not let the tab be read. Dates are read day
 * first: a column that is written month first is a problem of its own, told where it stands.
 */
export function tableRows(
  { tab, entries }: CompiledTab,
  { header, readable, end }: TabResult,
  block: Block,
): TableRow[] {
  if (!readable) return [];
  const keyAt = header.positions.get(tab.key) as number;
  const columns = new Map(
    entries.map(({ column, read }) => [
      column.name,
      { read, at: header.positions.get(column.name) as number },
    ]),
  );
  return block.rows.slice(1, end).flatMap((cells, index): TableRow[] => {
    const key = cells[keyAt] as CellValue;
    if (isBlank(key)) return [];
    const reading = (name: string): Reading | undefined => {
      const column = columns.get(name);
      return column?.read(cells[column.at], silent);
    };
    return [
      {
        key: cellText(key),
        row: block.firstRow + 1 + index,
        number: (name) => reading(name)?.number,
        text: (name) => reading(name)?.text,
        notApplicable: (name) => reading(name)?.notApplicable === true,
      },
    ];
  });
}

/** The first row of each key, and how many more there are: doubled keys are told where they stand. */
export function firstOfEachKey(rows: readonly TableRow[]): { rows: TableRow[]; doubled: number } {
  const first = new Map<string, TableRow>();
  for (const row of rows) if (!first.has(keyIdentity(row.key))) first.set(keyIdentity(row.key), row);
  return { rows: [...first.values()], doubled: rows.length - first.size };
}
