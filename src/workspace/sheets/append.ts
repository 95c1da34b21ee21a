/** `values.append`: after the last table of a range. */
import { printA1 } from '../book/a1.ts';
import { cellAt, usedRows } from '../book/cells.ts';
import { type Box, isBlank, type Tab } from '../book/model.ts';
import { resolve } from '../book/resolve.ts';
import { assertSize } from '../book/size.ts';
import { insertLines } from '../requests/dimensions.ts';
import { editorOf, type SheetsCall, spreadsheetFile } from './call.ts';
import { inputOption, rowsOf, writeBlock } from './enter.ts';
import { dimensionOf } from './read-values.ts';
import { responseOptions, responses, yearOf } from './write-values.ts';

/** The last table that begins in a range: the block of filled cells around the last filled cell there. */
function lastTable(tab: Tab, within: Box): Box | undefined {
  const filled = (row: number, column: number) => !isBlank(cellAt(tab, row, column));
  const last = lastFilled(tab, within);
  if (!last) return undefined;
  let { top, bottom, left, right } = last;
  const inRow = (row: number) => {
    for (let column = Math.max(0, left - 1); column <= right; column++) if (filled(row, column)) return true;
    return false;
  };
  const inColumn = (column: number) => {
    for (let row = Math.max(0, top - 1); row <= bottom; row++) if (filled(row, column)) return true;
    return false;
  };
  for (let grown = true; grown; ) {
    grown = true;
    if (inRow(bottom)) bottom++;
    else if (top > 0 && inRow(top - 1)) top--;
    else if (inColumn(right)) right++;
    else if (left > 0 && inColumn(left - 1)) left--;
    else grown = false;
  }
  return { top, bottom, left, right };
}

function lastFilled(tab: Tab, within: Box): Box | undefined {
  for (let row = Math.min(within.bottom, usedRows(tab)) - 1; row >= within.top; row--) {
    for (
      let column = Math.min(within.right, tab.rows[row]?.length ?? 0) - 1;
      column >= within.left;
      column--
    ) {
      if (!isBlank(cellAt(tab, row, column)))
        return { top: row, bottom: row + 1, left: column, right: column + 1 };
    }
  }
  return undefined;
}

export function appendValues(call: SheetsCall, id: string, range: string): unknown {
  const file = spreadsheetFile(call, id, true);
  const { services, query, body } = call;
  const input = inputOption(query.get('valueInputOption'));
  const editor = editorOf(call, file);
  let table: string | undefined;
  const update = services.books.edit(id, call.account, (draft) => {
    const { tab, box } = resolve(draft.book, range);
    const rows = rowsOf(body.values, dimensionOf(body.majorDimension, 'data.major_dimension') === 'ROWS');
    const found = lastTable(tab, box);
    if (found) table = printA1(tab.title, found);
    const top = found ? found.bottom : box.top;
    const left = found ? found.left : box.left;
    const width = rows.reduce((most, row) => Math.max(most, row.length), 1);
    const inserted = query.get('insertDataOption') === 'INSERT_ROWS' && top < tab.rowCount ? rows.length : 0;
    const rowCount = Math.max(tab.rowCount + inserted, top + rows.length);
    const columnCount = Math.max(tab.columnCount, left + width);
    assertSize(draft.book, tab, rowCount, columnCount);
    if (inserted > 0) {
      insertLines({ draft, book: draft.book, editor }, tab, 'ROWS', top, inserted, top > 0);
      draft.touch();
    }
    Object.assign(tab, { rowCount, columnCount });
    return writeBlock(draft, tab, { top, left }, rows, input, editor, yearOf(call));
  });
  return {
    spreadsheetId: id,
    ...(table ? { tableRange: table } : {}),
    updates: responses(call, services.books.open(id), [update], responseOptions(query))[0],
  };
}
