/** Rows that an open tab begins with, as plain texts that nothing parses. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { text } from './entry-cells.ts';
import { columnIndex, type FormPlan, layouts } from './plan.ts';

type Request = sheets_v4.Schema$Request;

/** Cells by column name. @throws Error for a tab or column that the form has not. */
export type TypedRows = Record<string, readonly Record<string, string>[]>;

export function typedRowRequests({ template }: FormPlan, tabs: TypedRows): Request[] {
  return Object.entries(tabs).flatMap(([name, rows]): Request[] => {
    const layout = layouts(template).find(({ tab }) => tab.name === name);
    if (layout === undefined) throw new Error(`template ${template.id} has no tab "${name}"`);
    if (rows.length === 0) return [];
    const { sheetId, header, rowCount, tab } = layout;
    const short = header + 1 + rows.length - rowCount;
    const place = (column: string) => {
      const found = tab.columns.find((candidate) => candidate.name === column);
      if (found === undefined) throw new Error(`tab "${name}" of ${template.id} has no column "${column}"`);
      return columnIndex(layout, found);
    };
    return [
      ...(short > 0 ? [{ appendDimension: { sheetId, dimension: 'ROWS', length: short } }] : []),
      {
        updateCells: {
          start: { sheetId, rowIndex: header + 1, columnIndex: 0 },
          rows: rows.map((cells) => {
            const values: sheets_v4.Schema$CellData[] = tab.columns.map(() => ({}));
            for (const [column, value] of Object.entries(cells)) values[place(column)] = text(value);
            return { values };
          }),
          fields: 'userEnteredValue',
        },
      },
    ];
  });
}
