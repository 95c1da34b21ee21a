/**
 * A quarter does not end with its last day: months are entered late and change it.
 *
 * Formula: version 0 while the quarter is open, 1 at its close, and one more for each late entry that changes a mark, with
 * what changed and from when on, so that a percentage printed last month can be explained today.
 * Wrong input: a month typed late counts in its own quarter, whenever it is typed.
 * Source: the month of monitoring and the time of entry are kept apart. Certainty: numbering is this project's.
 */

import type { Quarter } from './quarter.ts';
import { type Group, SERVICES, type Service } from './services.ts';
import type { ConvergenceSettings } from './settings.ts';
import type { Mark } from './verdict.ts';
import { type VillageMonths, type VillageResult, villageQuarter } from './village.ts';

export interface Change {
  group: Group;
  person: string;
  service: Service;
  /** `absent`: the person was not in the quarter's list. */
  before: Mark | null | 'absent';
  after: Mark | null | 'absent';
}

export interface Version {
  /** 0 while the quarter is open, 1 at its close, then one more for each change. */
  number: number;
  /** Epoch milliseconds from which on it held: the close, or the entry that brought the change. */
  at: number;
  result: VillageResult;
  /** Against the version before; empty for the first. */
  changes: readonly Change[];
}

/**
 * Oldest first, at least one.
 * @param closesAt epoch milliseconds of the quarter's deadline.
 * @param asOf what was entered after it is not known yet.
 */
export function versions(
  months: VillageMonths,
  quarter: Quarter,
  settings: ConvergenceSettings,
  closesAt: number,
  asOf: number,
): Version[] {
  const resultAt = (at: number) => villageQuarter(months, quarter, settings, at);
  if (asOf < closesAt) return [{ number: 0, at: asOf, result: resultAt(asOf), changes: [] }];
  const found: Version[] = [{ number: 1, at: closesAt, result: resultAt(closesAt), changes: [] }];
  for (const at of lateEntries(months, closesAt, asOf)) {
    const before = found.at(-1)!;
    const result = resultAt(at);
    const changes = changesBetween(before.result, result);
    if (changes.length > 0) found.push({ number: before.number + 1, at, result, changes });
  }
  return found;
}

function lateEntries({ mothers, children }: VillageMonths, closesAt: number, asOf: number): number[] {
  const late = new Set<number>();
  for (const { enteredAt } of [...mothers, ...children])
    if (enteredAt > closesAt && enteredAt <= asOf) late.add(enteredAt);
  return [...late].sort((a, b) => a - b);
}

/** Marks that differ, in the order of the newer list, then people who are no longer in it. */
export function changesBetween(before: VillageResult, after: VillageResult): Change[] {
  const key = ({ group, person }: { group: Group; person: string }) => `${group} ${person}`;
  const earlier = new Map(before.people.map((person) => [key(person), person]));
  const later = new Map(after.people.map((person) => [key(person), person]));
  return [...new Map([...later, ...earlier])].flatMap(([id, { group, person }]) =>
    SERVICES[group].flatMap((service, index): Change[] => {
      const [was, is] = [earlier, later].map((people) => {
        const found = people.get(id);
        return found === undefined ? 'absent' : found.verdicts[index]!.mark;
      }) as [Change['before'], Change['after']];
      return was === is ? [] : [{ group, person, service, before: was, after: is }];
    }),
  );
}
