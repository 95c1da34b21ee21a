/** What a person does in a spreadsheet, through the API with their own account. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { GoogleApis } from '../../src/google/clients.ts';

export type Value = string | number | boolean | null;

export async function values(who: GoogleApis, spreadsheetId: string, range: string): Promise<Value[][]> {
  const { data } = await who.sheets.spreadsheets.values.get({
    spreadsheetId,
    range,
    valueRenderOption: 'UNFORMATTED_VALUE',
  });
  return (data.values ?? []) as Value[][];
}

export async function formulas(who: GoogleApis, spreadsheetId: string, range: string): Promise<Value[][]> {
  const { data } = await who.sheets.spreadsheets.values.get({
    spreadsheetId,
    range,
    valueRenderOption: 'FORMULA',
  });
  return (data.values ?? []) as Value[][];
}

export async function type(
  who: GoogleApis,
  spreadsheetId: string,
  range: string,
  rows: Value[][],
): Promise<void> {
  await who.sheets.spreadsheets.values.update({
    spreadsheetId,
    range,
    valueInputOption: 'USER_ENTERED',
    requestBody: { values: rows },
  });
}

export async function change(
  who: GoogleApis,
  spreadsheetId: string,
  ...requests: sheets_v4.Schema$Request[]
): Promise<sheets_v4.Schema$BatchUpdateSpreadsheetResponse> {
  const { data } = await who.sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
  return data;
}

/** Id of a tab by its title. */
export async function tabId(who: GoogleApis, spreadsheetId: string, title: string): Promise<number> {
  const { data } = await who.sheets.spreadsheets.get({
    spreadsheetId,
    fields: 'sheets(properties(sheetId,title))',
  });
  const found = data.sheets?.find((sheet) => sheet.properties?.title === title)?.properties?.sheetId;
  if (found == null) throw new Error(`no tab "${title}"`);
  return found;
}

/** Rows of an entry tab as records by header text, header row found by its first label. */
export async function records(
  who: GoogleApis,
  spreadsheetId: string,
  title: string,
  firstLabel: string,
): Promise<Record<string, Value>[]> {
  const rows = await values(who, spreadsheetId, `'${title}'`);
  const at = rows.findIndex((row) => row.includes(firstLabel));
  const header = (rows[at] ?? []).map((cell) =>
    String(cell).startsWith('Diperiksa ') ? 'Status' : String(cell),
  );
  return rows.slice(at + 1).map((row, index) => ({
    ...Object.fromEntries(header.map((label, column) => [label, row[column] ?? ''])),
    row: at + 2 + index,
  }));
}
