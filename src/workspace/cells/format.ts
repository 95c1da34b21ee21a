/** Numbers as a cell shows them: https://developers.google.com/workspace/sheets/api/guides/formats */
import type { Locale } from './locale.ts';
import { dateOf } from './serial.ts';

/** A number without a format of its own: at most ten significant digits, by the locale's decimal sign. */
export function plainNumber(value: number, locale: Locale): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value === 0 ? 0 : value);
  const size = Math.abs(value);
  const short = shortDecimal(value, size, locale.decimal);
  if (short !== undefined) return short;
  if (size >= 1e15 || size < 1e-9) {
    const [mantissa = '0', exponent = '0'] = value.toExponential(2).split('e');
    const digits = exponent.slice(1).padStart(2, '0');
    return `${mantissa}E${exponent[0]}${digits}`.replace('.', locale.decimal);
  }
  const whole = Math.floor(Math.log10(size)) + 1;
  return plainDecimal(Number(value.toPrecision(Math.max(10, whole)))).replace('.', locale.decimal);
}

/**
 * A number that is a short decimal, written by whole numbers alone: most are, and writing a fraction as text is what
 * a large read would spend its time on. Undefined for the others.
 */
function shortDecimal(value: number, size: number, point: string): string | undefined {
  if (size >= 1e6) return undefined;
  for (let scale = 10, places = 1; scale <= 1000; scale *= 10, places++) {
    const all = Math.round(size * scale);
    if (all / scale !== size) continue;
    const whole = Math.floor(all / scale);
    const fraction = String(all - whole * scale);
    return `${value < 0 ? '-' : ''}${whole}${point}${'00'.slice(0, places - fraction.length)}${fraction}`;
  }
  return undefined;
}

/** Never in exponent notation. */
function plainDecimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text;
}

/** Applies a number format pattern such as `#,##0.00`, `0%`, `dd/mm/yyyy hh:mm`. */
export function formatNumber(value: number, pattern: string, locale: Locale): string {
  const sections = splitSections(pattern);
  let section = sections[0] ?? '';
  let shown = value;
  if (sections.length > 1 && value < 0) {
    section = sections[1]!;
    shown = -value;
  } else if (sections.length > 2 && value === 0) section = sections[2]!;
  const bare = section.replace(/"[^"]*"|\\./g, '').replace(/\[[^\]]*\]/g, '');
  if (/general/i.test(bare)) return plainNumber(value, locale);
  if (/[dmyhs]/i.test(bare) && !/[#0?]/.test(bare.replace(/\.0+/, '')))
    return formatDate(shown, section, locale);
  return formatDigits(shown, section, locale);
}

function splitSections(pattern: string): string[] {
  return pattern.match(/(?:"[^"]*"|\\.|[^;"\\])+|(?<=;)(?=;|$)/gs) ?? [''];
}

const LITERAL = /"([^"]*)"|\\(.)|_(.)|\*(.)|\[[^\]]*\]/g;

