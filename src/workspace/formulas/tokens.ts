/**
 * A formula as pieces of text that join to the formula again. Only what moving rows and translating to the engine
 * need is told apart; the meaning is the engine's business.
 */
import { columnName, columnNumber } from '../book/a1.ts';

export interface Corner {
  /** 0-based; missing in a whole row. */
  column?: number;
  /** 0-based; missing in a whole column. */
  row?: number;
  fixedColumn: boolean;
  fixedRow: boolean;
}

export interface Reference {
  kind: 'reference';
  /** Title of the tab when one was written. */
  title?: string;
  from: Corner;
  /** Missing in a single cell. */
  to?: Corner;
}

export type Token =
  | Reference
  | {
      kind: 'string' | 'word' | 'call' | 'number' | 'separator' | 'comma' | 'broken' | 'other';
      text: string;
    };

const CORNER = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
const COLUMN = String.raw`\$?[A-Za-z]{1,3}`;
const ROW = String.raw`\$?[1-9]\d{0,6}`;
const TITLE = String.raw`(?:'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const END = String.raw`(?![\p{L}\p{N}_.(!])`;
const REFERENCE = new RegExp(
  `(?:${TITLE})?(?:${CORNER}:(?:${CORNER}|${COLUMN}|${ROW})|${COLUMN}:(?:${CORNER}|${COLUMN})|${ROW}:(?:${CORNER}|${ROW})|${CORNER})${END}`,
  'uy',
);
const STRING = /"(?:[^"]|"")*"/y;
const BROKEN = /(?:(?:'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*)!)?#REF!/uy;
const WORD = /[\p{L}_][\p{L}\p{N}_.]*/uy;

/** Begin nothing longer than themselves. */
const SIGNS: ReadonlySet<string> = new Set('=();+-*/&<>^%{}\\ ');

/** Splits a formula (with its `=`). In locales with a decimal comma, `0,5` is one number. */
export function tokenize(formula: string, decimalComma: boolean): Token[] {
  const number = decimalComma
    ? /\d+(?:,\d+)?(?:[eE][+-]?\d+)?|,\d+/y
    : /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
  const out: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const text = pattern.exec(formula)?.[0];
    if (text !== undefined) at += text.length;
    return text;
  };
  const mayBreak = formula.includes('#REF!');
  const longer = (): Token | undefined => {
    let text = take(STRING);
    if (text !== undefined) return { kind: 'string', text };
    text = mayBreak ? take(BROKEN) : undefined;
    if (text !== undefined) return { kind: 'broken', text };
    text = take(REFERENCE);
    if (text !== undefined) return readReference(text);
    text = take(WORD);
    if (text !== undefined) return { kind: formula[at] === '(' ? 'call' : 'word', text };
    text = take(number);
    return text === undefined ? undefined : { kind: 'number', text };
  };
  while (at < formula.length) {
    const sign = formula[at]!;
    const token = SIGNS.has(sign) ? undefined : longer();
    if (token === undefined) at++;
    out.push(token ?? { kind: sign === ';' ? 'separator' : sign === ',' ? 'comma' : 'other', text: sign });
  }
  return out;
}

function readCorner(text: string): Corner {
  const match = /^(\$?)([A-Za-z]{0,3})(\$?)(\d*)$/.exec(text)!;
  const [, first, letters = '', second, digits = ''] = match;
  const out: Corner = { fixedColumn: false, fixedRow: false };
  if (letters !== '') {
    out.column = columnNumber(letters);
    out.fixedColumn = first === '$';
  }
  if (digits !== '') {
    out.row = Number(digits) - 1;
    out.fixedRow = letters === '' ? first === '$' : second === '$';
  }
  return out;
}

function readReference(text: string): Reference {
  const quoted = /^'((?:[^']|'')*)'!/.exec(text);
  const plain = quoted ? null : /^([^!:]*)!/.exec(text);
  const title = quoted ? quoted[1]!.replaceAll("''", "'") : plain?.[1];
  const rest = text.slice((quoted ?? plain)?.[0].length ?? 0);
  const [from = '', to] = rest.split(':');
  return {
    kind: 'reference',
    ...(title === undefined ? {} : { title }),
    from: readCorner(from),
    ...(to === undefined ? {} : { to: readCorner(to) }),
  };
}

function printCorner(corner: Corner): string {
  const column =
    corner.column === undefined ? '' : `${corner.fixedColumn ? '$' : ''}${columnName(corner.column)}`;
  const row = corner.row === undefined ? '' : `${corner.fixedRow ? '$' : ''}${corner.row + 1}`;
  return column + row;
}

const prefix = (title: string): string =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(title) ? `${title}!` : `'${title.replaceAll("'", "''")}'!`;

function printToken(token: Token): string {
  if (token.kind !== 'reference') return token.text;
  const title = token.title === undefined ? '' : prefix(token.title);
  return `${title}${printCorner(token.from)}${token.to ? `:${printCorner(token.to)}` : ''}`;
}

export const join = (tokens: Token[]): string => tokens.map(printToken).join('');
