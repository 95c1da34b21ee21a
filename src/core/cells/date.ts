/**
 * Dates as typed: `17/08/2025`, `17 Agt 2025`, `Jum'at, 15 Agustus 2025`, `2025-08-17`. Days are serials. Which of
 * day and month stands first is settled over a whole column (date-order.ts) and given to the reader here.
 */
import {
  fullYear,
  isPlausibleSerial,
  isPlausibleYear,
  isRealDay,
  serialOf,
  serialOfIso,
} from './calendar.ts';
import { isPlaceholder } from './placeholder.ts';
import { type Token, tokensOf } from './tokens.ts';
import { FILLERS, MONTH_WORDS } from './words.ts';

export type DateOrder = 'day-first' | 'month-first';

export type DateReading =
  /** `order` is what the text itself shows; `either` was read as the caller's order asks. */
  | { kind: 'date'; serial: number; order: DateOrder | 'either' | 'none' }
  /** A month without a day: `Agt 2025`. */
  | { kind: 'month'; year: number; month: number }
  /** A day without a year, a year alone, a month alone. */
  | { kind: 'incomplete' }
  /** Written like a date, but there is no such day: `31 Juni 2025`. */
  | { kind: 'impossible' }
  | { kind: 'missing' }
  | { kind: 'none' };

export interface DateHabit {
  order: DateOrder;
  /** Year of the form, by which two-digit years are read. */
  formYear: number;
}

const NONE: DateReading = Object.freeze({ kind: 'none' });
const IMPOSSIBLE: DateReading = Object.freeze({ kind: 'impossible' });
const INCOMPLETE: DateReading = Object.freeze({ kind: 'incomplete' });

/** Reads text as a day. At most 60 characters are looked at. */
export function readDate(text: string, habit: DateHabit): DateReading {
  const trimmed = text.trim();
  if (trimmed === '' || isPlaceholder(trimmed)) return { kind: 'missing' };
  const tokens = tokensOf(trimmed);
  return tokens === undefined ? NONE : readTokens(tokens, habit);
}

interface Num {
  number: number;
  digits: number;
}

function readTokens(tokens: readonly Token[], habit: DateHabit): DateReading {
  const numbers: Num[] = [];
  let month = 0;
  let monthAt = 0;
  for (const token of tokens) {
    if ('number' in token) {
      numbers.push(token);
      continue;
    }
    const named = MONTH_WORDS.get(token.word);
    if (named !== undefined && month === 0) {
      month = named;
      monthAt = numbers.length;
    } else if (!FILLERS.has(token.word)) {
      return NONE;
    }
  }
  const [a, b, c] = numbers as [Num?, Num?, Num?];
  if (numbers.length > 3 || a === undefined) return month > 0 ? INCOMPLETE : NONE;
  if (month > 0) return named(month, monthAt, a, b, c, habit);
  if (b === undefined) return single(a);
  if (c === undefined) return pair(a, b);
  return triple(a, b, c, habit);
}

/** `17 Agustus 2025`, `Aug 17 2025`, `2025 Agt 17`; without a second number a month or a day alone. */
function named(month: number, at: number, a: Num, b: Num | undefined, c: Num | undefined, habit: DateHabit) {
  if (c !== undefined) return NONE;
  if (b === undefined) {
    return a.digits === 4 && isPlausibleYear(a.number)
      ? ({ kind: 'month', year: a.number, month } as const)
      : INCOMPLETE;
  }
  const [year, day] = a.digits === 4 && at > 0 ? [a, b] : [b, a];
  return dated(yearOf(year, habit), month, day, 'none');
}

/** `20250817`, `17082025`, `202508`, a serial, a year. */
function single({ number, digits }: Num): DateReading {
  const low = number % 100;
  if (digits === 8) {
    const ordered = dated(
      Math.floor(number / 10_000),
      Math.floor(number / 100) % 100,
      { number: low, digits: 2 },
      'none',
    );
    if (ordered.kind === 'date') return ordered;
    const day = { number: Math.floor(number / 1_000_000), digits: 2 };
    return dated(number % 10_000, Math.floor(number / 10_000) % 100, day, 'none');
  }
  const year = Math.floor(number / 100);
  if (digits === 6 && isPlausibleYear(year) && low >= 1 && low <= 12)
    return { kind: 'month', year, month: low };
  if (digits === 5 && isPlausibleSerial(number)) return { kind: 'date', serial: number, order: 'none' };
  return digits === 4 && isPlausibleYear(number) ? INCOMPLETE : NONE;
}

/** `08/2025`, `2025-08`; `17/08` lacks its year. */
function pair(a: Num, b: Num): DateReading {
  const [year, month] = a.digits === 4 ? [a, b] : [b, a];
  if (year.digits !== 4) return a.digits <= 2 && b.digits <= 2 ? INCOMPLETE : NONE;
  if (!isPlausibleYear(year.number) || month.digits > 2) return NONE;
  return month.number >= 1 && month.number <= 12
    ? { kind: 'month', year: year.number, month: month.number }
    : IMPOSSIBLE;
}

function triple(a: Num, b: Num, c: Num, habit: DateHabit): DateReading {
  if (a.digits === 4) return b.digits > 2 ? NONE : dated(a.number, b.number, c, 'none');
  if (a.digits > 2 || b.digits > 2) return NONE;
  const year = yearOf(c, habit);
  if (a.number <= 12 && b.number <= 12) {
    const order = a.number === b.number ? 'none' : 'either';
    return habit.order === 'day-first' ? dated(year, b.number, a, order) : dated(year, a.number, b, order);
  }
  return a.number > 12 ? dated(year, b.number, a, 'day-first') : dated(year, a.number, b, 'month-first');
}

const yearOf = (year: Num, habit: DateHabit): number =>
  year.digits === 2 ? fullYear(year.number, habit.formYear) : year.digits === 4 ? year.number : 0;

function dated(year: number, month: number, day: Num, order: DateOrder | 'either' | 'none'): DateReading {
  if (!isPlausibleYear(year) || day.digits > 2) return NONE;
  return isRealDay(year, month, day.number)
    ? { kind: 'date', serial: serialOf(year, month, day.number), order }
    : IMPOSSIBLE;
}

/** A number in a column of dates: a serial, or `20250817` typed without separators; undefined for anything else. */
export function serialOfNumber(value: number): number | undefined {
  if (isPlausibleSerial(value)) return Math.floor(value);
  if (!Number.isInteger(value) || value < 19_000_101 || value > 21_001_231) return undefined;
  const digits = String(value);
  return serialOfIso(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`);
}
