/**
 * Colours that follow what Pantau found: each rule reads a status cell of its own row, so it is right wherever the
 * row moves, and costs no look-up.
 */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { columnLetters } from '../../core/cells/address.ts';
import { type RowStatus, STATUS_TINTS, STATUS_WORDS } from '../../core/status/words.ts';
import { painted, TINTS, type Tint } from './colours.ts';
import { columnIndex, type Layout, statusIndex, watchedColumns } from './plan.ts';

type Request = sheets_v4.Schema$Request;

/** Wrong cells red, doubtful ones amber, by the row's hidden cell `;e:dilayani;w:persentase;`; then the status cell. */
export function markRequests(layout: Layout): Request[] {
  const row = layout.header + 2;
  const kolom = `$${columnLetters(statusIndex(layout, 'kolom'))}${row}`;
  const status = `$${columnLetters(statusIndex(layout, 'status'))}${row}`;
  const named = (mark: 'e' | 'w', tint: Tint) =>
    watchedColumns(layout.tab).map((column) => ({
      column: columnIndex(layout, column),
      formula: `=ISNUMBER(SEARCH(";${mark}:${column.name};";${kolom}))`,
      tint,
    }));
  const worded = (Object.keys(TINTS) as Tint[]).map((tint) => ({
    column: statusIndex(layout, 'status'),
    formula: `=OR(${wordsOf(tint)
      .map((word) => `${status}="${word}"`)
      .join(';')})`,
    tint,
  }));
  return [...named('e', 'red'), ...named('w', 'amber'), ...worded].map(
    ({ column, formula, tint }, index): Request => ({
      addConditionalFormatRule: {
        index,
        rule: {
          ranges: [
            {
              sheetId: layout.sheetId,
              startRowIndex: layout.header + 1,
              ...(layout.endRow !== undefined && { endRowIndex: layout.endRow }),
              startColumnIndex: column,
              endColumnIndex: column + 1,
            },
          ],
          booleanRule: {
            condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: formula }] },
            format: painted(TINTS[tint]),
          },
        },
      },
    }),
  );
}

/** The words that take a tint. */
export function wordsOf(tint: Tint): string[] {
  return (Object.keys(STATUS_WORDS) as RowStatus[])
    .filter((status) => STATUS_TINTS[status] === tint)
    .map((status) => STATUS_WORDS[status]);
}
