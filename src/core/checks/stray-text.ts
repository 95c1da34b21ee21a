/**
 * Notes and signatures below the entries: `Sumber: …`, `Mengetahui, Camat …`, a place with a date, a name, a NIP. They
 * belong there on paper, and are no entries: nobody is to be asked for their key.
 */
import { type CellValue, cellText, isBlank, isUsableKey, keyIdentity } from '../cells/text.ts';
import type { CompiledTab } from './compile.ts';
import { fits, isTyped } from './fits.ts';
import type { Header } from './header.ts';
import type { Problem } from './problem.ts';
import { statusOf } from './row-status.ts';
import type { Block, Line } from './tab.ts';
import type { IsTotalsRow } from './totals-row.ts';

/** Begin a note whatever follows. */
const SIGNING = ['mengetahui', 'menyetujui', 'mengesahkan', 'tertanda', 'ttd', 'nip', 'nip.'];
/** Begin a note where a colon, a full stop or nothing follows: `Sumber air` is an entry. */
const NOTING = ['sumber', 'catatan', 'keterangan', 'ket', 'note', 'notes', 'nb'];

/**
 * Index in `rows` (the header first) from which there are only notes; the number of rows where there are none. What
 * stands below the last row that holds an entry is a note from the first row on that looks like one.
 */
export function strayFrom(
  compiled: CompiledTab,
  header: Header,
  rows: readonly (readonly CellValue[])[],
  isTotals: IsTotalsRow,
): number {
  const { tab, entries, fixedKeys } = compiled;
  const keyAt = header.positions.get(tab.key) as number;
  const cells = entries.map(({ column, read }) => {
    return { at: header.positions.get(column.name) as number, typed: isTyped(column), read };
  });
  const positions = [...header.positions.values()].sort((a, b) => a - b);
  const anyTyped = cells.some(({ typed }) => typed);

  const isEntry = (row: readonly CellValue[]): boolean => {
    const keyed = !isBlank(row[keyAt]);
    if (keyed && tab.rows === 'fixed') return fixedKeys.has(keyIdentity(cellText(row[keyAt])));
    const filled = cells.filter(({ at }) => !isBlank(row[at]));
    if (keyed && filled.length >= (anyTyped ? 2 : 1)) return true;
    const read = filled.filter(({ at, typed, read }) => typed && fits(read, row[at])).length;
    return read >= (keyed ? 1 : 2);
  };

  const below = rows.findLastIndex((row, index) => index > 0 && isEntry(row)) + 1;
  let gap = false;
  for (let index = Math.max(1, below); index < rows.length; index++) {
    const row = rows[index] as readonly CellValue[];
    const filled = positions.filter((at) => !isBlank(row[at]));
    const [first] = filled;
    if (first === undefined) {
      gap = true;
      continue;
    }
    if (isTotals(row)) continue;
    if (isNote(cellText(row[first]))) return index;
    const lone = isBlank(row[keyAt]) || (filled.length === 1 && isSentence(cellText(row[keyAt])));
    if (gap && lone && !keysAreSentences(rows.slice(1, below), keyAt)) return index;
    gap = false;
  }
  return rows.length;
}

function isNote(text: string): boolean {
  const word = text.trim().toLowerCase();
  if (word.startsWith('*')) return true;
  return (
    SIGNING.some((begin) => follows(word, begin, /^(?:$|[\s:,.(])/)) ||
    NOTING.some((begin) => follows(word, begin, /^\s*(?:$|[:.])/))
  );
}

const follows = (word: string, begin: string, rest: RegExp): boolean =>
  word.startsWith(begin) && rest.test(word.slice(begin.length));

/** More than one word: `Sampit, 31 Desember 2025`. */
const isSentence = (text: string): boolean => text.trim().includes(' ');

/** Where keys are names of places, two words say nothing. */
const keysAreSentences = (entries: readonly (readonly CellValue[])[], keyAt: number): boolean =>
  entries.some((row) => isSentence(cellText(row[keyAt])));

/** One problem for all rows from the index `from` on, and a line for each that a formula may stand beside. */
export function strayLines(
  { tab, problem }: CompiledTab,
  header: Header,
  { firstRow, rows }: Block,
  from: number,
): { problem: Problem; lines: Line[] } {
  const positions = [...header.positions.values()];
  const stray = rows.flatMap((row, index) =>
    index >= from && positions.some((at) => !isBlank(row[at])) ? [index] : [],
  );
  const params = { rows: stray.map((index) => firstRow + index) };
  const keyAt = header.positions.get(tab.key) as number;
  const lines = stray.flatMap((index): Line[] => {
    const rawKey = rows[index]?.[keyAt];
    if (!isUsableKey(rawKey)) return [];
    const key = cellText(rawKey);
    const problems = [problem('stray-text', [], {}, { tab: tab.name, key, row: firstRow + index })];
    return [{ tab: tab.name, key, status: statusOf(problems, 'blank'), problems }];
  });
  return { problem: problem('stray-text', [], params, { tab: tab.name }), lines };
}
