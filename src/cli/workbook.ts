/** The values of an `.xlsx`, as Sheets' API would give them: dates as serial numbers, blanks as null. */
import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre/xlsx';
import type { CellValue } from '../core/cells/text.ts';
import { assertArchive } from '../workspace/xlsx/archive.ts';

export interface WorkbookTab {
  title: string;
  rows: CellValue[][];
}

const DAY = 86_400_000;
/** Serial number 0 of spreadsheets. */
const EPOCH = Date.UTC(1899, 11, 30);

/**
 * Looks through the archive before anything is unpacked for good.
 * @throws Error naming the file when it is missing, no workbook, locked, damaged or too large.
 */
export async function readWorkbook(file: string): Promise<WorkbookTab[]> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new Error(`${file}: cannot be read: ${error.message}`);
  });
  try {
    assertArchive(bytes);
    const { sheets } = await readXlsx(bytes);
    return sheets.map(({ name, rows }) => ({ title: name, rows: rows.map((row) => row.map(plain)) }));
  } catch (error) {
    throw new Error(`${file}: not a workbook that can be checked: ${(error as Error).message}`);
  }
}

function plain(value: string | number | boolean | Date | null): CellValue {
  return value instanceof Date ? (value.getTime() - EPOCH) / DAY : value;
}
