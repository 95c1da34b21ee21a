/** Who is told of a form's state: by role, from the tree of units and the officers of today. */
import { nearestAmong } from '../nearest.ts';
import { type Officer, ROLES, type Role, type Unit } from '../units.ts';
import { type Recipients, recipientsOn } from './recipients.ts';

export interface Told {
  /** Id under which the person is told. */
  recipient: string;
  /** The office in which. */
  office: Officer;
}

export interface Routing extends Recipients {
  /** Those of the unit itself only. */
  operators(unit: string): Told[];
  /** Those of the unit, or of the nearest above that has any. */
  nearest(role: Role, unit: string): Told[];
  /** Those who answer for an office that owes halves of the unit's entries. */
  owners(office: string, unit: string): Told[];
}

/** @param today ISO day, for absences. */
export function routingOn(
  today: string,
  units: readonly Pick<Unit, 'code' | 'parent'>[],
  officers: readonly Officer[],
): Routing {
  const recipients = recipientsOn(today, officers);
  const told = (offices: readonly Officer[]): Told[] =>
    offices.flatMap((office) => {
      const recipient = recipients.of(office);
      return recipient === undefined ? [] : [{ recipient, office }];
    });
  const byRole = Map.groupBy(officers, ({ role }) => role);
  const holders = (role: Role) => byRole.get(role) ?? [];
  const operators = Map.groupBy(holders('operator'), ({ unit }) => unit);
  const nearest = new Map(ROLES.map((role) => [role, nearestAmong(units, holders(role))]));
  const owners = new Map(
    [...Map.groupBy(holders('pengampu'), ({ office = '' }) => officeName(office))].map(([office, those]) => [
      office,
      nearestAmong(units, those),
    ]),
  );
  // The same few lists are asked for again and again: of the whole district there is one koordinator.
  const known = new Map<readonly Officer[], Told[]>();
  const once = (offices: readonly Officer[]): Told[] => {
    const before = known.get(offices) ?? told(offices);
    known.set(offices, before);
    return before;
  };
  return {
    ...recipients,
    operators: (unit) => told(operators.get(unit) ?? []),
    nearest: (role, unit) => once(nearest.get(role)?.(unit) ?? []),
    owners: (office, unit) => once(owners.get(officeName(office))?.(unit) ?? []),
  };
}

/** Offices are typed by people: case and spaces do not make another one. */
function officeName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}
