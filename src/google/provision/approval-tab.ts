/** The tab in which the verifikator decides on the form. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { STATE_RANGE } from '../../core/template/names.ts';
import { DECISIONS, OPERATOR_STATES } from '../../core/template/schema.ts';
import { DECISION_CELLS, DECISION_COLUMN, DECISION_ROW } from './approval-cells.ts';
import { PAINTS, painted } from './colours.ts';
import { DEMONSTRATION_NOTE, text } from './entry-cells.ts';
import { boxed, formatRequest, listRequest } from './entry-look.ts';
import { type OwnTab, width } from './own-tabs.ts';
import { decisionCells, named } from './places.ts';
import { type FormPlan, unitLine } from './plan.ts';

type Request = sheets_v4.Schema$Request;

/** Label, cell to fill, what belongs there. */
const WIDTHS = [170, 320, 480];

const RULES = [
  'diverifikasi: isian sudah diperiksa. disetujui: isian diterima. dikembalikan: isian harus diperbaiki.',
  'Keputusan berlaku untuk isian yang diajukan saat itu. Bila isian berubah setelah disetujui, formulir kembali menjadi draft.',
  'Setelah dikembalikan, operator memperbaiki isian lalu mengajukannya lagi; verifikator memutuskan lagi dengan tanggal dan jam baru.',
];

/** Where the form's state stands when the entry tab has no cell for it. */
const STATE_ROW = DECISION_ROW - 1;

/** @param withState the state of the form is chosen here too: an adopted table has no cell for it. */
export function approvalTabRequests(plan: FormPlan, own: OwnTab, withState = false): Request[] {
  const { template } = plan;
  const { sheetId, title, index } = own;
  const end = DECISION_ROW + DECISION_CELLS.length;
  const advice = withState
    ? 'Operator memilih draft atau diajukan di baris 4. Sel keputusan diisi oleh verifikator.'
    : `Diisi oleh verifikator. Operator memilih draft atau diajukan di tab ${template.tabs[0]!.title.id}.`;
  const head = [
    'Persetujuan verifikator',
    unitLine(plan),
    plan.demonstration ? `${DEMONSTRATION_NOTE} ${advice}` : advice,
  ];
  const lines = [
    ...head.map((line) => [line]),
    withState ? ['Keadaan formulir', 'draft', 'Pilih diajukan setelah isian lengkap.'] : [],
    ...DECISION_CELLS.map(({ label, hint }) => [label, undefined, hint]),
    [],
    ...RULES.map((line) => [line]),
  ];
  return [
    {
      addSheet: {
        properties: {
          sheetId,
          title,
          index,
          gridProperties: { rowCount: lines.length, columnCount: WIDTHS.length },
        },
      },
    },
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        rows: lines.map((line) => ({ values: line.map((cell) => (cell === undefined ? {} : text(cell))) })),
        fields: 'userEnteredValue',
      },
    },
    formatRequest(sheetId, [0, 1, 0, 1], { textFormat: { bold: true, fontSize: 14 } }),
    formatRequest(sheetId, [2, 3, 0, 1], painted(PAINTS.warning, { bold: plan.demonstration })),
    formatRequest(sheetId, [DECISION_ROW, end, 0, WIDTHS.length], {
      ...painted(PAINTS.locked),
      wrapStrategy: 'WRAP',
      verticalAlignment: 'TOP',
    }),
    formatRequest(sheetId, [DECISION_ROW, end, DECISION_COLUMN, DECISION_COLUMN + 1], {
      ...painted(PAINTS.entry),
      borders: boxed(),
      horizontalAlignment: 'LEFT',
    }),
    ...DECISION_CELLS.flatMap(({ name }, at): Request[] => {
      const row = DECISION_ROW + at;
      const area: Parameters<typeof formatRequest>[1] = [row, row + 1, DECISION_COLUMN, DECISION_COLUMN + 1];
      if (name === 'decision') return [listRequest(sheetId, area, DECISIONS, true)];
      const numberFormat =
        name === 'date' ? { type: 'DATE_TIME', pattern: 'dd/mm/yyyy hh:mm' } : { type: 'TEXT', pattern: '@' };
      return [formatRequest(sheetId, area, { numberFormat })];
    }),
    ...WIDTHS.map((pixelSize, column) => width(sheetId, column, pixelSize)),
    ...(withState ? stateCell(sheetId) : []),
    ...decisionCells(plan, sheetId, withState ? [stateRange(sheetId)] : []),
  ];
}

const stateRange = (sheetId: number) => ({
  sheetId,
  startRowIndex: STATE_ROW,
  endRowIndex: STATE_ROW + 1,
  startColumnIndex: DECISION_COLUMN,
  endColumnIndex: DECISION_COLUMN + 1,
});

function stateCell(sheetId: number): Request[] {
  const area: Parameters<typeof formatRequest>[1] = [
    STATE_ROW,
    STATE_ROW + 1,
    DECISION_COLUMN,
    DECISION_COLUMN + 1,
  ];
  return [
    formatRequest(sheetId, area, { ...painted(PAINTS.entry, { bold: true }), borders: boxed() }),
    listRequest(sheetId, area, OPERATOR_STATES, true),
    named(STATE_RANGE, stateRange(sheetId)),
  ];
}
