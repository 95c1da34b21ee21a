/** A typed date or period cut into numbers and words; separators are dropped, a time of day at the end too. */
import { COMMA, DOT, isDash, isDigit, isLetter, isSpace, SLASH } from './characters.ts';

/** A number with the count of its digits, or a word in lower case. */
export type Token = { number: number; digits: number } | { word: string };

const LONGEST = 60;
const COLON = 0x3a;
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2018 || code === 0x2019;

/** Undefined when `text` holds anything that has no place in a date: brackets, signs, more than 60 characters. */
export function tokensOf(text: string): Token[] | undefined {
  if (text.length > LONGEST) return undefined;
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const start = at;
    if (isDigit(code)) {
      while (at < text.length && isDigit(text.charCodeAt(at))) at++;
      if (at - start > 8) return undefined;
      if (text.charCodeAt(at) === COLON) return isTime(text, at) ? tokens : undefined;
      tokens.push({ number: Number(text.slice(start, at)), digits: at - start });
    } else if (isLetter(code)) {
      while (at < text.length && (isLetter(text.charCodeAt(at)) || isApostrophe(text.charCodeAt(at)))) at++;
      tokens.push({ word: text.slice(start, at).toLowerCase().replaceAll('’', "'").replaceAll('‘', "'") });
    } else if (isSpace(code) || isDash(code) || code === SLASH || code === DOT || code === COMMA) {
      at++;
    } else if (isApostrophe(code)) {
      at++;
    } else {
      return undefined;
    }
  }
  return tokens;
}

/** From a colon on, a time of day is all that may follow. */
function isTime(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const fits =
      isDigit(code) || isLetter(code) || isSpace(code) || code === COLON || code === DOT || code === 0x2b;
    if (!fits) return false;
  }
  return true;
}
