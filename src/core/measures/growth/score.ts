/**
 * z-scores of the WHO Child Growth Standards for many children at once: columns in, columns out, nothing made for a child.
 *
 * Formula: z = ((y ÷ M)^L − 1) ÷ (S × L), with L, M and S of the sex and the age in days, or the length; length below day
 * 731 and height from then on, with ±0.7 cm between them; weight-based z-scores restricted beyond ±3; two decimals before
 * anything is compared. Implausible: beyond ±6 (length for age), −6 and 5 (weight for age), ±5 (weight for length, BMI).
 * Source: WHO Child Growth Standards (2006), methods and development; WHO Anthro Survey Analyser.
 * Wrong input: an age outside the tables (below 0 or above 60 months), a length or weight that is missing or no positive number,
 * or outside the tables has no z-score; one that nobody can have gives an implausible z-score. Neither counts in a prevalence,
 * and each is told by reason. A day of another year belongs to no round.
 * Certainty: reproduces WHO's own program at every boundary of a class. Practice in Indonesia teaches age in full months,
 * which moves about 3 % of children across a line: a typed figure that follows from it is told so.
 */
import { isUnderFive, tableDay } from './age.ts';
import type { Children, Measured } from './child.ts';
import { INDICES, OUTCOME, PLAUSIBLE } from './indices.ts';
import { correctedLenhei, isByHeight } from './length.ts';
import { lmsAt, type Table, type TableName, tableOf } from './table.ts';
import { type Lms, restrictedZScore, roundZ, zScore } from './z-score.ts';

/** Four places a child, in the order of `INDICES`. */
export interface Scores {
  /** Rounded to two decimals; NaN where there is none. */
  z: Float64Array;
  /** Number of the outcome in `OUTCOMES`. */
  outcome: Uint8Array;
}

const WIDTH = INDICES.length;
/** Beyond these no measure is one, and the formulas would leave the numbers there are. */
const SMALLEST = 1e-3;
const LARGEST = 1e6;

export function scoreColumns(count: number): Scores {
  return { z: new Float64Array(count * WIDTH), outcome: new Uint8Array(count * WIDTH) };
}

/**
 * Scores all of `children` into `scores`, which is made when not given. RangeError when it is too small. Never throws
 * for what stands in the columns: that is told by outcome.
 */
export function scoreChildren(
  children: Children,
  scores: Scores = scoreColumns(children.sex.length),
): Scores {
  if (scores.z.length < children.sex.length * WIDTH)
    throw new RangeError(
      `${children.sex.length} children need ${children.sex.length * WIDTH} places for scores`,
    );
  const tables = allTables();
  for (let child = 0; child < children.sex.length; child++) score(tables, children, child, scores);
  return scores;
}

/** kg/m², of kg and cm. */
export function bmi(weight: number, lenhei: number): number {
  return weight / (lenhei / 100) ** 2;
}

/** The tables, and one row to read them into: nothing is made for a child. */
type Tables = Record<TableName, Table> & { row: Lms };

function allTables(): Tables {
  return {
    lengthForAge: tableOf('lengthForAge'),
    weightForAge: tableOf('weightForAge'),
    bmiForAge: tableOf('bmiForAge'),
    weightForLength: tableOf('weightForLength'),
    weightForHeight: tableOf('weightForHeight'),
    row: { l: Number.NaN, m: Number.NaN, s: Number.NaN },
  };
}

function score(tables: Tables, children: Children, child: number, { z, outcome }: Scores): void {
  const at = child * WIDTH;
  const girl = children.sex[child] === 2;
  const ageDays = children.ageDays[child]!;
  const weight = children.weight[child]!;
  const lenhei = children.lenhei[child]!;
  const measured = children.measured[child] as Measured;
  const length = correctedLenhei(ageDays, lenhei, measured);
  const day = tableDay(ageDays);

  const ofAge = Number.isNaN(ageDays)
    ? OUTCOME['age-missing']
    : isUnderFive(ageDays)
      ? 0
      : OUTCOME['age-outside'];
  const ofSex = girl || children.sex[child] === 1 ? 0 : OUTCOME['sex-missing'];
  const ofWeight = measureTrouble(weight, OUTCOME['weight-missing'], OUTCOME['weight-impossible']);
  const ofLenhei =
    measureTrouble(lenhei, OUTCOME['lenhei-missing'], OUTCOME['lenhei-impossible']) ||
    measureTrouble(length, OUTCOME['lenhei-missing'], OUTCOME['lenhei-impossible']);
  const weighed = (children.oedema[child] === 1 ? OUTCOME.oedema : 0) || ofSex || ofWeight;

  outcome[at] = ofAge || ofSex || ofLenhei;
  z[at] = outcome[at] === 0 ? zScore(length, lmsAt(tables.lengthForAge, girl, day, tables.row)) : Number.NaN;

  outcome[at + 1] = ofAge || weighed;
  z[at + 1] =
    outcome[at + 1] === 0
      ? restrictedZScore(weight, lmsAt(tables.weightForAge, girl, day, tables.row))
      : Number.NaN;

  const byHeight = isByHeight(ageDays, lenhei, measured);
  const table = byHeight ? tables.weightForHeight : tables.weightForLength;
  const inTable = length >= table.first && length <= table.last ? 0 : OUTCOME['lenhei-outside'];
  outcome[at + 2] = (ofAge === OUTCOME['age-outside'] ? ofAge : 0) || weighed || ofLenhei || inTable;
  z[at + 2] =
    outcome[at + 2] === 0 ? restrictedZScore(weight, lmsAt(table, girl, length, tables.row)) : Number.NaN;

  outcome[at + 3] = ofAge || weighed || ofLenhei;
  z[at + 3] =
    outcome[at + 3] === 0
      ? restrictedZScore(bmi(weight, length), lmsAt(tables.bmiForAge, girl, day, tables.row))
      : Number.NaN;

  for (let index = 0; index < WIDTH; index++) {
    const rounded = roundZ(z[at + index]!);
    z[at + index] = rounded;
    const { low, high } = PLAUSIBLE[index]!;
    if (rounded < low || rounded > high) outcome[at + index] = OUTCOME.implausible;
  }
}

/** 0 for a measure to reckon with. */
function measureTrouble(value: number, missing: number, impossible: number): number {
  if (Number.isNaN(value)) return missing;
  return value >= SMALLEST && value <= LARGEST ? 0 : impossible;
}
