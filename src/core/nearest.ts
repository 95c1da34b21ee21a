/** Who answers for a unit: those of the unit itself, or of the nearest unit above it that has any. */
import type { Officer, Unit } from './units.ts';

/** A look-up by unit code among `officers`; empty where there is none up to the top. */
export function nearestAmong<O extends Pick<Officer, 'unit'>>(
  units: readonly Pick<Unit, 'code' | 'parent'>[],
  officers: readonly O[],
): (unit: string) => readonly O[] {
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  const own = Map.groupBy(officers, ({ unit }) => unit);
  const none: readonly O[] = [];
  return (unit) => {
    for (let code: string | null = unit; code !== null; code = parents.get(code) ?? null) {
      const found = own.get(code);
      if (found !== undefined) return found;
    }
    return none;
  };
}
