/** Months and quarters as typed: `Agt 2025`, `08/2025`, `TW III 2025`, `Triwulan 3`, `Juli - September 2025`. */
import { dayOf, isPlausibleYear, serialOf } from './calendar.ts';
import { readDate } from './date.ts';
import { isPlaceholder } from './placeholder.ts';
import { tokensOf } from './tokens.ts';
import { FILLERS, MONTH_WORDS, QUARTER_NAMES, QUARTER_WORDS } from './words.ts';

export type PeriodReading =
  /** `serial` is the first day of the month or quarter. */
  { kind: 'period'; serial: number } | { kind: 'missing' } | { kind: 'none' };

const NONE: PeriodReading = Object.freeze({ kind: 'none' });
const MISSING: PeriodReading = Object.freeze({ kind: 'missing' });

/** Between the first and the last month of a quarter: `Juli s.d. September`. */
const UNTIL: ReadonlySet<string> = new Set(['sd', 's', 'd', 'sampai', 'hingga']);

const monthPeriod = (year: number, month: number): PeriodReading =>
  isPlausibleYear(year) && month >= 1 && month <= 12
    ? { kind: 'period', serial: serialOf(year, month, 1) }
    : NONE;
const quarterPeriod = (year: number, quarter: number): PeriodReading =>
  quarter >= 1 && quarter <= 4 ? monthPeriod(year, quarter * 3 - 2) : NONE;

/** A month; without a year it is one of the form's year. A whole date is taken as the month it lies in. */
export function readMonth(text: string, formYear: number): PeriodReading {
  const read = readDate(text, { order: 'day-first', formYear });
  if (read.kind === 'missing') return MISSING;
  if (read.kind === 'month') return monthPeriod(read.year, read.month);
  if (read.kind === 'date') return monthOfSerial(read.serial);
  const words = (tokensOf(text) ?? []).filter((token) => !('word' in token && FILLERS.has(token.word)));
  const [only, last] = words;
  // `Agt-25` in a form of 2025: that month as well if 25 were a day.
  const yearToo =
    last !== undefined && 'number' in last && last.number === formYear % 100 && last.digits === 2;
  if (only === undefined || words.length > (yearToo ? 2 : 1)) return NONE;
  return monthPeriod(formYear, 'number' in only ? only.number : (MONTH_WORDS.get(only.word) ?? 0));
}

/** First day of the month in which a day lies. */
function monthOfSerial(serial: number): PeriodReading {
  const { year, month } = dayOf(serial);
  return monthPeriod(year, month);
}

/** A quarter; without a year it is one of the form's year. */
export function readQuarter(text: string, formYear: number): PeriodReading {
  const trimmed = text.trim();
  if (trimmed === '' || isPlaceholder(trimmed)) return MISSING;
  let year: number | undefined;
  let quarter: number | undefined;
  const months: number[] = [];
  for (const token of tokensOf(trimmed) ?? [{ word: '' }]) {
    if ('number' in token) {
      if (token.digits === 4 && year === undefined) year = token.number;
      else if (token.digits === 1 && quarter === undefined) quarter = token.number;
      else return NONE;
      continue;
    }
    const month = MONTH_WORDS.get(token.word);
    const ordinal = QUARTER_WORDS.get(token.word);
    if (month !== undefined) months.push(month);
    else if (ordinal !== undefined && quarter === undefined) quarter = ordinal;
    else if (!QUARTER_NAMES.has(token.word) && !FILLERS.has(token.word) && !UNTIL.has(token.word))
      return NONE;
  }
  if (months.length > 0) {
    const [first, last] = months as [number, number?];
    if (quarter !== undefined || months.length !== 2 || first % 3 !== 1 || last !== first + 2) return NONE;
    quarter = (first + 2) / 3;
  }
  return quarter === undefined ? NONE : quarterPeriod(year ?? formYear, quarter);
}

/** A number in a column of months: 1–12, `202508`, or the serial of any day of the month. */
export function monthOfNumber(value: number, formYear: number): PeriodReading {
  if (value >= 1 && value <= 12) return Number.isInteger(value) ? monthPeriod(formYear, value) : NONE;
  if (value > 100_000)
    return Number.isInteger(value) ? monthPeriod(Math.floor(value / 100), value % 100) : NONE;
  return value >= 10_000 ? monthOfSerial(value) : NONE;
}

/** A number in a column of quarters: 1–4. */
export const quarterOfNumber = (value: number, formYear: number): PeriodReading =>
  Number.isInteger(value) ? quarterPeriod(formYear, value) : NONE;
