/** What of a district a person may see, by the units and roles under which the Register knows them. */
import { lineage } from './measures/roll-up.ts';
import type { Officer, Unit } from './units.ts';

export interface Scope {
  /** Codes of the units whose figures are shown, or `all`, with what belongs to no unit. */
  units: 'all' | ReadonlySet<string>;
  /** The topmost of these units, in the order of codes: a unit stands for all below it. Empty for `all`. */
  tops: string[];
  /** Which mails were sent to whom, without addresses. */
  mailLog: boolean;
  /** How the installation itself is doing. */
  operations: boolean;
}

/** Of whoever keeps the installation running. */
export const EVERYTHING: Scope = { units: 'all', tops: [], mailLog: true, operations: true };

/**
 * Operators and verifiers see their own unit and those below it, coordinators the district. Undefined for whom the
 * Register does not know.
 */
export function scopeOf(
  officers: readonly Pick<Officer, 'unit' | 'role'>[],
  units: readonly Pick<Unit, 'code' | 'parent'>[],
): Scope | undefined {
  if (officers.length === 0) return undefined;
  if (officers.some(({ role }) => role === 'koordinator')) return { ...EVERYTHING, operations: false };
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  const own = new Set(officers.map(({ unit }) => unit));
  const below = units.filter(({ code }) => lineage(code, parents).some((above) => own.has(above)));
  const tops = [...own].filter(
    (code) => !lineage(code, parents).some((above) => above !== code && own.has(above)),
  );
  return {
    units: new Set([...own, ...below.map(({ code }) => code)]),
    tops: tops.sort(),
    mailLog: false,
    operations: false,
  };
}

export function inScope({ units }: Scope, unit: string): boolean {
  return units === 'all' || units.has(unit);
}

/** The topmost units of a scope: that of the district, `root`, where it is the whole. */
export const topsOf = ({ units, tops }: Scope, root: string): readonly string[] =>
  units === 'all' ? [root] : tops;
