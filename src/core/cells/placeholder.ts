/**
 * What people type where they have nothing to type: `-`, `tidak ada`, `n/a`. Neither zero nor "tidak ada sasaran":
 * the cell counts as blank and its owner is asked which is meant.
 */
import { isDigit } from './characters.ts';
import { plainWord } from './text.ts';

const WORDS: ReadonlySet<string> = new Set([
  '-',
  '--',
  '---',
  '–',
  '—',
  '.',
  '...',
  '…',
  '?',
  'n/a',
  'n.a.',
  'na',
  'nihil',
  'kosong',
  'tidak ada',
  'tdk ada',
  'tidak ada data',
  'belum ada',
  'belum ada data',
  'tidak tahu',
  'belum diketahui',
]);

/** The longest word above: longer texts need not be looked up. */
const LONGEST = 16;

export function isPlaceholder(text: string): boolean {
  // Most of what is typed begins with a digit, and none of the words does.
  return !isDigit(text.charCodeAt(0)) && text.length <= LONGEST + 4 && WORDS.has(plainWord(text));
}
