/**
 * What every measure answers: a ratio with its parts, and what it was not taken over. The parts are kept, because a
 * percentage of a district is the ratio of sums over its villages and never a mean of their percentages.
 */

/** Something that a measure was not taken over, and why. */
export interface LeftOut<Reason extends string = string> {
  reason: Reason;
  /** Above 0. */
  count: number;
  /** Codes of the units it happened in, where the measure is over units; people are never named here. */
  units?: readonly string[];
}

export interface Measure<Reason extends string = string> {
  numerator: number;
  denominator: number;
  /** Share 0–1, above 1 only where the numerator may exceed the denominator; null is "no data", which is not 0. */
  value: number | null;
  leftOut: readonly LeftOut<Reason>[];
}

/** Nothing of nothing is no data: neither 0 nor 100 %. */
export function measure<Reason extends string>(
  numerator: number,
  denominator: number,
  leftOut: readonly LeftOut<Reason>[] = [],
): Measure<Reason> {
  return {
    numerator,
    denominator,
    value: denominator === 0 ? null : numerator / denominator,
    leftOut: leftOut.filter(({ count }) => count > 0),
  };
}

/** The ratio of the sums; what was left out is added up by reason. */
export function sumOf<Reason extends string>(parts: readonly Measure<Reason>[]): Measure<Reason> {
  let numerator = 0;
  let denominator = 0;
  const leftOut = new LeftOutByReason<Reason>();
  for (const part of parts) {
    numerator += part.numerator;
    denominator += part.denominator;
    for (const { reason, count, units } of part.leftOut) leftOut.add(reason, count, units);
  }
  return measure(numerator, denominator, leftOut.list());
}

/** Collects what is left out, in the order in which the reasons first appear. */
export class LeftOutByReason<Reason extends string> {
  readonly #byReason = new Map<Reason, { count: number; units: string[] }>();

  add(reason: Reason, count = 1, units: readonly string[] = []): void {
    if (count === 0) return;
    const sum = this.#byReason.get(reason) ?? { count: 0, units: [] };
    sum.count += count;
    sum.units.push(...units);
    this.#byReason.set(reason, sum);
  }

  list(): LeftOut<Reason>[] {
    return [...this.#byReason].map(([reason, { count, units }]) => ({
      reason,
      count,
      ...(units.length > 0 && { units }),
    }));
  }
}

/**
 * Places by value, best first. Equal values share a place and the next one is skipped (1, 2, 2, 4). Values are compared
 * as fractions (denominators above 0), so that 1/3 and 2/6 are a tie whatever binary division makes of them.
 */
export function places<Item>(
  items: readonly Item[],
  measureOf: (item: Item) => { numerator: number; denominator: number },
  better: 'higher' | 'lower' = 'higher',
): { item: Item; place: number }[] {
  const compare = (a: Item, b: Item): number => {
    const [left, right] = [measureOf(a), measureOf(b)];
    const difference = right.numerator * left.denominator - left.numerator * right.denominator;
    return better === 'higher' ? difference : -difference;
  };
  const sorted = items.toSorted(compare);
  let place = 0;
  return sorted.map((item, index) => {
    const before = sorted[index - 1];
    if (before === undefined || compare(before, item) !== 0) place = index + 1;
    return { item, place };
  });
}
