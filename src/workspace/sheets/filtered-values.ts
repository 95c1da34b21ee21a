/** `spreadsheets.values`: batchGetByDataFilter, batchUpdateByDataFilter, batchClearByDataFilter. */
import { printA1 } from '../book/a1.ts';
import { placesOf } from '../book/data-filter.ts';
import type { Json } from '../book/model.ts';
import type { Place } from '../book/resolve.ts';
import { invalid } from '../errors.ts';
import { editorOf, type SheetsCall, spreadsheetFile } from './call.ts';
import { inputOption } from './enter.ts';
import { readOptionsOf, readPlace } from './read-values.ts';
import { clearPlace, responses, totals, writePlace, yearOf } from './write-values.ts';

function filtersOf(body: Json): Json[] {
  const filters = (Array.isArray(body.dataFilters) ? body.dataFilters : [body.dataFilters]) as Json[];
  if (!filters[0]) throw invalid('Must specify at least one data filter.');
  return filters;
}

/** Each place once, with all the filters that mean it. */
function grouped(
  filters: Json[],
  places: (filter: Json) => Place[],
): { place: Place; range: string; filters: Json[] }[] {
  const found = new Map<string, { place: Place; range: string; filters: Json[] }>();
  for (const filter of filters) {
    for (const place of places(filter)) {
      const range = printA1(place.tab.title, place.box);
      const known = found.get(range);
      if (known) known.filters.push(filter);
      else found.set(range, { place, range, filters: [filter] });
    }
  }
  return [...found.values()];
}

export function batchGetValuesByDataFilter(call: SheetsCall, id: string): unknown {
  spreadsheetFile(call, id, false);
  const held = call.services.books.open(id);
  const { body } = call;
  const options = readOptionsOf(body.valueRenderOption, body.dateTimeRenderOption, body.majorDimension);
  const found = grouped(filtersOf(body), (filter) => placesOf(held.book, filter));
  return {
    spreadsheetId: id,
    ...(found.length > 0
      ? {
          valueRanges: found.map(({ place, filters }) => ({
            valueRange: readPlace(call.services, held, place, options),
            dataFilters: filters,
          })),
        }
      : {}),
  };
}

/** A filter that matches nothing writes nothing: a row that was deleted is not missed. */
export function batchUpdateValuesByDataFilter(call: SheetsCall, id: string): unknown {
  const file = spreadsheetFile(call, id, true);
  const { services, body } = call;
  const input = inputOption(body.valueInputOption);
  const data = (Array.isArray(body.data) ? body.data : body.data ? [body.data] : []) as Json[];
  const editor = editorOf(call, file);
  const written = services.books.edit(id, call.account, (draft) =>
    data.flatMap((one) => {
      const filter = (one.dataFilter ?? {}) as Json;
      return placesOf(draft.book, filter).map((place) => ({
        filter,
        update: writePlace(draft, editor, place, one, input, yearOf(call)),
      }));
    }),
  );
  const updates = written.map(({ update }) => update);
  const options = {
    include: body.includeValuesInResponse === true,
    value: body.responseValueRenderOption,
    date: body.responseDateTimeRenderOption,
  };
  const answers = responses(call, services.books.open(id), updates, options).map(
    ({ spreadsheetId: _id, ...answer }, at) => ({ ...answer, dataFilter: written[at]!.filter }),
  );
  return {
    spreadsheetId: id,
    ...totals(updates),
    ...(answers.length > 0 ? { responses: answers } : {}),
  };
}

export function batchClearValuesByDataFilter(call: SheetsCall, id: string): unknown {
  const file = spreadsheetFile(call, id, true);
  const filters = filtersOf(call.body);
  const editor = editorOf(call, file);
  const clearedRanges = call.services.books.edit(id, call.account, (draft) =>
    grouped(filters, (filter) => placesOf(draft.book, filter)).map(({ place }) =>
      clearPlace(draft, editor, place),
    ),
  );
  return { spreadsheetId: id, ...(clearedRanges.length > 0 ? { clearedRanges } : {}) };
}
