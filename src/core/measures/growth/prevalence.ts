/**
 * Prevalence of malnutrition among children under five, from their z-scores.
 *
 * Formula: children below (above) the cut-off ÷ children with a plausible z-score of the index; children with oedema count
 * below −3 SD in indices of weight. 95 % interval by Wilson's score method.
 * Source: WHO and UNICEF, *Recommendations for data collection, analysis and reporting on anthropometric indicators* (2019);
 * cut-offs of the WHO Child Growth Standards; E. B. Wilson, JASA 22 (1927).
 * Certainty: as printed there. The interval holds for children drawn at random; a sample of whole villages knows less.
 * In forms a round is the month of measuring, and a child counts once a round, as measured last: this project's rule.
 * Figures of other sources (e-PPGBM, a survey) differ two- to threefold: the source stands beside each.
 */
import { INDICES, type Index, OUTCOME, OUTCOMES, type Outcome } from './indices.ts';
import type { Scores } from './score.ts';
import { wilson } from './wilson.ts';

export interface Prevalence {
  indicator: Indicator;
  /** Where the measures come from ("e-PPGBM Februari 2025"): figures of different sources are not compared. */
  source: string;
  numerator: number;
  denominator: number;
  /** Share 0–1, numerator ÷ denominator; null when the denominator is 0. */
  value: number | null;
  /** Of `value`, see `wilson`; null with it. */
  interval: { method: 'Wilson'; level: 0.95; low: number; high: number } | null;
  /** Children not in the denominator, by the outcome of the index; denominator + these = all children. */
  leftOut: Partial<Record<Outcome, number>>;
}

/**
 * Cut-offs of the WHO Child Growth Standards, strict, on z-scores of two decimals: stunted is length/height for age
 * below −2 (severely below −3), underweight weight for age, wasted weight for length/height, and overweight is weight
 * for length/height above 2 (obese above 3).
 */
export const INDICATORS = {
  stunted: { index: 'lengthForAge', below: -2 },
  'severely-stunted': { index: 'lengthForAge', below: -3 },
  underweight: { index: 'weightForAge', below: -2 },
  'severely-underweight': { index: 'weightForAge', below: -3 },
  wasted: { index: 'weightForLength', below: -2 },
  'severely-wasted': { index: 'weightForLength', below: -3 },
  overweight: { index: 'weightForLength', above: 2 },
  obese: { index: 'weightForLength', above: 3 },
} as const satisfies Record<string, { index: Index; below: number } | { index: Index; above: number }>;
export type Indicator = keyof typeof INDICATORS;

/**
 * One indicator over all children of `scores`. Denominator: children with a plausible z-score of the index; those with
 * oedema stand in weight-based denominators as below −3 (WHO and UNICEF, Recommendations for data collection, analysis
 * and reporting on anthropometric indicators, 2019). All others are left out and counted by reason.
 */
export function prevalence(scores: Scores, indicator: Indicator, source: string): Prevalence {
  const rule = INDICATORS[indicator];
  const first = INDICES.indexOf(rule.index);
  const counts = new Array<number>(OUTCOMES.length).fill(0);
  let numerator = 0;
  for (let at = first; at < scores.z.length; at += INDICES.length) {
    const outcome = scores.outcome[at]!;
    counts[outcome]!++;
    if (outcome === OUTCOME.scored) {
      const z = scores.z[at]!;
      if ('below' in rule ? z < rule.below : z > rule.above) numerator++;
    } else if (outcome === OUTCOME.oedema && 'below' in rule) numerator++;
  }
  const denominator = counts[OUTCOME.scored]! + counts[OUTCOME.oedema]!;
  const leftOut = OUTCOMES.flatMap((outcome, code): [Outcome, number][] =>
    counts[code]! > 0 && outcome !== 'scored' && outcome !== 'oedema' ? [[outcome, counts[code]!]] : [],
  );
  return {
    indicator,
    source,
    numerator,
    denominator,
    value: denominator === 0 ? null : numerator / denominator,
    interval: denominator === 0 ? null : { method: 'Wilson', level: 0.95, ...wilson(numerator, denominator) },
    leftOut: Object.fromEntries(leftOut),
  };
}
