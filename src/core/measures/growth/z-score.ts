/**
 * The LMS method of the WHO Child Growth Standards (Methods and development, 2006, chapter 7): L, M and S give for one
 * sex and age, or length, the power, the median and the coefficient of variation of the measure.
 */

/** The power that makes the measure's distribution normal, its median, its coefficient of variation. */
export interface Lms {
  l: number;
  m: number;
  s: number;
}

/** z = ((y/M)^L − 1) / (S·L), or ln(y/M)/S where L is 0. `y` > 0, in the unit of M. */
export function zScore(y: number, { l, m, s }: Lms): number {
  // Length and height follow a normal distribution: L is 1 at every age, and the power is saved.
  if (l === 1) return (y / m - 1) / s;
  return l === 0 ? Math.log(y / m) / s : ((y / m) ** l - 1) / (s * l);
}

/** The measure that stands at z: M·(1 + L·S·z)^(1/L), or M·e^(S·z) where L is 0. */
export function measureAt(z: number, { l, m, s }: Lms): number {
  return l === 0 ? m * Math.exp(s * z) : m * (1 + l * s * z) ** (1 / l);
}

/**
 * The z-score as WHO restricts it for measures of weight, whose tails the LMS method does not know: beyond 3 the
 * distance from 2 to 3 SD is carried on, z = 3 + (y − SD3)/(SD3 − SD2), and below −3 likewise,
 * z = −3 + (y − SD−3)/(SD−2 − SD−3).
 */
export function restrictedZScore(y: number, lms: Lms): number {
  const z = zScore(y, lms);
  if (z > 3) {
    const third = measureAt(3, lms);
    return 3 + (y - third) / (third - measureAt(2, lms));
  }
  if (z < -3) {
    const third = measureAt(-3, lms);
    return -3 + (y - third) / (measureAt(-2, lms) - third);
  }
  return z;
}

/** To two decimals, half away from zero, as WHO does before it compares with cut-offs and flags; never -0. */
export function roundZ(z: number): number {
  return z < 0 ? 0 - Math.round(-z * 100) / 100 : 0 + Math.round(z * 100) / 100;
}
