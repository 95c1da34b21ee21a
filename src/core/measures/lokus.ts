/**
 * Lokus: villages that come first in a year, chosen the year before.
 *
 * Formula: score = Σ weight × need ÷ Σ weight, where need is what is still missing of a share (1 − share where higher is
 * better, the share itself where lower is). The neediest come first; ties stand together.
 * Source: choosing one year ahead is how districts decree it; the weights are the district's own, since no public rule for
 * them was found, and the result says so.
 * Certainty: of the year, seen in decrees; of the formula, this project's.
 * A village without one of the figures has no place: what is not known is no need and no lack of it.
 */
import * as z from 'zod';
import { type Measure, measure, places } from './measure.ts';

export const LokusSchema = z
  .strictObject({
    /** Code of the village. */
    village: z.string().min(1),
    chosenIn: z.int().min(2018).max(2100),
    /** Year for which it comes first; the one after the choice unless stated. */
    targetYear: z.int().min(2018).max(2100).optional(),
  })
  .transform(({ village, chosenIn, targetYear = chosenIn + 1 }) => ({ village, chosenIn, targetYear }))
  .refine(({ chosenIn, targetYear }) => targetYear > chosenIn, {
    message: 'the target year comes after the year in which the village is chosen',
    path: ['targetYear'],
  });

export type Lokus = z.infer<typeof LokusSchema>;

/** The villages of a target year, each once, by code; of one chosen twice the newer choice. */
export function lokusOf(list: readonly Lokus[], targetYear: number): Lokus[] {
  const byVillage = new Map<string, Lokus>();
  for (const lokus of list.toSorted((a, b) => a.chosenIn - b.chosenIn))
    if (lokus.targetYear === targetYear) byVillage.set(lokus.village, lokus);
  return [...byVillage.values()].sort((a, b) => (a.village < b.village ? -1 : 1));
}

export interface Criterion {
  id: string;
  /** Above 0. */
  weight: number;
  /** What is good, not what is needy. */
  better: 'higher' | 'lower';
}

export interface LokusCandidate {
  unit: string;
  /** Shares 0–1 by criterion id; null or absent where there is no data. */
  values: Readonly<Record<string, number | null>>;
}

export interface LokusRanking {
  /** Whose weights these are: never an official score. */
  basis: 'district';
  criteria: readonly Criterion[];
  /** By place, then those without one, by code. */
  villages: readonly { unit: string; need: Measure; place: number | null; missing: readonly string[] }[];
}

/** @throws RangeError for a weight that is not above 0, or a value that is no share. */
export function rankLokus(
  criteria: readonly Criterion[],
  candidates: readonly LokusCandidate[],
): LokusRanking {
  for (const { id, weight } of criteria)
    if (!(weight > 0)) throw new RangeError(`weight of ${id}: ${weight}`);
  const scored = candidates
    .toSorted((a, b) => (a.unit < b.unit ? -1 : 1))
    .map((candidate) => score(criteria, candidate));
  const ranked = places(
    scored.filter(({ missing }) => missing.length === 0),
    ({ need }) => need,
  ).map(({ item, place }) => ({ ...item, place }));
  const others = scored.filter(({ missing }) => missing.length > 0).map((item) => ({ ...item, place: null }));
  return { basis: 'district', criteria, villages: [...ranked, ...others] };
}

function score(criteria: readonly Criterion[], { unit, values }: LokusCandidate) {
  let needed = 0;
  let weights = 0;
  const missing: string[] = [];
  for (const { id, weight, better } of criteria) {
    const value = values[id] ?? null;
    if (value === null) {
      missing.push(id);
      continue;
    }
    if (!(value >= 0 && value <= 1)) throw new RangeError(`${id} of ${unit}: ${value}`);
    needed += weight * (better === 'higher' ? 1 - value : value);
    weights += weight;
  }
  // Twelve digits: needs added in another order are a tie.
  return { unit, need: measure(Number(needed.toPrecision(12)), weights), missing };
}
