/** Growth of one child: what was made of the measures, and each index with its z-score and class. */
import { isTooYoungToStand } from './age.ts';
import { type Child, columnsOf, type Measured, STANDING } from './child.ts';
import { classOf, type GrowthClass } from './classes.ts';
import { INDICES, type Index, OUTCOMES, type Outcome } from './indices.ts';
import { believedMeasured, correctedLenhei } from './length.ts';
import { bmi, scoreChildren } from './score.ts';

export interface Growth {
  /** Length or height after correction, cm; NaN when not known. */
  lenhei: number;
  measured: Measured;
  /** Said to be measured standing under 9 months of age: taken as not known, not corrected. */
  standingTooYoung: boolean;
  /** kg/m², from the corrected length or height. */
  bmi: number;
  indices: Record<Index, IndexResult>;
}

export interface IndexResult {
  outcome: Outcome;
  /** Two decimals; null when there is none, for the reason in `outcome`. */
  z: number | null;
  /** Class of Permenkes 2/2020; null without a z-score and for an implausible one, which asks for measuring again. */
  class: GrowthClass | null;
}

/**
 * z-scores of the WHO Child Growth Standards (2006) and classes of Permenkes 2/2020. Never throws: what is not known,
 * impossible or outside the tables is told by the outcome of each index.
 */
export function growthOf(child: Child): Growth {
  const { ageDays, weight, lenhei, measured } = child;
  const { z, outcome } = scoreChildren(columnsOf([child]));
  const corrected = correctedLenhei(ageDays, lenhei, measured);
  const indices = INDICES.map((index, at): [Index, IndexResult] => {
    const came = OUTCOMES[outcome[at]!]!;
    const score = Number.isNaN(z[at]!) ? null : z[at]!;
    const found = came === 'scored' ? classOf(index, z[at]!) : undefined;
    return [index, { outcome: came, z: score, class: found ?? null }];
  });
  return {
    lenhei: corrected,
    measured: believedMeasured(ageDays, measured),
    standingTooYoung: measured === STANDING && isTooYoungToStand(ageDays),
    bmi: bmi(weight, corrected),
    indices: Object.fromEntries(indices) as Record<Index, IndexResult>,
  };
}
