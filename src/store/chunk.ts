/** Long lists in few statements, within D1's 100 bound parameters a statement. */
import { type RawBuilder, sql } from 'kysely';

/** D1 binds 100 parameters a statement; the rest of a statement around a list needs a few of them. */
const LIST_PARAMETERS = 90;

/** Longest list in one statement: keeps its text far below D1's 100 KB when every number is written out. */
const LIST_ROWS = 500;

/** Splits `rows` so that each part binds at most 90 parameters at `parametersEach` a row (0 or more), and has at most 500 rows. */
export function chunks<Row>(rows: readonly Row[], parametersEach: number): Row[][] {
  const size = Math.max(1, Math.min(LIST_ROWS, Math.floor(LIST_PARAMETERS / parametersEach)));
  const parts: Row[][] = [];
  for (let start = 0; start < rows.length; start += size) parts.push(rows.slice(start, start + size));
  return parts;
}

/**
 * A whole number written into the statement instead of bound to it, so that lists bind only their texts.
 * Throws on anything but a safe integer.
 */
export function whole(value: number): RawBuilder<number> {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number: ${value}`);
  return sql.lit(value);
}

/** A hash written into the statement instead of bound to it. Throws on anything but 1 to 32 hexadecimal digits. */
export function hexadecimal(hash: string): RawBuilder<string> {
  if (!/^[0-9a-f]{1,32}$/.test(hash)) throw new RangeError('Not a hash in hexadecimal');
  return sql.lit(hash);
}

/** As Drive writes ids and times: nothing in them means anything to a database. */
const PLAIN = /^[\w:.+ -]{1,100}$/;

/** Whether a text may be written into a statement, by `plainList`. */
export const isPlain = (text: string): boolean => PLAIN.test(text);

/** `'…', '…'`: texts written into the statement instead of bound to it, where there are too many to bind. Throws on anything but plain texts. */
export function plainList(texts: readonly string[]): RawBuilder<unknown> {
  if (!texts.every(isPlain)) throw new RangeError('Not a plain text');
  return sql.raw(`'${texts.join("','")}'`);
}

type ListCell = string | number | RawBuilder<string>;

/** `values (…), (…)`: texts bound, whole numbers and what is already SQL written out. */
export function valueList(rows: readonly (readonly ListCell[])[]): RawBuilder<unknown> {
  const cell = (value: ListCell) => (typeof value === 'number' ? whole(value) : sql`${value}`);
  return sql`values ${sql.join(rows.map((row) => sql`(${sql.join(row.map(cell))})`))}`;
}

/** The last of several with the same key: one statement must not meet the same row twice. */
export function lastByKey<Row>(rows: readonly Row[], key: (row: Row) => string): Row[] {
  return [...new Map(rows.map((row) => [key(row), row])).values()];
}
