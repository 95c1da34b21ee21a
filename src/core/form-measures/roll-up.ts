/** One measure of one period up the tree: ratios of sums, with the units that they stand on. */
import { type Measure, measure, sumOf } from '../measures/measure.ts';
import { lineage } from '../measures/roll-up.ts';
import type { Unit } from '../units.ts';
import type { MeasureVersion } from './versions.ts';

/** One form of a unit, and what is stored of the measure for it. */
export interface MeasuredForm {
  unit: string;
  version: MeasureVersion | undefined;
}

export interface UnitMeasure {
  measure: Measure;
  /** Reporting units at or below this one with data, and without. */
  counted: number;
  missing: number;
  /** The newest change among them, epoch milliseconds; null when nothing is stored. */
  since: number | null;
  /** Reporting units whose result changed after the close of the period. */
  revised: number;
}

/**
 * Of every unit with a form at or below it. A form of a unit that is not in `units` counts for that unit alone. Throws
 * when parents form a circle.
 */
export function rollUpMeasure(
  units: readonly Pick<Unit, 'code' | 'parent'>[],
  forms: readonly MeasuredForm[],
): Map<string, UnitMeasure> {
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  const parts = new Map<string, UnitMeasure[]>();
  for (const [unit, own] of Map.groupBy(forms, ({ unit }) => unit)) {
    const part = reported(own.flatMap(({ version }) => version ?? []));
    for (const above of lineage(unit, parents)) parts.set(above, [...(parts.get(above) ?? []), part]);
  }
  return new Map([...parts].map(([unit, below]) => [unit, together(below)]));
}

/** What one unit reported, in all of its forms. */
function reported(versions: readonly MeasureVersion[]): UnitMeasure {
  const sum = sumOf(
    versions.map(({ numerator, denominator, leftOut }) => measure(numerator, denominator, leftOut)),
  );
  const counted = sum.value === null ? 0 : 1;
  return {
    measure: sum,
    counted,
    missing: 1 - counted,
    since: newest(versions.map(({ since }) => since)),
    revised: versions.some(({ version }) => version > 1) ? 1 : 0,
  };
}

function together(parts: readonly UnitMeasure[]): UnitMeasure {
  const total = (pick: (part: UnitMeasure) => number) => parts.reduce((sum, part) => sum + pick(part), 0);
  return {
    measure: sumOf(parts.map((part) => part.measure)),
    counted: total(({ counted }) => counted),
    missing: total(({ missing }) => missing),
    since: newest(parts.flatMap(({ since }) => since ?? [])),
    revised: total(({ revised }) => revised),
  };
}

const newest = (times: readonly number[]): number | null => (times.length === 0 ? null : Math.max(...times));
