/** The four anthropometric indices, and what can come of one for a child. */

/**
 * Length or height for age, weight for age, weight for length or height, BMI for age: HAZ, WAZ, WHZ, BAZ; in Indonesia
 * PB/U or TB/U, BB/U, BB/PB or BB/TB, IMT/U. In the order of WHO's columns `zlen zwei zwfl zbmi`.
 */
export const INDICES = ['lengthForAge', 'weightForAge', 'weightForLength', 'bmiForAge'] as const;
export type Index = (typeof INDICES)[number];

/**
 * z-scores beyond these are not of a living child but of a slip of the pen, and are flagged: strictly below `low` or
 * above `high`, on the z-score rounded to two decimals (WHO Anthro Survey Analyser).
 */
export const PLAUSIBLE: readonly { low: number; high: number }[] = [
  { low: -6, high: 6 },
  { low: -6, high: 5 },
  { low: -5, high: 5 },
  { low: -5, high: 5 },
];

/**
 * What came of an index, by number, and who else is told. `scored`: a z-score. `implausible`: a z-score beyond the
 * bounds above, which prevalence leaves out. All others have no z-score, for the first reason that applies:
 * - `age-missing`: the indices for age need it; weight for length does not.
 * - `age-outside`: below 0 days, or 60 months and more.
 * - `oedema`: weight says nothing; prevalence counts the child below −3 SD.
 * - `sex-missing`: the tables differ.
 * - `weight-missing`, `weight-impossible`: not known; 0, negative or infinite.
 * - `lenhei-missing`, `lenhei-impossible`: the same for length or height.
 * - `lenhei-outside`: weight for length knows lengths of 45–110 cm and heights of 65–120 cm, after correction.
 */
export const OUTCOMES = [
  'scored',
  'implausible',
  'age-missing',
  'age-outside',
  'oedema',
  'sex-missing',
  'weight-missing',
  'weight-impossible',
  'lenhei-missing',
  'lenhei-impossible',
  'lenhei-outside',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The number of each outcome, as it stands in columns. */
export const OUTCOME = Object.fromEntries(OUTCOMES.map((outcome, code) => [outcome, code])) as Record<
  Outcome,
  number
>;
