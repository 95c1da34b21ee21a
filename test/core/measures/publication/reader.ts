/** What a reader of the pages may not find out, whatever they subtract. */
import { expect } from 'vitest';
import { cellId, layOut } from '../../../../src/core/measures/publication/layout.ts';
import { isSmall } from '../../../../src/core/measures/publication/table.ts';
import { learns, narrowed } from './attacker.ts';

type Unit = { code: string; parent: string | null };

/** What villages reported, by code. */
export type Truth = ReadonlyMap<string, { measured: number; stunted: number }>;

/** What the pages print, by code; null where they say that it is hidden. */
export type Printed = ReadonlyMap<string, { measured: number | null; stunted: number | null }>;

/**
 * The reader knows who reported, the tree, and that nobody is counted twice. Counts of 1–4 of stunted, of those
 * measured, and of those measured and not stunted must stay open, and a printed figure must be true.
 */
export function expectUnlearnt(units: readonly Unit[], truth: Truth, printed: Printed): void {
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  const sums = new Map<string, { measured: number; stunted: number }>();
  for (const [village, { measured, stunted }] of truth)
    for (let code: string | null = village; code !== null; code = parents.get(code) ?? null) {
      const sum = sums.get(code) ?? { measured: 0, stunted: 0 };
      sums.set(code, { measured: sum.measured + measured, stunted: sum.stunted + stunted });
    }
  const shown = (code: string, figure: 'measured' | 'stunted') => printed.get(code)?.[figure] ?? null;
  const hidden = new Set<string>();
  const cells = [...sums].flatMap(([unit, sum]) =>
    (['measured', 'stunted'] as const).map((figure) => {
      const count = shown(unit, figure);
      if (count === null) hidden.add(cellId(unit, figure, ''));
      else expect(count, `${figure} of ${unit}`).toBe(sum[figure]);
      return { unit, figure, period: '', count: sum[figure] };
    }),
  );
  const table = layOut(
    {
      units: units.filter(({ code }) => sums.has(code)),
      figures: [{ id: 'measured' }, { id: 'stunted', partOf: 'measured' }],
      periods: [{ id: '' }],
    },
    cells,
  );
  const limit = 10 + [...truth.values()].reduce((sum, { measured }) => sum + measured, 0);
  for (const { id, count } of table.cells) {
    if (!isSmall(count)) continue;
    const [low, high] = narrowed(table, hidden, id, limit);
    expect(low === high || (low >= 1 && high <= 4), `${id}: ${low}–${high}`).toBe(false);
    expect(learns(table, hidden, id, limit), id).toBe(false);
  }
}
