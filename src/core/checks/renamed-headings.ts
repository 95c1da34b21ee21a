/** Which heading now stands for a column whose own cannot be found: a near miss, or one in that column's place. */
import { nearest } from '../cells/nearest.ts';
import { plainWord } from '../cells/text.ts';
import type { Column, Tab } from '../template/schema.ts';

/**
 * What was found for each of the `missing` columns.
 * @param positions Index in the row, by name, of the columns that were found.
 * @param own Indices of Pantau's status columns, which stand after all others.
 * @param strangers Headings by index that name no column of the tab.
 */
export function renamedHeadings(
  tab: Tab,
  missing: readonly Column[],
  positions: ReadonlyMap<string, number>,
  own: ReadonlyMap<string, number>,
  strangers: ReadonlyMap<number, string>,
): Map<Column, string> {
  const renamed = new Map<Column, string>();
  const left = new Map(strangers);
  const labels = new Map(
    missing.flatMap((column) => [
      [plainWord(column.label.id), column] as const,
      [plainWord(column.label.en), column] as const,
    ]),
  );
  const settle = (column: Column | undefined, index: number, text: string) => {
    if (column === undefined || renamed.has(column)) return;
    renamed.set(column, text);
    left.delete(index);
  };
  for (const [index, text] of strangers) {
    settle(labels.get(nearest(plainWord(text), [...labels.keys()]) ?? ''), index, text);
  }
  for (const column of missing) {
    const place = tab.columns.indexOf(column);
    const before = place === 0 ? -1 : positions.get(tab.columns[place - 1]?.name ?? '');
    const next = tab.columns[place + 1];
    const after = next === undefined ? own.get('status') : positions.get(next.name);
    // One neighbour may be missing itself, or stand elsewhere: the other is enough then.
    const index = before !== undefined ? before + 1 : (after ?? 0) - 1;
    const text = left.get(index);
    const taken = after !== undefined && before !== undefined && after !== before + 2;
    if (text !== undefined && !taken) settle(column, index, text);
  }
  return renamed;
}
