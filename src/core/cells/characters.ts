/** Character codes that cell readers meet. Codes, not patterns: a regular expression costs three times as much. */

export const MINUS = 0x2d;
export const DOT = 0x2e;
export const COMMA = 0x2c;
export const SLASH = 0x2f;
export const PERCENT = 0x25;

/** Blank, no-break blank, narrow no-break blank, tab, line break. */
export const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0xa0 || code === 0x202f || (code >= 0x09 && code <= 0x0d);

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Latin letters, also those with an accent. */
export const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code <= 0x24f);

/** Hyphen, dashes and the true minus sign. */
export const isDash = (code: number): boolean =>
  code === MINUS || (code >= 0x2010 && code <= 0x2015) || code === 0x2212;

/** Whether `text` is nothing but digits, at least one. */
export function allDigits(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isDigit(text.charCodeAt(at))) return false;
  return text.length > 0;
}

/** `text` without the characters that `drop` names. */
export function without(text: string, drop: (code: number) => boolean): string {
  let kept = '';
  for (let at = 0; at < text.length; at++) if (!drop(text.charCodeAt(at))) kept += text[at];
  return kept;
}
