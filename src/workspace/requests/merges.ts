/** Merged cells: the value of a merge is that of its top left cell, the others are emptied. */
import { cellAt, emptyCell, makeCell } from '../book/cells.ts';
import { type Box, isBlank, type Tab } from '../book/model.ts';
import { boxOf, contains, intersection, isEmptyBox } from '../book/ranges.ts';
import { invalid } from '../errors.ts';
import { areaOf, assertEditable, type Handler } from './change.ts';

export const mergeCells: Handler = (change, payload) => {
  const { tab, box } = areaOf(change.book, payload.range);
  assertEditable(change, tab, box);
  const kept = tab.merges.filter((merge) => {
    const old = boxOf(merge, tab);
    if (isEmptyBox(intersection(old, box))) return true;
    if (!contains(box, old))
      throw invalid('You must select all cells in a merged range to merge or unmerge them.');
    return false;
  });
  const pieces: Box[] = [];
  if (payload.mergeType === 'MERGE_COLUMNS')
    for (let column = box.left; column < box.right; column++)
      pieces.push({ ...box, left: column, right: column + 1 });
  else if (payload.mergeType === 'MERGE_ROWS')
    for (let row = box.top; row < box.bottom; row++) pieces.push({ ...box, top: row, bottom: row + 1 });
  else pieces.push(box);
  tab.merges = kept;
  for (const piece of pieces) merge(tab, piece);
  change.draft.touch(tab);
  return undefined;
};

function merge(tab: Tab, box: Box): void {
  if (box.bottom - box.top < 2 && box.right - box.left < 2) return;
  // The first filled cell gives the value.
  let first: { v?: string | number | boolean; f?: string } | undefined;
  for (let row = box.top; row < box.bottom; row++) {
    for (let column = box.left; column < box.right; column++) {
      const cell = cellAt(tab, row, column);
      if (!isBlank(cell))
        first ??= {
          ...(cell!.v === undefined ? {} : { v: cell!.v }),
          ...(cell!.f === undefined ? {} : { f: cell!.f }),
        };
      if (row !== box.top || column !== box.left) emptyCell(tab, row, column);
    }
  }
  if (first && isBlank(cellAt(tab, box.top, box.left)))
    Object.assign(makeCell(tab, box.top, box.left), first);
  tab.merges.push({
    sheetId: tab.sheetId,
    startRowIndex: box.top,
    endRowIndex: box.bottom,
    startColumnIndex: box.left,
    endColumnIndex: box.right,
  });
}

export const unmergeCells: Handler = (change, payload) => {
  const { tab, box } = areaOf(change.book, payload.range);
  assertEditable(change, tab, box);
  tab.merges = tab.merges.filter((range) => {
    const old = boxOf(range, tab);
    if (isEmptyBox(intersection(old, box))) return true;
    if (!contains(box, old))
      throw invalid('You must select all cells in a merged range to merge or unmerge them.');
    return false;
  });
  change.draft.touch(tab);
  return undefined;
};
