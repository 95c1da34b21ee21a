/** Named ranges, by which Pantau finds everything again, and protections, by which staff cannot spoil it. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import {
  APPROVAL_RANGES,
  blockRange,
  columnRange,
  SHEET_RANGE,
  SHEET_WIDTH,
  STATE_RANGE,
  STATUS_COLUMNS,
  statusRange,
  TIME_RANGE,
} from '../../core/template/names.ts';
import type { Template } from '../../core/template/schema.ts';
import { DECISION_CELLS, DECISION_COLUMN, DECISION_ROW } from './approval-cells.ts';
import { provisionalNames } from './entry-look.ts';
import {
  approvalSheetId,
  columnIndex,
  type FormPlan,
  type Layout,
  layouts,
  pantauSheetId,
  runs,
  stateColumn,
  statusIndex,
  watchedColumns,
} from './plan.ts';

type Request = sheets_v4.Schema$Request;
type Range = sheets_v4.Schema$GridRange;

/** Ranges without a bound stay without it in Google, so rows and columns added later belong to them. */
export function namedRangeRequests(template: Template): Request[] {
  const tabs = layouts(template);
  const pantau = pantauSheetId(template);
  const approval = approvalSheetId(template);
  const state = stateColumn(tabs[0]!.tab);
  const decides = template.approval !== false;
  return [
    ...tabs.flatMap(tabRanges),
    ...(decides ? [named(STATE_RANGE, { sheetId: 0, ...rows(2, 3), ...columns(state) })] : []),
    ...pantauRanges(pantau),
    ...(decides ? decisionRanges(approval) : []),
  ];
}

/** Pantau's own tab. */
export const pantauRanges = (sheetId: number): Request[] => [
  named(SHEET_RANGE, { sheetId, startColumnIndex: 0, endColumnIndex: SHEET_WIDTH }),
  named(TIME_RANGE, { sheetId, ...rows(1, 2), ...columns(1) }),
];

/** The verifikator's cells. */
export const decisionRanges = (sheetId: number): Request[] =>
  DECISION_CELLS.map(({ name }, index) =>
    named(APPROVAL_RANGES[name], {
      sheetId,
      ...rows(DECISION_ROW + index, DECISION_ROW + index + 1),
      ...columns(DECISION_COLUMN),
    }),
  );

export function tabRanges(layout: Layout): Request[] {
  const { tab, sheetId, top, header, endRow } = layout;
  const block = { sheetId, ...rows(header, endRow) };
  return [
    named(blockRange(tab), { sheetId, ...rows(top, endRow) }),
    ...watchedColumns(tab).map((column) =>
      named(columnRange(tab, column), { sheetId, ...columns(columnIndex(layout, column)) }),
    ),
    ...STATUS_COLUMNS.map((column) =>
      named(statusRange(tab, column), { ...block, ...columns(statusIndex(layout, column)) }),
    ),
  ];
}

/**
 * A fixed tab is protected as a whole but for what staff fill. In an open tab a protected cell would stop people
 * from inserting rows, so its status columns only warn.
 */
export function protectionRequest(plan: FormPlan, layout: Layout): Request {
  const { tab, sheetId } = layout;
  if (tab.rows === 'open') return statusWarning(layout);
  return wholeTab(plan, sheetId, ENTRY_PROTECTION, [
    ...entryAreas(layout),
    ...(sheetId === 0 ? [{ sheetId, ...rows(2, 3), ...columns(stateColumn(tab)) }] : []),
  ]);
}

export const ENTRY_PROTECTION = 'Pantau: isi sel putih saja';

/** What staff fill in a fixed tab. */
export function entryAreas(layout: Layout): Range[] {
  const { tab, sheetId, header, endRow } = layout;
  const entries = tab.columns.filter(({ entry }) => entry).map((column) => columnIndex(layout, column));
  return [
    ...runs(entries.sort((a, b) => a - b)).map(([startColumnIndex, endColumnIndex]) => ({
      sheetId,
      ...rows(header + 1, endRow),
      startColumnIndex,
      endColumnIndex,
    })),
    ...provisionalNames(layout).map(([start, end, column]) => ({
      sheetId,
      ...rows(start, end),
      ...columns(column),
    })),
  ];
}

/** Whoever types into the status columns is asked whether that is meant. */
export function statusWarning({ sheetId, header, endRow, status }: Layout): Request {
  return {
    addProtectedRange: {
      protectedRange: {
        range: {
          sheetId,
          ...rows(header, endRow),
          startColumnIndex: status,
          endColumnIndex: status + STATUS_COLUMNS.length,
        },
        description: 'Pantau: kolom status terisi sendiri',
        warningOnly: true,
      },
    },
  };
}

/** Protects a tab but for `unprotectedRanges`. Google always lets the owner in; `editors` names all others. */
export function wholeTab(
  plan: FormPlan,
  sheetId: number,
  description: string,
  unprotectedRanges: Range[] = [],
): Request {
  return {
    addProtectedRange: {
      protectedRange: {
        range: { sheetId },
        description,
        ...(unprotectedRanges.length > 0 && { unprotectedRanges }),
        editors: { users: administrators(plan) },
      },
    },
  };
}

/** The verifikator's cells: whoever fills the form is not among those who may approve it. */
export function decisionCells(plan: FormPlan, sheetId: number, open: Range[] = []): Request[] {
  const range = {
    sheetId,
    ...rows(DECISION_ROW, DECISION_ROW + DECISION_CELLS.length),
    ...columns(DECISION_COLUMN),
  };
  return [
    wholeTab(plan, sheetId, 'Pantau: hanya sel keputusan yang diisi', [range, ...open]),
    {
      addProtectedRange: {
        protectedRange: {
          range,
          description: 'Pantau: keputusan verifikator',
          editors: { users: [...administrators(plan), ...plan.verifiers] },
        },
      },
    },
  ];
}

/** Who may change what Pantau lays out. */
const administrators = ({ serviceAccount, editors = [] }: FormPlan): string[] => [serviceAccount, ...editors];

export function named(name: string, range: Range): Request {
  return { addNamedRange: { namedRange: { name, range } } };
}

function rows(start: number, end?: number): Range {
  return { startRowIndex: start, ...(end !== undefined && { endRowIndex: end }) };
}

function columns(index: number): Range {
  return { startColumnIndex: index, endColumnIndex: index + 1 };
}
