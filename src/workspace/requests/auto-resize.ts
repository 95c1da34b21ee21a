/** `autoResizeDimensions`: columns as wide, rows as high as what stands in them. Empty ones keep their size. */
import { cellsIn } from '../book/cells.ts';
import type { Cell, Tab } from '../book/model.ts';
import { boxOf } from '../book/ranges.ts';
import { localeOf } from '../cells/locale.ts';
import { shown } from '../cells/render.ts';
import { columnWidth, DEFAULT_FONT, type Font, rowHeight } from '../cells/text-width.ts';
import type { Change, Handler } from './change.ts';
import { stretchOf } from './dimensions.ts';
import type { Peek } from './sort.ts';

export const autoResizeDimensions =
  (peekIn: (change: Change, tab: Tab) => Peek): Handler =>
  (change, payload) => {
    const { tab, dimension, start, end } = stretchOf(change, payload.dimensions, 'dimensions');
    const byRow = dimension === 'ROWS';
    const area = boxOf(
      byRow
        ? { sheetId: tab.sheetId, startRowIndex: start, endRowIndex: end }
        : { sheetId: tab.sheetId, startColumnIndex: start, endColumnIndex: end },
      tab,
    );
    const peek = peekIn(change, tab);
    const locale = localeOf(change.book.locale);
    const sizes = new Map<number, number>();
    for (const { row, column, cell } of cellsIn(tab, area)) {
      if (cell.v === undefined && cell.f === undefined) continue;
      const value = cell.f === undefined ? cell.v! : peek(row, column, cell);
      const text = shown(value, cell, locale);
      const line = byRow ? row : column;
      const size = (byRow ? rowHeight : columnWidth)(text, fontOf(cell));
      sizes.set(line, Math.max(sizes.get(line) ?? 0, size));
    }
    const lines = byRow ? tab.rowLines : tab.columnLines;
    for (const [line, pixelSize] of sizes) lines[line] = { ...lines[line], pixelSize };
    if (sizes.size > 0) change.draft.touch(tab);
    return undefined;
  };

function fontOf(cell: Cell): Font {
  const text = cell.format?.textFormat as { fontSize?: number; bold?: boolean } | undefined;
  return { size: text?.fontSize ?? DEFAULT_FONT.size, bold: text?.bold === true };
}
