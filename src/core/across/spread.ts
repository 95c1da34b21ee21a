/** What is usual among some values, told by measures that a few wild ones do not move. */

/** The middle value, or the mean of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/** Median of the absolute deviations from the median, in the unit of the values. */
export function medianDeviation(values: readonly number[]): number {
  const middle = median(values);
  return median(values.map((value) => Math.abs(value - middle)));
}

/**
 * How far a value lies from what is usual: the modified z-score of Iglewicz and Hoaglin (How to Detect and Handle
 * Outliers, 1993), whose authors call a value above 3.5 an outlier. 0.6745 makes it a z-score where values are normal.
 * Infinite where the deviation is 0 and the value another.
 */
export function modifiedZScore(value: number, middle: number, deviation: number): number {
  return value === middle ? 0 : (0.6745 * Math.abs(value - middle)) / deviation;
}
