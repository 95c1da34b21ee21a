/**
 * The shapes in which nearly every date is typed, read in one pass over the character codes and without making
 * anything: `17/8/2025`, `17-08-2025`, `17.8.2025`, `17 Agustus 2025`. All else, and what is month first, is left to
 * `readDate`.
 */
import { knownSerial } from './calendar.ts';
import { isDash } from './characters.ts';
import { MONTH_WORDS } from './words.ts';

// Codes stand as figures here (0x20 blank, 0x2e dot, 0x2f slash, 0x30–0x39 digits): looking up the name of another
// module's constant costs as much as reading the character.

/** Serial of the day; NaN where that is not the one sure reading, day first. */
export function plainDate(text: string): number {
  const { length } = text;
  if (length < 8 || length > 20) return Number.NaN;
  let at = 1;
  let day = text.charCodeAt(0) - 0x30;
  let code = text.charCodeAt(1);
  if (code >= 0x30 && code <= 0x39) {
    day = day * 10 + code - 0x30;
    code = text.charCodeAt(++at);
  }
  // Between the separators stands the month, behind the second one the four digits of the year.
  const end = length - 5;
  const second = text.charCodeAt(end);
  let month = 0;
  if (code === 0x20) {
    if (second === 0x20) month = monthOfWord(text, at + 1, end);
  } else if (isSeparator(code) && isSeparator(second)) {
    month = monthOfDigits(text, at + 1, end);
  }
  if (month === 0 || day < 1 || day > 31) return Number.NaN;
  let year = 0;
  for (let place = end + 1; place < length; place++) {
    const digit = text.charCodeAt(place) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    year = year * 10 + digit;
  }
  return knownSerial(year, month, day);
}

function isSeparator(code: number): boolean {
  return code === 0x2f || code === 0x2e || code === 0x2d || isDash(code);
}

/** One digit or two; 0 for anything else. */
function monthOfDigits(text: string, from: number, end: number): number {
  if (end - from < 1 || end - from > 2) return 0;
  let month = 0;
  for (let at = from; at < end; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return 0;
    month = month * 10 + digit;
  }
  return month;
}

/**
 * The words of the months as a tree in one table: where the letter 1–26 leads from a node, 0 for nowhere, and as
 * letter 0 the month whose word ends there. A node is named by where it begins; the root is 0.
 */
const NODES = treeOf(MONTH_WORDS);

function treeOf(words: ReadonlyMap<string, number>): Uint16Array {
  const nodes = new Uint16Array(27 * (1 + [...words.keys()].join('').length));
  let last = 0;
  for (const [word, month] of words) {
    let node = 0;
    for (let at = 0; at < word.length; at++) {
      const step = node + word.charCodeAt(at) - 0x60;
      if (nodes[step] === 0) {
        last += 27;
        nodes[step] = last;
      }
      node = nodes[step] as number;
    }
    nodes[node] = month;
  }
  return nodes.slice(0, last + 27);
}

function monthOfWord(text: string, from: number, end: number): number {
  let node = 0;
  for (let at = from; at < end; at++) {
    const letter = (text.charCodeAt(at) | 0x20) - 0x60;
    if (letter < 1 || letter > 26) return 0;
    node = NODES[node + letter] as number;
    if (node === 0) return 0;
  }
  return NODES[node] as number;
}
