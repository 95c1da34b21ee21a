/** One figure of a row beside another: weight at discharge above that at birth, visits equal to those planned. */
import type { Relation, RuleOf } from '../template/rule-schema.ts';
import type { IndexOf, RowCheck } from './row.ts';

const HOLDS: Record<Relation, (value: number, other: number) => boolean> = {
  below: (value, other) => value < other && !same(value, other),
  'not-below': (value, other) => value >= other || same(value, other),
  above: (value, other) => value > other && !same(value, other),
  equal: (value, other) => same(value, other),
  different: (value, other) => !same(value, other),
};

export function compare(rule: RuleOf<'compare'>, indexOf: IndexOf): RowCheck {
  const { column, is, to } = rule;
  const [valueAt, otherAt] = [indexOf(column), indexOf(to)];
  const holds = HOLDS[is];
  return ({ numbers }, report) => {
    const value = numbers[valueAt] as number;
    const other = numbers[otherAt] as number;
    if (Number.isNaN(value) || Number.isNaN(other) || holds(value, other)) return;
    report('compare', [column, to], { is, otherColumn: to, value, other });
  };
}

/** Sums of decimals carry an error in their last binary digits: 0.1 + 0.2 is 0.3 to everyone who types. */
export function same(value: number, other: number, tolerance = 0): boolean {
  const noise = 1e-9 * Math.max(1, Math.abs(value), Math.abs(other));
  return Math.abs(value - other) <= tolerance + noise;
}
