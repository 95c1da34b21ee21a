/**
 * z-scores of a million children, all four indices, with every rule, against the bare LMS formula in a loop over the
 * same numbers of measures, L, M and S: what arithmetic alone costs, without corrections, tables, rounding and flags.
 */
import { type Children, childColumns } from '../../src/core/measures/growth/child.ts';
import { bmi, scoreChildren, scoreColumns } from '../../src/core/measures/growth/score.ts';
import { lmsAt, type TableName, tableOf } from '../../src/core/measures/growth/table.ts';
import { measureAt } from '../../src/core/measures/growth/z-score.ts';
import { seeded } from '../../src/demo/random.ts';
import { type BenchLine, median, moreIsBetter } from './line.ts';

const CHILDREN = 1_000_000;
const SCORES = 4 * CHILDREN;
const RUNS = 7;

export default async function* growth(): AsyncGenerator<BenchLine> {
  const children = madeUp();
  const out = scoreColumns(CHILDREN);
  const formula = bareFormula(children);
  const speeds = { ours: [] as number[], peer: [] as number[] };
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    scoreChildren(children, out);
    const scored = performance.now();
    const sum = formula();
    const ended = performance.now();
    // What is timed must have been done.
    const none = out.z.reduce((count, z) => count + Number(Number.isNaN(z)), 0);
    if (none > 0 || !Number.isFinite(sum))
      throw new Error(`${none} z-scores are missing; the peer sums to ${sum}`);
    speeds.ours.push(SCORES / ((scored - began) / 1000));
    speeds.peer.push(SCORES / ((ended - scored) / 1000));
  }
  yield moreIsBetter({
    name: 'growth',
    unit: 'z-scores/s',
    ours: median(speeds.ours),
    peer: median(speeds.peer),
    peerName: 'bare loop of ((y/M)**L-1)/(S*L)',
  });
}

/** Children spread about the medians as in a district, 0.1 cm and 0.1 kg; one in ten measured the other way. */
function madeUp(): Children {
  const random = seeded('growth');
  const children = childColumns(CHILDREN);
  // The sum of four even draws is near enough to normal: mean −1, SD 1.15.
  const z = () => (random.next() + random.next() + random.next() + random.next() - 2) * 2 - 1;
  const at = (name: TableName, girl: boolean, x: number, score: number) =>
    Math.round(measureAt(score, lmsAt(tableOf(name), girl, x)) * 10) / 10;
  for (let child = 0; child < CHILDREN; child++) {
    const girl = random.next() < 0.5;
    const age = random.between(0, 1826);
    const size = at('lengthForAge', girl, age, z());
    children.sex[child] = girl ? 2 : 1;
    children.ageDays[child] = age;
    children.lenhei[child] = Math.min(Math.max(size, 45), 119);
    const name = age >= 731 && size >= 65 ? 'weightForHeight' : 'weightForLength';
    children.weight[child] = at(name, girl, children.lenhei[child]!, z());
    const other = random.next() < 0.1 && age > 300 && size > 67;
    children.measured[child] = age < 731 !== other ? 1 : 2;
  }
  return children;
}

/** The same measures with the L, M and S of the same tables, looked up beforehand. */
function bareFormula({ sex, ageDays, weight, lenhei }: Children): () => number {
  const [y, l, m, s] = Array.from({ length: 4 }, () => new Float64Array(SCORES));
  for (let child = 0; child < CHILDREN; child++) {
    const girl = sex[child] === 2;
    const [age, kilos, size] = [ageDays[child]!, weight[child]!, lenhei[child]!];
    const byHeight = age >= 731 && size >= 65;
    const rows = [
      [size, lmsAt(tableOf('lengthForAge'), girl, age)],
      [kilos, lmsAt(tableOf('weightForAge'), girl, age)],
      [kilos, lmsAt(tableOf(byHeight ? 'weightForHeight' : 'weightForLength'), girl, size)],
      [bmi(kilos, size), lmsAt(tableOf('bmiForAge'), girl, age)],
    ] as const;
    for (const [index, [measure, lms]] of rows.entries()) {
      const at = 4 * child + index;
      y![at] = measure;
      l![at] = lms.l;
      m![at] = lms.m;
      s![at] = lms.s;
    }
  }
  return () => {
    let sum = 0;
    for (let at = 0; at < SCORES; at++) sum += ((y![at]! / m![at]!) ** l![at]! - 1) / (s![at]! * l![at]!);
    return sum;
  };
}
