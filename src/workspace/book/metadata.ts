/**
 * Developer metadata: where it is attached, and which of it a lookup means.
 * https://developers.google.com/workspace/sheets/api/guides/metadata
 */
import { invalid } from '../errors.ts';
import type { Book, DeveloperMetadata, Json, LineRange, MetadataLocation } from './model.ts';
import { tabById } from './model.ts';

/** Characters of keys and values that a spreadsheet holds, and each of its tabs. */
const ROOM = 30_000;

/** A location as a client sent it, with the kind filled in. Throws Google's 400 on one that is no place. */
export function readLocation(
  book: Book,
  given: Json,
  field = 'developerMetadata.location',
): MetadataLocation {
  if (given.spreadsheet === true) return { locationType: 'SPREADSHEET', spreadsheet: true };
  const range = given.dimensionRange as Json | undefined;
  if (!range && given.sheetId === undefined) throw invalid(`${field} must be set`);
  const sheetId = Number((range ? range.sheetId : given.sheetId) ?? 0);
  const tab = tabById(book, sheetId);
  if (!tab) throw invalid(`No grid with id: ${sheetId}`);
  if (!range) return { locationType: 'SHEET', sheetId };
  const { dimension } = range;
  const startIndex = Number(range.startIndex ?? 0);
  const endIndex = Number(range.endIndex ?? Number.NaN);
  if ((dimension !== 'ROWS' && dimension !== 'COLUMNS') || startIndex < 0 || endIndex !== startIndex + 1)
    throw invalid(`${field}.dimensionRange must represent a single row or column.`);
  const size = dimension === 'ROWS' ? tab.rowCount : tab.columnCount;
  if (startIndex >= size)
    throw invalid(`${field}.dimensionRange.startIndex[${startIndex}] is outside of the grid[${size}].`);
  return {
    locationType: dimension === 'ROWS' ? 'ROW' : 'COLUMN',
    dimensionRange: { sheetId, dimension, startIndex, endIndex },
  };
}

const sheetOf = (location: MetadataLocation): number | undefined =>
  location.sheetId ?? location.dimensionRange?.sheetId;

/** As the API shows it: the first tab's id, 0, is left out of a row's range. */
export function metadataJson(item: DeveloperMetadata): Json {
  const { dimensionRange } = item.location;
  if (dimensionRange?.sheetId !== 0) return { ...item };
  const { sheetId: _first, ...bounds } = dimensionRange;
  return { ...item, location: { ...item.location, dimensionRange: bounds } };
}

const sameLine = (a: LineRange, b: LineRange): boolean =>
  a.sheetId === b.sheetId && a.dimension === b.dimension && a.startIndex === b.startIndex;

function exactly(a: MetadataLocation, b: MetadataLocation): boolean {
  if (a.locationType !== b.locationType) return false;
  if (a.dimensionRange && b.dimensionRange) return sameLine(a.dimensionRange, b.dimensionRange);
  return a.sheetId === b.sheetId;
}

/** A tab meets all its lines, a row every column. The spreadsheet meets nothing but itself. */
function meets(a: MetadataLocation, b: MetadataLocation): boolean {
  if (a.spreadsheet || b.spreadsheet) return a.spreadsheet === b.spreadsheet;
  if (sheetOf(a) !== sheetOf(b)) return false;
  if (!a.dimensionRange || !b.dimensionRange) return true;
  return (
    a.dimensionRange.dimension !== b.dimensionRange.dimension || sameLine(a.dimensionRange, b.dimensionRange)
  );
}

/** The items that a `DeveloperMetadataLookup` means, in the order they were made. */
export function lookUp(book: Book, lookup: Json): DeveloperMetadata[] {
  const { metadataId, metadataKey, metadataValue, visibility, locationType, metadataLocation } = lookup;
  const exact = lookup.locationMatchingStrategy === 'EXACT_LOCATION';
  if (exact && locationType !== undefined)
    throw invalid('locationType must not be set when locationMatchingStrategy is EXACT_LOCATION.');
  if (lookup.locationMatchingStrategy !== undefined && metadataLocation === undefined)
    throw invalid('metadataLocation must be set when locationMatchingStrategy is set.');
  const place =
    metadataLocation === undefined || metadataLocation === null
      ? undefined
      : readLocation(book, metadataLocation as Json, 'metadataLocation');
  return book.metadata.filter(
    (item) =>
      (metadataId === undefined || Number(metadataId) === item.metadataId) &&
      (metadataKey === undefined || metadataKey === item.metadataKey) &&
      (metadataValue === undefined || metadataValue === (item.metadataValue ?? '')) &&
      (visibility === undefined || visibility === item.visibility) &&
      (locationType === undefined || locationType === item.location.locationType) &&
      (place === undefined || (exact ? exactly : meets)(item.location, place)),
  );
}

/** Throws Google's 400 when keys and values no longer fit where they are attached. */
export function assertRoom(book: Book): void {
  const used = new Map<number | undefined, number>();
  for (const { location, metadataKey, metadataValue = '' } of book.metadata) {
    const sheet = sheetOf(location);
    const size = (used.get(sheet) ?? 0) + metadataKey.length + metadataValue.length;
    if (size > ROOM)
      throw invalid(
        `This action would exceed the limit of ${ROOM} characters of developer metadata ${sheet === undefined ? 'in the spreadsheet' : 'in a sheet'}.`,
      );
    used.set(sheet, size);
  }
}
