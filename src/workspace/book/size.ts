/** How much a spreadsheet holds: https://support.google.com/drive/answer/37603 */
import { invalid } from '../errors.ts';
import type { Book, Tab } from './model.ts';

const MAX_CELLS = 10_000_000;
const MAX_COLUMNS = 18_278;

/**
 * Throws Google's 400 when a tab of this size would be wider than column ZZZ, or all grids together would hold more
 * than ten million cells. The tab need not be in the book yet.
 */
export function assertSize(book: Book, tab: Tab, rows: number, columns: number): void {
  if (columns > MAX_COLUMNS)
    throw invalid(
      `This action would increase the number of columns in the sheet above the limit of ${MAX_COLUMNS} columns.`,
    );
  const cells = book.tabs.reduce(
    (sum, other) => (other === tab ? sum : sum + other.rowCount * other.columnCount),
    rows * columns,
  );
  if (cells > MAX_CELLS)
    throw invalid(
      `This action would increase the number of cells in the workbook above the limit of ${MAX_CELLS} cells.`,
    );
}
