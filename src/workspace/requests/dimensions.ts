/** Rows and columns: insert, delete, move, append, properties, resize. */
import { cellAt, putCell } from '../book/cells.ts';
import { type Dimension, editLines } from '../book/edit-lines.ts';
import type { Book, Box, Line, Tab } from '../book/model.ts';
import { assertInsert, assertLines, assertTab } from '../book/protection.ts';
import { assertSize } from '../book/size.ts';
import { invalid } from '../errors.ts';
import { update } from '../mask.ts';
import { type Change, fieldsOf, type Handler, type Payload, tabOf } from './change.ts';

export interface Stretch {
  tab: Tab;
  dimension: Dimension;
  start: number;
  end: number;
}

export function dimensionName(given: unknown): Dimension {
  if (given === 'ROWS' || given === 'COLUMNS') return given;
  throw invalid('dimension is required');
}

const sizeOf = (tab: Tab, dimension: Dimension): number =>
  dimension === 'ROWS' ? tab.rowCount : tab.columnCount;

const assertLonger = (book: Book, tab: Tab, dimension: Dimension, by: number): void =>
  dimension === 'ROWS'
    ? assertSize(book, tab, tab.rowCount + by, tab.columnCount)
    : assertSize(book, tab, tab.rowCount, tab.columnCount + by);

/** A `DimensionRange`; open ends run to the edge of the grid. */
export function stretchOf(change: Change, given: unknown, field = 'range'): Stretch {
  const range = (given ?? {}) as Payload;
  const tab = tabOf(change.book, range.sheetId);
  const dimension = dimensionName(range.dimension);
  const start = Number(range.startIndex ?? 0);
  const end = Number(range.endIndex ?? sizeOf(tab, dimension));
  if (start < 0 || end < 0) throw invalid(`${field}.startIndex and endIndex must not be negative.`);
  if (end <= start)
    throw invalid(`${field}.endIndex[${end}] must be greater than ${field}.startIndex[${start}]`);
  return { tab, dimension, start, end };
}

function onGrid({ tab, dimension, start, end }: Stretch, field = 'range'): void {
  const size = sizeOf(tab, dimension);
  const what = dimension === 'ROWS' ? 'row' : 'column';
  if (start >= size) throw invalid(`${field}.startIndex[${start}] is after last ${what} in grid[${size}]`);
  if (end > size) throw invalid(`${field}.endIndex[${end}] is after last ${what} in grid[${size}]`);
}

const boxOf = ({ tab, dimension, start, end }: Stretch): Box =>
  dimension === 'ROWS'
    ? { top: start, bottom: end, left: 0, right: tab.columnCount }
    : { top: 0, bottom: tab.rowCount, left: start, right: end };

export const insertDimension: Handler = (change, payload) => {
  const stretch = stretchOf(change, payload.range);
  const { tab, dimension, start, end } = stretch;
  const before = payload.inheritFromBefore === true;
  if (before && start === 0)
    throw invalid('inheritFromBefore cannot be true if inserting at the start of the sheet.');
  if (start > sizeOf(tab, dimension))
    throw invalid(
      `range.startIndex[${start}] is after last ${dimension === 'ROWS' ? 'row' : 'column'} in grid[${sizeOf(tab, dimension)}]`,
    );
  assertInsert(change.book, tab, dimension, start, change.editor);
  assertLonger(change.book, tab, dimension, end - start);
  insertLines(change, tab, dimension, start, end - start, before);
  change.draft.touch();
  return undefined;
};

/** Inserts lines that look like the line before or after: formats and validations, no values, no notes. */
export function insertLines(
  change: Change,
  tab: Tab,
  dimension: Dimension,
  at: number,
  count: number,
  before: boolean,
): void {
  editLines(change.book, tab, dimension, { kind: 'insert', at, count });
  const model = before ? at - 1 : at + count;
  const length = dimension === 'ROWS' ? tab.columnCount : tab.rows.length;
  for (let across = 0; across < length; across++) {
    const cell = dimension === 'ROWS' ? cellAt(tab, model, across) : cellAt(tab, across, model);
    if (!cell?.format && !cell?.validation) continue;
    for (let line = at; line < at + count; line++) {
      const copy = {
        ...(cell.format ? { format: cell.format } : {}),
        ...(cell.validation ? { validation: cell.validation } : {}),
      };
      if (dimension === 'ROWS') putCell(tab, line, across, copy);
      else putCell(tab, across, line, copy);
    }
  }
}

export const deleteDimension: Handler = (change, payload) => {
  const stretch = stretchOf(change, payload.range);
  const { tab, dimension, start, end } = stretch;
  const size = sizeOf(tab, dimension);
  const what = dimension === 'ROWS' ? 'rows' : 'columns';
  if (end > size)
    throw invalid(
      `Cannot delete a ${what.slice(0, -1)} that doesn't exist. Tried to delete ${what.slice(0, -1)} index ${end - 1} but there are only ${size} ${what}.`,
    );
  if (end - start >= size) throw invalid(`You can't delete all the ${what} on the sheet.`);
  const frozen = dimension === 'ROWS' ? tab.frozenRowCount : tab.frozenColumnCount;
  if (frozen > 0 && start <= frozen && end >= size)
    throw invalid(`Sorry, it is not possible to delete all non-frozen ${what}.`);
  assertLines(change.book, tab, boxOf(stretch), change.editor);
  editLines(change.book, tab, dimension, { kind: 'delete', start, end });
  change.draft.touch();
  return undefined;
};

export const moveDimension: Handler = (change, payload) => {
  const stretch = stretchOf(change, payload.source, 'source');
  onGrid(stretch, 'source');
  const { tab, dimension, start, end } = stretch;
  const to = Number(payload.destinationIndex ?? 0);
  if (to < 0 || to > sizeOf(tab, dimension)) throw invalid(`destinationIndex[${to}] is outside the grid.`);
  assertLines(change.book, tab, boxOf(stretch), change.editor);
  assertInsert(change.book, tab, dimension, to, change.editor);
  editLines(change.book, tab, dimension, { kind: 'move', start, end, to });
  change.draft.touch();
  return undefined;
};

export const appendDimension: Handler = (change, payload) => {
  const tab = tabOf(change.book, payload.sheetId);
  const dimension = dimensionName(payload.dimension);
  const length = Number(payload.length ?? 0);
  if (!Number.isInteger(length) || length < 1) throw invalid('length must be greater than zero.');
  assertTab(change.book, tab, change.editor);
  assertLonger(change.book, tab, dimension, length);
  if (dimension === 'ROWS') tab.rowCount += length;
  else tab.columnCount += length;
  change.draft.touch(tab);
  return undefined;
};

export const updateDimensionProperties: Handler = (change, payload) => {
  const stretch = stretchOf(change, payload.range);
  const { tab, dimension, start } = stretch;
  const end = Math.min(stretch.end, sizeOf(tab, dimension));
  const mask = fieldsOf(payload);
  assertTab(change.book, tab, change.editor);
  const lines = dimension === 'ROWS' ? tab.rowLines : tab.columnLines;
  for (let at = start; at < end; at++) {
    const line: Line = { ...lines[at] };
    update(line as Payload, payload.properties as Payload | undefined, mask);
    if (line.hiddenByUser === false) delete line.hiddenByUser;
    if (Object.keys(line).length > 0) lines[at] = line;
    else delete lines[at];
  }
  change.draft.touch(tab);
  return undefined;
};
