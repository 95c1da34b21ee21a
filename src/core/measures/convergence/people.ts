/** One person's verdicts of a quarter, and what they come to. */
import type { Group } from './services.ts';
import { countMark, newVillageTally, type VillageTally } from './tally.ts';
import type { Mark, Verdict } from './verdict.ts';

export interface PersonResult {
  person: string;
  group: Group;
  /** In the order of `SERVICES`. */
  verdicts: readonly Verdict[];
  /** Y everything due, T something missing, TS nothing due, null: not known yet. */
  mark: Mark | null;
}

/** One missing service is enough for T, whatever is blank beside it. */
export function personResult(person: string, group: Group, verdicts: readonly Verdict[]): PersonResult {
  let mark: Mark | null = 'TS';
  for (const verdict of verdicts) {
    if (verdict.mark === 'T') return { person, group, verdicts, mark: 'T' };
    if (verdict.mark === null) mark = null;
    else if (verdict.mark === 'Y' && mark === 'TS') mark = 'Y';
  }
  return { person, group, verdicts, mark };
}

/** Services received ÷ services due of one person; null where nothing is known to be due. */
export function shareOf({ verdicts }: PersonResult): number | null {
  let yes = 0;
  let known = 0;
  for (const { mark } of verdicts) {
    if (mark === 'Y') yes++;
    if (mark === 'Y' || mark === 'T') known++;
  }
  return known === 0 ? null : yes / known;
}

export function tallyOf(people: readonly PersonResult[]): VillageTally {
  const tally = newVillageTally();
  for (const { group, verdicts, mark } of people) {
    countMark(tally[group].people, mark);
    const services = tally[group].services;
    for (let index = 0; index < verdicts.length; index++) countMark(services[index]!, verdicts[index]!.mark);
  }
  return tally;
}
