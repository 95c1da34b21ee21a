/**
 * A z-score or class that somebody typed, against ours: how far apart, and which method would explain it.
 *
 * Formula: of the methods in use (age in full months; no 0.7 cm between lying and standing; LMS unrestricted, distance from
 * the median, printed tables) those that give what was typed with the fewest departures from WHO's.
 * Source: WHO Child Growth Standards for ours; Permenkes 2/2020 and its printed tables, and the older formula still taught.
 * Certainty: that a method gives the figure is arithmetic; that it was the one used is likely, not known.
 */
import type { Child } from './child.ts';
import { classNamed, type GrowthClass } from './classes.ts';
import { growthOf } from './growth.ts';
import type { Index, Outcome } from './indices.ts';
import { departures, fullMonths, type Method, otherMethods, resultsBy } from './methods.ts';

/** What was typed: a z-score, or a class by code or by its Indonesian or English name. */
export type Typed = { z: number } | { class: string };

export type Difference =
  /** Ours has no plausible z-score to compare with, for this reason. */
  | { kind: 'no-score'; outcome: Exclude<Outcome, 'scored'> }
  /** Not a class of the index. */
  | { kind: 'unknown-class'; typed: string }
  | { kind: 'same'; ours: Ours }
  | {
      kind: 'different';
      ours: Ours;
      /** Typed minus ours, SD, two decimals; null for a class. */
      difference: number | null;
      /** The methods with the fewest departures from WHO's that give what was typed; empty when none does. */
      methods: Method[];
    };

export interface Ours {
  z: number;
  class: GrowthClass;
}

/**
 * Compares what was typed for one index of a child with WHO's z-score and the class of Permenkes 2/2020. A typed
 * z-score of one decimal is compared at one decimal, all others at two. `months`: completed months of the calendar,
 * where the birth date is known; else days ÷ 30.4375, rounded down.
 */
export function explainDifference(
  child: Child,
  index: Index,
  typed: Typed,
  months: number = fullMonths(child.ageDays),
): Difference {
  const { outcome, z, class: found } = growthOf(child).indices[index];
  if (outcome !== 'scored' || z === null || found === null) {
    return { kind: 'no-score', outcome: outcome as Exclude<Outcome, 'scored'> };
  }
  const ours = { z, class: found };
  const wanted = 'class' in typed ? classNamed(index, typed.class)?.code : undefined;
  if ('class' in typed && wanted === undefined) return { kind: 'unknown-class', typed: typed.class };
  const fits = (result: { z: number; class: string | undefined }) =>
    'z' in typed ? isWrittenAs(result.z, typed.z) : result.class === wanted;
  if (fits({ z, class: found.code })) return { kind: 'same', ours };

  const fitting = otherMethods(child, index).filter((method) =>
    resultsBy(method, child, index, months).some(fits),
  );
  const fewest = Math.min(...fitting.map(departures));
  return {
    kind: 'different',
    ours,
    difference: 'z' in typed ? Math.round((typed.z - z) * 100) / 100 : null,
    methods: fitting.filter((method) => departures(method) === fewest),
  };
}

/** Whether `typed` is `z` (two decimals), or `z` rounded to one decimal. */
function isWrittenAs(z: number, typed: number): boolean {
  const oneDecimal = Math.abs(typed * 10 - Math.round(typed * 10)) < 1e-9;
  return Math.abs(z - typed) < (oneDecimal ? 0.05 : 0.005) + 1e-9;
}
