/**
 * PAUD of children above two and up to six years, from Formulir 2C: listed beside village convergence and in no total.
 *
 * Formula: registered and active ÷ children listed. Active: attended at least the set share of the months typed so far.
 * Source: Formulir 2C, Formulir Bantu 3; "at least 80 %" is OM-SPAN's wording.
 * Certainty: the older forms say "registered and active" without a share: default 80 %, the setting `paudAttendance`.
 * Months still to come are blank and count neither way; a child without any typed month is left out.
 */
import { type Measure, measure } from '../measure.ts';
import type { Tick } from './rows.ts';

/** `months`: January to December. */
export interface PaudChild {
  person: string;
  months: readonly Tick[];
}

/** @param leastAttendance share 0–1 of the typed months. */
export function paud(
  children: readonly PaudChild[],
  leastAttendance: number,
): Measure<'blank' | 'entered-twice'> {
  const byPerson = new Map(children.map((child) => [child.person, child]));
  let active = 0;
  let counted = 0;
  for (const { months } of byPerson.values()) {
    const typed = months.filter((tick) => tick !== null);
    if (typed.length === 0) continue;
    counted++;
    if (typed.filter(Boolean).length / typed.length >= leastAttendance) active++;
  }
  return measure<'blank' | 'entered-twice'>(active, counted, [
    { reason: 'blank', count: byPerson.size - counted },
    { reason: 'entered-twice', count: children.length - byPerson.size },
  ]);
}
