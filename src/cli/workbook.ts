/** The values of a workbook or CSV file, as Sheets' API would give them: dates as serial numbers, blanks as null. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type CellValue as Read, readXlsx, type Sheet } from 'hucre/xlsx';
import { type Grid, plainGrid } from '../core/adopt/grid.ts';
import { columnLetters } from '../core/cells/address.ts';
import type { CellValue } from '../core/cells/text.ts';
import { positionOf } from '../xlsx/position.ts';
import { ArchiveError, assertArchive, listArchive } from '../xlsx/unzip.ts';
import { delimitedLines } from './delimited.ts';
import { type FileKind, kindOf } from './file-kind.ts';

export type WorkbookTab = Grid;

export interface WorkbookRead {
  tabs: WorkbookTab[];
  /** The value of the first cell of each name that the whole workbook has. */
  named: ReadonlyMap<string, CellValue>;
}

const DAY = 86_400_000;
/** Serial number 0 of spreadsheets. */
const EPOCH = Date.UTC(1899, 11, 30);
/** Bytes. A form of 10,000 rows and 30 columns takes about one million. */
export const LARGEST = 64 * 1024 * 1024;
/** Cells that are named where many are meant. */
const NAMED = 3;

const SAVE_AS = 'open it in Excel or LibreOffice and save it as .xlsx (Excel Workbook)';
const REFUSED: Record<Exclude<FileKind, 'archive' | 'other'>, string> = {
  locked:
    'is protected by a password; open it in Excel or LibreOffice, save it without the password, and try again',
  old: `is a workbook of the old kind (.xls), which is not read; ${SAVE_AS}`,
  markup: `is a web page or XML under the name of a workbook; ${SAVE_AS}`,
  pdf: 'is a PDF, no workbook; ask for the workbook that it was printed from',
  empty: 'is empty: 0 bytes; copy or download it again',
};

/**
 * Reads by what the file is, not by its name. Looks through an archive before anything is unpacked for good; macros are
 * never run, and of formulas the values are taken that were stored with them.
 * @param warn Gets what was read otherwise than a person may think: macros, formulas without a stored value.
 * @throws Error naming file, fault and remedy when it is missing, no workbook, locked, damaged or too large.
 */
export async function readWorkbook(
  file: string,
  warn: (text: string) => void = () => undefined,
): Promise<WorkbookTab[]> {
  return workbookTabs(file, await workbookBytes(file), warn);
}

/** @throws Error naming the file when it is missing or too large. */
export async function workbookBytes(file: string): Promise<Buffer> {
  const { size } = await stat(file).catch((error: Error) => {
    throw new Error(`${file}: cannot be read: ${error.message}`);
  });
  if (size > LARGEST)
    throw new Error(
      `${file}: is too large: ${megabytes(size)}, at most ${megabytes(LARGEST)}; remove pictures and empty rows, or part it by form`,
    );
  return readFile(file).catch((error: Error) => {
    throw new Error(`${file}: cannot be read: ${error.message}`);
  });
}

/** As `readWorkbook`, of bytes that are at hand. @param file for messages, and the title of a CSV file's one tab. */
export async function workbookTabs(
  ...asked: [file: string, bytes: Uint8Array, warn?: (text: string) => void]
): Promise<WorkbookTab[]> {
  return (await workbookOf(...asked)).tabs;
}

/** As `workbookTabs`, and what its named ranges hold. */
export async function workbookOf(
  file: string,
  bytes: Uint8Array,
  warn: (text: string) => void = () => undefined,
): Promise<WorkbookRead> {
  const kind = kindOf(bytes);
  if (kind === 'archive') return archiveRead(file, bytes, warn);
  if (kind !== 'other') throw new Error(`${file}: ${REFUSED[kind]}`);
  // A damaged workbook is no CSV.
  if (/\.(xls\w?|ods)$/i.test(file))
    throw new Error(
      `${file}: not a workbook that can be checked: it is damaged, or text under the name of a workbook; copy or download it again, or name it .csv if it is one`,
    );
  return { tabs: delimitedTabs(file, bytes), named: new Map() };
}

