/** Reads the tables as they would be read from now on: what does not fit is told, and what breaks rules is doubted. */
import { compileTemplate } from '../checks/compile.ts';
import { withOneHeader } from '../checks/header-rows.ts';
import { checkTab } from '../checks/tab.ts';
import type { Template } from '../template/schema.ts';
import type { Grid } from './grid.ts';
import type { TableProposal } from './proposed-table.ts';
import type { Remark } from './remarks.ts';

/** Rows of one kind of fault, of all rows filled, from which on the mapping itself is doubted. */
const BROKEN = 0.3;

/** Problems of cells that do not go together. */
const RULES: ReadonlySet<string> = new Set(['not-above', 'compare', 'date-order', 'identity-birth', 'sum']);

export interface ReadAs {
  tables: TableProposal[];
  remarks: Remark[];
}

export function readAs(
  variant: Template,
  proposed: readonly TableProposal[],
  grids: readonly Grid[],
): ReadAs {
  const compiled = compileTemplate(variant);
  const remarks: Remark[] = [];
  const tables = proposed.map((table): TableProposal => {
    const index = variant.tabs.findIndex(({ name }) => name === table.tab);
    const { top, headerRows, end } = table;
    const block = { firstRow: top + 1, rows: grids[table.grid]!.rows.slice(top, end) };
    const result = checkTab(compiled.tabs[index]!, withOneHeader(block, headerRows));
    if (result.numbersAsText > 0)
      remarks.push({ what: 'numbers-as-text', tab: table.tab, cells: result.numbersAsText });
    const rowsOf = new Map<string, number[]>();
    const ruled = new Map<string, number>();
    for (const { problems } of result.told) {
      for (const { code, columns, params, row, severity } of problems) {
        if (row === undefined || severity !== 'error') continue;
        if (RULES.has(code)) {
          // Whichever of them is mistaken for another.
          const named = [...columns, ...Object.values(params).filter((value) => typeof value === 'string')];
          for (const column of new Set(named)) ruled.set(column, (ruled.get(column) ?? 0) + 1);
        } else {
          for (const column of columns) rowsOf.set(column, [...(rowsOf.get(column) ?? []), row]);
        }
      }
    }
    for (const [column, rows] of rowsOf) {
      const letter = table.columns.find((one) => one.column === column)?.letter;
      if (letter)
        remarks.push({
          what: 'cells-wrong',
          tab: table.tab,
          column,
          cells: rows.length,
          example: `${letter}${rows[0]}`,
        });
    }
    const filled = Math.max(1, result.rowsChecked);
    return {
      ...table,
      columns: table.columns.map((column) =>
        (ruled.get(column.column) ?? 0) / filled < BROKEN
          ? column
          : { ...column, accepted: false, reasons: [...column.reasons, 'rules-broken'] },
      ),
    };
  });
  return { tables, remarks };
}
