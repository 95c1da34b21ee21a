/**
 * Boolean conditions, as conditional formats, filters and data validation share them:
 * https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#ConditionType
 */
import type { Scalar } from '../book/model.ts';
import { readEntered } from './entered.ts';
import { type Locale, localeOf } from './locale.ts';
import { dateOf, serialOf } from './serial.ts';

/** `BooleanCondition` as the API hands it through. */
export interface Condition {
  type: string;
  values?: { userEnteredValue?: string; relativeDate?: string }[];
}

/** What a condition is asked about: the cell's value, and the text that stands there. */
export interface Subject {
  value: Scalar;
  shown: string;
}

export interface Setting {
  /** The spreadsheet's locale, `in_ID`. */
  locale: string;
  /** Wall-clock serial number in the spreadsheet's time zone, for `TODAY` and its like. */
  today: number;
}

/**
 * Compiles a condition that looks at the cell's own value. Undefined for those that need more than that:
 * `CUSTOM_FORMULA`, `ONE_OF_RANGE`, operands that are formulas, and words that are no condition.
 */
export function plainTest(
  condition: Condition,
  setting: Setting,
): ((subject: Subject) => boolean) | undefined {
  const values = condition.values ?? [];
  const locale = localeOf(setting.locale);
  const texts = values.map((value) => value.userEnteredValue ?? '');
  if (texts.some((text) => text.startsWith('=') && text.length > 1) && condition.type !== 'ONE_OF_LIST')
    return undefined;
  const year = dateOf(setting.today).getUTCFullYear();
  const words = texts.map((text) => text.toLowerCase());
  const numbers = values.map((value) =>
    value.relativeDate
      ? relative(value.relativeDate, setting.today)
      : operand(value.userEnteredValue ?? '', locale, year),
  );
  const test = Object.hasOwn(TESTS, condition.type) ? TESTS[condition.type] : undefined;
  return test && ((subject) => test(subject, words, numbers));
}

/** The number or day that an operand stands for; NaN for text. */
function operand(text: string, locale: Locale, year: number): number {
  const { v } = readEntered(text.trim(), locale, year);
  return typeof v === 'number' ? v : Number.NaN;
}

const DAYS: Record<string, number> = { TODAY: 0, YESTERDAY: -1, TOMORROW: 1, PAST_WEEK: -7 };

function relative(word: string, today: number): number {
  const day = Math.floor(today);
  if (Object.hasOwn(DAYS, word)) return day + DAYS[word]!;
  const months = { PAST_MONTH: 1, PAST_YEAR: 12 }[word];
  if (months === undefined) return Number.NaN;
  const date = dateOf(day);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() - months;
  // The last day of a shorter month stands for the days it does not have.
  for (let at = date.getUTCDate(); ; at--) {
    const serial = serialOf(Math.floor(month / 12), (month % 12) + 1, at);
    if (serial !== undefined) return serial;
  }
}

type Test = (subject: Subject, words: string[], numbers: number[]) => boolean;

const numeric =
  (test: (value: number, a: number, b: number) => boolean): Test =>
  ({ value }, _words, [a = Number.NaN, b = Number.NaN]) =>
    typeof value === 'number' && test(value, a, b);

/** Days are compared without their time of day. */
const daily = (test: (day: number, a: number, b: number) => boolean): Test =>
  numeric((value, a, b) => test(Math.floor(value), Math.floor(a), Math.floor(b)));

const worded =
  (test: (text: string, wanted: string) => boolean): Test =>
  ({ shown }, [wanted = '']) =>
    test(shown.toLowerCase(), wanted);

const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
const URL_TEXT = /^(?:(?:https?|ftp):\/\/|mailto:)?[^\s/?#.]+(?:\.[^\s/?#.]+)+(?:[/?#]\S*)?$/i;

const TESTS: Record<string, Test> = {
  BLANK: ({ shown }) => shown === '',
  NOT_BLANK: ({ shown }) => shown !== '',
  TEXT_EQ: worded((text, wanted) => text === wanted),
  TEXT_NOT_EQ: worded((text, wanted) => text !== wanted),
  TEXT_CONTAINS: worded((text, wanted) => text.includes(wanted)),
  TEXT_NOT_CONTAINS: worded((text, wanted) => !text.includes(wanted)),
  TEXT_STARTS_WITH: worded((text, wanted) => text.startsWith(wanted)),
  TEXT_ENDS_WITH: worded((text, wanted) => text.endsWith(wanted)),
  TEXT_IS_EMAIL: ({ shown }) => shown.length <= 320 && EMAIL.test(shown),
  TEXT_IS_URL: ({ shown }) => shown.length <= 2048 && URL_TEXT.test(shown),
  NUMBER_EQ: numeric((value, a) => value === a),
  NUMBER_NOT_EQ: numeric((value, a) => value !== a),
  NUMBER_GREATER: numeric((value, a) => value > a),
  NUMBER_GREATER_THAN_EQ: numeric((value, a) => value >= a),
  NUMBER_LESS: numeric((value, a) => value < a),
  NUMBER_LESS_THAN_EQ: numeric((value, a) => value <= a),
  NUMBER_BETWEEN: numeric((value, a, b) => value >= a && value <= b),
  NUMBER_NOT_BETWEEN: numeric((value, a, b) => value < a || value > b),
  DATE_EQ: daily((day, a) => day === a),
  DATE_NOT_EQ: daily((day, a) => day !== a),
  DATE_BEFORE: daily((day, a) => day < a),
  DATE_AFTER: daily((day, a) => day > a),
  DATE_ON_OR_BEFORE: daily((day, a) => day <= a),
  DATE_ON_OR_AFTER: daily((day, a) => day >= a),
  DATE_BETWEEN: daily((day, a, b) => day >= a && day <= b),
  DATE_NOT_BETWEEN: daily((day, a, b) => day < a || day > b),
  DATE_IS_VALID: ({ value }) => typeof value === 'number',
  ONE_OF_LIST: ({ value, shown }, words) =>
    words.includes(shown.toLowerCase()) || words.includes(String(value).toLowerCase()),
  BOOLEAN: ({ value, shown }, words) =>
    words.length === 0
      ? typeof value === 'boolean'
      : words.includes(shown.toLowerCase()) || words.includes(String(value).toLowerCase()),
};
