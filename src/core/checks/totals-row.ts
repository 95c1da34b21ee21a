/**
 * Rows of sums among the entries: `Jumlah`, `TOTAL`, `Rata-rata`, or a last row without key whose figures add up
 * those above. Taken for an entry, such a row would count twice whatever it sums.
 */
import { type CellValue, cellText, isBlank, isUsableKey, keyIdentity, plainWord } from '../cells/text.ts';
import { same } from './compare.ts';
import type { CompiledTab } from './compile.ts';
import { isTyped } from './fits.ts';
import type { Header } from './header.ts';
import type { Problem } from './problem.ts';
import { statusOf } from './row-status.ts';
import type { Line } from './tab.ts';

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
/** Which two letters begin one of the words above: most texts need not be looked at further. */
const BEGINNINGS = new Uint8Array(32 * 32);
for (const word of TOTALS) BEGINNINGS[beginning(word)] = 1;

/** The last five bits of the first two codes: the same for a capital and its small letter. */
function beginning(text: string): number {
  return ((text.charCodeAt(0) & 31) << 5) | (text.charCodeAt(1) & 31);
}

export type IsTotalsRow = (row: readonly CellValue[]) => boolean;

/** Compiles the look at one row of a tab with this header. The fixed rows of a form are never totals. */
export function compileTotals({ tab, fixedKeys }: CompiledTab, header: Header): IsTotalsRow {
  const keyAt = header.positions.get(tab.key) as number;
  const texts = tab.columns
    .filter((column) => column.name !== tab.key && !isTyped(column))
    .map((column) => header.positions.get(column.name) as number);
  const all = [...header.positions.values()].sort((a, b) => a - b);
  const mayTell = (row: readonly CellValue[]): boolean => {
    const key = row[keyAt];
    if (isBlank(key) || mayBeTotal(key)) return true;
    for (let index = 0; index < texts.length; index++) {
      if (mayBeTotal(row[texts[index] as number])) return true;
    }
    return false;
  };
  return (row) => {
    if (!mayTell(row)) return false;
    const key = row[keyAt];
    if (isBlank(key)) {
      const first = all.find((at) => !isBlank(row[at]));
      return first !== undefined && beginsTotal(row[first]);
    }
    if (fixedKeys.size > 0 && fixedKeys.has(keyIdentity(String(key)))) return false;
    if (beginsTotal(key)) return true;
    for (let index = 0; index < texts.length; index++) if (isTotal(row[texts[index] as number])) return true;
    return false;
  };
}

/** Whether the cell says nothing but that sums stand in its row. */
function isTotal(value: CellValue): boolean {
  if (!mayBeTotal(value) || value.length > LONGEST) return false;
  return TOTALS.has(plainWord(value).replace(/[ :.]+$/, ''));
}

/** The same with a place behind: `Jumlah Kecamatan Baamang`. Enough where a key should stand. */
function beginsTotal(value: CellValue): boolean {
  if (isTotal(value)) return true;
  if (!mayBeTotal(value)) return false;
  const word = plainWord(value);
  return SUM_WORDS.some((sum) => word.startsWith(`${sum} `) || word.startsWith(`${sum}:`));
}

function mayBeTotal(value: CellValue): value is string {
  if (typeof value !== 'string' || value.length < 2) return false;
  return BEGINNINGS[beginning(value)] === 1 || value.charCodeAt(0) <= 0x20;
}

/** Sums of fewer rows come about by chance. */
const LEAST_ROWS = 3;
const LEAST_COLUMNS = 2;

/**
 * Index of the last filled row where it has no key and its figures are the sums of all above, in two columns at the
 * least; undefined otherwise.
 */
export function unnamedTotals(
  { tab, entries }: CompiledTab,
  header: Header,
  rows: readonly (readonly CellValue[])[],
): number | undefined {
  const positions = [...header.positions.values()];
  const last = rows.findLastIndex((row) => positions.some((at) => !isBlank(row[at])));
  const row = rows[last];
  if (last <= LEAST_ROWS || row === undefined) return undefined;
  if (!isBlank(row[header.positions.get(tab.key) as number])) return undefined;
  const figures = entries
    .filter(({ column }) => column.type === 'integer' || column.type === 'number')
    .map(({ column }) => header.positions.get(column.name) as number)
    .filter((at) => typeof row[at] === 'number' && row[at] > 0);
  if (figures.length < LEAST_COLUMNS) return undefined;
  const sums = figures.every((at) => {
    let sum = 0;
    let addends = 0;
    for (let index = 1; index < last; index++) {
      const value = rows[index]?.[at];
      if (typeof value !== 'number') continue;
      sum += value;
      addends++;
    }
    return addends >= LEAST_ROWS && same(sum, row[at] as number);
  });
  return sums ? last : undefined;
}

/** The line of a row of totals; only its problem where it has no key to find a line by. */
export function totalsLine({ tab, problem }: CompiledTab, rawKey: CellValue, row: number): Line | Problem {
  if (!isUsableKey(rawKey)) return problem('totals-row', [], {}, { tab: tab.name, row });
  const key = cellText(rawKey);
  const problems = [problem('totals-row', [tab.key], {}, { tab: tab.name, key, row })];
  return { tab: tab.name, key, status: statusOf(problems, 'blank'), problems };
}
