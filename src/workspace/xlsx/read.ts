/** An `.xlsx` as a spreadsheet. */
import { type CellStyle, type MergeRange, readXlsx, type Sheet } from 'hucre/xlsx';
import { ArchiveError, assertArchive } from '../../xlsx/unzip.ts';
import { columnNumber } from '../book/a1.ts';
import { intern, makeCell, putCell } from '../book/cells.ts';
import { type Book, type Cell, type GridRange, newTab, type Scalar, type Tab } from '../book/model.ts';
import { boxOf } from '../book/ranges.ts';
import { normalColors } from '../cells/colors.ts';
import { localeOf } from '../cells/locale.ts';
import { copied } from '../formulas/references.ts';
import { newNumber } from '../ids.ts';
import { fromExcel } from './formulas.ts';
import { fromRule, fromValidation } from './rules.ts';
import { fromStyle } from './styles.ts';

/** Google's limit of a spreadsheet. */
const MAX_CELLS = 10_000_000;
const MAX_TABS = 200;
const MAX_TEXT = 50_000;
const MAX_COLUMNS = 18_278;

/**
 * Fills a new book from an `.xlsx`; its title, locale and time zone stay. The file is looked through first (see
 * `assertArchive`). Throws ArchiveError for what is no workbook or goes beyond Google's limits.
 */
export async function readBook(bytes: Uint8Array): Promise<(book: Book) => void> {
  assertArchive(bytes);
  const workbook = await readXlsx(bytes, { readStyles: true }).catch((error: Error) => {
    throw new ArchiveError(`no readable workbook: ${error.message}`);
  });
  const sheets = workbook.sheets;
  if (sheets.length === 0) throw new ArchiveError('workbook without tabs');
  if (sheets.length > MAX_TABS) throw new ArchiveError(`more than ${MAX_TABS} tabs`);
  let cells = 0;
  for (const sheet of sheets) {
    const { rows, columns } = sizeOf(sheet);
    cells += rows * columns;
    if (columns > MAX_COLUMNS) throw new ArchiveError(`more than ${MAX_COLUMNS} columns`);
    if (cells > MAX_CELLS) throw new ArchiveError(`more than ${MAX_CELLS} cells`);
  }
  return (book) => {
    const decimalComma = localeOf(book.locale).decimal === ',';
    book.tabs.splice(0, book.tabs.length);
    for (const [at, sheet] of sheets.entries()) {
      const id = at === 0 ? 0 : newNumber((taken) => book.tabs.some(({ sheetId }) => sheetId === taken));
      book.tabs.push(tabOf(sheet, id, decimalComma));
    }
    for (const { name, range, scope } of workbook.namedRanges ?? []) {
      const place = scope === undefined ? placeOf(book, range) : undefined;
      if (place) book.namedRanges.push({ namedRangeId: String(newNumber(() => false)), name, range: place });
    }
  };
}

/** A grid that holds everything, at least as large as that of a new tab, as Google makes it. */
function sizeOf(sheet: Sheet): { rows: number; columns: number } {
  let rows = sheet.rows.length;
  // Widths alone make no columns: some programs give them to all 16,384.
  let columns = 0;
  for (const line of sheet.rows) columns = Math.max(columns, line.length);
  for (const key of sheet.cells?.keys() ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    if (row >= rows) rows = row + 1;
    if (column >= columns) columns = column + 1;
  }
  return { rows: Math.max(rows, 1_000), columns: Math.max(columns, 26) };
}

const toPixels = (characters: number): number => Math.round(characters * 7 + 5);

function tabOf(sheet: Sheet, sheetId: number, decimalComma: boolean): Tab {
  const { rows, columns } = sizeOf(sheet);
  const tab = newTab(sheetId, sheet.name, rows, columns);
  for (const [row, line] of sheet.rows.entries())
    for (const [column, value] of line.entries()) {
      const typed = scalar(value);
      if (typed !== undefined) makeCell(tab, row, column).v = typed;
    }
  const shared = new Map<number, { formula: string; row: number; column: number }>();
  const open: [number, number][] = [];
  for (const [key, cell] of sheet.cells ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    const made: Cell = {};
    const formula = formulaOf(cell, row, column, shared);
    if (formula !== undefined) made.f = fromExcel(formula, decimalComma);
    else {
      const typed = scalar(cell.richText ? cell.richText.map(({ text }) => text).join('') : cell.value);
      if (typed !== undefined) made.v = typed;
    }
    const format = fromStyle(cell.style);
    if (format) made.format = intern(normalColors(format))!;
    if (cell.comment?.text) made.note = cell.comment.text;
    if ((cell.style as CellStyle | undefined)?.protection?.locked === false) open.push([row, column]);
    putCell(tab, row, column, Object.keys(made).length > 0 ? made : undefined);
  }
  layout(sheet, tab);
  for (const rule of sheet.dataValidations ?? []) {
    const made = fromValidation(rule, decimalComma);
    const validation = made && intern(made);
    if (!validation) continue;
    for (const range of rangesOf(rule.range, tab)) {
      const box = boxOf(range, tab);
      for (let row = box.top; row < box.bottom; row++)
        for (let column = box.left; column < box.right; column++)
          makeCell(tab, row, column).validation = validation;
    }
  }
  for (const rule of [...(sheet.conditionalRules ?? [])].sort((a, b) => a.priority - b.priority)) {
    const ranges = rangesOf(rule.range, tab);
    const made = ranges.length > 0 ? fromRule(rule, ranges, decimalComma) : undefined;
    if (made?.booleanRule?.format) made.booleanRule.format = normalColors(made.booleanRule.format);
    if (made) tab.conditionalFormats.push(made);
  }
  if (sheet.protection && sheet.protection.sheet !== false)
    tab.protectedRanges.push({
      protectedRangeId: newNumber(() => false),
      range: { sheetId },
      ...(open.length > 0 ? { unprotectedRanges: joined(open, sheetId) } : {}),
    });
  return tab;
}

