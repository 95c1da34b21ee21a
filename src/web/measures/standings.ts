/** Villages against each other: how many are above the district's threshold, and their places. */
import type { FormMeasureName } from '../../core/form-measures/form-measure.ts';
import type { ConvergenceSettings } from '../../core/measures/convergence/settings.ts';
import { rankVillages, type Standing, shareAbove } from '../../core/measures/convergence/villages.ts';
import { type Measure, measure } from '../../core/measures/measure.ts';
import type { Unit } from '../../core/units.ts';
import type { UnitMeasures } from './model.ts';

export interface Standings {
  /** The formula that the district shows first. */
  name: FormMeasureName;
  /** Villages above the threshold of villages with data. */
  above: Measure<'no-data'>;
  threshold: number;
  leastCompleteness: number;
  villages: (Standing & { name: Unit })[];
}

const headlineName = ({ headline }: ConvergenceSettings): FormMeasureName =>
  headline === 'A' ? 'convergence-a' : 'convergence-b';

/** Undefined where there are no two villages with convergence to compare. */
export function standings(
  units: readonly { unit: Unit; measures: UnitMeasures }[],
  settings: ConvergenceSettings,
): Standings | undefined {
  const { threshold, leastCompleteness } = settings;
  const name = headlineName(settings);
  if (units.length < 2 || units.every(({ measures }) => measures[name] === undefined)) return undefined;
  const none = measure(0, 0);
  const villages = units.map(({ unit, measures }) => ({
    unit: unit.code,
    name: unit,
    convergence: measures[name]?.measure ?? none,
    completeness: measures['convergence-completeness']?.measure ?? none,
  }));
  const unitOf = new Map(units.map(({ unit }) => [unit.code, unit]));
  return {
    name,
    above: shareAbove(villages, threshold),
    threshold,
    leastCompleteness,
    villages: rankVillages(villages, leastCompleteness).map((standing) => ({
      ...standing,
      name: unitOf.get(standing.unit) as Unit,
    })),
  };
}
