/** From a range text to a place in a spreadsheet. */
import { invalid } from '../errors.ts';
import type { Bounds } from './a1.ts';
import { columnName, parseA1, quoteTitle } from './a1.ts';
import type { Book, Box, Tab } from './model.ts';
import { tabById, tabByTitle } from './model.ts';
import { boxOf } from './ranges.ts';

export interface Place {
  tab: Tab;
  box: Box;
  /** One cell was named (`B2`): a write may run on from there. */
  single: boolean;
}

const unparsable = (text: string) => invalid(`Unable to parse range: ${text}`);

/**
 * Resolves A1 notation, a tab's title or a named range, clamped to the grid.
 * Throws Google's 400 `Unable to parse range: …`, or `Range (…) exceeds grid limits…` when it begins outside.
 */
export function resolve(book: Book, text: string): Place {
  const parsed = parseA1(text);
  if (parsed === undefined) throw unparsable(text);
  if ('word' in parsed) {
    const name = parsed.quoted
      ? undefined
      : book.namedRanges.find((range) => range.name.toLowerCase() === parsed.word.toLowerCase());
    if (name) {
      const tab = tabById(book, name.range.sheetId);
      if (!tab) throw unparsable(text);
      return { tab, box: boxOf(name.range, tab), single: false };
    }
    const tab = tabByTitle(book, parsed.word);
    if (!tab) throw unparsable(text);
    return { tab, box: boxOf({ sheetId: tab.sheetId }, tab), single: false };
  }
  const tab = parsed.title === undefined ? firstVisible(book) : tabByTitle(book, parsed.title);
  if (!tab) throw unparsable(text);
  return place(tab, parsed.bounds);
}

function place(tab: Tab, bounds: Bounds): Place {
  const { startRow = 0, endRow = tab.rowCount, startColumn = 0, endColumn = tab.columnCount } = bounds;
  const single = endRow - startRow === 1 && endColumn - startColumn === 1;
  if (startRow >= tab.rowCount || startColumn >= tab.columnCount) {
    throw exceedsGrid(tab, { top: startRow, bottom: endRow, left: startColumn, right: endColumn });
  }
  const box = {
    top: startRow,
    bottom: Math.min(endRow, tab.rowCount),
    left: startColumn,
    right: Math.min(endColumn, tab.columnCount),
  };
  return { tab, box, single };
}

export function exceedsGrid(tab: Tab, box: Box) {
  const from = `${columnName(box.left)}${box.top + 1}`;
  const to = `${columnName(Math.max(box.right, box.left + 1) - 1)}${Math.max(box.bottom, box.top + 1)}`;
  const address = `${quoteTitle(tab.title)}!${from}${from === to ? '' : `:${to}`}`;
  return invalid(
    `Range (${address}) exceeds grid limits. Max rows: ${tab.rowCount}, max columns: ${tab.columnCount}`,
  );
}

/** An address without a tab means the first one that is shown. */
const firstVisible = (book: Book): Tab | undefined =>
  book.tabs.find((tab) => tab.extra.sheet.hidden !== true) ?? book.tabs[0];
