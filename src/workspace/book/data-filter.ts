/** From a `DataFilter` to the places it means in a spreadsheet. */
import { invalid } from '../errors.ts';
import { lookUp } from './metadata.ts';
import type { Book, GridRange, Json, MetadataLocation } from './model.ts';
import { tabById } from './model.ts';
import { boxOf, readRange } from './ranges.ts';
import { type Place, resolve } from './resolve.ts';

/** The places of one filter; none when nothing carries the metadata it looks for. */
export function placesOf(book: Book, filter: Json): Place[] {
  if (typeof filter.a1Range === 'string') return [resolve(book, filter.a1Range)];
  if (filter.gridRange) return [gridPlace(book, readRange(filter.gridRange as Partial<GridRange>))];
  if (filter.developerMetadataLookup)
    return lookUp(book, filter.developerMetadataLookup as Json).flatMap(({ location }) =>
      locationPlaces(book, location),
    );
  throw invalid('Must specify a data filter.');
}

function gridPlace(book: Book, range: GridRange): Place {
  const tab = tabById(book, range.sheetId);
  if (!tab) throw invalid(`No grid with id: ${range.sheetId}`);
  const bounds = [range.startRowIndex, range.endRowIndex, range.startColumnIndex, range.endColumnIndex];
  if (bounds.some((index) => (index ?? 0) < 0)) throw invalid('gridRange: indexes must not be negative.');
  if ((range.startRowIndex ?? 0) >= tab.rowCount || (range.startColumnIndex ?? 0) >= tab.columnCount)
    throw invalid(
      `gridRange exceeds grid limits. Max rows: ${tab.rowCount}, max columns: ${tab.columnCount}`,
    );
  if (
    (range.endRowIndex ?? tab.rowCount) <= (range.startRowIndex ?? 0) ||
    (range.endColumnIndex ?? tab.columnCount) <= (range.startColumnIndex ?? 0)
  )
    throw invalid('gridRange: each end must lie after its start.');
  return { tab, box: boxOf(range, tab), single: false };
}

/** A row or column as a whole, a whole tab, or every tab. */
function locationPlaces(book: Book, location: MetadataLocation): Place[] {
  const range = location.dimensionRange;
  const sheetId = range?.sheetId ?? location.sheetId;
  const tabs = location.spreadsheet ? book.tabs : book.tabs.filter((tab) => tab.sheetId === sheetId);
  return tabs.map((tab) => {
    const lines = range
      ? range.dimension === 'ROWS'
        ? { startRowIndex: range.startIndex, endRowIndex: range.endIndex }
        : { startColumnIndex: range.startIndex, endColumnIndex: range.endIndex }
      : {};
    return { tab, box: boxOf({ sheetId: tab.sheetId, ...lines }, tab), single: false };
  });
}
