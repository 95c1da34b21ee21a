/** Formulas between Google Sheets and Excel: separators, decimal signs, open ranges, prefixes of younger functions. */
import type { Book, Tab } from '../book/model.ts';
import { tabByTitle } from '../book/model.ts';
import type { Reference, Token } from '../formulas/tokens.ts';
import { join, tokenize } from '../formulas/tokens.ts';

/** Functions that Excel 2010 did not know stand in files under a prefix ([MS-XLSX] 2.2.2, future functions). */
const FUTURE = new Set(
  `ARRAYTOTEXT BITAND BITLSHIFT BITOR BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CHOOSECOLS CHOOSEROWS CONCAT COUNTIFS.X
DAYS DROP EXPAND FLOOR.MATH FORMULATEXT HSTACK IFNA IFS ISOWEEKNUM LAMBDA LET MAKEARRAY MAP MAXIFS MINIFS NUMBERVALUE
PERCENTILE.EXC PERCENTILE.INC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ REDUCE SCAN SEQUENCE SHEET SHEETS SORTBY STDEV.P
STDEV.S SWITCH TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VAR.P VAR.S VSTACK
WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR`.split(/\s+/),
);
/** These carry a second prefix. */
const WORKSHEET = new Set(['FILTER', 'SORT']);

/** A formula of a cell (with `=`) as an `.xlsx` keeps it (without). */
export function toExcel(formula: string, book: Book, home: Tab, decimalComma: boolean): string {
  const out: Token[] = [];
  let braces = 0;
  for (const token of tokenize(formula, decimalComma)) {
    if (token.kind === 'other' && token.text === '{') braces++;
    if (token.kind === 'other' && token.text === '}') braces--;
    out.push(excelToken(token, book, home, decimalComma, braces > 0));
  }
  return join(out).replace(/^=/, '');
}

function excelToken(token: Token, book: Book, home: Tab, decimalComma: boolean, inArray: boolean): Token {
  if (token.kind === 'reference') return closed(token, book, home);
  if (token.kind === 'number')
    return { kind: 'number', text: decimalComma ? token.text.replace(',', '.') : token.text };
  // Semicolons part arguments in every locale of Sheets; inside braces they part rows, in Excel too.
  if (token.kind === 'separator' && !inArray) return { kind: 'comma', text: ',' };
  if (token.kind === 'other' && token.text === '\\' && inArray) return { kind: 'comma', text: ',' };
  if (token.kind === 'call') {
    const name = token.text.toUpperCase();
    if (WORKSHEET.has(name)) return { kind: 'call', text: `_xlfn._xlws.${name}` };
    if (FUTURE.has(name)) return { kind: 'call', text: `_xlfn.${name}` };
  }
  return token;
}

/** Excel knows no range that is open below or to the right: it ends with the grid. Whole rows and columns stay. */
function closed(reference: Reference, book: Book, home: Tab): Reference {
  const { from, to } = reference;
  if (to === undefined) return reference;
  const tab = reference.title === undefined ? home : (tabByTitle(book, reference.title) ?? home);
  const openRows = (from.row === undefined) !== (to.row === undefined);
  const openColumns = (from.column === undefined) !== (to.column === undefined);
  const first = { ...from };
  const last = { ...to };
  if (openRows) {
    const row = from.row ?? to.row!;
    Object.assign(first, { row });
    Object.assign(last, { row: Math.max(row, tab.rowCount - 1), fixedRow: from.fixedRow || to.fixedRow });
  }
  if (openColumns) {
    const column = from.column ?? to.column!;
    Object.assign(first, { column });
    Object.assign(last, {
      column: Math.max(column, tab.columnCount - 1),
      fixedColumn: from.fixedColumn || to.fixedColumn,
    });
  }
  return { ...reference, from: first, to: last };
}

/** A formula of an `.xlsx` as people would type it in a spreadsheet of the locale. */
export function fromExcel(formula: string, decimalComma: boolean): string {
  const plain = formula.replace(/_xlfn\.(?:_xlws\.)?/g, '').replace(/^=?/, '=');
  if (!decimalComma) return plain;
  let braces = 0;
  const tokens = tokenize(plain, false).map((token): Token => {
    if (token.kind === 'other' && token.text === '{') braces++;
    if (token.kind === 'other' && token.text === '}') braces--;
    if (token.kind === 'number') return { kind: 'number', text: token.text.replace('.', ',') };
    const comma = token.kind === 'comma' || (token.kind === 'separator' && token.text === ',');
    if (comma) return { kind: 'separator', text: braces > 0 ? '\\' : ';' };
    return token;
  });
  return join(tokens);
}
