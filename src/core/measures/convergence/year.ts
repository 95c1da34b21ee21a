/**
 * Formulir 4 of a year, derived from its quarters.
 *
 * Formula: of each service received ÷ due, both summed over the quarters; of mothers, children and the village likewise, by
 * either formula. A person counts once among the people, however many quarters have them; a household is a number of the
 * KIA book, which mother and child share.
 * Source: Formulir 4 and Formulir Bantu 1 of the KPM guide, whose lines are the feet of Formulir 3A and 3B; households as the
 * program E-PPKPS counts them.
 * Certainty: the guide makes the report quarter by quarter. That the year's is the ratio of the sums is this project's rule;
 * annual reports seen print counts of people under the same heading.
 */
import { GROUPS, type Group } from './services.ts';
import { sumVillages, type VillageTally } from './tally.ts';
import type { VillageResult } from './village.ts';

export interface YearReport {
  households: number;
  people: Record<Group, number>;
  tally: VillageTally;
}

export function yearReport(quarters: readonly Pick<VillageResult, 'people' | 'tally'>[]): YearReport {
  const people = quarters.flatMap((quarter) => quarter.people);
  const numbers = (groups: readonly Group[]) =>
    new Set(people.flatMap(({ group, person }) => (groups.includes(group) ? [person] : []))).size;
  return {
    households: numbers(GROUPS),
    people: { mothers: numbers(['mothers']), children: numbers(['children']) },
    tally: sumVillages(quarters.map(({ tally }) => tally)),
  };
}
