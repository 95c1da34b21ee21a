/** Arithmetic on grid ranges. */
import type { Box, GridRange, Tab } from './model.ts';

/** The part of a range that lies on the grid. */
export function boxOf(range: GridRange, tab: Tab): Box {
  return {
    top: Math.min(range.startRowIndex ?? 0, tab.rowCount),
    bottom: Math.min(range.endRowIndex ?? tab.rowCount, tab.rowCount),
    left: Math.min(range.startColumnIndex ?? 0, tab.columnCount),
    right: Math.min(range.endColumnIndex ?? tab.columnCount, tab.columnCount),
  };
}

export const wholeTab = (tab: Tab): Box => ({
  top: 0,
  bottom: tab.rowCount,
  left: 0,
  right: tab.columnCount,
});

export const isEmptyBox = (box: Box): boolean => box.top >= box.bottom || box.left >= box.right;

export function intersection(a: Box, b: Box): Box {
  return {
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
  };
}

export const contains = (outer: Box, inner: Box): boolean =>
  outer.top <= inner.top &&
  outer.bottom >= inner.bottom &&
  outer.left <= inner.left &&
  outer.right >= inner.right;

/** What is left of `box` when `hole` is cut out: at most four boxes. */
export function subtract(box: Box, hole: Box): Box[] {
  const cut = intersection(box, hole);
  if (isEmptyBox(cut)) return [box];
  return [
    { ...box, bottom: cut.top },
    { ...box, top: cut.bottom },
    { top: cut.top, bottom: cut.bottom, left: box.left, right: cut.left },
    { top: cut.top, bottom: cut.bottom, left: cut.right, right: box.right },
  ].filter((part) => !isEmptyBox(part));
}

/** As Google prints a grid range: the first tab's id, 0, is left out. */
export function printRange(range: GridRange): Partial<GridRange> {
  const { sheetId, ...bounds } = range;
  return sheetId === 0 ? bounds : { sheetId, ...bounds };
}

/** A range as a client sent it, with the tab's id filled in and unknown keys dropped. */
export function readRange(range: Partial<GridRange>): GridRange {
  const out: GridRange = { sheetId: Number(range.sheetId ?? 0) };
  for (const key of ['startRowIndex', 'endRowIndex', 'startColumnIndex', 'endColumnIndex'] as const)
    if (range[key] !== undefined && range[key] !== null) out[key] = Number(range[key]);
  return out;
}
