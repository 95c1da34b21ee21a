/** `spreadsheets.developerMetadata`: get, search. */
import { placesOf } from '../book/data-filter.ts';
import { lookUp, metadataJson } from '../book/metadata.ts';
import type { Book, Box, DeveloperMetadata, Json } from '../book/model.ts';
import { boxOf, intersection, isEmptyBox } from '../book/ranges.ts';
import { entityNotFound, invalid } from '../errors.ts';
import { type SheetsCall, spreadsheetFile } from './call.ts';

export function getMetadata(call: SheetsCall, id: string, metadataId: string): unknown {
  spreadsheetFile(call, id, false);
  if (!/^\d{1,10}$/.test(metadataId))
    throw invalid(`Invalid value at 'metadata_id' (TYPE_INT32), ${JSON.stringify(metadataId)}`);
  const { book } = call.services.books.open(id);
  const item = book.metadata.find((one) => one.metadataId === Number(metadataId));
  if (!item) throw entityNotFound();
  return metadataJson(item);
}

export function searchMetadata(call: SheetsCall, id: string): unknown {
  spreadsheetFile(call, id, false);
  const { book } = call.services.books.open(id);
  const filters = (call.body.dataFilters ?? []) as Json[];
  if (filters.length === 0) throw invalid('Must specify at least one data filter.');
  const found = new Map<DeveloperMetadata, Json[]>();
  for (const filter of filters)
    for (const item of meant(book, filter)) found.set(item, [...(found.get(item) ?? []), filter]);
  return {
    ...(found.size > 0
      ? {
          matchedDeveloperMetadata: [...found].map(([item, dataFilters]) => ({
            developerMetadata: metadataJson(item),
            dataFilters,
          })),
        }
      : {}),
  };
}

/** A range means what is attached to the rows and columns that meet it, and to its tab. */
function meant(book: Book, filter: Json): DeveloperMetadata[] {
  if (filter.developerMetadataLookup) return lookUp(book, filter.developerMetadataLookup as Json);
  const places = placesOf(book, filter);
  return book.metadata.filter(({ location: { sheetId, dimensionRange } }) =>
    places.some(({ tab, box }) => {
      if (tab.sheetId !== (dimensionRange?.sheetId ?? sheetId)) return false;
      if (!dimensionRange) return true;
      const { startIndex, endIndex } = dimensionRange;
      const whole: Box = boxOf({ sheetId: tab.sheetId }, tab);
      const line =
        dimensionRange.dimension === 'ROWS'
          ? { ...whole, top: startIndex, bottom: endIndex }
          : { ...whole, left: startIndex, right: endIndex };
      return !isEmptyBox(intersection(box, line));
    }),
  );
}