function delimitedTabs(file: string, bytes: Uint8Array): WorkbookTab[] {
  const { name: title } = path.parse(file);
  try {
    return [
      plainGrid(
        title,
        delimitedLines(bytes).lines.map(({ cells }) => cells),
      ),
    ];
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

async function archiveRead(
  file: string,
  bytes: Uint8Array,
  warn: (text: string) => void,
): Promise<WorkbookRead> {
  try {
    assertArchive(bytes);
    const names = new Set(listArchive(bytes).map(({ name }) => name));
    refuseOthers(file, names);
    const { sheets, namedRanges = [] } = await readXlsx(bytes);
    if ([...names].some((name) => name.endsWith('vbaProject.bin')))
      warn(`${file}: has macros; its values were read, no macro was run`);
    for (const sheet of sheets) warnOfFormulas(file, sheet, warn);
    const tabs = sheets.map(gridOf);
    return { tabs, named: new Map(namedRanges.flatMap((one) => namedCell(one, tabs))) };
  } catch (error) {
    if (error instanceof Refused) throw error;
    const why = (error as Error).message;
    const remedy =
      error instanceof ArchiveError && /more than|too large/.test(why)
        ? 'no form is so large; ask where it comes from before anybody opens it'
        : 'copy or download it again; if that does not help, let Excel or LibreOffice repair it and save it as .xlsx';
    throw new Error(`${file}: not a workbook that can be checked: ${why}; ${remedy}`);
  }
}

const FIRST_CELL = /^(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]{1,3}\$?\d{1,7})\b/;

/** Names of one tab alone, of whole columns and of what is gone are none of ours. */
function namedCell(
  { name, range, scope }: { name: string; range: string; scope?: string },
  tabs: readonly WorkbookTab[],
): [string, CellValue][] {
  const [, quoted, plainTitle, address = ''] = FIRST_CELL.exec(range) ?? [];
  const title = quoted?.replaceAll("''", "'") ?? plainTitle;
  const tab = tabs.find((one) => one.title === title);
  if (scope !== undefined || tab === undefined) return [];
  const { row, column } = positionOf(address.replaceAll('$', ''));
  return [[name, tab.rows[row - 1]?.[column]]];
}

class Refused extends Error {}

function refuseOthers(file: string, names: ReadonlySet<string>): void {
  if (names.has('xl/workbook.bin'))
    throw new Refused(`${file}: is a binary workbook (.xlsb), which is not read; ${SAVE_AS}`);
  if (names.has('content.xml') && names.has('mimetype'))
    throw new Refused(`${file}: is an OpenDocument file (.ods), which is not read; ${SAVE_AS}`);
  if (names.has('word/document.xml'))
    throw new Refused(`${file}: is a document, no workbook; put its table into a spreadsheet`);
}

function warnOfFormulas(file: string, { name, cells }: Sheet, warn: (text: string) => void): void {
  const blank: string[] = [];
  for (const [key, cell] of cells ?? []) {
    if (cell.type !== 'formula' || (cell.formulaResult ?? cell.value ?? null) !== null) continue;
    const [row = 0, column = 0] = key.split(',').map(Number);
    blank.push(`${columnLetters(column)}${row + 1}`);
  }
  if (blank.length === 0) return;
  const listed = blank.slice(0, NAMED).join(', ') + (blank.length > NAMED ? ', …' : '');
  warn(
    `${file}: tab ${name}: ${blank.length} ${blank.length === 1 ? 'formula has' : 'formulas have'} no stored value (${listed}) ` +
      'and were read as blank; open the file in Excel or LibreOffice, let it calculate, and save it',
  );
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;

function gridOf(sheet: Sheet): Grid {
  const hidden = (lines: Iterable<[number, { hidden?: boolean }]>) =>
    new Set([...lines].flatMap(([at, line]) => (line.hidden ? [at] : [])));
  return {
    title: sheet.name,
    rows: sheet.rows.map((row) => row.map(plain)),
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      top: startRow,
      left: startCol,
      bottom: endRow + 1,
      right: endCol + 1,
    })),
    hiddenRows: hidden(sheet.rowDefs ?? []),
    hiddenColumns: hidden((sheet.columns ?? []).entries()),
    formulas: new Set([...(sheet.cells ?? [])].flatMap(([place, cell]) => (cell.formula ? [place] : []))),
  };
}

function plain(value: Read): CellValue {
  return value instanceof Date ? (value.getTime() - EPOCH) / DAY : value;
}
