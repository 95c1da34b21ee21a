/**
 * Days as spreadsheets count them: serial 1 is 31 December 1899, so that 45886 is 17 August 2025. Plain arithmetic
 * on the calendar: no clock, no time zone.
 */
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Serial of 1 January 1970. */
const UNIX_EPOCH = 25_569;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Whether the day exists. `month` is 1–12. */
export function isRealDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= (month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] as number));
}

/** Days of a common year before each month. */
const BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
/** Days from 1 January of year 1 to the serial 0. */
const YEAR_ONE = 693_594;

/** Serial of a day that exists; `month` 1–12. */
export function serialOf(year: number, month: number, day: number): number {
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const thisYear = (BEFORE[month - 1] as number) + (month > 2 && isLeap(year) ? 1 : 0) + day;
  return past * 365 + leapDays + thisYear - YEAR_ONE;
}

export interface Day {
  year: number;
  /** 1–12. */
  month: number;
  day: number;
}

/** The day of a serial; a time of day behind the point is dropped. */
export function dayOf(serial: number): Day {
  const date = new Date((Math.floor(serial) - UNIX_EPOCH) * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `2025-08-17`. */
export function isoOf(serial: number): string {
  const { year, month, day } = dayOf(serial);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Serial of `2025-08-17`; undefined when there is no such day. */
export function serialOfIso(iso: string): number | undefined {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  return isRealDay(year, month, day) ? serialOf(year, month, day) : undefined;
}

/** Years in which something that staff report can have happened. */
export const isPlausibleYear = (year: number): boolean => year >= 1900 && year <= 2100;

const FIRST_YEAR = 1900;
/** Serial of the day before each year begins, and before each month of a common year and of a leap year does. */
const BEFORE_YEAR = Int32Array.from({ length: 201 }, (_, index) => serialOf(FIRST_YEAR + index, 1, 1) - 1);
const BEFORE_MONTH = Int32Array.from({ length: 2 * 13 }, (_, index) => {
  const [leap, month] = [Math.floor(index / 13), index % 13];
  return month === 12 ? 365 + leap : (BEFORE[month] as number) + (month > 1 ? leap : 0);
});

/** As `serialOf`, by tables; NaN where the year is not plausible or the day does not exist. All are whole numbers. */
export function knownSerial(year: number, month: number, day: number): number {
  if (!isPlausibleYear(year) || month < 1 || month > 12 || day < 1) return Number.NaN;
  const first = month - 1 + (isLeap(year) ? 13 : 0);
  const before = BEFORE_MONTH[first] as number;
  return before + day <= (BEFORE_MONTH[first + 1] as number)
    ? (BEFORE_YEAR[year - FIRST_YEAR] as number) + before + day
    : Number.NaN;
}

/** Below it, a number in a column of dates is a year or a count: 10,000 is 18 May 1927. */
const LEAST_SERIAL = 10_000;
/** 31 December 2100. */
const LARGEST_SERIAL = 73_415;

export const isPlausibleSerial = (serial: number): boolean =>
  serial >= LEAST_SERIAL && serial < LARGEST_SERIAL + 1;

/**
 * The year that two digits mean in a form of `formYear`: at most ten years ahead of it, else in the century before,
 * so that in 2025 `25` is 2025 and `95` is 1995.
 */
export function fullYear(twoDigits: number, formYear: number): number {
  const century = Math.floor(formYear / 100) * 100;
  const year = century + twoDigits;
  return year > formYear + 10 ? year - 100 : year;
}
