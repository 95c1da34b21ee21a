/** Confidence interval of a proportion. */

/** 97.5 % of the standard normal distribution lies below it. */
const Z_95 = 1.959963984540054;

/**
 * 95 % confidence interval by Wilson's score method, without continuity correction (E. B. Wilson, JASA 22, 1927):
 * (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n). It stays within 0–1 and keeps its promise for small numbers and
 * for shares near 0 and 1. For children drawn at random one by one; a sample of whole villages knows less than it says.
 * `count` of `total` > 0; gives shares.
 */
export function wilson(count: number, total: number): { low: number; high: number } {
  const share = count / total;
  const square = Z_95 * Z_95;
  const middle = share + square / (2 * total);
  const reach = Z_95 * Math.sqrt((share * (1 - share)) / total + square / (4 * total * total));
  const bound = (value: number) => value / (1 + square / total);
  // At the ends the formula gives the ends, but for crumbs of the square root.
  return {
    low: count === 0 ? 0 : bound(middle - reach),
    high: count === total ? 1 : bound(middle + reach),
  };
}
