/**
 * From a formula as people write it in Google Sheets to the engine's dialect: `,` between arguments, `.` in numbers,
 * tabs by position (`S0!`), named ranges and open ranges spelt out down to the last used row.
 */
import type { Book, GridRange, Tab } from '../book/model.ts';
import { tabById, tabByTitle } from '../book/model.ts';
import { shorten } from './shortcuts.ts';
import type { Corner, Reference, Token } from './tokens.ts';
import { join, tokenize } from './tokens.ts';

export interface Surroundings {
  book: Book;
  tab: Tab;
  /** Row of the formula's cell, 0-based. */
  row: number;
  /** Rows that each tab uses: open ranges end there, or at the formula's own row when that is lower. */
  extents: Map<Tab, number>;
  decimalComma: boolean;
  /** Serial number of the present moment in the spreadsheet's time zone. */
  now: () => number;
}

export interface Translated {
  /** Text for the engine; undefined when the formula cannot be read in this locale. */
  text: string | undefined;
  /** Depends on the clock. */
  volatile: boolean;
}

const corner = (column: number, row: number): Corner => ({ column, row, fixedColumn: true, fixedRow: true });

export function translate(formula: string, around: Surroundings): Translated {
  const located = tokenize(formula, around.decimalComma).map((token) => locate(token, around));
  const tokens = shorten(located, around.row);
  const out: Token[] = [];
  let braces = 0;
  let volatile = false;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind === 'comma' && around.decimalComma) return { text: undefined, volatile };
    if (token.kind === 'other' && token.text === '{') braces++;
    if (token.kind === 'other' && token.text === '}') braces--;
    if (token.kind === 'call') {
      const name = token.text.toUpperCase();
      if ((name === 'NOW' || name === 'TODAY') && textOf(tokens, at + 1, 2) === '()') {
        volatile = true;
        const now = around.now();
        out.push({ kind: 'number', text: String(name === 'NOW' ? now : Math.floor(now)) });
        at += 2;
        continue;
      }
    }
    if (token.kind === 'number') out.push({ kind: 'number', text: token.text.replace(',', '.') });
    else if (token.kind === 'separator' && braces === 0) out.push({ kind: 'comma', text: ',' });
    else if (token.kind === 'other' && token.text === '\\' && braces > 0)
      out.push({ kind: 'comma', text: ',' });
    else out.push(token);
  }
  return { text: join(out), volatile };
}

const textOf = (tokens: Token[], from: number, count: number): string =>
  tokens
    .slice(from, from + count)
    .map((token) => (token.kind === 'reference' ? '' : token.text))
    .join('');

/** Names and titles become places in the engine's own sheets. */
function locate(token: Token, around: Surroundings): Token {
  if (token.kind === 'word') {
    const word = token.text.toLowerCase();
    const named = around.book.namedRanges.find((range) => range.name.toLowerCase() === word);
    return named ? spellOut(named.range, around) : token;
  }
  if (token.kind === 'broken') return { kind: 'broken', text: '#REF!' };
  if (token.kind !== 'reference') return token;
  const tab = token.title === undefined ? around.tab : tabByTitle(around.book, token.title);
  if (tab === undefined) return { kind: 'broken', text: '#REF!' };
  return closed(token, tab, around);
}

function spellOut(range: GridRange, around: Surroundings): Token {
  const tab = tabById(around.book, range.sheetId);
  if (tab === undefined) return { kind: 'broken', text: '#REF!' };
  const top = range.startRowIndex ?? 0;
  const left = range.startColumnIndex ?? 0;
  const bottom = Math.max(top + 1, range.endRowIndex ?? lastRow(tab, around));
  const right = Math.max(left + 1, range.endColumnIndex ?? tab.columnCount);
  const one = bottom - top === 1 && right - left === 1;
  return {
    kind: 'reference',
    title: sheetName(around.book, tab),
    from: corner(left, top),
    ...(one ? {} : { to: corner(right - 1, bottom - 1) }),
  };
}

const lastRow = (tab: Tab, around: Surroundings): number =>
  Math.max(around.extents.get(tab) ?? 1, around.row + 1);

/** Name of a tab in the engine. */
const sheetName = (book: Book, tab: Tab): string => `S${book.tabs.indexOf(tab)}`;

function closed(reference: Reference, tab: Tab, around: Surroundings): Reference {
  const title = sheetName(around.book, tab);
  const { from, to } = reference;
  if (to === undefined) return { kind: 'reference', title, from };
  const rows = [from.row, to.row].filter((row) => row !== undefined);
  const columns = [from.column, to.column].filter((column) => column !== undefined);
  const top = rows.length === 2 ? Math.min(rows[0]!, rows[1]!) : (rows[0] ?? 0);
  const left = columns.length === 2 ? Math.min(columns[0]!, columns[1]!) : (columns[0] ?? 0);
  const bottom = rows.length === 2 ? Math.max(rows[0]!, rows[1]!) : Math.max(top, lastRow(tab, around) - 1);
  const right =
    columns.length === 2 ? Math.max(columns[0]!, columns[1]!) : Math.max(left, tab.columnCount - 1);
  return { kind: 'reference', title, from: corner(left, top), to: corner(right, bottom) };
}