/** Shared formulas stand in one cell only; the others speak of their own place. */
function formulaOf(
  cell: { formula?: string; formulaType?: string; formulaSharedIndex?: number },
  row: number,
  column: number,
  shared: Map<number, { formula: string; row: number; column: number }>,
): string | undefined {
  const index = cell.formulaType === 'shared' ? cell.formulaSharedIndex : undefined;
  if (index === undefined) return cell.formula || undefined;
  if (cell.formula) {
    shared.set(index, { formula: cell.formula, row, column });
    return cell.formula;
  }
  const master = shared.get(index);
  return master && copied(`=${master.formula}`, false, row - master.row, column - master.column).slice(1);
}

/** Dates are serial numbers here; texts are cut at Google's limit. */
function scalar(value: unknown): Scalar | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (value instanceof Date) return value.getTime() / 86_400_000 + 25_569;
  if (typeof value === 'string') return value.slice(0, MAX_TEXT);
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function layout(sheet: Sheet, tab: Tab): void {
  for (const [at, column] of (sheet.columns ?? []).entries()) {
    if (at >= tab.columnCount) break;
    const line = {
      ...(column.width !== undefined && toPixels(column.width) !== 100
        ? { pixelSize: toPixels(column.width) }
        : {}),
      ...(column.hidden ? { hiddenByUser: true } : {}),
    };
    if (Object.keys(line).length > 0) tab.columnLines[at] = line;
  }
  for (const [at, row] of sheet.rowDefs ?? []) {
    const line = {
      ...(row.height !== undefined ? { pixelSize: Math.round(row.height / 0.75) } : {}),
      ...(row.hidden ? { hiddenByUser: true } : {}),
    };
    if (at < tab.rowCount && Object.keys(line).length > 0) tab.rowLines[at] = line;
  }
  tab.merges = (sheet.merges ?? []).map((merge: MergeRange) => ({
    sheetId: tab.sheetId,
    startRowIndex: merge.startRow,
    endRowIndex: merge.endRow + 1,
    startColumnIndex: merge.startCol,
    endColumnIndex: merge.endCol + 1,
  }));
  tab.rowCount = Math.max(tab.rowCount, ...tab.merges.map(({ endRowIndex = 0 }) => endRowIndex));
  tab.columnCount = Math.max(tab.columnCount, ...tab.merges.map(({ endColumnIndex = 0 }) => endColumnIndex));
  // A grid of frozen lines only could not be scrolled: Google refuses it.
  tab.frozenRowCount = Math.min(sheet.freezePane?.rows ?? 0, tab.rowCount - 1);
  tab.frozenColumnCount = Math.min(sheet.freezePane?.columns ?? 0, tab.columnCount - 1);
  if (sheet.hidden || sheet.veryHidden) tab.extra.sheet.hidden = true;
  if (sheet.view?.showGridLines === false) tab.extra.grid.hideGridlines = true;
  const [filter] = sheet.autoFilter ? rangesOf(sheet.autoFilter.range, tab) : [];
  if (filter) tab.basicFilter = { range: filter };
}

/** `A1:B2 C3` on a tab; whole rows and columns end with the grid. */
function rangesOf(text: string, tab: Tab): GridRange[] {
  return text
    .trim()
    .split(/\s+/)
    .flatMap((one) => {
      const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(one);
      if (!match) return [];
      const [, left = 'A', top = '1', right = left, bottom = top] = match;
      const range = {
        sheetId: tab.sheetId,
        startRowIndex: Number(top) - 1,
        endRowIndex: Math.min(Number(bottom), tab.rowCount),
        startColumnIndex: columnNumber(left),
        endColumnIndex: Math.min(columnNumber(right) + 1, tab.columnCount),
      };
      return range.startRowIndex < range.endRowIndex && range.startColumnIndex < range.endColumnIndex
        ? [range]
        : [];
    });
}

/** `'Tab 1'!$A$1:$B$2`; undefined for a name that stands for something else than one range. */
function placeOf(book: Book, text: string): GridRange | undefined {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(text);
  const title = match?.[1]?.replaceAll("''", "'") ?? match?.[2];
  const tab = book.tabs.find((one) => one.title === title);
  return tab && rangesOf(match![3]!, tab)[0];
}

/** Single cells as ranges: runs down a column, and equal runs side by side. */
function joined(cells: [number, number][], sheetId: number): GridRange[] {
  const runs: { top: number; bottom: number; left: number; right: number }[] = [];
  for (const [row, column] of cells.sort((a, b) => a[1] - b[1] || a[0] - b[0])) {
    const last = runs.at(-1);
    if (last && last.right === column + 1 && last.bottom === row) last.bottom = row + 1;
    else runs.push({ top: row, bottom: row + 1, left: column, right: column + 1 });
  }
  const out: typeof runs = [];
  for (const run of runs) {
    const beside = out.find(
      (one) => one.right === run.left && one.top === run.top && one.bottom === run.bottom,
    );
    if (beside) beside.right = run.right;
    else out.push({ ...run });
  }
  return out.map(({ top, bottom, left, right }) => ({
    sheetId,
    startRowIndex: top,
    endRowIndex: bottom,
    startColumnIndex: left,
    endColumnIndex: right,
  }));
}
