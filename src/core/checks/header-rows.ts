/**
 * Headings that take several rows: groups above (`Ibu hamil` over `Dilayani` and `Sasaran`), and a row of column numbers
 * below. They are read as one row of joined texts, the same way when a table is adopted and whenever it is checked.
 */
import { type CellValue, cellText, isBlank } from '../cells/text.ts';
import { isStatusHeader } from '../status/formulas.ts';
import { STATUS_COLUMNS } from '../template/names.ts';
import type { Block } from './tab.ts';

/** `1`, `(2)`, `3.`, `c`, `5 = 3/4 x 100`: the number or letter of a column, and how it is worked out. */
const COLUMN_NUMBER = /^\(?(?:(\d{1,3})|([a-z]))[).]?(?:\s*=[\s\da-z()+\-×*:/%.,]{1,40})?$/i;

const text = (value: CellValue): string => cellText(value).replace(/\s+/g, ' ').trim();

/**
 * The header of a table as one row. A group's text stands in the first of its cells only, so it goes on to the right
 * until another begins; a cell of the last row never does.
 */
export function joinHeader(rows: readonly (readonly CellValue[])[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  // Pantau's own headings stand in the last row, whatever that row is.
  const own = (rows.at(-1) ?? []).map((cell) =>
    STATUS_COLUMNS.some((column) => isStatusHeader(column, text(cell))) ? text(cell) : undefined,
  );
  const theirs = rows.map((row) => row.map((cell, column) => (own[column] === undefined ? cell : null)));
  // A row of column numbers is the last that is left out of all.
  const said = theirs.filter((row, index) => index === 0 || !isNumbering(row));
  const groups = said.slice(0, -1).map((row) => spread(row, said.at(-1) ?? [], width));
  return Array.from({ length: width }, (_, column) => {
    const status = own[column];
    if (status !== undefined) return status;
    const parts = [...groups.map((group) => group[column] ?? ''), text(said.at(-1)?.[column])];
    return parts.filter((part, index) => part !== '' && part !== parts[index - 1]).join(' ');
  });
}

/** What stands right over the entries, without the groups above it; '' where a column has its text further up only. */
export function lastHeader(rows: readonly (readonly CellValue[])[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const last = rows.findLast((row, index) => index === 0 || !isNumbering(row)) ?? [];
  return Array.from({ length: width }, (_, column) => text(last[column]));
}

/** Nothing but numbers of columns, two at least, or letters, three at least: one after the other. */
export function isNumbering(row: readonly CellValue[]): boolean {
  const filled = row
    .filter((cell) => !isBlank(cell))
    .map((cell) => COLUMN_NUMBER.exec(cellText(cell).trim()));
  const lettered = filled[0]?.[2] !== undefined;
  if (filled.length < (lettered ? 3 : 2)) return false;
  const numbers = filled.map((match) =>
    lettered ? match?.[2]?.toLowerCase().charCodeAt(0) : match?.[1] && Number(match[1]),
  );
  const [first] = numbers;
  return typeof first === 'number' && numbers.every((number, index) => number === first + index);
}

/** A group ends where nothing stands below it: such a column has its own text further up, or none. */
function spread(row: readonly CellValue[], below: readonly CellValue[], width: number): string[] {
  let group = '';
  return Array.from({ length: width }, (_, column) => {
    const own = text(row[column]);
    if (own !== '') group = own;
    else if (isBlank(below[column])) return '';
    return group;
  });
}

/** A block as the checks expect it, with one header row. */
export function withOneHeader(block: Block, headerRows = 1): Block {
  if (headerRows === 1) return block;
  return {
    firstRow: block.firstRow + headerRows - 1,
    rows: [joinHeader(block.rows.slice(0, headerRows)), ...block.rows.slice(headerRows)],
  };
}
