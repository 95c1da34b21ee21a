/** A form out of Google as a workbook, and entries that were filled elsewhere into it. */
import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3.js';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { OFFICE_SPREADSHEET } from '../ports/drive.ts';
import type { Cell } from '../ports/sheets.ts';
import { cellData } from './sheets.ts';
import { asking } from './trouble.ts';

type Request = sheets_v4.Schema$Request;

/** 1 call of Drive: the spreadsheet as it stands. Google exports 10 MB at most. */
export async function exportWorkbook(drive: drive_v3.Drive, spreadsheetId: string): Promise<Uint8Array> {
  const { data } = await asking(() =>
    drive.files.export(
      { fileId: spreadsheetId, mimeType: OFFICE_SPREADSHEET },
      { responseType: 'arraybuffer' },
    ),
  );
  return new Uint8Array(data as ArrayBuffer);
}

/** 1 call of Drive: the bytes of a file that lies there as it was uploaded. */
export async function downloadWorkbook(drive: drive_v3.Drive, fileId: string): Promise<Uint8Array> {
  const { data } = await asking(() =>
    drive.files.get({ fileId, alt: 'media', supportsAllDrives: true }, { responseType: 'arraybuffer' }),
  );
  return new Uint8Array(data as unknown as ArrayBuffer);
}

/** Workbooks that lie in Drive as files, the newest first. */
export async function droppedWorkbooks(
  drive: drive_v3.Drive,
): Promise<{ id: string; name: string; bytes: number }[]> {
  const found: { id: string; name: string; bytes: number }[] = [];
  let pageToken: string | undefined;
  do {
    const { data } = await asking(() =>
      drive.files.list({
        q: `mimeType = '${OFFICE_SPREADSHEET}' and trashed = false`,
        orderBy: 'modifiedTime desc',
        pageSize: 1000,
        ...(pageToken !== undefined && { pageToken }),
        corpora: 'allDrives',
        includeItemsFromAllDrives: true,
        supportsAllDrives: true,
        fields: 'nextPageToken,files(id,name,size)',
      }),
    );
    for (const { id, name, size } of data.files ?? [])
      found.push({ id: id ?? '', name: name ?? '', bytes: Number(size ?? 0) });
    pageToken = data.nextPageToken ?? undefined;
  } while (pageToken !== undefined);
  return found;
}

/** One cell of an entry tab; indexes are 0-based. */
export interface EntryCell {
  sheetId: number;
  row: number;
  column: number;
  value: Cell;
}

/** Rows put in below the last one that is filled: whatever moves meanwhile, no cell is written over. */
export interface InsertedRows {
  sheetId: number;
  /** 0-based row before which they come; the grid's own count of rows where they stand at its end. */
  before: number;
  rowCount: number;
  count: number;
}

/** 1 write of one cell by its name, which Google resolves at that moment. */
export async function writeNamed(
  sheets: sheets_v4.Sheets,
  spreadsheetId: string,
  range: string,
  value: string,
): Promise<void> {
  await asking(() =>
    sheets.spreadsheets.values.update({
      spreadsheetId,
      range,
      valueInputOption: 'RAW',
      requestBody: { values: [[value]] },
      fields: 'spreadsheetId',
    }),
  );
}

/** 1 write, of everything or nothing. Cells of inserted rows stand where the rows then are. */
export async function writeEntries(
  sheets: sheets_v4.Sheets,
  spreadsheetId: string,
  inserted: readonly InsertedRows[],
  cells: readonly EntryCell[],
): Promise<void> {
  const requests: Request[] = [
    ...inserted.map(({ sheetId, before, rowCount, count }): Request => {
      if (before >= rowCount) return { appendDimension: { sheetId, dimension: 'ROWS', length: count } };
      const range = { sheetId, dimension: 'ROWS', startIndex: before, endIndex: before + count };
      return { insertDimension: { range, inheritFromBefore: true } };
    }),
    ...cells.map(
      ({ sheetId, row, column, value }): Request => ({
        updateCells: {
          start: { sheetId, rowIndex: row, columnIndex: column },
          rows: [{ values: [cellData(value)] }],
          fields: 'userEnteredValue',
        },
      }),
    ),
  ];
  await asking(() =>
    sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests }, fields: 'spreadsheetId' }),
  );
}
