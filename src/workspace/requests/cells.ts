/** Cells: updateCells, repeatCell, appendCells, setDataValidation, updateBorders. */
import { cellAt, intern, makeCell, putCell, usedRows } from '../book/cells.ts';
import type { Box, Cell, Json, Tab } from '../book/model.ts';
import { isBlank } from '../book/model.ts';
import { assertSize } from '../book/size.ts';
import { normalColors } from '../cells/colors.ts';
import { invalid } from '../errors.ts';
import { copied } from '../formulas/references.ts';
import { type Mask, update, within } from '../mask.ts';
import {
  areaOf,
  assertEditable,
  type Change,
  decimalComma,
  fieldsOf,
  type Handler,
  type Payload,
  tabOf,
} from './change.ts';

/** Longest text of a cell. */
const MAX_TEXT = 50_000;

/** Sets in a cell what the mask names and the data gives; what is named and missing is cleared. */
function setCell(cell: Cell, data: Payload | undefined, mask: Mask): void {
  if (within(mask, 'userEnteredValue') !== undefined)
    setValue(cell, data?.userEnteredValue as Payload | undefined);
  const format = within(mask, 'userEnteredFormat');
  if (format !== undefined) {
    const next: Payload = { ...cell.format };
    if (format === true) {
      for (const key of Object.keys(next)) delete next[key];
      Object.assign(next, (data?.userEnteredFormat as Payload | undefined) ?? {});
    } else {
      update(next, data?.userEnteredFormat as Payload | undefined, format);
      if (within(format, 'backgroundColor') && !within(format, 'backgroundColorStyle'))
        delete next.backgroundColorStyle;
      if (within(format, 'backgroundColorStyle') && !within(format, 'backgroundColor'))
        delete next.backgroundColor;
    }
    assign(cell, 'format', intern(normalColors(next as Json)));
  }
  if (within(mask, 'note') !== undefined) {
    const note = data?.note;
    if (typeof note === 'string' && note !== '') cell.note = note;
    else delete cell.note;
  }
  if (within(mask, 'dataValidation') !== undefined) {
    assign(cell, 'validation', intern(data?.dataValidation as Json | undefined));
  }
}

function assign<K extends 'format' | 'validation'>(cell: Cell, key: K, value: Json | undefined): void {
  if (value) cell[key] = value;
  else delete cell[key];
}

function setValue(cell: Cell, value: Payload | undefined): void {
  delete cell.v;
  delete cell.f;
  if (value === undefined || value === null) return;
  const kinds = Object.keys(value);
  if (kinds.length > 1)
    throw invalid("oneof field 'value' is already set. Cannot set two kinds of userEnteredValue.");
  const { numberValue, stringValue, boolValue, formulaValue } = value;
  if (typeof numberValue === 'number') cell.v = numberValue;
  else if (typeof boolValue === 'boolean') cell.v = boolValue;
  else if (typeof stringValue === 'string') {
    if (stringValue.length > MAX_TEXT)
      throw invalid('Your input contains more than the maximum of 50000 characters in a single cell.');
    if (stringValue !== '') cell.v = stringValue;
  } else if (typeof formulaValue === 'string') {
    if (!formulaValue.startsWith('=')) throw invalid(`Invalid formula: ${formulaValue}`);
    cell.f = formulaValue;
  } else if (kinds.length > 0) throw invalid(`Invalid userEnteredValue: ${JSON.stringify(value)}`);
}

function tidy(tab: Tab, row: number, column: number): void {
  const cell = cellAt(tab, row, column);
  if (cell && isBlank(cell) && !cell.format && cell.note === undefined && !cell.validation)
    putCell(tab, row, column, undefined);
}

const rowsOf = (payload: Payload): Payload[][] =>
  ((payload.rows ?? []) as { values?: Payload[] }[]).map((row) => row.values ?? []);

export const updateCells: Handler = (change, payload) => {
  const mask = fieldsOf(payload);
  const rows = rowsOf(payload);
  const { tab, box } = payload.start
    ? blockFrom(change, payload.start as Payload, rows)
    : areaOf(change.book, payload.range);
  assertEditable(change, tab, box);
  if (!payload.start) {
    if (rows.length > box.bottom - box.top)
      throw invalid(`Attempted to write ${rows.length} rows to a range of ${box.bottom - box.top}.`);
  }
  for (let row = box.top; row < box.bottom; row++) {
    const given = rows[row - box.top];
    const right = payload.start ? box.left + (given?.length ?? 0) : box.right;
    for (let column = box.left; column < right; column++) {
      setCell(makeCell(tab, row, column), given?.[column - box.left], mask);
      tidy(tab, row, column);
    }
  }
  change.draft.touch(tab);
  return undefined;
};

