/** copyPaste, cutPaste, findReplace. */
import { cellAt, cellsIn, makeCell, putCell } from '../book/cells.ts';
import type { Box, Cell, GridRange, Tab } from '../book/model.ts';
import { boxOf, contains } from '../book/ranges.ts';
import type { Effective } from '../cells/render.ts';
import { isError } from '../cells/render.ts';
import { invalid } from '../errors.ts';
import { copied, followCut } from '../formulas/references.ts';
import type { Corner, Reference } from '../formulas/tokens.ts';
import {
  areaOf,
  assertEditable,
  type Change,
  decimalComma,
  type Handler,
  type Payload,
  tabOf,
} from './change.ts';
import type { Peek } from './sort.ts';

type Part = 'value' | 'formula' | 'format' | 'note' | 'validation';

/** What each way of pasting takes along. */
const PARTS: Record<string, Part[]> = {
  PASTE_NORMAL: ['formula', 'format', 'note', 'validation'],
  PASTE_NO_BORDERS: ['formula', 'format', 'note', 'validation'],
  PASTE_VALUES: ['value'],
  PASTE_FORMULA: ['formula'],
  PASTE_FORMAT: ['format'],
  PASTE_DATA_VALIDATION: ['validation'],
  PASTE_CONDITIONAL_FORMATTING: [],
};

const size = (box: Box) => ({ rows: box.bottom - box.top, columns: box.right - box.left });

export const copyPaste =
  (peekIn: (change: Change, tab: Tab) => Peek): Handler =>
  (change, payload) => {
    const source = areaOf(change.book, payload.source, 'source');
    const target = areaOf(change.book, payload.destination, 'destination');
    const type = String(payload.pasteType ?? 'PASTE_NORMAL');
    const parts = Object.hasOwn(PARTS, type) ? PARTS[type] : undefined;
    if (!parts) throw invalid(`Invalid pasteType: ${type}`);
    const turned = payload.pasteOrientation === 'TRANSPOSE';
    const from = size(source.box);
    const block = turned ? { rows: from.columns, columns: from.rows } : from;
    const to = size(target.box);
    // A destination that is a multiple of the source is filled with copies of it, else one copy is laid.
    const down = to.rows % block.rows === 0 ? to.rows : block.rows;
    const across = to.columns % block.columns === 0 ? to.columns : block.columns;
    const { top, left } = target.box;
    const box = {
      top,
      left,
      bottom: Math.min(top + down, target.tab.rowCount),
      right: Math.min(left + across, target.tab.columnCount),
    };
    assertEditable(change, target.tab, box);
    const peek = peekIn(change, source.tab);
    const comma = decimalComma(change.book);
    const taken = readBlock(source.tab, source.box, parts.includes('value') ? peek : undefined);
    for (let row = box.top; row < box.bottom; row++) {
      for (let column = box.left; column < box.right; column++) {
        const r = (row - box.top) % block.rows;
        const c = (column - box.left) % block.columns;
        const [y, x] = turned ? [c, r] : [r, c];
        const cell = taken[y]?.[x];
        const moved =
          cell?.f === undefined
            ? cell
            : { ...cell, f: copied(cell.f, comma, row - source.box.top - y, column - source.box.left - x) };
        lay(target.tab, row, column, moved, parts, type === 'PASTE_NO_BORDERS');
      }
    }
    change.draft.touch(target.tab);
    return undefined;
  };

function readBlock(tab: Tab, box: Box, peek: Peek | undefined): (Cell | undefined)[][] {
  const out: (Cell | undefined)[][] = [];
  for (const { row, column, cell } of cellsIn(tab, box)) {
    const copy: Cell = { ...cell };
    if (peek && copy.f !== undefined) {
      delete copy.f;
      copy.v = plain(peek(row, column, cell));
    }
    const line = out[row - box.top] ?? [];
    line[column - box.left] = copy;
    out[row - box.top] = line;
  }
  return out;
}

const plain = (value: Effective): string | number | boolean => (isError(value) ? value.error : value);

function lay(
  tab: Tab,
  row: number,
  column: number,
  from: Cell | undefined,
  parts: Part[],
  borderless: boolean,
): void {
  const next: Cell = { ...cellAt(tab, row, column) };
  const set = <K extends keyof Cell>(key: K, value: Cell[K]) => {
    if (value === undefined) delete next[key];
    else next[key] = value;
  };
  if (parts.includes('value') || parts.includes('formula')) {
    set('v', from?.v);
    set('f', from?.f);
  }
  if (parts.includes('format')) {
    const { borders: _borders, ...rest } = from?.format ?? {};
    set('format', borderless ? (Object.keys(rest).length > 0 ? rest : undefined) : from?.format);
  }
  if (parts.includes('note')) set('note', from?.note);
  if (parts.includes('validation')) set('validation', from?.validation);
  putCell(tab, row, column, Object.keys(next).length > 0 ? next : undefined);
}

