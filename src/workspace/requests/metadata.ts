/** Developer metadata. */
import type { DeveloperMetadata } from '../book/model.ts';
import { invalid } from '../errors.ts';
import { newNumber } from '../ids.ts';
import { type Handler, type Payload, tabOf } from './change.ts';

export const createDeveloperMetadata: Handler = (change, payload) => {
  const { book } = change;
  const given = (payload.developerMetadata ?? {}) as Payload;
  if (typeof given.metadataKey !== 'string' || given.metadataKey === '')
    throw invalid('developerMetadata.metadataKey must be set');
  if (typeof given.visibility !== 'string') throw invalid('developerMetadata.visibility must be set');
  const location = (given.location ?? {}) as DeveloperMetadata['location'];
  const sheet = location.sheetId ?? (location.dimensionRange as Payload | undefined)?.sheetId;
  if (location.spreadsheet !== true && sheet === undefined && !location.dimensionRange)
    throw invalid('developerMetadata.location must be set');
  if (location.spreadsheet !== true) tabOf(book, sheet);
  const taken = (id: number) => book.metadata.some(({ metadataId }) => metadataId === id);
  const asked = given.metadataId;
  if (typeof asked === 'number' && taken(asked))
    throw invalid(`A developer metadata with id ${asked} already exists.`);
  const locationType =
    location.spreadsheet === true
      ? 'SPREADSHEET'
      : location.dimensionRange
        ? String((location.dimensionRange as Payload).dimension).slice(0, -1)
        : 'SHEET';
  const item: DeveloperMetadata = {
    metadataId: typeof asked === 'number' ? asked : newNumber(taken),
    metadataKey: given.metadataKey,
    ...(typeof given.metadataValue === 'string' ? { metadataValue: given.metadataValue } : {}),
    location: { locationType, ...location },
    visibility: given.visibility,
  };
  book.metadata.push(item);
  change.draft.touch();
  return { developerMetadata: item };
};

/** Whether an item is meant by a `DataFilter`. */
function matches(item: DeveloperMetadata, filter: Payload): boolean {
  const lookup = (filter.developerMetadataLookup ?? filter) as Payload;
  const { metadataId, metadataKey, metadataValue, visibility, locationType } = lookup;
  return (
    (metadataId === undefined || metadataId === item.metadataId) &&
    (metadataKey === undefined || metadataKey === item.metadataKey) &&
    (metadataValue === undefined || metadataValue === item.metadataValue) &&
    (visibility === undefined || visibility === item.visibility) &&
    (locationType === undefined || locationType === item.location.locationType)
  );
}

export const deleteDeveloperMetadata: Handler = (change, payload) => {
  const { book } = change;
  const gone = book.metadata.filter((item) => matches(item, (payload.dataFilter ?? {}) as Payload));
  if (gone.length > 0) {
    book.metadata = book.metadata.filter((item) => !gone.includes(item));
    change.draft.touch();
  }
  return { deletedDeveloperMetadata: gone };
};

export const updateDeveloperMetadata: Handler = (change, payload) => {
  const { book } = change;
  const filters = (payload.dataFilters ?? []) as Payload[];
  const changed = book.metadata.filter((item) => filters.some((filter) => matches(item, filter)));
  const { metadataKey, metadataValue, visibility } = (payload.developerMetadata ?? {}) as Payload;
  const fields = String(payload.fields ?? '*')
    .split(',')
    .map((field) => field.trim());
  const wants = (field: string) => fields.includes(field) || fields.includes('*');
  for (const item of changed) {
    if (wants('metadataKey') && typeof metadataKey === 'string') item.metadataKey = metadataKey;
    if (wants('metadataValue') && typeof metadataValue === 'string') item.metadataValue = metadataValue;
    if (wants('visibility') && typeof visibility === 'string') item.visibility = visibility;
  }
  if (changed.length > 0) change.draft.touch();
  return { developerMetadata: changed };
};
