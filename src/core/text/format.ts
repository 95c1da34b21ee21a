/**
 * Numbers and dates as people read them. Written by hand, because `Intl` follows the ICU data of the machine it runs
 * on and a mail must not change its wording with the runtime.
 */
import { TZDate } from '@date-fns/tz';
import type { Zone } from '../schedule/deadline.ts';

export type Language = 'id' | 'en';

const POINT: Record<Language, string> = { id: ',', en: '.' };
const GROUP: Record<Language, string> = { id: '.', en: ',' };

const MONTHS: Record<Language, readonly string[]> = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

const SHORT_MONTHS: Record<Language, readonly string[]> = {
  id: 'Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des'.split(' '),
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
};

const ZONE_NAMES: Record<Zone, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/**
 * A share (1 = all) with two decimals, half away from zero: `30,81 %`, `30.81%`. Less than all is never shown as
 * 100 %, more than none never as 0 %. Throws RangeError for what is no finite number.
 */
export function percent(share: number, language: Language): string {
  const size = Math.abs(share);
  let hundredths = roundHalfAway(size * 10_000);
  if (size > 0 && hundredths === 0) hundredths = 1;
  if (size < 1 && hundredths === 10_000) hundredths = 9_999;
  const text = fixed(hundredths / 100, 2, language);
  return `${share < 0 ? '-' : ''}${text}${language === 'id' ? ' %' : '%'}`;
}

/** A whole number with thousands grouped: `1.178`, `1,178`. Rounds half away from zero. */
export function integer(value: number, language: Language): string {
  return decimal(value, language, 0);
}

/** A number with at most `maxDecimals` (0–10), half away from zero, without closing zeros: `8,75`. */
export function decimal(value: number, language: Language, maxDecimals: number): string {
  const text = fixed(Math.abs(value), maxDecimals, language);
  const [whole, fraction = ''] = text.split(POINT[language]) as [string, string?];
  const kept = fraction.replace(/0+$/, '');
  const shown = kept === '' ? whole : `${whole}${POINT[language]}${kept}`;
  return value < 0 && shown !== '0' ? `-${shown}` : shown;
}

/** `Agustus` for 8. @param month 1–12. */
export function monthName(month: number, language: Language): string {
  return MONTHS[language][month - 1] ?? '';
}

/** `17 Agustus 2025` for the day `2025-08-17`, which has no time zone. */
export function isoDay(iso: string, language: Language): string {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  return `${day} ${MONTHS[language][month - 1]} ${year}`;
}

/** `18 November 2025`. */
export function date(instant: number, zone: Zone, language: Language): string {
  const { day, month, year } = calendar(instant, zone);
  return `${day} ${MONTHS[language][month]} ${year}`;
}

/** `18 Nov 2025`. */
export function shortDate(instant: number, zone: Zone, language: Language): string {
  const { day, month, year } = calendar(instant, zone);
  return `${day} ${SHORT_MONTHS[language][month]} ${year}`;
}

/** `18 Nov 2025, 09.02 WIB`; English writes the time `09:02`. */
export function dateTime(instant: number, zone: Zone, language: Language): string {
  return `${shortDate(instant, zone, language)}, ${time(instant, zone, language)}`;
}

/** `31 Desember 2025, 23.59 WIB`, for deadlines. */
export function longDateTime(instant: number, zone: Zone, language: Language): string {
  return `${date(instant, zone, language)}, ${time(instant, zone, language)}`;
}

/** WIB, WITA or WIT. */
export function zoneName(zone: Zone): string {
  return ZONE_NAMES[zone];
}

function time(instant: number, zone: Zone, language: Language): string {
  const { hour, minute } = calendar(instant, zone);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(hour)}${language === 'id' ? '.' : ':'}${two(minute)} ${zoneName(zone)}`;
}

function calendar(instant: number, zone: Zone) {
  if (!Number.isFinite(instant)) throw new RangeError(`not an instant: ${instant}`);
  const local = new TZDate(instant, zone);
  return {
    year: local.getFullYear(),
    month: local.getMonth(),
    day: local.getDate(),
    hour: local.getHours(),
    minute: local.getMinutes(),
  };
}

/** Value ≥ 0 with exactly `decimals`, grouped. */
function fixed(value: number, decimals: number, language: Language): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  // Whole numbers go through BigInt: exact at any size, and never written as 1e+21.
  const scaled = Number.isInteger(value)
    ? BigInt(value) * 10n ** BigInt(decimals)
    : BigInt(roundHalfAway(value * 10 ** decimals));
  const digits = String(scaled).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, GROUP[language]);
  return decimals === 0 ? whole : `${whole}${POINT[language]}${digits.slice(-decimals)}`;
}

/** 15 significant digits first, so that 1.005 × 100 = 100.49999999999999 rounds as the 100.5 that was meant. */
function roundHalfAway(value: number): number {
  return Math.round(Number(value.toPrecision(15)));
}
