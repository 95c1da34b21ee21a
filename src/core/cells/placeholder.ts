/**
 * What people type where they have nothing to type: `-`, `tidak ada`, `n/a`. Neither zero nor "tidak ada sasaran":
 * the cell counts as blank and its owner is asked which is meant.
 */
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
  return text.length <= LONGEST + 4 && WORDS.has(plainWord(text));
}
