/** Protected ranges: who may change which cells. */
import { invalid } from '../errors.ts';
import type { Book, Box, GridRange, ProtectedRange, Tab } from './model.ts';
import { boxOf, intersection, isEmptyBox, subtract } from './ranges.ts';

export const PROTECTED_MESSAGE =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

/** An account at work in a spreadsheet. */
export interface Editor {
  email: string;
  /** Owner of the file or manager of its shared drive. */
  master: boolean;
}

/** Whether an account may edit in a protected range. Without a list of editors every writer may. */
export const mayEditProtected = (protection: ProtectedRange, editor: Editor): boolean =>
  editor.master ||
  protection.warningOnly === true ||
  protection.editors === undefined ||
  (protection.editors.users ?? []).includes(editor.email);

/** The cells a protection is about. */
export function protectedArea(book: Book, protection: ProtectedRange): GridRange | undefined {
  if (protection.range) return protection.range;
  return book.namedRanges.find(({ namedRangeId }) => namedRangeId === protection.namedRangeId)?.range;
}

const isWhole = (range: GridRange): boolean =>
  range.startRowIndex === undefined &&
  range.endRowIndex === undefined &&
  range.startColumnIndex === undefined &&
  range.endColumnIndex === undefined;

function* refusing(book: Book, tab: Tab, editor: Editor): Generator<{ area: GridRange; open: Box[] }> {
  for (const protection of tab.protectedRanges) {
    if (mayEditProtected(protection, editor)) continue;
    const area = protectedArea(book, protection);
    if (area === undefined || area.sheetId !== tab.sheetId) continue;
    yield { area, open: (protection.unprotectedRanges ?? []).map((range) => boxOf(range, tab)) };
  }
}

/** Throws Google's 400 when any cell of the box is protected against the editor. */
export function assertCells(book: Book, tab: Tab, box: Box, editor: Editor): void {
  for (const { area, open } of refusing(book, tab, editor)) {
    let closed = [intersection(box, boxOf(area, tab))].filter((part) => !isEmptyBox(part));
    for (const hole of open) closed = closed.flatMap((part) => subtract(part, hole));
    if (closed.length > 0) throw invalid(PROTECTED_MESSAGE);
  }
}

/** Inserting rows or columns at an index is refused inside a protected range and anywhere in a protected tab. */
export function assertInsert(
  book: Book,
  tab: Tab,
  dimension: 'ROWS' | 'COLUMNS',
  at: number,
  editor: Editor,
): void {
  for (const { area } of refusing(book, tab, editor)) {
    const box = boxOf(area, tab);
    const [start, end] = dimension === 'ROWS' ? [box.top, box.bottom] : [box.left, box.right];
    if (isWhole(area) || (at > start && at < end)) throw invalid(PROTECTED_MESSAGE);
  }
}

/** Deleting or moving whole rows or columns: refused when a protected range lies in their way. */
export function assertLines(book: Book, tab: Tab, box: Box, editor: Editor): void {
  for (const { area } of refusing(book, tab, editor)) {
    if (isWhole(area) || !isEmptyBox(intersection(box, boxOf(area, tab)))) throw invalid(PROTECTED_MESSAGE);
  }
}

/** Changes to the tab itself: title, size, hiding, deleting. */
export function assertTab(book: Book, tab: Tab, editor: Editor): void {
  for (const { area } of refusing(book, tab, editor)) if (isWhole(area)) throw invalid(PROTECTED_MESSAGE);
}
