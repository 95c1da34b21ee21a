/** The values of a workbook or CSV file, as Sheets' API would give them: dates as serial numbers, blanks as null. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type CellValue as Read, readXlsx, type Sheet } from 'hucre/xlsx';
import { type Grid, plainGrid } from '../core/adopt/grid.ts';
import { columnLetters } from '../core/cells/address.ts';
import type { CellValue } from '../core/cells/text.ts';
import { positionOf } from '../xlsx/position.ts';
import { ArchiveError, listArchive, unpack } from '../xlsx/unzip.ts';
import { delimitedLines } from './delimited.ts';
import { BytesFault, FILE_FAULTS, FILE_REMARKS, FileFault, type Words } from './file-fault.ts';
import { kindOf } from './file-kind.ts';

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
/** Characters. Google takes 50,000 in a cell, Excel 32,767. */
const LONGEST = 50_000;
export type WarnOf = (said: Words) => void;

/**
 * Reads by what the file is, not by its name. Looks through an archive before anything is unpacked for good; macros are
 * never run, and of formulas the values are taken that were stored with them.
 * @param warn Gets what was read otherwise than a person may think: macros, formulas without a stored value.
 * @throws FileFault naming file, fault and remedy when it is missing, no workbook, locked, damaged or too large.
 */
export async function readWorkbook(file: string, warn: WarnOf = () => undefined): Promise<WorkbookTab[]> {
  return workbookTabs(file, await workbookBytes(file), warn);
}

/** @throws FileFault when it is missing or too large. */
export async function workbookBytes(file: string): Promise<Buffer> {
  const unreadable = (error: Error) => {
    throw new FileFault(file, FILE_FAULTS.unreadable(error.message));
  };
  const { size } = await stat(file).catch(unreadable);
  if (size > LARGEST) throw new FileFault(file, FILE_FAULTS.tooLarge(megabytes(size), megabytes(LARGEST)));
  return readFile(file).catch(unreadable);
}

/** As `readWorkbook`, of bytes that are at hand. @param file for messages, and the title of a CSV file's one tab. */
export async function workbookTabs(
  ...asked: [file: string, bytes: Uint8Array, warn?: WarnOf]
): Promise<WorkbookTab[]> {
  return (await workbookOf(...asked)).tabs;
}

/** As `workbookTabs`, and what its named ranges hold. */
export async function workbookOf(
  file: string,
  bytes: Uint8Array,
  warn: WarnOf = () => undefined,
): Promise<WorkbookRead> {
  const kind = kindOf(bytes);
  if (kind === 'archive') return archiveRead(file, bytes, warn);
  if (kind !== 'other') throw new FileFault(file, FILE_FAULTS[kind]);
  // A damaged workbook is no CSV.
  if (/\.(xls\w?|ods)$/i.test(file)) throw new FileFault(file, FILE_FAULTS.misnamed);
  return { tabs: delimitedTabs(file, bytes), named: new Map() };
}

function delimitedTabs(file: string, bytes: Uint8Array): WorkbookTab[] {
  try {
    const rows = delimitedLines(bytes).lines.map(({ cells }) => cells);
    return withinLength(file, [plainGrid(path.parse(file).name, rows)]);
  } catch (error) {
    throw error instanceof BytesFault ? new FileFault(file, error.words) : error;
  }
}

async function archiveRead(file: string, bytes: Uint8Array, warn: WarnOf): Promise<WorkbookRead> {
  try {
    const parts = listArchive(bytes);
    const names = new Set(parts.map(({ name }) => name));
    refuseOthers(file, names);
    for (const part of parts) assertWhole(part.name, unpack(part));
    const { sheets, namedRanges = [] } = await readXlsx(bytes);
    if ([...names].some((name) => name.endsWith('vbaProject.bin'))) warn(inFile(file, FILE_REMARKS.macros));
    for (const sheet of sheets) warnOfFormulas(file, sheet, warn);
    const tabs = withinLength(file, sheets.map(gridOf));
    return { tabs, named: new Map(namedRanges.flatMap((one) => namedCell(one, tabs))) };
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw new FileFault(file, faultOf(error as Error));
  }
}

/** @throws FileFault for a cell that no program could have made: each text is looked at many times. */
function withinLength(file: string, tabs: WorkbookTab[]): WorkbookTab[] {
  for (const { title, rows } of tabs)
    for (const [row, cells] of rows.entries())
      for (const [column, cell] of cells.entries())
        if (typeof cell === 'string' && cell.length > LONGEST)
          throw new FileFault(file, FILE_FAULTS.longCell(title, `${columnLetters(column)}${row + 1}`));
  return tabs;
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

function faultOf(error: Error): Words {
  const why = error.message;
  if (error instanceof ArchiveError && /more than|too large/.test(why)) return FILE_FAULTS.bomb(why);
  const stray = /^Sheet "(.*)" spans (\d+) rows x (\d+) columns/s.exec(why);
  if (stray !== null) return FILE_FAULTS.stray(stray[1] as string, Number(stray[2]), Number(stray[3]));
  return FILE_FAULTS.damaged(why);
}

/** Parts without which cells would be missing and nobody told: the reader takes what is there of a part cut short. */
const NEEDED_WHOLE = /^xl\/(?:worksheets\/[^/]+|sharedStrings|workbook)\.xml$/;
const LOOKED_AT = 400;

/** @throws ArchiveError for XML whose outermost element is not closed. */
function assertWhole(name: string, part: Buffer): void {
  if (!NEEDED_WHOLE.test(name)) return;
  const start = part.toString('latin1', 0, LOOKED_AT);
  // UTF-16 is written by hardly anybody, and is not to be judged by single bytes.
  if (start.includes('\0')) return;
  const end = part
    .toString('latin1', Math.max(0, part.length - LOOKED_AT))
    .replace(/(?:\s|<!--[^<]*-->)+$/, '');
  if (/<\/(?:\w+:)?(?:\w*[sS]heet|sst|workbook)>$/.test(end)) return;
  // Nothing but the one element: `<sst/>`.
  if (part.length <= LOOKED_AT && /^\W*(?:<\?[^<]*\?>\s*)?<[^<]*\/>$/.test(end)) return;
  throw new ArchiveError(`its part ${name} breaks off`);
}

function refuseOthers(file: string, names: ReadonlySet<string>): void {
  const refuse = (words: Words) => {
    throw new FileFault(file, words);
  };
  if (names.has('xl/workbook.bin')) refuse(FILE_FAULTS.binary);
  if (names.has('content.xml') && names.has('mimetype')) refuse(FILE_FAULTS.openDocument);
  if (names.has('word/document.xml')) refuse(FILE_FAULTS.document);
}

const inFile = (file: string, { id, en }: Words): Words => ({ id: `${file}: ${id}`, en: `${file}: ${en}` });

function warnOfFormulas(file: string, { name, cells }: Sheet, warn: WarnOf): void {
  const blank: string[] = [];
  for (const [key, cell] of cells ?? []) {
    if (cell.type !== 'formula' || (cell.formulaResult ?? cell.value ?? null) !== null) continue;
    const [row = 0, column = 0] = key.split(',').map(Number);
    blank.push(`${columnLetters(column)}${row + 1}`);
  }
  if (blank.length > 0) warn(inFile(file, FILE_REMARKS.blankFormulas(name, blank)));
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
