/** `spreadsheets.sheets.copyTo`: a tab into another spreadsheet, or the same. */
import { copyTab } from '../book/copy-tab.ts';
import { tabById } from '../book/model.ts';
import { assertSize } from '../book/size.ts';
import { invalid } from '../errors.ts';
import { type SheetsCall, spreadsheetFile } from './call.ts';
import { sheetProperties } from './describe.ts';

export function copySheetTo(call: SheetsCall, id: string, sheet: string): unknown {
  spreadsheetFile(call, id, false);
  if (!/^\d{1,10}$/.test(sheet))
    throw invalid(`Invalid value at 'sheet_id' (TYPE_INT32), ${JSON.stringify(sheet)}`);
  const { services, account, body } = call;
  const source = tabById(services.books.open(id).book, Number(sheet));
  if (!source) throw invalid(`No grid with id: ${sheet}`);
  const target = String(body.destinationSpreadsheetId ?? '');
  spreadsheetFile(call, target, true);
  return services.books.edit(target, account, (draft) => {
    const copy = copyTab(draft.book, source);
    assertSize(draft.book, copy, copy.rowCount, copy.columnCount);
    draft.book.tabs.push(copy);
    draft.touch(copy);
    return sheetProperties(draft.book, copy);
  });
}
