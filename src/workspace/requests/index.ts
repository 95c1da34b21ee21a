/** The kinds of `batchUpdate` requests, and how a list of them is done. */
import type { Tab } from '../book/model.ts';
import { ApiError, badField, invalid } from '../errors.ts';
import { checkFields } from '../schema/requests.ts';
import type { Services } from '../services.ts';
import { autoResizeDimensions } from './auto-resize.ts';
import * as cells from './cells.ts';
import type { Change, Handler, Payload } from './change.ts';
import * as conditional from './conditional-formats.ts';
import * as dimensions from './dimensions.ts';
import * as filters from './filters.ts';
import * as merges from './merges.ts';
import * as metadata from './metadata.ts';
import * as names from './named-ranges.ts';
import { copyPaste, cutPaste, findReplace } from './paste.ts';
import * as protectedRanges from './protected-ranges.ts';
import { type Peek, sortRange } from './sort.ts';
import * as tabs from './tabs.ts';

const HANDLERS: Record<string, Handler> = {
  ...cells,
  ...conditional,
  addSheet: tabs.addSheet,
  deleteSheet: tabs.deleteSheet,
  duplicateSheet: tabs.duplicateSheet,
  updateSheetProperties: tabs.updateSheetProperties,
  updateSpreadsheetProperties: tabs.updateSpreadsheetProperties,
  insertDimension: dimensions.insertDimension,
  deleteDimension: dimensions.deleteDimension,
  moveDimension: dimensions.moveDimension,
  appendDimension: dimensions.appendDimension,
  updateDimensionProperties: dimensions.updateDimensionProperties,
  ...filters,
  ...merges,
  ...metadata,
  addNamedRange: names.addNamedRange,
  updateNamedRange: names.updateNamedRange,
  deleteNamedRange: names.deleteNamedRange,
  ...protectedRanges,
};

/** Sorting by a formula's value needs the spreadsheet as it stands half-way: numbered where no saved state is. */
let unsaved = -1;

/** Does every request in order; the first that fails throws with its number, as Google does. */
export function applyRequests(services: Services, change: Change, requests: Payload[]): Payload[] {
  const peek = (under: Change, tab: Tab): Peek => {
    const state = --unsaved;
    return (row, column, cell) => services.calculator.value(under.book, state, tab, row, column, cell);
  };
  const handlers: Record<string, Handler> = {
    ...HANDLERS,
    autoResizeDimensions: autoResizeDimensions(peek),
    sortRange: sortRange(peek),
    copyPaste: copyPaste(peek),
    cutPaste,
    findReplace,
  };
  return requests.map((request, at) => {
    const kinds = Object.keys(request ?? {}).filter(
      (key) => request[key] !== null && request[key] !== undefined,
    );
    const [kind] = kinds;
    if (kind === undefined) throw invalid(`Invalid requests[${at}]: No request set.`);
    if (kinds.length > 1)
      throw badField(
        `requests[${at}]`,
        `Invalid value at 'requests[${at}]' (oneof), oneof field 'kind' is already set. Cannot set '${kinds[1]}'`,
      );
    const handler = Object.hasOwn(handlers, kind) ? handlers[kind] : undefined;
    if (!handler) throw invalid(`Invalid requests[${at}].${kind}: not modelled by this workspace.`);
    try {
      checkFields(kind, request[kind] as Payload);
      const reply = handler(change, request[kind] as Payload);
      return reply === undefined ? {} : { [kind]: reply };
    } catch (error) {
      if (error instanceof ApiError && error.status === 400)
        throw invalid(`Invalid requests[${at}].${kind}: ${error.message}`);
      throw error;
    }
  });
}
