/** Which of Google's types the operations of Sheets v4 take. */
import type { Mask } from '../mask.ts';
import { checkMessage, checkQuery } from './check.ts';
import { answerMask, updateMask } from './masks.ts';

interface Shape {
  /** Name of the operation's parameters in the client package. */
  parameters: string;
  /** Message of the answer. */
  answer: string;
  /** Message in the body; none for a call without one. */
  body?: string;
  /** Where the body stands in the request message. */
  at?: string;
}

const SHAPES: Record<string, Shape> = {
  'spreadsheets.create': {
    parameters: 'Spreadsheets$Create',
    answer: 'Spreadsheet',
    body: 'Spreadsheet',
    at: 'spreadsheet',
  },
  'spreadsheets.get': { parameters: 'Spreadsheets$Get', answer: 'Spreadsheet' },
  'spreadsheets.getByDataFilter': {
    parameters: 'Spreadsheets$Getbydatafilter',
    answer: 'Spreadsheet',
    body: 'GetSpreadsheetByDataFilterRequest',
  },
  'spreadsheets.batchUpdate': {
    parameters: 'Spreadsheets$Batchupdate',
    answer: 'BatchUpdateSpreadsheetResponse',
    body: 'BatchUpdateSpreadsheetRequest',
  },
  'developerMetadata.get': { parameters: 'Spreadsheets$Developermetadata$Get', answer: 'DeveloperMetadata' },
  'developerMetadata.search': {
    parameters: 'Spreadsheets$Developermetadata$Search',
    answer: 'SearchDeveloperMetadataResponse',
    body: 'SearchDeveloperMetadataRequest',
  },
  'sheets.copyTo': {
    parameters: 'Spreadsheets$Sheets$Copyto',
    answer: 'SheetProperties',
    body: 'CopySheetToAnotherSpreadsheetRequest',
  },
  'values.get': { parameters: 'Spreadsheets$Values$Get', answer: 'ValueRange' },
  'values.batchGet': { parameters: 'Spreadsheets$Values$Batchget', answer: 'BatchGetValuesResponse' },
  'values.update': {
    parameters: 'Spreadsheets$Values$Update',
    answer: 'UpdateValuesResponse',
    body: 'ValueRange',
    at: 'data',
  },
  'values.append': {
    parameters: 'Spreadsheets$Values$Append',
    answer: 'AppendValuesResponse',
    body: 'ValueRange',
    at: 'data',
  },
  'values.clear': {
    parameters: 'Spreadsheets$Values$Clear',
    answer: 'ClearValuesResponse',
    body: 'ClearValuesRequest',
  },
  'values.batchUpdate': {
    parameters: 'Spreadsheets$Values$Batchupdate',
    answer: 'BatchUpdateValuesResponse',
    body: 'BatchUpdateValuesRequest',
  },
  'values.batchClear': {
    parameters: 'Spreadsheets$Values$Batchclear',
    answer: 'BatchClearValuesResponse',
    body: 'BatchClearValuesRequest',
  },
  'values.batchGetByDataFilter': {
    parameters: 'Spreadsheets$Values$Batchgetbydatafilter',
    answer: 'BatchGetValuesByDataFilterResponse',
    body: 'BatchGetValuesByDataFilterRequest',
  },
  'values.batchUpdateByDataFilter': {
    parameters: 'Spreadsheets$Values$Batchupdatebydatafilter',
    answer: 'BatchUpdateValuesByDataFilterResponse',
    body: 'BatchUpdateValuesByDataFilterRequest',
  },
  'values.batchClearByDataFilter': {
    parameters: 'Spreadsheets$Values$Batchclearbydatafilter',
    answer: 'BatchClearValuesByDataFilterResponse',
    body: 'BatchClearValuesByDataFilterRequest',
  },
};

/** Checks body and query of a Sheets operation by its name (`values.update`). Throws Google's 400. */
export function checkRequest(operation: string, body: Record<string, unknown>, query: URLSearchParams): void {
  const shape = Object.hasOwn(SHAPES, operation) ? SHAPES[operation] : undefined;
  if (!shape) throw new Error(`no types for ${operation}`);
  checkQuery(query, shape.parameters);
  if (shape.body !== undefined) checkMessage(body, shape.body, shape.at);
}

/** The mask of an operation's answer, checked against its type. Undefined when none is asked for. */
export const maskOf = (operation: string, query: URLSearchParams): Mask | undefined =>
  answerMask(query.get('fields'), SHAPES[operation]!.answer);

/** What the `fields` of a request in a batch speak of. */
const MASKED: Record<string, string> = {
  updateCells: 'CellData',
  repeatCell: 'CellData',
  appendCells: 'CellData',
  updateSheetProperties: 'SheetProperties',
  updateSpreadsheetProperties: 'SpreadsheetProperties',
  updateDimensionProperties: 'DimensionProperties',
  updateNamedRange: 'NamedRange',
  updateProtectedRange: 'ProtectedRange',
  updateDeveloperMetadata: 'DeveloperMetadata',
  updateBanding: 'BandedRange',
  updateFilterView: 'FilterView',
  updateDimensionGroup: 'DimensionGroup',
};

/** Checks the `fields` of a request of a batch by its kind. Throws Google's 400. */
export function checkFields(kind: string, payload: Record<string, unknown>): void {
  const message = Object.hasOwn(MASKED, kind) ? MASKED[kind] : undefined;
  if (message !== undefined && typeof payload.fields === 'string') updateMask(payload.fields, message);
}
