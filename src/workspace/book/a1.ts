/** A1 notation: https://developers.google.com/workspace/sheets/api/guides/concepts#cell */
import type { Box } from './model.ts';

/** Columns are 0-based; `A` is 0. */
export function columnName(column: number): string {
  let name = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

export function columnNumber(name: string): number {
  let n = 0;
  for (const letter of name.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n - 1;
}

/** Titles that are no plain words, or could be read as an address, stand in quotes. */
export function quoteTitle(title: string): string {
  const plain =
    /^[A-Za-z_][A-Za-z0-9_]*$/.test(title) && !/^[A-Za-z]{1,3}\d+$/.test(title) && !/^R\d*C\d*$/i.test(title);
  return plain ? title : `'${title.replaceAll("'", "''")}'`;
}

/** Half-open bounds; missing where the notation leaves them open. */
export interface Bounds {
  startRow?: number;
  endRow?: number;
  startColumn?: number;
  endColumn?: number;
}

export interface Address {
  /** Title before the `!`; missing when none was written. */
  title?: string;
  bounds: Bounds;
}

/** A whole tab or a name: a text without `!` that is no address. */
export interface Bare {
  word: string;
  /** The word stood in quotes, so it can only be a title. */
  quoted: boolean;
}

const PART = /^\$?([A-Za-z]{1,3})?\$?([1-9]\d{0,7})?$/;
const R1C1 = /^R([1-9]\d*)C([1-9]\d*)$/i;

interface Corner {
  row?: number;
  column?: number;
}

function corner(text: string): Corner | undefined {
  const rc = R1C1.exec(text);
  if (rc) return { row: Number(rc[1]) - 1, column: Number(rc[2]) - 1 };
  const match = PART.exec(text);
  if (!match || text === '' || text === '$' || text === '$$') return undefined;
  const out: Corner = {};
  if (match[1] !== undefined) out.column = columnNumber(match[1]);
  if (match[2] !== undefined) out.row = Number(match[2]) - 1;
  return out;
}

function span(a: number | undefined, b: number | undefined): [number | undefined, number | undefined] {
  // An open side: `A5:B` runs from row 5 to the end, whichever corner names the row.
  if (a === undefined && b === undefined) return [undefined, undefined];
  if (a === undefined || b === undefined) return [a ?? b, undefined];
  return a <= b ? [a, b + 1] : [b, a + 1];
}

/** Bounds of `A1`, `A1:B2`, `A:B`, `1:2`, `A5:B`, `B2:A1`, `R1C1:R2C2`; undefined when the text is none of these. */
export function parseBounds(text: string): Bounds | undefined {
  const parts = text.split(':');
  if (parts.length > 2) return undefined;
  const first = corner(parts[0]!.trim());
  if (first === undefined) return undefined;
  if (parts.length === 1 && (first.row === undefined || first.column === undefined)) return undefined;
  const last = parts.length === 1 ? first : corner(parts[1]!.trim());
  if (last === undefined) return undefined;
  const [startRow, endRow] = span(first.row, last.row);
  const [startColumn, endColumn] = span(first.column, last.column);
  return {
    ...(startRow === undefined ? {} : { startRow }),
    ...(endRow === undefined ? {} : { endRow }),
    ...(startColumn === undefined ? {} : { startColumn }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}

/** Reads the title at the start of a text: `'It''s'!…` or `Plain!…`. */
function splitTitle(text: string): { title: string; rest: string | undefined; quoted: boolean } | undefined {
  if (text.startsWith("'")) {
    const match = /^'((?:[^']|'')*)'(?:!(.*))?$/s.exec(text);
    if (!match) return undefined;
    return { title: match[1]!.replaceAll("''", "'"), rest: match[2], quoted: true };
  }
  const bang = text.lastIndexOf('!');
  if (bang < 0) return undefined;
  return { title: text.slice(0, bang), rest: text.slice(bang + 1), quoted: false };
}

/** What a range text says, before any spreadsheet is asked. Undefined: it cannot be parsed. */
export function parseA1(text: string): Address | Bare | undefined {
  const split = splitTitle(text);
  if (split === undefined) {
    const bounds = parseBounds(text);
    return bounds ? { bounds } : { word: text, quoted: false };
  }
  if (split.rest === undefined) return { word: split.title, quoted: true };
  if (split.rest === '') return undefined;
  const bounds = parseBounds(split.rest) ?? columnOrRow(split.rest);
  return bounds ? { title: split.title, bounds } : undefined;
}

/** `Tab!A` and `Tab!5` are taken as the whole column and row. */
function columnOrRow(text: string): Bounds | undefined {
  return /^\$?[A-Za-z]{1,3}$|^\$?[1-9]\d*$/.test(text) ? parseBounds(`${text}:${text}`) : undefined;
}

/** `Tab!A1:B2`, or `Tab!A1` for one cell. */
export function printA1(title: string, box: Box): string {
  const from = `${columnName(box.left)}${box.top + 1}`;
  const one = box.bottom - box.top <= 1 && box.right - box.left <= 1;
  return `${quoteTitle(title)}!${from}${one ? '' : `:${columnName(box.right - 1)}${box.bottom}`}`;
}
