/** How an entry tab looks: frozen coloured header, widths, number formats, drop-downs, white cells to fill. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { STATUS_COLUMNS, type StatusColumn } from '../../core/template/names.ts';
import { alphabetOf, type Column, OPERATOR_STATES } from '../../core/template/schema.ts';
import { PAINTS, type Paint, painted } from './colours.ts';
import {
  columnIndex,
  type FormPlan,
  headColumn,
  type Layout,
  runs,
  stateColumn,
  statusIndex,
} from './plan.ts';

type Request = sheets_v4.Schema$Request;
type Format = sheets_v4.Schema$CellFormat;
type Area = [startRow: number, endRow: number, startColumn: number, endColumn: number];

export const STATUS_WIDTHS: Record<StatusColumn, number> = { status: 150, pesan: 420, kolom: 100 };

const NUMBER_FORMATS: Record<Column['type'], sheets_v4.Schema$NumberFormat> = {
  // Keys and marks stay as typed: a register number keeps its leading zeros.
  string: { type: 'TEXT', pattern: '@' },
  integer: { type: 'NUMBER', pattern: '#,##0' },
  number: { type: 'NUMBER', pattern: '#,##0.00' },
  percent: { type: 'PERCENT', pattern: '0.00%' },
  date: { type: 'DATE', pattern: 'dd/mm/yyyy' },
  yearmonth: { type: 'DATE', pattern: 'mmmm yyyy' },
  quarter: { type: 'TEXT', pattern: '@' },
  mark: { type: 'TEXT', pattern: '@' },
};

export function lookRequests(plan: FormPlan, layout: Layout): Request[] {
  const { tab, sheetId, header, rowCount, columnCount } = layout;
  const format = (area: Area, userEnteredFormat: Format): Request =>
    formatRequest(sheetId, area, userEnteredFormat);
  const first = header + 1;
  const head = headColumn(tab);
  const status = tab.columns.length;
  const headerOf = (start: number, end: number, paint: Paint): Request =>
    format([header, first, start, end], {
      ...painted(paint, { bold: true }),
      wrapStrategy: 'WRAP',
      verticalAlignment: 'MIDDLE',
      horizontalAlignment: 'CENTER',
    });
  const entries = tab.columns.flatMap((column, index) => (column.entry ? [index] : []));

  return [
    format([0, 1, head, head + 1], { textFormat: { bold: true, fontSize: 14 } }),
    format([1, 2, head, head + 1], { textFormat: { bold: true, fontSize: 11 } }),
    ...(plan.template.approval === false
      ? []
      : [
          format([2, 3, stateColumn(tab), stateColumn(tab) + 1], {
            ...painted(sheetId === 0 ? PAINTS.entry : PAINTS.locked, { bold: true }),
            borders: boxed(),
          }),
        ]),
    format([3, 4, head, head + 1], painted(PAINTS.warning, { bold: plan.demonstration })),
    headerOf(0, status, PAINTS.header),
    ...runs(entries).map(([start, end]) => headerOf(start, end, PAINTS.entryHeader)),
    headerOf(status, columnCount, PAINTS.statusHeader),
    format([first, rowCount, 0, columnCount], {
      ...painted(PAINTS.locked),
      wrapStrategy: 'WRAP',
      verticalAlignment: 'TOP',
    }),
    ...tab.columns.flatMap((column) => columnLook(layout, column)),
    ...provisionalNames(layout).map((area) => format(area, painted(PAINTS.entry, { italic: true }))),
    ...dropDowns(plan, layout),
    ...widths(layout),
  ];
}

/** What the cells of one column look like, and how they show figures and days. */
export function columnLook(layout: Layout, column: Column): Request[] {
  const { tab, sheetId, header, rowCount } = layout;
  if (!column.entry && column.name !== tab.key) return [];
  const index = columnIndex(layout, column);
  const open = column.entry || tab.rows === 'open';
  return [
    formatRequest(sheetId, [header + 1, rowCount, index, index + 1], {
      ...(open && painted(PAINTS.entry)),
      numberFormat: NUMBER_FORMATS[column.type],
    }),
  ];
}

