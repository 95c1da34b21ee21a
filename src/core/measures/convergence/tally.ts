/** Verdicts counted, of one service over people or of people over their services. */
import { type Measure, measure } from '../measure.ts';
import { GROUPS, type Group, SERVICES } from './services.ts';
import type { Mark } from './verdict.ts';

export interface Tally {
  /** Received; of people: everything due received. */
  yes: number;
  /** Not received; of people: something due not received. */
  no: number;
  /** Not due; of people: nothing due. */
  notApplicable: number;
  /** The months do not tell. */
  blank: number;
}

/** `services` in the order of `SERVICES`. */
export interface GroupTally {
  people: Tally;
  services: Tally[];
}

export type VillageTally = { [G in Group]: GroupTally };

export type NotCounted = 'not-applicable' | 'blank';

const newTally = (): Tally => ({ yes: 0, no: 0, notApplicable: 0, blank: 0 });
const newGroup = (group: Group): GroupTally => ({
  people: newTally(),
  services: SERVICES[group].map(newTally),
});
export const newVillageTally = (): VillageTally => ({
  mothers: newGroup('mothers'),
  children: newGroup('children'),
});

export function countMark(tally: Tally, mark: Mark | null): void {
  if (mark === 'Y') tally.yes++;
  else if (mark === 'T') tally.no++;
  else if (mark === 'TS') tally.notApplicable++;
  else tally.blank++;
}

/** Y ÷ (Y + T): neither TS nor what is not known. */
export function measureOf({ yes, no, notApplicable, blank }: Tally): Measure<NotCounted> {
  return measure<NotCounted>(yes, yes + no, [
    { reason: 'not-applicable', count: notApplicable },
    { reason: 'blank', count: blank },
  ]);
}

/** Least and largest share that the blanks could still turn out to be; null without anything due. */
export function boundsOf({
  yes,
  no,
  blank,
}: Omit<Tally, 'notApplicable'>): { low: number; high: number } | null {
  const due = yes + no + blank;
  return due === 0 ? null : { low: yes / due, high: (yes + blank) / due };
}

export function sumTallies(tallies: readonly Tally[]): Tally {
  const sum = newTally();
  for (const tally of tallies) addTally(sum, tally);
  return sum;
}

/** Of several quarters, or of several villages. */
export function sumVillages(tallies: readonly VillageTally[]): VillageTally {
  const sum = newVillageTally();
  for (const tally of tallies)
    for (const group of GROUPS) {
      addTally(sum[group].people, tally[group].people);
      for (const [index, service] of tally[group].services.entries())
        addTally(sum[group].services[index]!, service);
    }
  return sum;
}

function addTally(sum: Tally, tally: Tally): void {
  sum.yes += tally.yes;
  sum.no += tally.no;
  sum.notApplicable += tally.notApplicable;
  sum.blank += tally.blank;
}
