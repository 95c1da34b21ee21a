/** The two tabs that no member of staff fills: Pantau's own, and the legend. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { LEGEND_TAB_TITLE, SHEET_WIDTH } from '../../core/template/names.ts';
import type { Template } from '../../core/template/schema.ts';
import { PANTAU_TAB_COLOUR, painted, rgb, TINTS, type Tint } from './colours.ts';
import { text } from './entry-cells.ts';
import { formatRequest } from './entry-look.ts';
import { wordsOf } from './marks.ts';
import { wholeTab } from './places.ts';
import { type FormPlan, type Layout, legendSheetId, SUMMARY_ROWS } from './plan.ts';

type Request = sheets_v4.Schema$Request;

/** Of Pantau's own tab. */
export const PANTAU_PROTECTION = 'Pantau: tab ini ditulis ulang oleh Pantau';

/** Key, status, message, wrong columns, remedy. */
const PANTAU_WIDTHS = [230, 150, 480, 180, 420];

/** Where a tab of Pantau's own is put. */
export interface OwnTab {
  sheetId: number;
  title: string;
  /** Place among the tabs. */
  index: number;
}

/** @param tabs Layouts of the entry tabs: each row may get a line. */
export function pantauTabRequests(plan: FormPlan, own: OwnTab, tabs: readonly Layout[]): Request[] {
  const { sheetId, title, index } = own;
  const lines = tabs.reduce((sum, layout) => sum + (layout.endRow ?? layout.rowCount) - layout.header - 1, 0);
  const rowCount = SUMMARY_ROWS + lines;
  return [
    {
      addSheet: {
        properties: {
          sheetId,
          title,
          index,
          gridProperties: { rowCount, columnCount: SHEET_WIDTH },
          tabColorStyle: rgb(PANTAU_TAB_COLOUR),
        },
      },
    },
    formatRequest(sheetId, [0, rowCount, 0, SHEET_WIDTH], { wrapStrategy: 'WRAP', verticalAlignment: 'TOP' }),
    ...PANTAU_WIDTHS.map((pixelSize, column) => width(sheetId, column, pixelSize)),
    wholeTab(plan, sheetId, PANTAU_PROTECTION),
  ];
}

const TINT_MEANINGS: Record<Tint, string> = {
  good: 'Hijau: sudah benar',
  amber: 'Kuning: masih kurang atau perlu dicek lagi',
  red: 'Merah: perlu diperbaiki',
  quiet: 'Tanpa warna: belum diisi atau belum diperiksa',
};

export function legendTabRequests(plan: FormPlan): Request[] {
  const { template } = plan;
  const sheetId = legendSheetId(template);
  const { rowCount, requests } = legend(template, sheetId);
  return [
    {
      addSheet: {
        properties: {
          sheetId,
          title: LEGEND_TAB_TITLE,
          index: template.tabs.length + (template.approval === false ? 1 : 2),
          gridProperties: { rowCount, columnCount: 1 },
        },
      },
    },
    ...requests,
    width(sheetId, 0, 780),
    wholeTab(plan, sheetId, 'Pantau: petunjuk'),
  ];
}

/** What another version of the form says there. */
export function rewrittenLegend(template: Template, sheetId: number): Request[] {
  const { rowCount, requests } = legend(template, sheetId);
  return [
    {
      updateSheetProperties: {
        properties: { sheetId, gridProperties: { rowCount } },
        fields: 'gridProperties.rowCount',
      },
    },
    { repeatCell: { range: { sheetId }, cell: {}, fields: 'userEnteredFormat' } },
    ...requests,
  ];
}

function legend(template: Template, sheetId: number): { rowCount: number; requests: Request[] } {
  const tints = Object.keys(TINT_MEANINGS) as Tint[];
  const lines = [
    `Petunjuk: ${template.title.id}`,
    `Sumber: ${template.source}`,
    ...template.legend.map((paragraph) => paragraph.id),
    'Arti warna (pada sel isian dan kolom status):',
    ...tints.map((tint) => `${TINT_MEANINGS[tint]} (${wordsOf(tint).join(', ')})`),
    'Pantau memeriksa isian beberapa menit setelah diubah. Tab Pantau memuat ringkasan dan perbaikan yang disarankan.',
  ];
  const firstTint = lines.length - 1 - tints.length;
  const requests: Request[] = [
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        rows: lines.map((line) => ({ values: [text(line)] })),
        fields: 'userEnteredValue',
      },
    },
    formatRequest(sheetId, [0, lines.length, 0, 1], { wrapStrategy: 'WRAP', verticalAlignment: 'TOP' }),
    formatRequest(sheetId, [0, 1, 0, 1], { textFormat: { bold: true, fontSize: 14 } }),
    ...tints.map((tint, index) =>
      formatRequest(sheetId, [firstTint + index, firstTint + index + 1, 0, 1], painted(TINTS[tint])),
    ),
  ];
  return { rowCount: lines.length, requests };
}

export function width(sheetId: number, index: number, pixelSize: number): Request {
  return {
    updateDimensionProperties: {
      range: { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 },
      properties: { pixelSize },
      fields: 'pixelSize',
    },
  };
}
