/** Dates as numbers: days since 30 December 1899, the time of day as a fraction. No time zone. */

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);

/** Serial number of a calendar day; undefined when there is no such day. `month` is 1 to 12. */
export function serialOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return undefined;
  return Math.round((date.getTime() - EPOCH) / DAY);
}

/** A date whose UTC fields are the wall-clock fields of the serial, to the nearest millisecond. */
export const dateOf = (serial: number): Date => new Date(EPOCH + Math.round(serial * DAY));
