/** A spreadsheet as an `.xlsx`. */
import { type CellValue, type Cell as ExcelCell, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { cellsIn } from '../book/cells.ts';
import type { Book, Cell, GridRange, Tab } from '../book/model.ts';
import { boxOf, wholeTab } from '../book/ranges.ts';
import { localeOf } from '../cells/locale.ts';
import { type Effective, isError } from '../cells/render.ts';
import { toExcel } from './formulas.ts';
import { onTab, printBox, toRules, toValidations } from './rules.ts';
import { toStyle } from './styles.ts';

export interface WriteOptions {
  /** Value of a formula's cell, kept beside the formula. Without it, whoever opens the file computes them. */
  value?: (tab: Tab, row: number, column: number, cell: Cell) => Effective;
}

/** Pixels to Excel's width in characters of its default font, and to points. */
const toWidth = (pixels: number): number => Math.max(0, (pixels - 5) / 7);
const toPoints = (pixels: number): number => pixels * 0.75;

/**
 * Values, formulas in Excel's writing, formats, sizes, frozen and hidden lines, merges, notes, rules, filters,
 * protections and names. What Excel does not know is left out: protections that only warn, lists of choices longer
 * than 255 characters, groups, developer metadata.
 */
export function writeBook(book: Book, options: WriteOptions = {}): Promise<Uint8Array> {
  const decimalComma = localeOf(book.locale).decimal === ',';
  return writeXlsx({
    sheets: book.tabs.map((tab) => sheetOf(book, tab, decimalComma, options)),
    namedRanges: book.namedRanges.flatMap(({ name, range }) => {
      const tab = book.tabs.find(({ sheetId }) => sheetId === range.sheetId);
      return tab ? [{ name, range: onTab(tab, boxOf(range, tab)) }] : [];
    }),
    defaultFont: { name: 'Arial', size: 10 },
    properties: { title: book.title },
  });
}

function sheetOf(book: Book, tab: Tab, decimalComma: boolean, options: WriteOptions): WriteSheet {
  const cells = new Map<string, Partial<ExcelCell>>();
  const rows: CellValue[][] = [];
  const locked = locks(tab);
  for (const { row, column, cell } of cellsIn(tab, wholeTab(tab))) {
    const style = toStyle(cell.format);
    const out: Partial<ExcelCell> = {};
    if (style) out.style = style;
    if (locked && !locked.at(row, column)) out.style = { ...out.style, protection: { locked: false } };
    if (cell.note !== undefined) out.comment = { text: cell.note };
    if (cell.f !== undefined) {
      out.formula = toExcel(cell.f, book, tab, decimalComma);
      const value = options.value?.(tab, row, column, cell);
      if (value !== undefined) out.formulaResult = isError(value) ? value.error : value;
    } else if (cell.v !== undefined) {
      let line = rows[row];
      if (!line) {
        line = [];
        rows[row] = line;
      }
      line[column] = cell.v;
      out.value = cell.v;
    }
    if (Object.keys(out).length > 0) cells.set(`${row},${column}`, out);
  }
  // Cells left open to people in a protected tab need a style of their own even when nothing stands in them.
  for (const range of locked?.open ?? []) {
    const box = boxOf(range, tab);
    for (let row = box.top; row < box.bottom; row++)
      for (let column = box.left; column < box.right; column++) {
        const key = `${row},${column}`;
        if (!cells.has(key)) cells.set(key, { style: { protection: { locked: false } } });
      }
  }
  const merges = tab.merges.map((range) => {
    const box = boxOf(range, tab);
    return { startRow: box.top, startCol: box.left, endRow: box.bottom - 1, endCol: box.right - 1 };
  });
  const rowDefs = new Map(
    [...tab.rowLines.entries()].flatMap(([row, line]) =>
      line
        ? [
            [
              row,
              {
                ...(line.pixelSize ? { height: toPoints(line.pixelSize) } : {}),
                ...(line.hiddenByUser ? { hidden: true } : {}),
              },
            ] as const,
          ]
        : [],
    ),
  );
  const color = (tab.extra.sheet.tabColorStyle ?? undefined) as { rgbColor?: object } | undefined;
  const ground = toStyle({ backgroundColorStyle: color }, 'rule')?.fill;
  return {
    name: tab.title,
    rows: Array.from(rows, (line) => Array.from(line ?? [], (value) => value ?? null)),
    cells,
    columns: Array.from({ length: tab.columnCount }, (_none, at) => ({
      width: toWidth(tab.columnLines[at]?.pixelSize ?? 100),
      ...(tab.columnLines[at]?.hiddenByUser ? { hidden: true } : {}),
      ...(locked?.partial ? { style: { protection: { locked: false } } } : {}),
    })),
    ...(rowDefs.size > 0 ? { rowDefs } : {}),
    ...(merges.length > 0 ? { merges } : {}),
    dataValidations: toValidations(book, tab, decimalComma),
    conditionalRules: toRules(book, tab, decimalComma),
    ...(tab.basicFilter?.range ? { autoFilter: { range: printBox(boxOf(tab.basicFilter.range, tab)) } } : {}),
    ...(tab.frozenRowCount > 0 || tab.frozenColumnCount > 0
      ? { freezePane: { rows: tab.frozenRowCount, columns: tab.frozenColumnCount } }
      : {}),
    ...(locked
      ? {
          protection: {
            sheet: true,
            formatCells: true,
            formatColumns: true,
            formatRows: true,
            sort: true,
            autoFilter: true,
          },
        }
      : {}),
    view: {
      showGridLines: tab.extra.grid.hideGridlines !== true,
      ...(ground?.type === 'pattern' && ground.fgColor && color ? { tabColor: ground.fgColor } : {}),
    },
    ...(tab.extra.sheet.hidden === true ? { hidden: true } : {}),
  };
}

interface Locks {
  /** Only parts of the tab are protected: what is not named is open. */
  partial: boolean;
  open: GridRange[];
  at(row: number, column: number): boolean;
}

/** Excel protects a whole tab and leaves single cells open. Protections that only warn have no counterpart. */
function locks(tab: Tab): Locks | undefined {
  const hard = tab.protectedRanges.filter(({ warningOnly, range }) => warningOnly !== true && range);
  if (hard.length === 0) return undefined;
  const inside = (range: GridRange, row: number, column: number) => {
    const box = boxOf(range, tab);
    return row >= box.top && row < box.bottom && column >= box.left && column < box.right;
  };
  const whole = (range: GridRange) => {
    const box = boxOf(range, tab);
    return box.top === 0 && box.left === 0 && box.bottom === tab.rowCount && box.right === tab.columnCount;
  };
  return {
    partial: !hard.some(({ range }) => whole(range!)),
    open: hard.flatMap(({ unprotectedRanges }) => unprotectedRanges ?? []),
    at: (row, column) =>
      hard.some(
        ({ range, unprotectedRanges }) =>
          inside(range!, row, column) && !unprotectedRanges?.some((open) => inside(open, row, column)),
      ),
  };
}
