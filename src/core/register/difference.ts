/** What a Register changes of that which is in force: only that is written, counted and told. */

import { type Deadline, deadlineInstant } from '../schedule/deadline.ts';
import { type EscalationStep, stageText } from '../schedule/escalation.ts';
import { firstCodes } from '../schedule/recipients.ts';
import { canonicalJson } from '../text/canonical-json.ts';
import type { Officer, Unit } from '../units.ts';
import type { RegisterContent } from './content.ts';

export interface Difference<Item> {
  /** New, or other than before. */
  saved: Item[];
  gone: Item[];
}

export interface RegisterChange {
  units: Difference<Unit>;
  officers: Difference<Officer>;
  deadlines: Difference<Deadline>;
  steps: Difference<EscalationStep>;
}

export function registerChange(before: RegisterContent, after: RegisterContent): RegisterChange {
  return {
    units: difference(before.units, after.units, ({ code }) => code),
    officers: difference(before.officers, after.officers, ({ id }) => id),
    deadlines: difference(before.deadlines, after.deadlines, ({ template, id }) => `${template} ${id}`),
    steps: difference(before.steps, after.steps, ({ daysBefore }) => stageText(daysBefore)),
  };
}

export const isNoChange = (change: RegisterChange): boolean =>
  Object.values(change).every(({ saved, gone }) => saved.length + gone.length === 0);

function difference<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
): Difference<Item> {
  const stood = new Map(before.map((item) => [keyOf(item), canonicalJson(item)]));
  const stands = new Set(after.map(keyOf));
  return {
    saved: after.filter((item) => stood.get(keyOf(item)) !== canonicalJson(item)),
    gone: before.filter((item) => !stands.has(keyOf(item))),
  };
}

/**
 * How many addresses change: of an officer who has another, of one who is new under an address that was nobody's, of one
 * who leaves with an address that is nobody's any more. Another code for the same person changes none.
 */
export function changedAddresses(before: readonly Officer[], after: readonly Officer[]): number {
  const addressesOf = (officers: readonly Officer[]) => new Set(officers.map(address));
  const addressById = new Map(before.map((officer) => [officer.id, address(officer)]));
  const [stood, stands] = [addressesOf(before), addressesOf(after)];
  const ids = new Set(after.map(({ id }) => id));
  const arrived = after.filter((officer) => {
    const former = addressById.get(officer.id);
    return former === undefined ? !stood.has(address(officer)) : former !== address(officer);
  });
  const left = before.filter((officer) => !ids.has(officer.id) && !stands.has(address(officer)));
  return arrived.length + left.length;
}

const address = (officer: Officer): string => officer.address.toLowerCase();

/** Somebody who is written to under another code than before. */
export interface Renamed {
  was: string;
  is: string;
}

/** What they were told stays told. A code that was in the Register before may have told its own, and is left out. */
export function renamed(before: readonly Officer[], after: readonly Officer[]): Renamed[] {
  const known = new Set(before.map(({ id }) => id));
  const codes = firstCodes(before);
  return [...firstCodes(after)].flatMap(([mailbox, is]) => {
    const was = codes.get(mailbox);
    return was === undefined || known.has(is) ? [] : [{ was, is }];
  });
}

/** Deadlines ahead that took the place of others on the ISO day `since` or later. */
export function movedSince(deadlines: readonly Deadline[], since: string, now: number): Deadline[] {
  return deadlines.filter((deadline) => {
    const changedOn = deadline.history?.at(-1)?.changedOn;
    return changedOn !== undefined && changedOn >= since && deadlineInstant(deadline) >= now;
  });
}
