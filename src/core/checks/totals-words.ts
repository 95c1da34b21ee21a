/** Words that say that sums stand in a row: `Jumlah`, `TOTAL`, `Rata-rata`. */
import { type CellValue, plainWord } from '../cells/text.ts';

const SUM_WORDS = ['jumlah', 'jml', 'total', 'subtotal', 'rata-rata', 'rerata', 'average'] as const;
const TOTALS: ReadonlySet<string> = new Set([
  ...SUM_WORDS,
  'jumlah total',
  'total jumlah',
  'jumlah seluruhnya',
  'jumlah keseluruhan',
  'total keseluruhan',
  'total seluruhnya',
  'jumlah akhir',
  'grand total',
  'sub total',
  'sub-total',
  'sub jumlah',
  'rata rata',
]);
const LONGEST = 30;

/**
 * For each letter that begins one of the words above, a bit for each letter that comes second, and for each that comes
 * third. A letter is the last five bits of its code, which are the same for a capital.
 */
const SECONDS = lettersAt(1);
const THIRDS = lettersAt(2);

function lettersAt(place: number): Int32Array {
  const letters = new Int32Array(32);
  for (const word of TOTALS) letters[word.charCodeAt(0) & 31]! |= 1 << (word.charCodeAt(place) & 31);
  return letters;
}

/** Whether a text with this first code (`charCodeAt`) may be one of the words: most need no further look. */
export function mayNameTotal(text: string, first: number): boolean {
  if (first <= 0x20) return true;
  const seconds = SECONDS[first & 31] as number;
  if (seconds === 0 || text.length < 3 || ((seconds >>> (text.charCodeAt(1) & 31)) & 1) === 0) return false;
  return (((THIRDS[first & 31] as number) >>> (text.charCodeAt(2) & 31)) & 1) === 1;
}

/** Whether the cell says nothing but that sums stand in its row. */
export function namesTotal(value: CellValue): boolean {
  if (!mayBeWord(value) || value.length > LONGEST) return false;
  return TOTALS.has(plainWord(value).replace(/[ :.]+$/, ''));
}

/** The same with a place behind: `Jumlah Kecamatan Baamang`. Enough where a key should stand. */
export function beginsWithTotal(value: CellValue): boolean {
  if (namesTotal(value)) return true;
  if (!mayBeWord(value)) return false;
  const word = plainWord(value);
  return SUM_WORDS.some((sum) => word.startsWith(`${sum} `) || word.startsWith(`${sum}:`));
}

function mayBeWord(value: CellValue): value is string {
  return typeof value === 'string' && value.length > 1 && mayNameTotal(value, value.charCodeAt(0));
}
