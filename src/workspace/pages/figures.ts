/** Times, counts and sizes as the pages print them. */
import type { Language } from './words.ts';

const MONTHS: Record<Language, readonly string[]> = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/** WIB is UTC+7 the whole year, since 1964 without daylight saving. */
const WIB = 7 * 3_600_000;

const two = (n: number): string => String(n).padStart(2, '0');

/** Epoch milliseconds as `18 Nov 2025, 09.02 WIB` (`09:02` in English); a dash for what is no time. */
export function time(at: number, language: Language): string {
  const local = new Date(at + WIB);
  if (Number.isNaN(local.getTime())) return '–';
  const clock = `${two(local.getUTCHours())}${language === 'id' ? '.' : ':'}${two(local.getUTCMinutes())}`;
  return `${local.getUTCDate()} ${MONTHS[language][local.getUTCMonth()]} ${local.getUTCFullYear()}, ${clock} WIB`;
}

/** A whole number with thousands grouped: `1.178`, in English `1,178`. */
export function count(n: number, language: Language): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, language === 'id' ? '.' : ',');
}

/** Bytes as `812 B`, `14 KB`, `1,2 MB` (decimal comma in Indonesian). */
export function bytes(n: number, language: Language): string {
  if (n < 1_000) return `${n} B`;
  if (n < 999_500) return `${Math.round(n / 1_000)} KB`;
  const mega = (n / 1_000_000).toFixed(1);
  return `${language === 'id' ? mega.replace('.', ',') : mega} MB`;
}
