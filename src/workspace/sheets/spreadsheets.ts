/** `spreadsheets`: create, get, batchUpdate. */
import { placesOf } from '../book/data-filter.ts';
import { metadataJson } from '../book/metadata.ts';
import type { Box, Tab } from '../book/model.ts';

import type { Editor } from '../book/protection.ts';
import { type Place, resolve } from '../book/resolve.ts';
import { SPREADSHEET } from '../drive/file.ts';
import { forbidden, invalid } from '../errors.ts';
import { conditionalLayer } from '../formulas/conditional.ts';
import { newFileId, newNumber } from '../ids.ts';
import { type Mask, within } from '../mask.ts';
import type { Change, Payload } from '../requests/change.ts';
import { applyRequests } from '../requests/index.ts';
import { namedRangeJson } from '../requests/named-ranges.ts';
import { maskOf } from '../schema/requests.ts';
import type { Services } from '../services.ts';
import type { Held } from '../storage/books.ts';
import { editorOf, flag, type SheetsCall, spreadsheetFile } from './call.ts';
import { bookProperties, type Eyes, sheetJson, wholeBox } from './describe.ts';

/** The JSON of a whole spreadsheet. `ranges` narrows the tabs and their data. */
export function spreadsheetJson(
  services: Services,
  held: Held,
  editor: Editor,
  options: { ranges: string[]; places?: Place[]; grid: boolean; mask?: Mask | undefined },
): Payload {
  const { book, revision } = held;
  const value: Eyes['value'] = (tab, row, column, cell) =>
    services.calculator.value(book, revision, tab, row, column, cell);
  const eyes: Eyes = {
    editor,
    value,
    layers: (tab, box) =>
      conditionalLayer(book, tab, box, (row, column, cell) => value(tab, row, column, cell), services.now()),
  };
  const boxes = new Map<Tab, Box[]>();
  const places = options.places ?? options.ranges.map((range) => resolve(book, range));
  for (const { tab, box } of places) {
    boxes.set(tab, [...(boxes.get(tab) ?? []), box]);
  }
  const tabs = options.places || boxes.size > 0 ? book.tabs.filter((tab) => boxes.has(tab)) : book.tabs;
  const sheetMask = within(options.mask, 'sheets');
  const sheets =
    sheetMask === undefined
      ? undefined
      : tabs.map((tab) =>
          sheetJson(
            book,
            tab,
            eyes,
            options.grid ? (boxes.get(tab) ?? [wholeBox(tab)]) : undefined,
            sheetMask,
          ),
        );
  const metadata = book.metadata.filter((item) => item.location.spreadsheet === true);
  return {
    spreadsheetId: book.id,
    properties: bookProperties(book),
    ...(sheets ? { sheets } : {}),
    ...(book.namedRanges.length > 0 ? { namedRanges: book.namedRanges.map(namedRangeJson) } : {}),
    spreadsheetUrl: `${services.origin()}/spreadsheets/d/${book.id}/edit`,
    ...(metadata.length > 0 ? { developerMetadata: metadata.map(metadataJson) } : {}),
  };
}

/** With a field mask, grid data comes when the mask names it, and `includeGridData` is not looked at. */
function wantsGrid(query: URLSearchParams, mask: Mask | undefined): boolean {
  if (mask === undefined) return flag(query, 'includeGridData');
  const sheets = mask === true || !Object.hasOwn(mask, 'sheets') ? undefined : mask.sheets;
  return sheets !== undefined && sheets !== true && within(sheets, 'data') !== undefined;
}

export function getSpreadsheet(call: SheetsCall, id: string): unknown {
  const file = spreadsheetFile(call, id, false);
  const mask = maskOf('spreadsheets.get', call.query);
  const json = spreadsheetJson(call.services, call.services.books.open(id), editorOf(call, file), {
    ranges: call.query.getAll('ranges'),
    grid: wantsGrid(call.query, mask),
    mask,
  });
  return json;
}

/** As `get`, of the tabs and ranges that data filters mean; all tabs without a filter. */
export function getSpreadsheetByDataFilter(call: SheetsCall, id: string): unknown {
  const file = spreadsheetFile(call, id, false);
  const { services, body, query } = call;
  const held = services.books.open(id);
  const mask = maskOf('spreadsheets.getByDataFilter', query);
  const filters = (body.dataFilters ?? []) as Payload[];
  const json = spreadsheetJson(services, held, editorOf(call, file), {
    ranges: [],
    ...(filters.length > 0 ? { places: filters.flatMap((filter) => placesOf(held.book, filter)) } : {}),
    grid: mask === undefined ? body.includeGridData === true : wantsGrid(query, mask),
    mask,
  });
  return json;
}

export function createSpreadsheet(call: SheetsCall): unknown {
  const { services, account, body } = call;
  if (services.isServiceAccount(account)) throw forbidden();
  const properties = (body.properties ?? {}) as Payload;
  const given = (Array.isArray(body.sheets) ? body.sheets : []) as { properties?: Payload }[];
  const id = newFileId();
  const title =
    typeof properties.title === 'string' && properties.title !== ''
      ? properties.title
      : 'Untitled spreadsheet';
  services.createFile({ id, name: title, mimeType: SPREADSHEET, parent: null, drive_id: null, account });
  const editor = { email: account, master: true };
  try {
    services.books.edit(id, account, (draft) => {
      const change: Change = { draft, book: draft.book, editor };
      const { title: _title, defaultFormat: _format, spreadsheetTheme: _theme, ...rest } = properties;
      if (Object.keys(rest).length > 0)
        applyRequests(services, change, [
          { updateSpreadsheetProperties: { properties: rest, fields: Object.keys(rest).join(',') } },
        ]);
      if (given.length > 0) replaceTabs(services, change, given);
    });
  } catch (error) {
    services.removeFile(id);
    throw error;
  }
  return spreadsheetJson(services, services.books.open(id), editor, { ranges: [], grid: false });
}

/** The tabs asked for take the place of the first empty one. */
function replaceTabs(services: Services, change: Change, given: { properties?: Payload }[]): void {
  const first = change.book.tabs[0]!;
  first.title = `\u0000${first.title}`;
  first.sheetId = newNumber((id) => given.some(({ properties }) => properties?.sheetId === id));
  const sheets = given.map(({ properties = {} }, index) => ({
    addSheet: {
      properties: { title: `Sheet${index + 1}`, ...(index === 0 ? { sheetId: 0 } : {}), ...properties },
    },
  }));
  applyRequests(services, change, sheets);
  change.book.tabs.splice(change.book.tabs.indexOf(first), 1);
  change.draft.touch();
}

export function batchUpdate(call: SheetsCall, id: string): unknown {
  const { services, account, body } = call;
  const file = spreadsheetFile(call, id, true);
  const requests = body.requests;
  if (!Array.isArray(requests) || requests.length === 0) throw invalid('Must specify at least one request.');
  const editor = editorOf(call, file);
  const replies = services.books.edit(id, account, (draft) =>
    applyRequests(services, { draft, book: draft.book, editor }, requests as Payload[]),
  );
  const out: Payload = { spreadsheetId: id, replies };
  if (body.includeSpreadsheetInResponse === true) {
    const ranges = Array.isArray(body.responseRanges) ? (body.responseRanges as string[]) : [];
    out.updatedSpreadsheet = spreadsheetJson(services, services.books.open(id), editor, {
      ranges,
      grid: body.responseIncludeGridData === true,
    });
  }
  return out;
}
