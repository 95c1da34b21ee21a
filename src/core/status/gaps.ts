/**
 * Where the status columns do not show what their formulas should: rows without a formula (new, pasted) and cells
 * that somebody typed over. Expected values are worked out as the formula would, from the very tab that was read.
 */

import { type CellValue, cellText, hasWildcard, isBlank, isErrorValue } from '../cells/text.ts';
import type { TabResult } from '../checks/tab.ts';
import { lineKey, STATUS_COLUMNS, type StatusColumn } from '../template/names.ts';
import type { Tab } from '../template/schema.ts';
import { headerFormulas, keyAdvice, statusFormulas } from './formulas.ts';
import { STATUS_WORDS } from './words.ts';

export interface Gaps {
  /** Cells to lay, from the header cell down; null leaves a cell as it is. Empty when nothing is missing. */
  columns: { column: StatusColumn; cells: (string | null)[] }[];
  /** Rows that had no formula. */
  missing: number;
  /** Cells that held something else. */
  overwritten: number;
}

const WORDS: ReadonlySet<string> = new Set(Object.values(STATUS_WORDS));
const MARKS = /^(?:;(?:[ew]:[a-z][a-z0-9_]*;)+)?$/;

/** `pantauRows` is Pantau's own tab as read in the same call. */
export function statusGaps(
  tab: Tab,
  result: TabResult,
  rows: readonly (readonly CellValue[])[],
  firstRow: number,
  pantauRows: ReadonlyMap<string, readonly CellValue[]>,
): Gaps {
  const gaps: Gaps = { columns: [], missing: 0, overwritten: 0 };
  const formulas = statusFormulas(tab);
  const headers = headerFormulas(tab);
  const cells = new Map<StatusColumn, (string | null)[]>(STATUS_COLUMNS.map((column) => [column, []]));
  const lay = (column: StatusColumn, index: number, text: string) => {
    const list = cells.get(column) as (string | null)[];
    while (list.length < index) list.push(null);
    list[index] = text;
  };
  const lost = STATUS_COLUMNS.filter((column) => !result.header.status.has(column));
  for (const column of lost) {
    lay(column, 0, headers[column]);
    gaps.overwritten++;
  }
  const expect = expectedOf(tab, result, firstRow, pantauRows);
  for (let index = 1; index < Math.min(rows.length, result.end); index++) {
    const row = rows[index] as readonly CellValue[];
    const expected = expect(row, index);
    let missing = false;
    for (const [column, at] of result.header.status) {
      if (shows(column, row[at], expected, firstRow + index)) continue;
      lay(column, index, formulas[column]);
      if (isBlank(row[at])) missing = true;
      else gaps.overwritten++;
    }
    if (missing) gaps.missing++;
  }
  for (const [column, list] of cells) if (list.length > 0) gaps.columns.push({ column, cells: list });
  return gaps;
}

export type Expected = Record<StatusColumn, string> & { exact: boolean };

/** What the status columns of a row show, by the row as read and its index in the block. */
export function expectedOf(
  tab: Tab,
  result: TabResult,
  firstRow: number,
  pantauRows: ReadonlyMap<string, readonly CellValue[]>,
): (row: readonly CellValue[], index: number) => Expected {
  const keyAt = result.header.positions.get(tab.key);
  const entriesAt = tab.columns
    .filter((column) => column.entry && column.name !== tab.key)
    .map((column) => result.header.positions.get(column.name) as number);
  const advice = keyAdvice(tab);
  const mark = `;e:${tab.key};`;
  return (row, index) => {
    const key = keyAt === undefined ? null : row[keyAt];
    const place = `Baris ${firstRow + index}, `;
    if (isErrorValue(key))
      return { status: STATUS_WORDS.keyWrong, pesan: place + advice.wrong, kolom: mark, exact: true };
    if (isBlank(key)) {
      const typed = entriesAt.some((at) => !(row[at] === undefined || row[at] === null || row[at] === ''));
      if (!typed) return { status: '', pesan: '', kolom: '', exact: true };
      const broken = entriesAt.some((at) => isErrorValue(row[at]));
      return { status: STATUS_WORDS.keyBlank, pesan: place + advice.blank, kolom: mark, exact: !broken };
    }
    const text = cellText(key);
    if (hasWildcard(text))
      return { status: STATUS_WORDS.keyWrong, pesan: place + advice.wrong, kolom: mark, exact: true };
    const line = pantauRows.get(lineKey(tab.name, text).toLowerCase());
    const [, status, message, columns, remedy] = (line ?? []).map(cellText);
    return {
      status: status ?? STATUS_WORDS.unseen,
      pesan: message ? `${place}${message} ${remedy ?? ''}` : '',
      kolom: columns ?? '',
      // How a number becomes text is the spreadsheet's business; only whole numbers are sure.
      exact: typeof key === 'string' || Number.isInteger(key),
    };
  };
}

/** Whether a status cell shows what it should; where the exact text is not sure, whether it could. */
function shows(column: StatusColumn, cell: CellValue, expected: Expected, row: number): boolean {
  const text = cellText(cell);
  if (expected.exact || expected[column] === '') return text === expected[column];
  if (isErrorValue(cell) || text === '') return false;
  if (column === 'status') return WORDS.has(text);
  return column === 'pesan' ? text.startsWith(`Baris ${row}, `) : MARKS.test(text);
}

/** Pantau's own tab by its first column, as an exact look-up finds it: without regard to case, first line wins. */
export function linesByKey(rows: readonly (readonly CellValue[])[]): Map<string, readonly CellValue[]> {
  const lines = new Map<string, readonly CellValue[]>();
  for (const row of rows) {
    const key = cellText(row[0]).toLowerCase();
    if (key.includes('|') && !lines.has(key)) lines.set(key, row);
  }
  return lines;
}
