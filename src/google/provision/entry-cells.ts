/** What stands in the cells of an entry tab: head, header labels with notes, fixed rows, status formulas. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { headerFormulas, statusFormulas } from '../../core/status/formulas.ts';
import { STATE_RANGE, STATUS_COLUMNS } from '../../core/template/names.ts';
import type { Column, Tab } from '../../core/template/schema.ts';
import { type FormPlan, headColumn, type Layout, stateColumn, statusIndex, unitLine } from './plan.ts';

type Request = sheets_v4.Schema$Request;
type Cell = sheets_v4.Schema$CellData;

/** Shown in row 4 of every demonstration sheet, on every page and in every mail. */
export const DEMONSTRATION_NOTE = 'Data contoh, bukan data resmi.';

export function cellRequests(plan: FormPlan, layout: Layout): Request[] {
  const { sheetId } = layout;
  return [
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        rows: [...headRows(plan, layout), headerRow(layout), ...fixedRows(layout)],
        fields: 'userEnteredValue,note',
      },
    },
    ...statusFormulaRequests(layout),
  ];
}

/** The same formula in every row of a status column. */
export function statusFormulaRequests(layout: Layout): Request[] {
  const { tab, sheetId, header, rowCount, endRow } = layout;
  const formulas = statusFormulas(tab);
  return STATUS_COLUMNS.map((column): Request => {
    const startColumnIndex = statusIndex(layout, column);
    return {
      repeatCell: {
        range: {
          sheetId,
          startRowIndex: header + 1,
          endRowIndex: endRow ?? rowCount,
          startColumnIndex,
          endColumnIndex: startColumnIndex + 1,
        },
        cell: { userEnteredValue: { formulaValue: formulas[column] } },
        fields: 'userEnteredValue',
      },
    };
  });
}

function headRows(plan: FormPlan, layout: Layout): sheets_v4.Schema$RowData[] {
  const { template } = plan;
  const head = headColumn(layout.tab);
  const row = (...cells: [column: number, cell: Cell][]): sheets_v4.Schema$RowData => {
    const values: Cell[] = Array.from(
      { length: Math.max(...cells.map(([column]) => column)) + 1 },
      () => ({}),
    );
    for (const [column, cell] of cells) values[column] = cell;
    return { values };
  };
  const advice = 'Isi sel putih saja. Cara mengisi ada di tab Petunjuk.';
  return [
    row([head, text(template.title.id)]),
    row([head, text(unitLine(plan))]),
    template.approval === false
      ? { values: [] }
      : row([head, text('Keadaan formulir:')], [stateColumn(layout.tab), stateCell(layout)]),
    row([head, text(plan.demonstration ? `${DEMONSTRATION_NOTE} ${advice}` : advice)]),
  ];
}

/** Chosen in the first tab; the others repeat it. */
const stateCell = ({ sheetId }: Layout): Cell =>
  sheetId === 0 ? text('draft') : { userEnteredValue: { formulaValue: `=${STATE_RANGE}` } };

function headerRow(layout: Layout): sheets_v4.Schema$RowData {
  return {
    values: [...layout.tab.columns.map(headerCell), ...statusHeaders(layout.tab)],
  };
}

export function headerCell(column: Column): Cell {
  const note = noteOf(column);
  return { ...text(column.label.id), ...(note !== undefined && { note }) };
}

/** What stands in the header row over the status columns. */
export function statusHeaders(tab: Tab): Cell[] {
  const own = headerFormulas(tab);
  return STATUS_COLUMNS.map((column): Cell => {
    const value = own[column];
    return {
      ...(value.startsWith('=') ? { userEnteredValue: { formulaValue: value } } : text(value)),
      note: 'Kolom ini milik Pantau dan terisi sendiri. Jangan diisi.',
    };
  });
}

function noteOf(column: Column): string | undefined {
  const owner = column.owner === undefined ? undefined : `Diisi oleh ${column.owner}.`;
  const lines = [column.help?.id, owner].filter((line) => line !== undefined);
  return lines.length === 0 ? undefined : lines.join('\n');
}

function fixedRows({ tab }: Layout): sheets_v4.Schema$RowData[] {
  return tab.fixedRows.map((row) => ({
    values: tab.columns.map(({ name }): Cell => printedCell(row.cells[name])),
  }));
}

/** What the form prints into a cell of a fixed row. */
export function printedCell(value: string | number | undefined): Cell {
  if (value === undefined) return {};
  return typeof value === 'number' ? { userEnteredValue: { numberValue: value } } : text(value);
}

/** Always a string, whatever it looks like: nothing of a template or a name is ever parsed. */
export function text(stringValue: string): Cell {
  return { userEnteredValue: { stringValue } };
}
