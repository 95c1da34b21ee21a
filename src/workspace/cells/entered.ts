/** What a person's typing (`USER_ENTERED`) becomes: number, date, percentage, truth value, formula or text. */
import type { Json, Scalar } from '../book/model.ts';
import { readMoment } from './entered-date.ts';
import type { Locale } from './locale.ts';

export interface Entered {
  v?: Scalar;
  f?: string;
  /** Number format that the typing brings with it, unless the cell has one of its own. */
  numberFormat?: Json;
}

/**
 * Reads typed text by the spreadsheet's locale; `year` is meant where a date names none (`1/2`).
 * The empty text is for the caller: it empties the cell.
 */
export function readEntered(text: string, locale: Locale, year: number): Entered {
  if (text.startsWith("'")) return { v: text.slice(1) };
  if (text.startsWith('=') && text.length > 1) return { f: text };
  const trimmed = text.trim();
  const upper = trimmed.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return { v: upper === 'TRUE' };
  return readNumber(trimmed, locale) ?? readMoment(trimmed, locale, year) ?? { v: text };
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const patterns = new Map<string, RegExp>();

/** Digits, with groups of three where the locale's own group sign parts them, and one decimal sign. */
function numberPattern(locale: Locale): RegExp {
  const key = locale.decimal + locale.group;
  let pattern = patterns.get(key);
  if (pattern === undefined) {
    const group = /\s/.test(locale.group) ? '[\\s\\u00a0\\u202f]' : escaped(locale.group);
    const whole = `(?:\\d{1,3}(?:${group}\\d{3})+|\\d+)`;
    pattern = new RegExp(`^(${whole})?(?:${escaped(locale.decimal)}(\\d*))?(?:[eE]([+-]?\\d{1,3}))?$`);
    patterns.set(key, pattern);
  }
  return pattern;
}

function readNumber(text: string, locale: Locale): Entered | undefined {
  if (!/\d/.test(text) || text.length > 60) return undefined;
  let rest = text;
  let sign = 1;
  const bracketed = /^\((.*)\)$/.exec(rest);
  if (bracketed) {
    sign = -1;
    rest = bracketed[1]!.trim();
  }
  if (/^[+-]/.test(rest)) {
    if (rest.startsWith('-')) sign = -sign;
    rest = rest.slice(1).trimStart();
  }
  let money = false;
  if (locale.currency !== '' && rest.startsWith(locale.currency)) {
    money = true;
    rest = rest.slice(locale.currency.length).trim();
  }
  let percent = false;
  if (rest.endsWith('%')) {
    percent = true;
    rest = rest.slice(0, -1).trim();
  }
  const match = numberPattern(locale).exec(rest);
  if (!match || (match[1] === undefined && !match[2])) return undefined;
  const digits = (match[1] ?? '0').replace(/\D/g, '');
  const grouped = (match[1] ?? '').length !== digits.length;
  const value = sign * Number(`${digits}.${match[2] || '0'}e${match[3] ?? '0'}`);
  if (!Number.isFinite(value)) return undefined;
  const decimals = match[2] === undefined ? '' : '.00';
  // Dividing the exact decimal text, so that 30,81 % is 0.3081 and not 0.30810000000000004.
  if (percent) {
    const share = sign * Number(`${digits}.${match[2] || '0'}e${Number(match[3] ?? 0) - 2}`);
    return { v: share, numberFormat: { type: 'PERCENT', pattern: `0${decimals}%` } };
  }
  if (money)
    return { v: value, numberFormat: { type: 'CURRENCY', pattern: `"${locale.currency}"#,##0${decimals}` } };
  if (match[3] !== undefined) return { v: value, numberFormat: { type: 'SCIENTIFIC', pattern: '0.00E+00' } };
  if (grouped) return { v: value, numberFormat: { type: 'NUMBER', pattern: `#,##0${decimals}` } };
  return { v: value };
}
