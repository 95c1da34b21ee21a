/**
 * Whether a printed percentage is possible for its denominator.
 *
 * Formula: some whole number of people or villages ÷ the denominator, rounded half up, half to even, or cut off, is the
 * percentage as printed. 71,15 % of 1.871 villages is none (1.331 gives 71,14 %, 1.332 gives 71,19 %); 1.332 of 1.872 is.
 * Source and certainty: arithmetic; certain, no setting. It is done in whole numbers, since a binary fraction cannot tell a
 * half from what lies beside it.
 */

/** How the last decimal came about: halves away from zero, halves to the even digit, or the rest cut off. */
export const ROUNDINGS = ['half-up', 'half-even', 'truncated'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

export interface Attainable {
  possible: boolean;
  /** Every whole number from `first` to `last` gives the percentage in some rounding; null when none does. */
  numerators: { first: number; last: number } | null;
  /** Denominators near an impossible one that could have given the percentage, nearest first, larger before smaller. */
  neighbours: number[];
}

const FURTHEST_NEIGHBOUR = 5;
const MOST_DECIMALS = 10;

/**
 * @param printed share 0–1 (`0.7115`), taken to the decimals printed. Below 0 or above 1 it is no part of a whole.
 * @param decimals of the percentage as printed, 0–10: 2 for `71,15 %`.
 * @param denominator whole number ≥ 0. Nothing is a percentage of 0.
 * @throws RangeError for anything else.
 */
export function attainable(printed: number, decimals: number, denominator: number): Attainable {
  const units = unitsOf(printed, decimals);
  assertCount(denominator);
  const numerators = numeratorsOf(units, decimals, denominator);
  const neighbours: number[] = [];
  if (numerators === null) {
    for (let distance = 1; distance <= FURTHEST_NEIGHBOUR; distance++) {
      for (const other of [denominator + distance, denominator - distance])
        if (other > 0 && numeratorsOf(units, decimals, other) !== null) neighbours.push(other);
    }
  }
  return { possible: numerators !== null, numerators, neighbours };
}

/**
 * The roundings by which `numerator` of `denominator` is printed as this percentage; none where it is another one.
 * Unlike `attainable` the numerator may be above the denominator: whether it should be is another question.
 */
export function roundingsOf(
  printed: number,
  decimals: number,
  numerator: number,
  denominator: number,
): Rounding[] {
  const units = unitsOf(printed, decimals);
  assertCount(numerator);
  assertCount(denominator);
  if (denominator === 0) return [];
  const whole = BigInt(denominator);
  const scaled = BigInt(numerator) * scaleOf(decimals);
  const truncated = scaled / whole;
  const rest = 2n * (scaled % whole);
  const above = truncated + 1n;
  const halfUp = rest >= whole ? above : truncated;
  const halfEven = rest === whole ? (truncated % 2n === 0n ? truncated : above) : halfUp;
  const results: Record<Rounding, bigint> = { 'half-up': halfUp, 'half-even': halfEven, truncated };
  return ROUNDINGS.filter((rounding) => results[rounding] === units);
}

/** Units of the last decimal in 100 %. */
const scaleOf = (decimals: number): bigint => 100n * 10n ** BigInt(decimals);

function unitsOf(printed: number, decimals: number): bigint {
  if (!Number.isFinite(printed)) throw new RangeError(`not a share: ${printed}`);
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > MOST_DECIMALS)
    throw new RangeError(`not a number of decimals: ${decimals}`);
  return BigInt(Math.round(printed * Number(scaleOf(decimals))));
}

function assertCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a count: ${count}`);
}

/** Half a unit below (rounded) to a whole unit above (truncated): `(units − ½) ≤ numerator × scale ÷ denominator < units + 1`. */
function numeratorsOf(units: bigint, decimals: number, denominator: number): Attainable['numerators'] {
  const scale = scaleOf(decimals);
  if (denominator === 0 || units < 0n || units > scale) return null;
  const whole = BigInt(denominator);
  const least = units === 0n ? 0n : divideUp((2n * units - 1n) * whole, 2n * scale);
  const most = divideUp((units + 1n) * whole, scale) - 1n;
  const last = most > whole ? whole : most;
  return least > last ? null : { first: Number(least), last: Number(last) };
}

/** For dividends ≥ 0. */
const divideUp = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;
