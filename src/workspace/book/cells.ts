/** Reading and writing single cells of a tab. */
import type { Box, Cell, Json, Tab } from './model.ts';
import { isBlank } from './model.ts';

const interned = new Map<string, Json>();

/** Equal formats become one frozen object; an empty one becomes none. */
export function intern(value: Json | undefined): Json | undefined {
  if (value === undefined || Object.keys(value).length === 0) return undefined;
  const key = JSON.stringify(value);
  let known = interned.get(key);
  if (known === undefined) {
    known = Object.freeze(JSON.parse(key)) as Json;
    interned.set(key, known);
  }
  return known;
}

export const cellAt = (tab: Tab, row: number, column: number): Cell | undefined => tab.rows[row]?.[column];

/** The cell at a place, made when it was missing. */
export function makeCell(tab: Tab, row: number, column: number): Cell {
  let line = tab.rows[row];
  if (line === undefined) {
    line = [];
    tab.rows[row] = line;
  }
  let cell = line[column];
  if (cell === undefined) {
    cell = {};
    line[column] = cell;
  }
  return cell;
}

export function putCell(tab: Tab, row: number, column: number, cell: Cell | undefined): void {
  if (cell === undefined) {
    const line = tab.rows[row];
    if (line) delete line[column];
  } else {
    let line = tab.rows[row];
    if (line === undefined) {
      line = [];
      tab.rows[row] = line;
    }
    line[column] = cell;
  }
}

/** Empties value and formula; format, note and validation stay. */
export function emptyCell(tab: Tab, row: number, column: number): void {
  const cell = cellAt(tab, row, column);
  if (cell === undefined) return;
  delete cell.v;
  delete cell.f;
  if (!cell.format && cell.note === undefined && !cell.validation) putCell(tab, row, column, undefined);
}

/** Every cell that exists inside a box, row by row. */
export function* cellsIn(tab: Tab, box: Box): Generator<{ row: number; column: number; cell: Cell }> {
  const bottom = Math.min(box.bottom, tab.rows.length);
  for (let row = box.top; row < bottom; row++) {
    const line = tab.rows[row];
    if (line === undefined) continue;
    const right = Math.min(box.right, line.length);
    for (let column = box.left; column < right; column++) {
      const cell = line[column];
      if (cell !== undefined) yield { row, column, cell };
    }
  }
}

/** Number of rows down to the last one that holds a value or formula. */
export function usedRows(tab: Tab): number {
  for (let row = tab.rows.length - 1; row >= 0; row--) {
    const line = tab.rows[row];
    if (line?.some((cell) => !isBlank(cell))) return row + 1;
  }
  return 0;
}
