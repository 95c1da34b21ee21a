/** How a spreadsheet's locale (`in_ID`, Java-style) writes numbers and dates. */

export interface Locale {
  decimal: string;
  group: string;
  /** Order in which day, month and year are typed. */
  order: 'dmy' | 'mdy' | 'ymd';
  /** What a cell shows when a date is typed into it. */
  date: string;
  time: string;
  currency: string;
  /** BCP 47 tag for `Intl`. */
  tag: string;
}

const known = new Map<string, Locale>();

/** Old Java codes that `Intl` does not know. */
const RENAMED: Record<string, string> = { in: 'id', iw: 'he', ji: 'yi' };
/** Patterns that Google's own spreadsheets show, where they differ from `Intl`. */
const DATES: Record<string, string> = { in_ID: 'dd/mm/yyyy', en_US: 'm/d/yyyy', en_GB: 'dd/mm/yyyy' };
const CURRENCIES: Record<string, string> = { in_ID: 'Rp', en_US: '$', en_GB: '£' };

export function localeOf(code: string): Locale {
  let locale = known.get(code);
  if (locale === undefined) {
    locale = derive(code);
    known.set(code, locale);
  }
  return locale;
}

/** Whether `Intl` knows the language, so that Google would too. */
export function isLocale(code: string): boolean {
  return (
    /^[a-z]{2,3}(_[A-Z]{2})?$/.test(code) && Intl.NumberFormat.supportedLocalesOf([tagOf(code)]).length > 0
  );
}

function tagOf(code: string): string {
  const [language = 'en', ...rest] = code.split('_');
  return [RENAMED[language] ?? language, ...rest].join('-');
}

function derive(code: string): Locale {
  const tag = tagOf(code);
  const parts = new Intl.NumberFormat(tag, { useGrouping: 'always' }).formatToParts(1234567.8);
  const find = (type: string, fallback: string) =>
    parts.find((part) => part.type === type)?.value ?? fallback;
  const shape = new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'numeric', day: 'numeric' })
    .formatToParts(0)
    .filter((part) => part.type !== 'literal')
    .map((part) => part.type[0])
    .join('');
  const order = shape === 'mdy' || shape === 'ymd' ? shape : 'dmy';
  const pattern = { dmy: 'dd/mm/yyyy', mdy: 'm/d/yyyy', ymd: 'yyyy-mm-dd' }[order];
  return {
    decimal: find('decimal', '.'),
    group: find('group', ','),
    order,
    date: DATES[code] ?? pattern,
    time: order === 'mdy' ? 'h:mm:ss am/pm' : 'hh:mm:ss',
    currency: CURRENCIES[code] ?? '',
    tag,
  };
}
