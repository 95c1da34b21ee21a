/** Which of Google's types the operations of Sheets v4 take. */
import { checkMessage, checkQuery } from './check.ts';

interface Shape {
  /** Name of the operation's parameters in the client package. */
  parameters: string;
  /** Message in the body; none for a call without one. */
  body?: string;
  /** Where the body stands in the request message. */
  at?: string;
}

const SHAPES: Record<string, Shape> = {
  'spreadsheets.create': { parameters: 'Spreadsheets$Create', body: 'Spreadsheet', at: 'spreadsheet' },
  'spreadsheets.get': { parameters: 'Spreadsheets$Get' },
  'spreadsheets.getByDataFilter': {
    parameters: 'Spreadsheets$Getbydatafilter',
    body: 'GetSpreadsheetByDataFilterRequest',
  },
  'spreadsheets.batchUpdate': {
    parameters: 'Spreadsheets$Batchupdate',
    body: 'BatchUpdateSpreadsheetRequest',
  },
  'developerMetadata.get': { parameters: 'Spreadsheets$Developermetadata$Get' },
  'developerMetadata.search': {
    parameters: 'Spreadsheets$Developermetadata$Search',
    body: 'SearchDeveloperMetadataRequest',
  },
  'sheets.copyTo': {
    parameters: 'Spreadsheets$Sheets$Copyto',
    body: 'CopySheetToAnotherSpreadsheetRequest',
  },
  'values.get': { parameters: 'Spreadsheets$Values$Get' },
  'values.batchGet': { parameters: 'Spreadsheets$Values$Batchget' },
  'values.update': { parameters: 'Spreadsheets$Values$Update', body: 'ValueRange', at: 'data' },
  'values.append': { parameters: 'Spreadsheets$Values$Append', body: 'ValueRange', at: 'data' },
  'values.clear': { parameters: 'Spreadsheets$Values$Clear', body: 'ClearValuesRequest' },
  'values.batchUpdate': { parameters: 'Spreadsheets$Values$Batchupdate', body: 'BatchUpdateValuesRequest' },
  'values.batchClear': { parameters: 'Spreadsheets$Values$Batchclear', body: 'BatchClearValuesRequest' },
  'values.batchGetByDataFilter': {
    parameters: 'Spreadsheets$Values$Batchgetbydatafilter',
    body: 'BatchGetValuesByDataFilterRequest',
  },
  'values.batchUpdateByDataFilter': {
    parameters: 'Spreadsheets$Values$Batchupdatebydatafilter',
    body: 'BatchUpdateValuesByDataFilterRequest',
  },
  'values.batchClearByDataFilter': {
    parameters: 'Spreadsheets$Values$Batchclearbydatafilter',
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