export const cutPaste: Handler = (change, payload) => {
  const { book } = change;
  const { tab, box } = areaOf(book, payload.source, 'source');
  const corner = (payload.destination ?? {}) as Payload;
  const target = tabOf(book, corner.sheetId);
  const rows = Number(corner.rowIndex ?? 0) - box.top;
  const columns = Number(corner.columnIndex ?? 0) - box.left;
  const landing = {
    top: box.top + rows,
    bottom: box.bottom + rows,
    left: box.left + columns,
    right: box.right + columns,
  };
  if (
    landing.top < 0 ||
    landing.left < 0 ||
    landing.bottom > target.rowCount ||
    landing.right > target.columnCount
  )
    throw invalid('The destination is outside the grid.');
  assertEditable(change, tab, box);
  assertEditable(change, target, landing);
  const taken = readBlock(tab, box, undefined);
  const parts = PARTS.PASTE_NORMAL!;
  for (const { row, column } of [...cellsIn(tab, box)]) putCell(tab, row, column, undefined);
  for (let row = landing.top; row < landing.bottom; row++)
    for (let column = landing.left; column < landing.right; column++)
      lay(target, row, column, taken[row - landing.top]?.[column - landing.left], parts, false);
  follow(change, tab, box, target, rows, columns);
  change.draft.touch();
  return undefined;
};

/** References and names that lay wholly inside what was cut go where it went. */
function follow(change: Change, tab: Tab, box: Box, target: Tab, rows: number, columns: number): void {
  const { book } = change;
  const comma = decimalComma(book);
  const shifted = (corner: Corner): Corner => ({
    ...corner,
    row: corner.row! + rows,
    column: corner.column! + columns,
  });
  for (const home of book.tabs) {
    for (const { cell } of cellsIn(home, boxOf({ sheetId: home.sheetId }, home))) {
      if (cell.f === undefined) continue;
      cell.f = followCut(cell.f, comma, (reference): Reference => {
        const points =
          reference.title === undefined
            ? home === tab
            : reference.title.toLowerCase() === tab.title.toLowerCase();
        const corners = [reference.from, reference.to ?? reference.from];
        const inside = corners.every(
          ({ row = -1, column = -1 }) =>
            row >= box.top && row < box.bottom && column >= box.left && column < box.right,
        );
        if (!points || !inside) return reference;
        const { title: _title, ...rest } = reference;
        return {
          ...rest,
          ...(reference.title !== undefined || target !== home ? { title: target.title } : {}),
          from: shifted(reference.from),
          ...(reference.to ? { to: shifted(reference.to) } : {}),
        };
      });
    }
  }
  for (const named of book.namedRanges) {
    const { range } = named;
    if (range.sheetId !== tab.sheetId || Object.keys(range).length < 5 || !contains(box, boxOf(range, tab)))
      continue;
    const moved: GridRange = {
      sheetId: target.sheetId,
      startRowIndex: range.startRowIndex! + rows,
      endRowIndex: range.endRowIndex! + rows,
      startColumnIndex: range.startColumnIndex! + columns,
      endColumnIndex: range.endColumnIndex! + columns,
    };
    named.range = moved;
  }
}

/** Plain search; patterns (`searchByRegex`) are not taken, so that no typed pattern ever runs here. */
export const findReplace: Handler = (change, payload) => {
  const { book } = change;
  const find = payload.find;
  if (typeof find !== 'string' || find === '') throw invalid('find must be set.');
  if (payload.searchByRegex === true) throw invalid('searchByRegex is not supported here.');
  const replacement = String(payload.replacement ?? '');
  const areas =
    payload.allSheets === true
      ? book.tabs.map((tab) => ({ tab, box: boxOf({ sheetId: tab.sheetId }, tab) }))
      : [areaOf(book, payload.range ?? { sheetId: payload.sheetId ?? 0 })];
  const fold = (text: string) => (payload.matchCase === true ? text : text.toLowerCase());
  const counts = {
    values: 0,
    formulas: 0,
    rows: new Set<string>(),
    sheets: new Set<number>(),
    occurrences: 0,
  };
  for (const { tab, box } of areas) {
    for (const { row, column, cell } of [...cellsIn(tab, box)]) {
      const formula = cell.f !== undefined;
      if (formula && payload.includeFormulas !== true) continue;
      const text = formula ? cell.f! : typeof cell.v === 'string' ? cell.v : undefined;
      if (text === undefined) continue;
      const [next, found] = replaceAll(text, find, replacement, fold, payload.matchEntireCell === true);
      if (found === 0) continue;
      assertEditable(change, tab, { top: row, bottom: row + 1, left: column, right: column + 1 });
      const target = makeCell(tab, row, column);
      if (formula) target.f = next;
      else if (next === '') delete target.v;
      else target.v = next;
      counts[formula ? 'formulas' : 'values']++;
      counts.rows.add(`${tab.sheetId} ${row}`);
      counts.sheets.add(tab.sheetId);
      counts.occurrences += found;
      change.draft.touch(tab);
    }
  }
  return {
    ...(counts.values ? { valuesChanged: counts.values } : {}),
    ...(counts.formulas ? { formulasChanged: counts.formulas } : {}),
    ...(counts.rows.size ? { rowsChanged: counts.rows.size } : {}),
    ...(counts.sheets.size ? { sheetsChanged: counts.sheets.size } : {}),
    ...(counts.occurrences ? { occurrencesChanged: counts.occurrences } : {}),
  };
};

function replaceAll(
  text: string,
  find: string,
  by: string,
  fold: (text: string) => string,
  whole: boolean,
): [string, number] {
  if (whole) return fold(text) === fold(find) ? [by, 1] : [text, 0];
  const hay = fold(text);
  const needle = fold(find);
  let out = '';
  let at = 0;
  let found = 0;
  for (let hit = hay.indexOf(needle); hit >= 0; hit = hay.indexOf(needle, at)) {
    out += text.slice(at, hit) + by;
    at = hit + needle.length;
    found++;
  }
  return [out + text.slice(at), found];
}
