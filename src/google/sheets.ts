/** The sheets port over Google's client. Each method is one call. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Cell, GridRange, RangeValues, Sheets, Structure } from '../ports/sheets.ts';
import { asking } from './trouble.ts';

/** What a `Structure` needs of a spreadsheet. */
export const STRUCTURE_FIELDS =
  'properties(locale,timeZone),sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)),merges),namedRanges,developerMetadata(metadataKey,metadataValue)';

export function googleSheets(api: sheets_v4.Sheets): Sheets {
  return {
    async read(spreadsheetId, ranges) {
      const { data } = await asking(() =>
        api.spreadsheets.values.batchGet({
          spreadsheetId,
          ranges: [...ranges],
          // Formatted values depend on the spreadsheet's locale.
          valueRenderOption: 'UNFORMATTED_VALUE',
          dateTimeRenderOption: 'SERIAL_NUMBER',
        }),
      );
      return (data.valueRanges ?? []).map(
        (values): RangeValues => ({ range: values.range ?? '', rows: (values.values ?? []) as Cell[][] }),
      );
    },

    async rewrite(spreadsheetId, { sheetId, rows, clearRows, rowCount }) {
      const width = Math.max(...rows.map((row) => row.length));
      const endRowIndex = Math.max(rows.length, Math.min(clearRows, rowCount));
      const grow: sheets_v4.Schema$Request[] =
        rows.length > rowCount
          ? [{ appendDimension: { sheetId, dimension: 'ROWS', length: rows.length - rowCount } }]
          : [];
      const range = { sheetId, startRowIndex: 0, endRowIndex, startColumnIndex: 0, endColumnIndex: width };
      const write: sheets_v4.Schema$Request = {
        // Entered as typed values, which nothing parses; cells of the range without a value are emptied.
        updateCells: {
          range,
          rows: rows.map((row) => ({ values: row.map(cellData) })),
          fields: 'userEnteredValue',
        },
      };
      await asking(() =>
        api.spreadsheets.batchUpdate({
          spreadsheetId,
          requestBody: { requests: [...grow, write] },
          fields: 'spreadsheetId',
        }),
      );
    },

    async layFormulas(spreadsheetId, columns) {
      await asking(() =>
        api.spreadsheets.values.batchUpdate({
          spreadsheetId,
          requestBody: {
            valueInputOption: 'USER_ENTERED',
            data: columns.map(({ range, cells }) => ({ range, majorDimension: 'COLUMNS', values: [cells] })),
          },
          fields: 'spreadsheetId',
        }),
      );
    },

    async marks(spreadsheetId) {
      const { data } = await asking(() =>
        api.spreadsheets.get({ spreadsheetId, fields: 'developerMetadata(metadataKey,metadataValue)' }),
      );
      return marksOf(data);
    },

    async describe(spreadsheetId) {
      const { data } = await asking(() => api.spreadsheets.get({ spreadsheetId, fields: STRUCTURE_FIELDS }));
      return structureOf(data);
    },
  };
}

/** A typed value, which nothing parses. */
export function cellData(cell: Cell): sheets_v4.Schema$CellData {
  if (typeof cell === 'number') return { userEnteredValue: { numberValue: cell } };
  if (typeof cell === 'boolean') return { userEnteredValue: { boolValue: cell } };
  return cell === null || cell === '' ? {} : { userEnteredValue: { stringValue: cell } };
}

export function structureOf(data: sheets_v4.Schema$Spreadsheet): Structure {
  return {
    locale: data.properties?.locale ?? '',
    timeZone: data.properties?.timeZone ?? '',
    tabs: (data.sheets ?? []).map(({ properties, merges }) => ({
      sheetId: properties?.sheetId ?? 0,
      title: properties?.title ?? '',
      rowCount: properties?.gridProperties?.rowCount ?? 0,
      columnCount: properties?.gridProperties?.columnCount ?? 0,
      merges: (merges ?? []).map(gridRange),
    })),
    namedRanges: (data.namedRanges ?? []).map(({ name, range }) => ({
      name: name ?? '',
      range: gridRange(range ?? {}),
    })),
    metadata: marksOf(data),
  };
}

function marksOf({ developerMetadata = [] }: sheets_v4.Schema$Spreadsheet): Record<string, string> {
  return Object.fromEntries(
    developerMetadata.map(({ metadataKey, metadataValue }) => [metadataKey ?? '', metadataValue ?? '']),
  );
}

function gridRange(range: sheets_v4.Schema$GridRange): GridRange {
  const { sheetId, startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = range;
  return {
    // Google leaves out what is 0.
    sheetId: sheetId ?? 0,
    ...(startRowIndex != null && { startRowIndex }),
    ...(endRowIndex != null && { endRowIndex }),
    ...(startColumnIndex != null && { startColumnIndex }),
    ...(endColumnIndex != null && { endColumnIndex }),
  };
}
