/** Requests on developer metadata. */
import { assertRoom, lookUp, metadataJson, readLocation } from '../book/metadata.ts';
import type { Book, DeveloperMetadata, Json } from '../book/model.ts';
import { invalid } from '../errors.ts';
import { newNumber } from '../ids.ts';
import { update } from '../mask.ts';
import { fieldsOf, type Handler, type Payload } from './change.ts';

export const createDeveloperMetadata: Handler = (change, payload) => {
  const { book } = change;
  const given = (payload.developerMetadata ?? {}) as Payload;
  if (typeof given.metadataKey !== 'string' || given.metadataKey === '')
    throw invalid('developerMetadata.metadataKey must be set');
  if (given.visibility !== 'DOCUMENT' && given.visibility !== 'PROJECT')
    throw invalid('developerMetadata.visibility must be set');
  const taken = (id: number) => book.metadata.some(({ metadataId }) => metadataId === id);
  const asked = given.metadataId === undefined ? undefined : Number(given.metadataId);
  if (asked !== undefined && taken(asked))
    throw invalid(`A developer metadata with id ${asked} already exists.`);
  const item: DeveloperMetadata = {
    metadataId: asked ?? newNumber(taken),
    metadataKey: given.metadataKey,
    ...(typeof given.metadataValue === 'string' && given.metadataValue !== ''
      ? { metadataValue: given.metadataValue }
      : {}),
    location: readLocation(book, (given.location ?? {}) as Json),
    visibility: given.visibility,
  };
  book.metadata.push(item);
  assertRoom(book);
  change.draft.touch();
  return { developerMetadata: metadataJson(item) };
};

/** Items of any of the filters, which must be lookups. */
function chosen(book: Book, filters: Payload[]): DeveloperMetadata[] {
  const found = new Set<DeveloperMetadata>();
  for (const { developerMetadataLookup } of filters) {
    if (!developerMetadataLookup) throw invalid('Only developerMetadataLookup filters are supported.');
    for (const item of lookUp(book, developerMetadataLookup as Json)) found.add(item);
  }
  return book.metadata.filter((item) => found.has(item));
}

export const deleteDeveloperMetadata: Handler = (change, payload) => {
  const { book } = change;
  const gone = chosen(book, [(payload.dataFilter ?? {}) as Payload]);
  if (gone.length > 0) {
    book.metadata = book.metadata.filter((item) => !gone.includes(item));
    change.draft.touch();
  }
  return gone.length > 0 ? { deletedDeveloperMetadata: gone.map(metadataJson) } : {};
};

export const updateDeveloperMetadata: Handler = (change, payload) => {
  const { book } = change;
  const mask = fieldsOf(payload);
  const given = (payload.developerMetadata ?? {}) as Payload;
  const items = chosen(book, (payload.dataFilters ?? []) as Payload[]);
  for (const item of items) {
    const next: Payload = { ...item };
    update(next, given, mask);
    if (typeof next.metadataKey !== 'string' || next.metadataKey === '')
      throw invalid('developerMetadata.metadataKey must be set');
    if (typeof next.visibility !== 'string') throw invalid('developerMetadata.visibility must be set');
    item.metadataKey = next.metadataKey;
    item.visibility = next.visibility;
    item.location = readLocation(book, (next.location ?? {}) as Json);
    if (typeof next.metadataValue === 'string' && next.metadataValue !== '')
      item.metadataValue = next.metadataValue;
    else delete item.metadataValue;
  }
  assertRoom(book);
  if (items.length > 0) change.draft.touch();
  return items.length > 0 ? { developerMetadata: items.map(metadataJson) } : {};
};
