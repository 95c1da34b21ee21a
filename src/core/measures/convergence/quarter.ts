/** Quarters of the calendar and the months before them. */

export interface Quarter {
  year: number;
  quarter: 1 | 2 | 3 | 4;
}

/** The longest rule looks back six quarters, the present one included. */
export const HISTORY = 18;
/** Place of the quarter's first month among the `HISTORY` months, and of its last. */
export const QUARTER_START = HISTORY - 3;
export const QUARTER_END = HISTORY - 1;

/** Months since year 0 of `2025-03` or `2025-03-17`. Throws RangeError for what is no month. */
export function monthNumber(iso: string): number {
  const year = Number(iso.slice(0, 4));
  const month = Number(iso.slice(5, 7));
  if (!(year >= 1900 && month >= 1 && month <= 12)) throw new RangeError(`not a month: ${iso}`);
  return year * 12 + month - 1;
}

/** Month number of the first of the `HISTORY` months that end with the quarter. */
export const firstMonth = ({ year, quarter }: Quarter): number => year * 12 + quarter * 3 - HISTORY;
