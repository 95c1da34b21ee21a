/**
 * Numbers as they stand in a cell as text, in Indonesian habit (`1.234.567`, `30,5`, `30,81 %`, `8,75 kg`,
 * `Rp 1.500.000,00`), and what is odd about them. Nearly all are settled before, by `plainNumber`.
 */
import { COMMA, DOT, isDash, isDigit, isLetter, isSpace, PERCENT } from './characters.ts';
import { shapeOf } from './number-shape.ts';
import { isPlaceholder } from './placeholder.ts';
import { plainNumber } from './plain-number.ts';
import { stripUnit } from './unit.ts';

export type NumberReading =
  /** `typo`: a separator stands at the end (`10,2.`). */
  | { kind: 'number'; value: number; ambiguous: boolean; typo: boolean }
  /** `-`, `tidak ada`: nobody knows, or nobody typed. */
  | { kind: 'missing' }
  /** `≥ 2,5`: a bound, not a figure. */
  | { kind: 'operator'; value: number }
  /** `35-40`. */
  | { kind: 'range' }
  /** `6.20E+15`: an identity number that a spreadsheet took for a number. */
  | { kind: 'scientific'; value: number }
  /** A letter for a digit (`1O,2`), with the text that was probably meant. */
  | { kind: 'letter'; suggestion: string }
  /** A number with a word that the column does not know. */
  | { kind: 'unit'; value: number }
  /** Not a number in any reading we know. */
  | { kind: 'none' };

/** What a column says about its numbers. */
export interface NumberHabit {
  /** Whole numbers: a lone separator before three digits groups thousands. */
  whole: boolean;
  /** Units that may stand before or after, in lower case. */
  units?: readonly string[] | undefined;
  /** Bounds, inclusive: where only one of two readings lies within them, that one is taken. */
  minimum?: number | undefined;
  maximum?: number | undefined;
}

const NONE: NumberReading = Object.freeze({ kind: 'none' });
const LONGEST = 60;

/**
 * Reads text as a number. `%` divides by a hundred; brackets make it negative, as accountants write. At most 60
 * characters are looked at.
 */
export function readNumber(text: string, habit: NumberHabit): NumberReading {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return NONE;
  if (trimmed === '' || isPlaceholder(trimmed)) return { kind: 'missing' };
  const bare = habit.units === undefined ? trimmed : stripUnit(trimmed, habit.units);
  const value = plainNumber(bare);
  if (!Number.isNaN(value))
    return { kind: 'number', value: value === 0 ? 0 : value, ambiguous: false, typo: false };
  const signed = readSigned(bare, habit);
  if (signed === undefined) return readOdd(bare, habit);
  // `1.871 desa`: whole things are counted, and thousands are what a point can mean beside their name.
  return signed.kind === 'number' && habit.whole && bare !== trimmed
    ? { ...signed, ambiguous: false }
    : signed;
}

function readSigned(text: string, habit: NumberHabit): NumberReading | undefined {
  let body = text;
  let negative = false;
  if (body.charCodeAt(0) === 0x28 && body.charCodeAt(body.length - 1) === 0x29) {
    negative = true;
    body = body.slice(1, -1).trim();
  }
  const percent = body.charCodeAt(body.length - 1) === PERCENT;
  if (percent) body = body.slice(0, -1).trimEnd();
  const sign = body.charCodeAt(0);
  if (!negative && (isDash(sign) || sign === PLUS)) {
    negative = sign !== PLUS;
    body = body.slice(1).trimStart();
  }
  const typo = body.length > 1 && isSeparator(body.charCodeAt(body.length - 1));
  const shaped = shapeOf(typo ? body.slice(0, -1) : body);
  if (shaped === undefined) return undefined;
  const finish = (magnitude: number) => {
    const value = percent ? magnitude / 100 : magnitude;
    return negative && value !== 0 ? -value : value;
  };
  const value = chosen(finish(shaped.value), finish(shaped.grouped), habit);
  return { kind: 'number', value, ambiguous: shaped.ambiguous, typo };
}

const PLUS = 0x2b;
const isSeparator = (code: number): boolean => code === DOT || code === COMMA;

/** Of two readings the one that the column's type asks for, unless only the other lies within its bounds. */
function chosen(plain: number, grouped: number, habit: NumberHabit): number {
  if (habit.whole) return grouped;
  const fits = (value: number) =>
    (habit.minimum === undefined || value >= habit.minimum) &&
    (habit.maximum === undefined || value <= habit.maximum);
  return !fits(plain) && fits(grouped) ? grouped : plain;
}

/** What is no number as it stands, but can be told apart for the person who typed it. */
function readOdd(text: string, habit: NumberHabit): NumberReading {
  const scientific = scientificValue(text);
  if (scientific !== undefined) return { kind: 'scientific', value: scientific };
  const operator = '≥≤><~±='.includes(text[0] as string) ? (text[1] === '=' ? 2 : 1) : 0;
  if (operator > 0) {
    const bound = readSigned(text.slice(operator).trim(), habit);
    return bound?.kind === 'number' ? { kind: 'operator', value: bound.value } : NONE;
  }
  if (isRange(text)) return { kind: 'range' };
  const mended = mendLetters(text);
  if (mended !== undefined && shapeOf(mended) !== undefined) return { kind: 'letter', suggestion: mended };
  let end = text.length;
  while (end > 0 && (isLetter(text.charCodeAt(end - 1)) || isSpace(text.charCodeAt(end - 1)))) end--;
  const known = end > 0 && end < text.length ? readSigned(text.slice(0, end), habit) : undefined;
  return known?.kind === 'number' ? { kind: 'unit', value: known.value } : NONE;
}

/** `6.20E+15`, `6,2e15`. */
function scientificValue(text: string): number | undefined {
  const at = text.toUpperCase().indexOf('E');
  if (at < 1) return undefined;
  const power = text.slice(text.charCodeAt(at + 1) === PLUS ? at + 2 : at + 1);
  const mantissa = Number(text.slice(0, at).replace(',', '.'));
  if (power === '' || power.length > 3 || !Number.isInteger(Number(power))) return undefined;
  const value = Number(`${mantissa}e${Number(power)}`);
  return Number.isFinite(value) ? value : undefined;
}

function isRange(text: string): boolean {
  for (let at = 1; at < text.length - 1; at++) {
    if (!isDash(text.charCodeAt(at))) continue;
    return (
      shapeOf(text.slice(0, at).trim()) !== undefined && shapeOf(text.slice(at + 1).trim()) !== undefined
    );
  }
  return false;
}

/** Letters that are taken for digits; undefined where there is none, or no digit beside them. */
function mendLetters(text: string): string | undefined {
  let mended = '';
  let digits = 0;
  let letters = 0;
  for (const character of text) {
    const digit = character === 'O' || character === 'o' ? '0' : 'lI'.includes(character) ? '1' : undefined;
    if (digit !== undefined) letters++;
    else if (isDigit(character.charCodeAt(0))) digits++;
    mended += digit ?? character;
  }
  return digits > 0 && letters > 0 ? mended : undefined;
}
