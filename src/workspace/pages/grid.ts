/** One tab as a table: letters and numbers at the edges, frozen rows in the head, merges, marks. */

import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { raw } from 'hono/html';
import { cellHtml, mayRun, shown } from './cell.ts';
import { Looks } from './format.ts';
import { letters, type Window, windowOf } from './geometry.ts';
import { type Html, html } from './html.ts';
import { protectionOf } from './protection.ts';
import type { Words } from './words.ts';

/** Pixels of the column of row numbers. */
const NUMBERS = 46;
/** Frozen columns wider than this together scroll away, else a phone would show nothing else. */
const MAX_STUCK = 420;

export interface Grid {
  table: Html;
  /** Rules for the classes in `table`. */
  style: string;
  window: Window;
  /** Notes in the drawn cells, for those who have no pointer to hover with. */
  notes: { address: string; text: string }[];
}

/** Draws a tab. */
export function grid(sheet: sheets_v4.Schema$Sheet, say: Words): Grid {
  const window = windowOf(sheet);
  const looks = new Looks();
  const protection = protectionOf(sheet);
  const notes: Grid['notes'] = [];
  const stuck = stuckColumns(window);

  const line = (row: number): Html => {
    const cells: Html[] = [];
    // Frozen cells whose text runs on scroll away, and those beneath it too: staying, they would cover one another.
    let loose = false;
    window.columns.forEach((column, index) => {
      const span = window.span(row, column);
      if (span === null) return;
      const cell = window.cell(row, column);
      if (cell?.note) notes.push({ address: `${letters(column)}${row + 1}`, text: cell.note });
      const width = widthOf(window, index, span.columns);
      const beside = mayRun(cell, width) ? roomBeside(window, row, index + span.columns) : 0;
      loose ||= beside > 0;
      const left = loose ? undefined : stuck[index];
      const place = {
        span,
        protection: protection(row, column),
        width,
        beside,
        ...(left === undefined ? {} : { stuck: left }),
      };
      cells.push(cellHtml(cell, place, looks, say));
    });
    const height = window.height(row);
    const size = height === undefined ? '' : raw(` style="height:${height}px"`);
    return html`<tr${size}><th scope="row">${row + 1}</th>${cells}</tr>\n`;
  };

  const head = window.rows.slice(0, window.frozenRows).map(line);
  const body = window.rows.slice(window.frozenRows).map(line);
  const total = NUMBERS + window.columns.reduce((sum, c) => sum + window.width(c), 0);
  const table = html`<table class="grid${head.length > 0 ? ' frozen' : ''}" style="width:${total}px" aria-label="${
    sheet.properties?.title ?? ''
  }">
<colgroup><col style="width:${NUMBERS}px">${window.columns.map((c) => html`<col style="width:${window.width(c)}px">`)}</colgroup>
<thead><tr class="letters"><th></th>${window.columns.map((c, i) => lettersHtml(c, stuck[i]))}</tr>
${head}</thead>
<tbody>${body}</tbody>
</table>`;
  return { table, style: looks.rules(), window, notes };
}

const lettersHtml = (column: number, left: number | undefined): Html =>
  left === undefined
    ? html`<th scope="col">${letters(column)}</th>`
    : html`<th scope="col" class="s" style="left:${left}px">${letters(column)}</th>`;

/** Left edge in pixels of each frozen column; none when they are too wide to stay. */
function stuckColumns(window: Window): number[] {
  const edges: number[] = [];
  let left = NUMBERS;
  for (const column of window.columns.slice(0, window.frozenColumns)) {
    edges.push(left);
    left += window.width(column);
  }
  return left - NUMBERS > MAX_STUCK ? [] : edges;
}

function widthOf(window: Window, index: number, columns: number): number {
  let width = 0;
  for (const column of window.columns.slice(index, index + columns)) width += window.width(column);
  return width;
}

/** Pixels of the empty cells to the right, up to the next text or merge. */
function roomBeside(window: Window, row: number, from: number): number {
  let room = 0;
  for (let i = from; i < window.columns.length; i++) {
    const column = window.columns[i]!;
    const span = window.span(row, column);
    if (span === null || span.columns > 1 || span.rows > 1) break;
    const cell = window.cell(row, column);
    if (shown(cell) !== '') break;
    room += window.width(column);
  }
  return room;
}
