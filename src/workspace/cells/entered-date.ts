/** Dates and times as people type them: 18/11/2025, 2025-11-18, 18 November 2025, Nov 18, 2025, each with a time or without. */
import type { Entered } from './entered.ts';
import type { Locale } from './locale.ts';
import { serialOf } from './serial.ts';

/** A day, and the pattern that shows it as it was typed. */
interface Day {
  serial: number;
  pattern: string;
}

const TIME = /^(.*?)\s*\b(\d{1,3}):(\d{2})(?::(\d{2}(?:[.,]\d{1,3})?))?\s*(am|pm)?$/i;

/** The moment that a text names; `year` is meant where it names none. Undefined when it is something else. */
export function readMoment(text: string, locale: Locale, year: number): Entered | undefined {
  if (text.length > 60 || !/\d/.test(text)) return undefined;
  const timed = TIME.exec(text);
  const dayText = (timed ? timed[1]! : text).trim();
  const day = dayText === '' ? undefined : readDay(dayText, locale, year);
  if (dayText !== '' && day === undefined) return undefined;
  const time = timed ? readTime(timed[2]!, timed[3]!, timed[4], timed[5]) : undefined;
  if (timed && time === undefined) return undefined;
  if (time === undefined)
    return day && { v: day.serial, numberFormat: { type: 'DATE', pattern: day.pattern } };
  if (day === undefined) return { v: time, numberFormat: { type: 'TIME', pattern: locale.time } };
  const clock = locale.time.replace(' am/pm', timed?.[5] ? ' am/pm' : '');
  return { v: day.serial + time, numberFormat: { type: 'DATE_TIME', pattern: `${day.pattern} ${clock}` } };
}

const readDay = (text: string, locale: Locale, year: number): Day | undefined =>
  numericDay(text, locale, year) ?? namedDay(text, locale, year);

const NUMERIC = /^(\d{1,4})([/.-])(\d{1,2})(?:\2(\d{1,4}))?$/;

function numericDay(text: string, locale: Locale, year: number): Day | undefined {
  const match = NUMERIC.exec(text);
  if (!match) return undefined;
  const [, a = '', sign = '', b = '', c] = match;
  const typed = (serial: number | undefined, pattern: string): Day | undefined =>
    serial === undefined ? undefined : { serial, pattern: pattern.replaceAll(/[/.-]/g, sign) };
  if (c === undefined) {
    if (sign === '.' || a.length > 2) return undefined;
    const [day, month] = locale.order === 'dmy' ? [a, b] : [b, a];
    return typed(serialOf(year, Number(month), Number(day)), locale.date);
  }
  if (a.length >= 3)
    return a.length === 4 ? typed(serialOf(Number(a), Number(b), Number(c)), 'yyyy-mm-dd') : undefined;
  if (locale.order === 'ymd' && c.length <= 2)
    return typed(serialOf(century(a), Number(b), Number(c)), locale.date);
  const [day, month] = locale.order === 'mdy' ? [b, a] : [a, b];
  if (c.length === 3) return undefined;
  return typed(serialOf(century(c), Number(month), Number(day)), locale.date);
}

/** Two digits stand for 1930 to 2029. */
const century = (year: string): number =>
  year.length > 2 ? Number(year) : Number(year) + (Number(year) < 30 ? 2000 : 1900);

const DAY_FIRST = /^(\d{1,2})([ -])(\p{L}{3,12})\.?(?:\2(\d{4}|\d{2}))?$/u;
const MONTH_FIRST = /^(\p{L}{3,12})\.? (\d{1,2})(?:, ?(\d{4}))?$/u;

function namedDay(text: string, locale: Locale, year: number): Day | undefined {
  const first = DAY_FIRST.exec(text);
  const last = first ? null : MONTH_FIRST.exec(text);
  const [day, word, sign, years] = first
    ? [first[1], first[3], first[2], first[4]]
    : [last?.[2], last?.[1], ' ', last?.[3]];
  const month = word === undefined ? undefined : monthOf(word, locale);
  if (month === undefined || day === undefined) return undefined;
  const serial = serialOf(years === undefined ? year : century(years), month.number, Number(day));
  if (serial === undefined) return undefined;
  const name = month.whole ? 'mmmm' : 'mmm';
  if (first) return { serial, pattern: `d${sign}${name}${years === undefined ? '' : `${sign}yyyy`}` };
  return { serial, pattern: `${name} d${years === undefined ? '' : ', yyyy'}` };
}

const months = new Map<string, Map<string, { number: number; whole: boolean }>>();

/** A month by its name or its first three letters, in the spreadsheet's language or in English. */
function monthOf(word: string, locale: Locale): { number: number; whole: boolean } | undefined {
  let names = months.get(locale.tag);
  if (names === undefined) {
    names = new Map();
    for (const tag of ['en', locale.tag]) {
      for (let month = 0; month < 12; month++) {
        const date = new Date(Date.UTC(2000, month, 1));
        for (const style of ['short', 'long'] as const) {
          const name = new Intl.DateTimeFormat(tag, { month: style, timeZone: 'UTC' }).format(date);
          names.set(name.toLowerCase().replace(/\.$/, ''), { number: month + 1, whole: style === 'long' });
        }
      }
    }
    months.set(locale.tag, names);
  }
  return names.get(word.toLowerCase());
}

function readTime(h: string, m: string, s: string | undefined, half: string | undefined): number | undefined {
  let hours = Number(h);
  const minutes = Number(m);
  const seconds = Number((s ?? '0').replace(',', '.'));
  if (minutes > 59 || seconds >= 60) return undefined;
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  }
  return (hours * 3600 + minutes * 60 + seconds) / 86_400;
}