/** What a column offers to choose from. */
export function columnList(layout: Layout, column: Column): Request[] {
  const { sheetId, header, rowCount } = layout;
  const offered = column.constraints.enum ?? alphabetOf(column);
  if (!column.entry || offered.length === 0) return [];
  const index = columnIndex(layout, column);
  return [listRequest(sheetId, [header + 1, rowCount, index, index + 1], offered, false)];
}

/** Name cells that the district may overwrite, as areas. */
export function provisionalNames({ tab, header }: Layout): Area[] {
  if (tab.nameColumn === undefined || tab.rows !== 'fixed') return [];
  const column = tab.columns.findIndex((candidate) => candidate.name === tab.nameColumn);
  const rows = tab.fixedRows.flatMap((row, index) =>
    row.naming === 'provisional' ? [header + 1 + index] : [],
  );
  return runs(rows).map(([start, end]) => [start, end, column, column + 1]);
}

export function formatRequest(sheetId: number, area: Area, userEnteredFormat: Format): Request {
  const [startRowIndex, endRowIndex, startColumnIndex, endColumnIndex] = area;
  return {
    repeatCell: {
      range: { sheetId, startRowIndex, endRowIndex, startColumnIndex, endColumnIndex },
      cell: { userEnteredFormat },
      fields: `userEnteredFormat(${Object.keys(userEnteredFormat).join(',')})`,
    },
  };
}

/** A drop-down. A strict one takes nothing else. */
export function listRequest(
  sheetId: number,
  area: Area,
  values: readonly string[],
  strict: boolean,
): Request {
  const [startRowIndex, endRowIndex, startColumnIndex, endColumnIndex] = area;
  return {
    setDataValidation: {
      range: { sheetId, startRowIndex, endRowIndex, startColumnIndex, endColumnIndex },
      rule: {
        condition: {
          type: 'ONE_OF_LIST',
          values: values.map((userEnteredValue) => ({ userEnteredValue })),
        },
        strict,
        showCustomUi: true,
      },
    },
  };
}

export function boxed(): sheets_v4.Schema$Borders {
  const line = { style: 'SOLID' };
  return { top: line, bottom: line, left: line, right: line };
}

/** What is typed outside a list is only marked by Sheets: Pantau says what is meant, in words. */
function dropDowns({ template }: FormPlan, layout: Layout): Request[] {
  const { tab, sheetId } = layout;
  const list = (area: Area, values: readonly string[], strict: boolean): Request =>
    listRequest(sheetId, area, values, strict);
  const state = stateColumn(tab);
  return [
    ...(sheetId === 0 && template.approval !== false
      ? [list([2, 3, state, state + 1], OPERATOR_STATES, true)]
      : []),
    ...tab.columns.flatMap((column) => columnList(layout, column)),
  ];
}

function widths(layout: Layout): Request[] {
  const { tab, sheetId } = layout;
  const pixels = [
    ...tab.columns.map((column) => column.width),
    ...STATUS_COLUMNS.map((name) => STATUS_WIDTHS[name]),
  ];
  const hidden = statusIndex(layout, 'kolom');
  const sizes = new Map<number, number[]>();
  pixels.forEach((size, index) => {
    sizes.set(size, [...(sizes.get(size) ?? []), index]);
  });
  const dimension = (startIndex: number, endIndex: number) => ({
    sheetId,
    dimension: 'COLUMNS',
    startIndex,
    endIndex,
  });
  return [
    ...[...sizes].flatMap(([pixelSize, indexes]) =>
      runs(indexes).map(
        ([start, end]): Request => ({
          updateDimensionProperties: {
            range: dimension(start, end),
            properties: { pixelSize },
            fields: 'pixelSize',
          },
        }),
      ),
    ),
    {
      updateDimensionProperties: {
        range: dimension(hidden, hidden + 1),
        properties: { hiddenByUser: true },
        fields: 'hiddenByUser',
      },
    },
  ];
}
