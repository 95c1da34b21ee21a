/** Convergence up the tree: the villages' counts are added, so that a district's percentage is the ratio of its sums. */
import type { Unit } from '../../units.ts';
import { lineage } from '../roll-up.ts';
import { addVillage, newVillageTally, type VillageTally } from './tally.ts';

/**
 * Counts of every unit that has a village at or below it. A village that is not in `units` counts for itself alone.
 * Throws when parents form a circle.
 */
export function rollUpVillages(
  units: readonly Pick<Unit, 'code' | 'parent'>[],
  villages: ReadonlyMap<string, VillageTally>,
): Map<string, VillageTally> {
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  const sums = new Map(villages);
  const owned = new Set<string>();
  // Deepest first: a unit is whole before it is added to the one above it.
  for (const [code, parent] of byDepth(parents)) {
    const own = sums.get(code);
    if (own === undefined || parent === null) continue;
    let above = sums.get(parent);
    if (above === undefined || !owned.has(parent)) {
      const fresh = newVillageTally();
      // What the caller handed over is not written to.
      if (above !== undefined) addVillage(fresh, above);
      above = fresh;
      sums.set(parent, above);
      owned.add(parent);
    }
    addVillage(above, own);
  }
  return sums;
}

function byDepth(parents: ReadonlyMap<string, string | null>): [string, string | null][] {
  const depths = new Map([...parents.keys()].map((code) => [code, lineage(code, parents).length]));
  return [...parents].sort(([a], [b]) => depths.get(b)! - depths.get(a)!);
}
