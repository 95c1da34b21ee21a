/**
 * Coverage (cakupan) of one indicator.
 *
 * Formula: Σ served ÷ Σ target group over the units that entered both; upward always the ratio of the sums, never a
 * mean of percentages. Gap: what is missing to the target, in the indicator's own direction.
 * Source: definition used by the indicator lists of the aksi konvergensi (served of the target group, per village).
 * Certainty: the ratio is as printed there; taking it over sums is this project's rule, no official formula for districts
 * was found. For unmet need and unintended pregnancy lower is better (Perpres 72/2021, annex A).
 * Bad input: more served than there are people to serve is left out and named rather than cut to 100 %, because which of
 * the two numbers is wrong is not known.
 */
import type { Unit } from '../units.ts';
import { LeftOutByReason, type Measure, measure } from './measure.ts';
import { lineage } from './roll-up.ts';

export interface CoverageIndicator {
  better: 'higher' | 'lower';
  /** Share 0–1; null where the indicator has none. */
  target: number | null;
}

/** One unit's entry of an indicator. */
export interface CoverageEntry {
  unit: string;
  /** People served; null where the cell is blank. */
  served: number | null;
  /** People of the target group; null where the cell is blank. */
  targetGroup: number | null;
  /** "Tidak ada sasaran": the unit says that it has nobody to serve. */
  notApplicable?: boolean;
}

export type NotCovered =
  | 'blank'
  | 'half-filled'
  | 'not-applicable'
  /** 0 of 0: no data. */
  | 'nobody-to-serve'
  /** Some served of 0. */
  | 'served-without-target-group'
  | 'served-above-target-group'
  /** Negative or not whole. */
  | 'not-a-count';

export interface Coverage extends Measure<NotCovered> {
  /** Share still missing to the target; 0 or less once it is reached. Null without data or target. */
  gap: number | null;
  reached: boolean | null;
  /** How many more (lower is better: fewer) people it takes to reach the target with the present target group. */
  peopleToTarget: number | null;
}

export function coverage(indicator: CoverageIndicator, entries: readonly CoverageEntry[]): Coverage {
  let served = 0;
  let targetGroup = 0;
  const leftOut = new LeftOutByReason<NotCovered>();
  for (const entry of entries) {
    const reason = whyNot(entry);
    if (reason !== null) {
      leftOut.add(reason, 1, [entry.unit]);
      continue;
    }
    served += entry.served as number;
    targetGroup += entry.targetGroup as number;
  }
  return { ...measure(served, targetGroup, leftOut.list()), ...gapTo(indicator, served, targetGroup) };
}

/** Coverage of every unit that has entries at or below it. Throws when parents form a circle. */
export function coverageUpward(
  indicator: CoverageIndicator,
  units: readonly Pick<Unit, 'code' | 'parent'>[],
  entries: readonly CoverageEntry[],
): Map<string, Coverage> {
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  const below = new Map<string, CoverageEntry[]>();
  for (const entry of entries) {
    for (const unit of lineage(entry.unit, parents)) {
      const own = below.get(unit);
      if (own === undefined) below.set(unit, [entry]);
      else own.push(entry);
    }
  }
  return new Map([...below].map(([unit, own]) => [unit, coverage(indicator, own)]));
}

function whyNot({ served, targetGroup, notApplicable }: CoverageEntry): NotCovered | null {
  if (notApplicable === true) return 'not-applicable';
  if (served === null && targetGroup === null) return 'blank';
  if (served === null || targetGroup === null) return 'half-filled';
  if (!isCount(served) || !isCount(targetGroup)) return 'not-a-count';
  if (targetGroup === 0) return served === 0 ? 'nobody-to-serve' : 'served-without-target-group';
  return served > targetGroup ? 'served-above-target-group' : null;
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

function gapTo({ better, target }: CoverageIndicator, served: number, targetGroup: number) {
  if (target === null || targetGroup === 0) return { gap: null, reached: null, peopleToTarget: null };
  const value = served / targetGroup;
  const gap = better === 'higher' ? target - value : value - target;
  // Fifteen digits: 0.9 × 10 people is 9, not the 9.000000000000002 that some products come to.
  const wanted = Number((target * targetGroup).toPrecision(15));
  const missing = better === 'higher' ? Math.ceil(wanted) - served : served - Math.floor(wanted);
  return { gap, reached: gap <= 0, peopleToTarget: Math.max(0, missing) };
}
