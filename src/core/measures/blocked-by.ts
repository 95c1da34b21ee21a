/**
 * Whom a unit is waiting for.
 *
 * Formula: a unit cannot finish until every unit below it has, and an entry not until each office has typed its half.
 * Source: the order of the ministry's application: a kabupaten cannot finish until its kecamatan have.
 * Certainty: seen in news reports of districts that were held up by one kecamatan; no public rule text was found.
 * A unit's own missing entries are its own to fill and no reason to wait.
 */
import type { Unit } from '../units.ts';
import { lineage } from './roll-up.ts';

/** What a unit's own forms still lack. Units without anything missing are left away. */
export interface OpenWork {
  unit: string;
  /** Entries, those that wait for another office included. */
  missing: number;
  /** Entries of which one half is typed and the other is owed by this office. */
  owedBy?: readonly { office: string; entries: number }[];
}

export interface Blocked {
  unit: string;
  /** Units below with open work of their own, the lowest level first: none of them waits without cause itself. */
  units: readonly { unit: string; missing: number }[];
  /** Offices that owe the missing half of an entry of this unit, those that owe most first. */
  offices: readonly { office: string; entries: number }[];
}

/** Units that wait for somebody, in the order of `units`. Throws when parents form a circle. */
export function blockedBy(
  units: readonly Pick<Unit, 'code' | 'parent'>[],
  open: readonly OpenWork[],
): Blocked[] {
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  const below = new Map<string, { unit: string; missing: number; depth: number }[]>();
  const offices = new Map<string, { office: string; entries: number }[]>();
  for (const { unit, missing, owedBy = [] } of open) {
    if (owedBy.length > 0)
      offices.set(
        unit,
        owedBy.toSorted((a, b) => b.entries - a.entries),
      );
    if (missing === 0) continue;
    const line = lineage(unit, parents);
    for (const above of line.slice(1))
      below.set(above, [...(below.get(above) ?? []), { unit, missing, depth: line.length }]);
  }
  return units.flatMap(({ code }): Blocked[] => {
    const waitsFor = (below.get(code) ?? []).sort(
      (a, b) => b.depth - a.depth || b.missing - a.missing || (a.unit < b.unit ? -1 : 1),
    );
    const owed = offices.get(code) ?? [];
    if (waitsFor.length === 0 && owed.length === 0) return [];
    return [{ unit: code, units: waitsFor.map(({ unit, missing }) => ({ unit, missing })), offices: owed }];
  });
}
