/**
 * Rows of sums among the entries: `Jumlah`, `TOTAL`, `Rata-rata`, or a last row without key whose figures add up
 * those above. Taken for an entry, such a row would count twice whatever it sums.
 */
import { type CellValue, cellText, isBlank, isUsableKey, keyIdentity } from '../cells/text.ts';
import type { Column, Tab } from '../template/schema.ts';
import { same } from './compare.ts';
import type { CompiledTab } from './compile.ts';
import { isTyped } from './fits.ts';
import type { Header } from './header.ts';
import type { Problem } from './problem.ts';
import { statusOf } from './row-status.ts';
import { isAnyText } from './scan/texts.ts';
import type { Line } from './tab.ts';
import { beginsWithTotal, namesTotal } from './totals-words.ts';

export type IsTotalsRow = (row: readonly CellValue[]) => boolean;

/** Compiles the look at one row of a tab with this header. The fixed rows of a form are never totals. */
export function compileTotals({ tab, fixedKeys }: CompiledTab, header: Header): IsTotalsRow {
  const keyAt = header.positions.get(tab.key) as number;
  const texts = untyped(tab).map(({ name }) => header.positions.get(name) as number);
  const all = [...header.positions.values()].sort((a, b) => a - b);
  return (row) => {
    const key = row[keyAt];
    if (isBlank(key)) {
      const first = all.find((at) => !isBlank(row[at]));
      return first !== undefined && beginsWithTotal(row[first]);
    }
    if (fixedKeys.size > 0 && fixedKeys.has(keyIdentity(String(key)))) return false;
    return beginsWithTotal(key) || texts.some((at) => namesTotal(row[at]));
  };
}

/** Positions of the texts by which a row of totals can be told, and which are no entries that the scan reads as such. */
export function labelsAt(compiled: CompiledTab, header: Header): number[] {
  const scanned = new Set(compiled.entries.map(({ column }) => column).filter(isAnyText));
  const labels = untyped(compiled.tab).filter((column) => !scanned.has(column));
  return labels.flatMap(({ name }) => header.positions.get(name) ?? []);
}

const untyped = ({ columns, key }: Tab): Column[] =>
  columns.filter((column) => column.name !== key && !isTyped(column));

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
