/** The tables of L (power), M (median) and S (coefficient of variation), unpacked when first asked for. */
import { BMI_FOR_AGE } from './tables/bmi-for-age.ts';
import { LENGTH_FOR_AGE } from './tables/length-for-age.ts';
import { type PackedColumns, type PackedTable, unpack } from './tables/packed.ts';
import { WEIGHT_FOR_AGE } from './tables/weight-for-age.ts';
import { WEIGHT_FOR_HEIGHT } from './tables/weight-for-height.ts';
import { WEIGHT_FOR_LENGTH } from './tables/weight-for-length.ts';
import type { Lms } from './z-score.ts';

const PACKED = {
  lengthForAge: LENGTH_FOR_AGE,
  weightForAge: WEIGHT_FOR_AGE,
  bmiForAge: BMI_FOR_AGE,
  weightForLength: WEIGHT_FOR_LENGTH,
  weightForHeight: WEIGHT_FOR_HEIGHT,
} satisfies Record<string, PackedTable>;

export type TableName = keyof typeof PACKED;

export interface Table {
  /** Day of age, or cm, of the first and the last row. */
  first: number;
  last: number;
  /** Rows to the day or to the cm. */
  perUnit: number;
  /** L, M, S of the first row, of the second, …: all boys, then all girls. */
  lms: Float64Array;
  /** Where the girls begin in `lms`. */
  girls: number;
}

const unpacked = new Map<TableName, Table>();

export function tableOf(name: TableName): Table {
  const known = unpacked.get(name);
  if (known !== undefined) return known;
  const { first, perUnit, boys, girls } = PACKED[name];
  const [ofBoys, ofGirls] = [interleaved(boys), interleaved(girls)];
  const lms = Float64Array.from([...ofBoys, ...ofGirls]);
  const last = first + (ofBoys.length / 3 - 1) / perUnit;
  const table = { first, last, perUnit, lms, girls: ofBoys.length };
  unpacked.set(name, table);
  return table;
}

function interleaved({ l, m, s }: PackedColumns): number[] {
  const [power, median, variation] = [unpack(l), unpack(m), unpack(s)];
  return median.flatMap((value, row) => [power[row]! / 1e4, value / 1e4, variation[row]! / 1e5]);
}

/**
 * L, M and S at `x` (day of age, or cm), between two rows by linear interpolation of each, as WHO does for lengths
 * finer than 0.1 cm. NaN outside the table. Written into `row` where one is given.
 */
export function lmsAt(
  { first, last, perUnit, lms, girls }: Table,
  girl: boolean,
  x: number,
  row: Lms = { l: Number.NaN, m: Number.NaN, s: Number.NaN },
): Lms {
  const place = x >= first && x <= last ? rowPlace(x, first, perUnit) : Number.NaN;
  const share = place - Math.floor(place);
  const at = (girl ? girls : 0) + 3 * Math.floor(place);
  // At the last row the share is 0 and there is no next one.
  const next = share === 0 ? at : at + 3;
  row.l = between(lms[at]!, lms[next]!, share);
  row.m = between(lms[at + 1]!, lms[next + 1]!, share);
  row.s = between(lms[at + 2]!, lms[next + 2]!, share);
  return row;
}

function between(low: number, high: number, share: number): number {
  return low + share * (high - low);
}

/** Row and share of the way to the next, free of the crumbs that (65.3 - 65) × 10 leaves. */
function rowPlace(x: number, first: number, perUnit: number): number {
  return Math.round((x - first) * perUnit * 1e9) / 1e9;
}
