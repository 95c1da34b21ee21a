/**
 * What a round of measurements prints on the public pages: counts of every unit, without those that must be left out.
 *
 * Formula: children with a plausible length or height for their age, and those of them below −2 SD, summed up the tree over the
 * units that reported. A round is the month of measuring; it is released once, some days after its end, and never changed.
 * Source: WHO Child Growth Standards; Permenkes 2/2020 (Standar Antropometri Anak) for who counts as stunted.
 * Certainty: that figures stand once released is this project's rule: what late entries and corrections add is few children,
 * and known ones. Rounds are not added up, since a child stands in many of them.
 */
import type { Unit } from '../../units.ts';
import { lineage } from '../roll-up.ts';
import { cellId, type Figure, layOut } from './layout.ts';
import { suppress } from './suppress.ts';

/** What one unit found in a round, a part of it under `stunted`. */
export interface RoundCounts {
  unit: string;
  /** Children with a plausible length or height for their age, above 0. */
  measured: number;
  stunted: number;
}

export interface PublishedFigure {
  unit: string;
  /** Units at or below this one that reported, and those that have the form. */
  reporting: number;
  expected: number;
  /** Null where hidden. */
  measured: number | null;
  stunted: number | null;
}

const FIGURES = [{ id: 'measured' }, { id: 'stunted', partOf: 'measured' }] as const;

/**
 * One figure for every unit at or above one that reported; undefined when nothing can be said safely.
 *
 * @param holders codes of the units that have the form, all of one level.
 */
export function releaseOf(
  units: readonly Pick<Unit, 'code' | 'parent'>[],
  holders: readonly string[],
  counts: readonly RoundCounts[],
): PublishedFigure[] | undefined {
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  const sums = new Map<string, Omit<PublishedFigure, 'unit'> & { measured: number; stunted: number }>();
  for (const { unit, measured, stunted } of counts)
    for (const code of lineage(unit, parents)) {
      const sum = sums.get(code) ?? { reporting: 0, expected: 0, measured: 0, stunted: 0 };
      sum.reporting++;
      sum.measured += measured;
      sum.stunted += stunted;
      sums.set(code, sum);
    }
  for (const holder of holders)
    for (const code of lineage(holder, parents)) {
      const sum = sums.get(code);
      if (sum !== undefined) sum.expected++;
    }

  // A unit that did not report adds nothing, and everybody is told so: the others make up the whole of a total.
  const tree = [...sums.keys()].map((code) => ({ code, parent: parents.get(code) ?? null }));
  const period = 'round';
  const cells = [...sums].flatMap(([unit, sum]) =>
    FIGURES.map(({ id }): Figure => ({ unit, figure: id, period, count: sum[id] })),
  );
  const { hidden, exposed } = suppress(
    layOut({ units: tree, figures: FIGURES, periods: [{ id: period }] }, cells),
  );
  if (exposed.length > 0 || hidden.size === cells.length) return undefined;
  return [...sums].map(([unit, sum]) => {
    const printed = (figure: 'measured' | 'stunted') =>
      hidden.has(cellId(unit, figure, period)) ? null : sum[figure];
    return {
      ...{ unit, reporting: sum.reporting, expected: sum.expected },
      ...{ measured: printed('measured'), stunted: printed('stunted') },
    };
  });
}
