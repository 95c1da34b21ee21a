/** Cell values as text, as the spreadsheet's own `value & ""` gives it under an Indonesian locale. */
export type CellValue = string | number | boolean | null | undefined;

export function cellText(value: CellValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return '';
}

export function isBlank(value: CellValue): boolean {
  if (typeof value !== 'string') return value === undefined || value === null;
  return !beginsVisibly(value) && value.trim() === '';
}

/** Whether the first character is of printable ASCII, as of nearly every text; false where it needs another look. */
function beginsVisibly(text: string): boolean {
  if (text.length === 0) return false;
  const first = text.charCodeAt(0);
  return first > 0x20 && first < 0x7f;
}

/**
 * What cannot be told apart by a lookup, or by a person, is one and the same key: no regard to case, outer spaces
 * and the way an accent is coded.
 */
export function keyIdentity(text: string): string {
  let upper = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7e) return text.normalize('NFC').trim().toLowerCase();
    if (code >= 0x41 && code <= 0x5a) upper = true;
  }
  const bare = text.charCodeAt(0) <= 0x20 || text.charCodeAt(text.length - 1) <= 0x20 ? text.trim() : text;
  return upper ? bare.toLowerCase() : bare;
}

/** Compares words that people choose or type: marks, choices, headers. */
export function plainWord(text: string): string {
  if (isPlainWord(text)) return text;
  const lower = text.toLowerCase();
  return isPlainWord(lower) ? lower : lower.replace(/\s+/g, ' ').trim();
}

/** Whether a text is its own plain word: printable ASCII without capitals, with single blanks inside. */
function isPlainWord(text: string): boolean {
  let blank = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || (code >= 0x41 && code <= 0x5a) || (blank && code === 0x20))
      return false;
    blank = code === 0x20;
  }
  return !blank || text === '';
}

/** Characters that a lookup takes as wildcards. */
export function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?') || text.includes('~');
}

const ERROR_VALUES: ReadonlySet<string> = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#ERROR!',
]);

/** What Sheets shows instead of a value where a formula failed. */
export function isErrorValue(value: CellValue): value is string {
  return typeof value === 'string' && value.charCodeAt(0) === 0x23 && ERROR_VALUES.has(value);
}

/** Whether a row can be found by this key: it says something, and nothing that a lookup takes otherwise. */
export const isUsableKey = (key: CellValue): boolean =>
  !isBlank(key) && !isErrorValue(key) && !hasWildcard(cellText(key));
