/** What should be known of a spreadsheet that is taken in, and hinders nothing. */
import { columnLetters } from '../cells/address.ts';
import type { Grid } from './grid.ts';
import type { TableProposal } from './proposed-table.ts';

export type Remark =
  | { what: 'tab-missing'; tab: string }
  /** Sheets that hold the same table and were not chosen. */
  | { what: 'not-watched'; tab: string; titles: string[] }
  | { what: 'formulas'; tab: string; column: string; cells: number; example: string }
  | { what: 'numbers-as-text'; tab: string; cells: number }
  | { what: 'hidden-rows'; tab: string; rows: number }
  | { what: 'hidden-columns'; tab: string; letters: string[] }
  | { what: 'cells-wrong'; tab: string; column: string; cells: number; example: string }
  | { what: 'rows-missing'; tab: string; keys: string[] }
  | { what: 'rule-dropped'; rule: string };

/** Of one table as it lies in the sheet; what its cells come to as the form, `read-as.ts` says. */
export function remarksOf(table: TableProposal, grid: Grid, chosen: readonly string[]): Remark[] {
  const { tab, columns, top, headerRows, end } = table;
  const first = top + headerRows;
  const last = end ?? grid.rows.length;
  const remarks: Remark[] = [];
  const { title, elsewhere } = table;
  if (elsewhere.length > 0 && chosen.includes(title))
    remarks.push({ what: 'not-watched', tab, titles: elsewhere });
  for (const { column, at, letter } of columns) {
    if (at === null) continue;
    const rows = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
    const worked = rows.filter((row) => grid.formulas.has(`${row},${at}`));
    const [example] = worked;
    if (example !== undefined)
      remarks.push({
        what: 'formulas',
        tab,
        column,
        cells: worked.length,
        example: `${letter}${example + 1}`,
      });
  }
  const hidden = [...grid.hiddenRows].filter((row) => row >= top && row < last).length;
  if (hidden > 0) remarks.push({ what: 'hidden-rows', tab, rows: hidden });
  const letters = [...grid.hiddenColumns]
    .filter((at) => (table.headings[at] ?? '') !== '')
    .sort((a, b) => a - b)
    .map(columnLetters);
  if (letters.length > 0) remarks.push({ what: 'hidden-columns', tab, letters });
  if (table.rows !== undefined && table.rows.missing.length > 0)
    remarks.push({ what: 'rows-missing', tab, keys: table.rows.missing });
  return remarks;
}