function formatDigits(value: number, section: string, locale: Locale): string {
  const literals: string[] = [];
  const marked = section.replace(LITERAL, (_all, quoted?: string, escaped?: string, space?: string) => {
    literals.push(quoted ?? escaped ?? (space === undefined ? '' : ' '));
    return String.fromCharCode(0xe000 + literals.length - 1);
  });
  const core = /[#0?][#0?,.]*(?:[eE][+-]0+)?/.exec(marked);
  const restore = (text: string) =>
    text.replace(/[\ue000-\uf8ff]/g, (mark) => literals[mark.charCodeAt(0) - 0xe000] ?? '');
  if (!core) return restore(marked.replace('@', plainNumber(value, locale)));
  const percent = (marked.match(/%/g) ?? []).length;
  const number = digits(Math.abs(value) * 100 ** percent, core[0], locale);
  const negative = value < 0 && /[1-9]/.test(number) ? '-' : '';
  return restore(negative + marked.slice(0, core.index) + number + marked.slice(core.index + core[0].length));
}

function digits(value: number, core: string, locale: Locale): string {
  const exponent = /[eE][+-](0+)$/.exec(core);
  const body = exponent ? core.slice(0, exponent.index) : core;
  const [wholePart = '', fraction = ''] = body.split('.');
  if (exponent) {
    const [mantissa = '0', power = '+0'] = value.toExponential(Math.min(fraction.length, 20)).split('e');
    return `${mantissa.replace('.', locale.decimal)}E${power[0]}${power.slice(1).padStart(exponent[1]!.length, '0')}`;
  }
  const needed = (wholePart.match(/0/g) ?? []).length;
  const least = (fraction.match(/0/g) ?? []).length;
  // Rounded as a person would from the shortest decimal text: 1.005 to two places is 1.01.
  const [whole = '0', decimals = ''] = roundTo(value, fraction.length).split('.');
  let shown = decimals;
  while (shown.length > least && shown.endsWith('0')) shown = shown.slice(0, -1);
  let left = (whole === '0' && needed === 0 ? '' : whole).padStart(needed, '0');
  if (wholePart.includes(',')) left = left.replace(/\B(?=(\d{3})+(?!\d))/g, locale.group);
  return shown === '' ? left : left + locale.decimal + shown;
}

function roundTo(value: number, places: number): string {
  const text = String(value);
  if (text.includes('e')) return value.toFixed(Math.min(places, 20));
  return Number(`${Math.round(Number(`${text}e${places}`))}e-${places}`).toFixed(Math.min(places, 20));
}

const TOKENS = /"[^"]*"|\\.|am\/pm|a\/p|y+|m+|d+|h+|s+|0+|\[[^\]]*\]|./gis;

function formatDate(serial: number, section: string, locale: Locale): string {
  const date = dateOf(serial);
  const tokens = section.match(TOKENS) ?? [];
  const half = tokens.some((token) => /^(am\/pm|a\/p)$/i.test(token));
  const two = (n: number, token: string) => (token.length > 1 ? String(n).padStart(2, '0') : String(n));
  const name = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale.tag, { ...options, timeZone: 'UTC' }).format(date);
  let out = '';
  for (const [at, token] of tokens.entries()) {
    const kind = token[0]!.toLowerCase();
    if (/^(am\/pm|a\/p)$/i.test(token)) out += date.getUTCHours() < 12 ? 'AM' : 'PM';
    else if (token.startsWith('"')) out += token.slice(1, -1);
    else if (token.startsWith('\\')) out += token.slice(1);
    else if (token.startsWith('[')) out += elapsed(serial, token);
    else if (kind === 'y')
      out += token.length > 2 ? String(date.getUTCFullYear()) : two(date.getUTCFullYear() % 100, 'yy');
    else if (kind === 'd')
      out +=
        token.length > 2
          ? name({ weekday: token.length > 3 ? 'long' : 'short' })
          : two(date.getUTCDate(), token);
    else if (kind === 'h') out += two(half ? date.getUTCHours() % 12 || 12 : date.getUTCHours(), token);
    else if (kind === 's') out += two(date.getUTCSeconds(), token);
    else if (kind === 'm' && token.length <= 2 && isMinute(tokens, at))
      out += two(date.getUTCMinutes(), token);
    else if (kind === 'm')
      out +=
        token.length > 2
          ? name({ month: token.length > 3 ? 'long' : 'short' })
          : two(date.getUTCMonth() + 1, token);
    else out += token;
  }
  return out;
}

/** `m` means minutes after hours or before seconds. */
function isMinute(tokens: string[], at: number): boolean {
  const letter = (token: string | undefined) =>
    token !== undefined && /^\[?[ymdhs]/i.test(token) ? token.replace('[', '')[0]!.toLowerCase() : '';
  const before = tokens.slice(0, at).map(letter).filter(Boolean).at(-1);
  const after = tokens
    .slice(at + 1)
    .map(letter)
    .find(Boolean);
  return before === 'h' || after === 's';
}

function elapsed(serial: number, token: string): string {
  const unit = token[1]?.toLowerCase();
  const per = { h: 24, m: 1440, s: 86_400 }[unit ?? ''];
  if (per === undefined) return '';
  return String(Math.floor(serial * per + 1e-9)).padStart(token.length - 2, '0');
}