function blockFrom(change: Change, start: Payload, rows: Payload[][]): { tab: Tab; box: Box } {
  const tab = tabOf(change.book, start.sheetId);
  const top = Number(start.rowIndex ?? 0);
  const left = Number(start.columnIndex ?? 0);
  const bottom = top + rows.length;
  const right = left + Math.max(0, ...rows.map((row) => row.length));
  if (top < 0 || left < 0) throw invalid('start.rowIndex and start.columnIndex must not be negative.');
  if (bottom > tab.rowCount)
    throw invalid(
      `Attempting to write row: ${tab.rowCount}, beyond the last requested row of: ${tab.rowCount - 1}`,
    );
  if (right > tab.columnCount)
    throw invalid(
      `Attempting to write column: ${tab.columnCount}, beyond the last requested column of: ${tab.columnCount - 1}`,
    );
  return { tab, box: { top, left, bottom, right } };
}

export const appendCells: Handler = (change, payload) => {
  const mask = fieldsOf(payload);
  const rows = rowsOf(payload);
  const tab = tabOf(change.book, payload.sheetId);
  const top = usedRows(tab);
  const right = Math.max(0, ...rows.map((row) => row.length));
  const rowCount = Math.max(tab.rowCount, top + rows.length);
  const columnCount = Math.max(tab.columnCount, right);
  assertSize(change.book, tab, rowCount, columnCount);
  Object.assign(tab, { rowCount, columnCount });
  assertEditable(change, tab, { top, bottom: top + rows.length, left: 0, right });
  for (const [r, row] of rows.entries())
    for (const [c, data] of row.entries()) {
      setCell(makeCell(tab, top + r, c), data, mask);
      tidy(tab, top + r, c);
    }
  change.draft.touch(tab);
  return undefined;
};

export const repeatCell: Handler = (change, payload) => {
  const mask = fieldsOf(payload);
  const { tab, box } = areaOf(change.book, payload.range);
  assertEditable(change, tab, box);
  const data = (payload.cell ?? {}) as Payload;
  const comma = decimalComma(change.book);
  for (let row = box.top; row < box.bottom; row++) {
    for (let column = box.left; column < box.right; column++) {
      const cell = makeCell(tab, row, column);
      setCell(cell, data, mask);
      if (within(mask, 'userEnteredValue') !== undefined && cell.f !== undefined)
        cell.f = copied(cell.f, comma, row - box.top, column - box.left);
      tidy(tab, row, column);
    }
  }
  change.draft.touch(tab);
  return undefined;
};

export const setDataValidation: Handler = (change, payload) => {
  const { tab, box } = areaOf(change.book, payload.range);
  assertEditable(change, tab, box);
  const rule = intern(payload.rule as Json | undefined);
  for (let row = box.top; row < box.bottom; row++) {
    for (let column = box.left; column < box.right; column++) {
      assign(makeCell(tab, row, column), 'validation', rule);
      tidy(tab, row, column);
    }
  }
  change.draft.touch(tab);
  return undefined;
};

/** Outer and inner lines as borders of the cells they touch. */
export const updateBorders: Handler = (change, payload) => {
  const { tab, box } = areaOf(change.book, payload.range);
  assertEditable(change, tab, box);
  for (let row = box.top; row < box.bottom; row++) {
    for (let column = box.left; column < box.right; column++) {
      const sides: [string, unknown][] = [
        ['top', row === box.top ? payload.top : payload.innerHorizontal],
        ['bottom', row === box.bottom - 1 ? payload.bottom : payload.innerHorizontal],
        ['left', column === box.left ? payload.left : payload.innerVertical],
        ['right', column === box.right - 1 ? payload.right : payload.innerVertical],
      ];
      const cell = makeCell(tab, row, column);
      const borders = { ...((cell.format?.borders as Json | undefined) ?? {}) };
      for (const [side, line] of sides) {
        if (line === undefined) continue;
        if ((line as Json).style === 'NONE') delete borders[side];
        else borders[side] = line;
      }
      const { borders: _old, ...rest } = cell.format ?? {};
      assign(cell, 'format', intern(Object.keys(borders).length > 0 ? { ...rest, borders } : rest));
      tidy(tab, row, column);
    }
  }
  change.draft.touch(tab);
  return undefined;
};
