/**
 * The shapes in which nearly every date is typed, read in one pass over the character codes and without making
 * anything: `17/8/2025`, `17-08-2025`, `17.8.2025`, `17 Agustus 2025`. All else, and what is month first, is left to
 * `readDate`.
 */
import { isPlausibleYear, isRealDay, serialOf } from './calendar.ts';
import { DOT, isDash, isDigit, SLASH } from './characters.ts';
import { MONTH_WORDS } from './words.ts';

const SPACE = 0x20;

/** Serial of the day; NaN where that is not the one sure reading, day first. */
export function plainDate(text: string): number {
  const packed = packedDate(text);
  if (packed < 0) return Number.NaN;
  const year = packed % 10_000;
  const month = Math.floor(packed / 10_000) % 100;
  const day = Math.floor(packed / 1_000_000);
  return isPlausibleYear(year) && isRealDay(year, month, day) ? serialOf(year, month, day) : Number.NaN;
}

/** First × 1,000,000 + second × 10,000 + year, in digits or with the month by name; -1 for any other shape. */
export function packedDate(text: string): number {
  const { length } = text;
  if (length < 8 || length > 20) return -1;
  let at = 0;
  let packed = 0;
  for (let part = 0; part < 2; part++) {
    let value = 0;
    const start = at;
    while (at < start + 2 && isDigit(text.charCodeAt(at)))
      value = value * 10 + (text.charCodeAt(at++) - 0x30);
    if (at === start) return -1;
    packed = packed * 100 + value;
    const separator = text.charCodeAt(at++);
    if (separator === SPACE && part === 0) return worded(text, at, packed);
    if (separator !== SLASH && separator !== DOT && !isDash(separator)) return -1;
  }
  return withYear(text, at, packed);
}

/** Letters as digits of base 27: exact in a double, since no month is longer than nine letters. */
const MONTHS = new Map(Array.from(MONTH_WORDS, ([word, month]) => [lettersOf(word), month]));
const LONGEST_MONTH = 9;

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters = letters * 27 + (word.charCodeAt(at) - 0x60);
  return letters;
}

function worded(text: string, from: number, day: number): number {
  let letters = 0;
  let at = from;
  for (; at < from + LONGEST_MONTH; at++) {
    const letter = (text.charCodeAt(at) | SPACE) - 0x60;
    if (letter < 1 || letter > 26) break;
    letters = letters * 27 + letter;
  }
  const month = MONTHS.get(letters);
  return month === undefined || text.charCodeAt(at) !== SPACE
    ? -1
    : withYear(text, at + 1, day * 100 + month);
}

/** Four digits end the text. */
function withYear(text: string, at: number, packed: number): number {
  if (text.length !== at + 4) return -1;
  let year = 0;
  for (let digit = at; digit < at + 4; digit++) {
    const code = text.charCodeAt(digit);
    if (!isDigit(code)) return -1;
    year = year * 10 + (code - 0x30);
  }
  return packed * 10_000 + year;
}
