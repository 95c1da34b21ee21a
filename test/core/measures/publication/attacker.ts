/**
 * A reader who knows every printed count and every sum, and tries all hidden counts that agree with them. Written apart
 * from the program: interval arithmetic in plain sweeps, then search.
 */
import type { Table } from '../../../../src/core/measures/publication/table.ts';

type Range = [low: number, high: number];

/** Ranges of all cells from what is shown; null where nothing agrees with it. */
function sweep(table: Table, shown: ReadonlyMap<string, Range>, limit: number): Map<string, Range> | null {
  const ranges = new Map(
    table.cells.map(({ id }): [string, Range] => [id, [...(shown.get(id) ?? [0, limit])] as Range]),
  );
  for (let changed = true; changed; ) {
    changed = false;
    for (const { whole, parts } of table.relations) {
      const terms: [string, number][] = [[whole, -1], ...parts.map((part): [string, number] => [part, 1])];
      for (const [target, sign] of terms) {
        // sign × target = −Σ others
        let [low, high] = [0, 0];
        for (const [other, factor] of terms) {
          if (other === target) continue;
          const [least, most] = ranges.get(other)!;
          low -= factor > 0 ? most : -least;
          high -= factor > 0 ? least : -most;
        }
        const [from, to] = sign > 0 ? [low, high] : [-high, -low];
        const range = ranges.get(target)!;
        if (from > range[0] || to < range[1]) {
          range[0] = Math.max(range[0], from);
          range[1] = Math.min(range[1], to);
          changed = true;
        }
        if (range[0] > range[1]) return null;
      }
    }
  }
  return ranges;
}

/** Whether some counts agree with everything shown. */
function possible(table: Table, shown: ReadonlyMap<string, Range>, limit: number): boolean {
  const ranges = sweep(table, shown, limit);
  if (ranges === null) return false;
  const open = [...ranges].filter(([, [low, high]]) => low < high);
  if (open.length === 0) return true;
  const [id, [low, high]] = open.reduce((a, b) => (b[1][1] - b[1][0] < a[1][1] - a[1][0] ? b : a));
  for (let value = low; value <= high; value++)
    if (possible(table, new Map([...ranges, [id, [value, value]]]), limit)) return true;
  return false;
}

/** What interval arithmetic alone tells of a cell. */
export function narrowed(table: Table, hidden: ReadonlySet<string>, id: string, limit: number): Range {
  return sweep(table, shownOf(table, hidden), limit)!.get(id)!;
}

/** Whether the reader can be sure that the count is 1–4, or what it is exactly. `limit`: more than any count. */
export function learns(table: Table, hidden: ReadonlySet<string>, id: string, limit: number): boolean {
  const shown = shownOf(table, hidden);
  const [low, high] = sweep(table, shown, limit)!.get(id)!;
  const others = (from: number, to: number) => {
    for (let value = Math.max(from, low); value <= Math.min(to, high); value++)
      if (possible(table, new Map([...shown, [id, [value, value]]]), limit)) return true;
    return false;
  };
  return !(others(5, limit) || others(0, 0));
}

function shownOf({ cells }: Table, hidden: ReadonlySet<string>): Map<string, Range> {
  return new Map(
    cells
      .filter(({ id, unprinted }) => unprinted !== true && !hidden.has(id))
      .map(({ id, count }): [string, Range] => [id, [count, count]]),
  );
}
