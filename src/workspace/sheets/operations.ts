/** The paths of Sheets v4. */
import { applyMask } from '../mask.ts';
import { type Operation, of } from '../operation.ts';
import { maskOf } from '../schema/requests.ts';
import { appendValues } from './append.ts';
import { copySheetTo } from './copy-to.ts';
import * as filtered from './filtered-values.ts';
import { getMetadata, searchMetadata } from './metadata.ts';
import { batchGetValues, getValues } from './read-values.ts';
import {
  batchUpdate,
  createSpreadsheet,
  getSpreadsheet,
  getSpreadsheetByDataFilter,
} from './spreadsheets.ts';
import * as values from './write-values.ts';

const sheets = of('sheets');
const BOOK = '/v4/spreadsheets/([^/:]+)';
const at = (tail: string) => new RegExp(`^${BOOK}${tail}$`);

/** Verbs after `:` come before plain ranges, which may hold a colon themselves. */
const OPERATIONS: Operation[] = [
  sheets('write', 'spreadsheets.create', 'POST', /^\/v4\/spreadsheets$/, (call) => createSpreadsheet(call)),
  sheets('write', 'spreadsheets.batchUpdate', 'POST', at(':batchUpdate'), (call, [id]) =>
    batchUpdate(call, id!),
  ),
  sheets('read', 'values.batchGet', 'GET', at('/values:batchGet'), (call, [id]) => batchGetValues(call, id!)),
  sheets('write', 'values.batchUpdate', 'POST', at('/values:batchUpdate'), (call, [id]) =>
    values.batchUpdateValues(call, id!),
  ),
  sheets('write', 'values.batchClear', 'POST', at('/values:batchClear'), (call, [id]) =>
    values.batchClearValues(call, id!),
  ),
  sheets('write', 'values.append', 'POST', at('/values/(.+):append'), (call, [id, range]) =>
    appendValues(call, id!, range!),
  ),
  sheets('write', 'values.clear', 'POST', at('/values/(.+):clear'), (call, [id, range]) =>
    values.clearValues(call, id!, range!),
  ),
  sheets('write', 'values.update', 'PUT', at('/values/(.+)'), (call, [id, range]) =>
    values.updateValues(call, id!, range!),
  ),
  sheets('read', 'values.get', 'GET', at('/values/(.+)'), (call, [id, range]) =>
    getValues(call, id!, range!),
  ),
  sheets('read', 'values.batchGetByDataFilter', 'POST', at('/values:batchGetByDataFilter'), (call, [id]) =>
    filtered.batchGetValuesByDataFilter(call, id!),
  ),
  sheets(
    'write',
    'values.batchUpdateByDataFilter',
    'POST',
    at('/values:batchUpdateByDataFilter'),
    (call, [id]) => filtered.batchUpdateValuesByDataFilter(call, id!),
  ),
  sheets(
    'write',
    'values.batchClearByDataFilter',
    'POST',
    at('/values:batchClearByDataFilter'),
    (call, [id]) => filtered.batchClearValuesByDataFilter(call, id!),
  ),
  sheets('read', 'spreadsheets.getByDataFilter', 'POST', at(':getByDataFilter'), (call, [id]) =>
    getSpreadsheetByDataFilter(call, id!),
  ),
  sheets('read', 'developerMetadata.get', 'GET', at('/developerMetadata/([^/:]+)'), (call, [id, one]) =>
    getMetadata(call, id!, one!),
  ),
  sheets('read', 'developerMetadata.search', 'POST', at('/developerMetadata:search'), (call, [id]) =>
    searchMetadata(call, id!),
  ),
  sheets('write', 'sheets.copyTo', 'POST', at('/sheets/([^/:]+):copyTo'), (call, [id, sheet]) =>
    copySheetTo(call, id!, sheet!),
  ),
  sheets('read', 'spreadsheets.get', 'GET', at(''), (call, [id]) => getSpreadsheet(call, id!)),
];

/** Every answer by the mask that was asked for; a mask that is wrong stops the call before anything is done. */
export const SHEETS_OPERATIONS: Operation[] = OPERATIONS.map((operation) => ({
  ...operation,
  run(call, parts) {
    const mask = maskOf(operation.name, call.query);
    return applyMask(operation.run(call, parts), mask);
  },
}));
