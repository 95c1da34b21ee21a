/** From forms and the tree to who waits for whom. Pure. */
import { type Blocked, blockedBy, type OpenWork } from '../../core/measures/blocked-by.ts';
import type { Unit } from '../../core/units.ts';
import { unitName } from '../unit-name.ts';
import type { Facts } from './facts.ts';

export interface Waiting {
  /** In the order of the tree. */
  units: { name: string; waitsFor: { name: string; missing: number }[] }[];
  /** Those that owe most first. */
  offices: { office: string; entries: number; units: string[] }[];
}

/** By code, in the order of the tree. */
export function blockedIn({ units, forms, owed }: Pick<Facts, 'units' | 'forms' | 'owed'>): Blocked[] {
  const open = [...Map.groupBy(forms, ({ unit }) => unit)].map(([unit, own]): OpenWork => {
    const halves = own.flatMap(({ spreadsheetId }) => owed.get(spreadsheetId) ?? []);
    return {
      unit,
      missing: own.reduce((sum, { counts }) => sum + counts.expected - counts.filled, 0),
      owedBy: [...Map.groupBy(halves, ({ office }) => office)].map(([office, parts]) => ({
        office,
        entries: parts.reduce((sum, { entries }) => sum + entries, 0),
      })),
    };
  });
  return blockedBy(units, open);
}

export function waitingOf(facts: Pick<Facts, 'units' | 'forms' | 'owed'>): Waiting {
  const { units } = facts;
  const blocked = blockedIn(facts);
  const names = new Map(units.map((unit): [string, string] => [unit.code, unitName(unit)]));
  const nameOf = (code: Unit['code']) => names.get(code) ?? code;
  return {
    units: blocked
      .filter((each) => each.units.length > 0)
      .map(({ unit, units: below }) => ({
        name: nameOf(unit),
        waitsFor: below.map(({ unit: one, missing }) => ({ name: nameOf(one), missing })),
      })),
    offices: byOffice(blocked, nameOf),
  };
}

function byOffice(blocked: readonly Blocked[], nameOf: (code: string) => string): Waiting['offices'] {
  const owed = blocked.flatMap(({ unit, offices }) => offices.map((each) => ({ ...each, unit })));
  return [...Map.groupBy(owed, ({ office }) => office)]
    .map(([office, parts]) => ({
      office,
      entries: parts.reduce((sum, { entries }) => sum + entries, 0),
      units: parts.map(({ unit }) => nameOf(unit)),
    }))
    .sort((a, b) => b.entries - a.entries || (a.office < b.office ? -1 : 1));
}
