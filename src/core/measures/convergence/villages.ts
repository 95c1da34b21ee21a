/**
 * Villages against each other.
 *
 * Formula: villages whose convergence is above the threshold ÷ villages with data. Ranks: 1, 2, 2, 4.
 * Source: "> 40 %" is the one cut-off in official use; ranks are the district's own.
 * Certainty: that a village without data is left out instead of counted as below is this project's rule, said beside it.
 * A village whose completeness is below the set share has no place: a high share can stand on few entries (76,13 % was
 * printed where 6,85 % of the children had been monitored).
 */
import { LeftOutByReason, type Measure, measure, places } from '../measure.ts';

export interface RankedVillage {
  unit: string;
  convergence: Measure;
  completeness: Measure;
}

/** Exactly at the threshold is not above it. */
export function shareAbove(
  villages: readonly Pick<RankedVillage, 'unit' | 'convergence'>[],
  threshold: number,
): Measure<'no-data'> {
  let above = 0;
  let counted = 0;
  const leftOut = new LeftOutByReason<'no-data'>();
  for (const { unit, convergence } of villages) {
    if (convergence.value === null) {
      leftOut.add('no-data', 1, [unit]);
      continue;
    }
    counted++;
    if (convergence.value > threshold) above++;
  }
  return measure(above, counted, leftOut.list());
}

export type Standing = RankedVillage &
  ({ place: number; unranked?: undefined } | { place: null; unranked: 'no-data' | 'incomplete' });

/** Ranked villages by place, then those without one and why; equal ones by code. */
export function rankVillages(villages: readonly RankedVillage[], leastCompleteness: number): Standing[] {
  const byCode = villages.toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
  const why = ({ convergence, completeness }: RankedVillage) => {
    if (convergence.value === null) return 'no-data';
    return completeness.value === null || completeness.value < leastCompleteness ? 'incomplete' : undefined;
  };
  const ranked = places(
    byCode.filter((village) => why(village) === undefined),
    ({ convergence }) => convergence,
  ).map(({ item, place }): Standing => ({ ...item, place }));
  const others = byCode.flatMap((village): Standing[] => {
    const unranked = why(village);
    return unranked === undefined ? [] : [{ ...village, place: null, unranked }];
  });
  return [...ranked, ...others];
}
