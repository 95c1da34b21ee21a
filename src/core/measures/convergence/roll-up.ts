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
  const parents = new Map<string, string | null>();
  for (const { code, parent } of units) parents.set(code, parent);
  const sums = new Map(villages);
  // Level by level: what came in is handed on to the parents, all children of one as a single sum.
  let level: ReadonlyMap<string, VillageTally> = villages;
  for (let height = 0; level.size > 0; height++) {
    // Only a circle is as high as that; walking it names it.
    if (height > parents.size) for (const code of level.keys()) lineage(code, parents);
    const above = new Map<string, VillageTally>();
    for (const [code, tally] of level) {
      const parent = parents.get(code) ?? null;
      if (parent !== null) addVillage(entry(above, parent), tally);
    }
    for (const [code, tally] of above) {
      const own = sums.get(code);
      sums.set(code, own === undefined ? tally : sumOf(own, tally));
    }
    level = above;
  }
  return sums;
}

function entry(tallies: Map<string, VillageTally>, code: string): VillageTally {
  let tally = tallies.get(code);
  if (tally === undefined) {
    tally = newVillageTally();
    tallies.set(code, tally);
  }
  return tally;
}

/** A new one: neither what the caller handed over nor what is still handed on is written to. */
function sumOf(a: VillageTally, b: VillageTally): VillageTally {
  const sum = newVillageTally();
  addVillage(sum, a);
  addVillage(sum, b);
  return sum;
}
