/**
 * NIK (person) and KK (family card): 16 digits, PP KK CC DDMMYY SSSS. In a NIK the day of a woman's birth carries
 * +40; in a KK the date is that of issue. The faults are those that spreadsheets and hurried typing make.
 */
import { isRealDay } from './calendar.ts';
import { allDigits, isDash, isDigit, isSpace, without } from './characters.ts';

export type IdentityKind = 'nik' | 'kk';

export type IdentityFault =
  /** Not 16 digits long; `digits` of them were found. */
  | { fault: 'length'; digits: number }
  /** Letters or signs among the digits, often O for 0. */
  | { fault: 'not-digits' }
  /** A spreadsheet took it for a number: the last digits are lost. */
  | { fault: 'damaged'; how: 'rounded' | 'scientific' }
  /** Day or month that does not exist. */
  | { fault: 'date' };

/** Doubts that do not keep a number from being right. */
export type IdentityDoubt =
  /** Serial 0000: serials start at 0001, and a number cut to 15 digits ends like this. */
  | 'serial'
  /** A province, kabupaten or kecamatan code that cannot be. */
  | 'region'
  /** Stands as a number, whole by good luck. */
  | 'as-number'
  /** A KK whose day is above 40: probably a woman's NIK. */
  | 'swapped';

export type IdentityReading =
  | { kind: 'identity'; digits: string; doubts: readonly IdentityDoubt[] }
  | { kind: 'fault'; fault: IdentityFault };

const LENGTH = 16;
const NO_DOUBTS: readonly IdentityDoubt[] = Object.freeze([]);

/** Province codes of Kemendagri, the six of Papua included; numbers given before a division keep their old code. */
const PROVINCES: ReadonlySet<number> = new Set([
  11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 61, 62, 63, 64, 65, 71, 72, 73,
  74, 75, 76, 81, 82, 91, 92, 93, 94, 95, 96,
]);
/** No kabupaten or kecamatan has a number above: kota begin at 71, kecamatan stay below 60. */
const LARGEST_AREA = 79;

/**
 * @param newborn Whether a child may still carry its mother's NIK with one digit more (17), as is usual until its own
 * is given out.
 */
export function readIdentity(value: string | number, kind: IdentityKind, newborn = false): IdentityReading {
  if (typeof value === 'number') return readAsNumber(value, kind);
  const digits = without(value, (code) => isSpace(code) || isDash(code) || isFiller(code));
  if (!allDigits(digits)) {
    const damaged = isScientific(digits);
    return faulty(damaged ? { fault: 'damaged', how: 'scientific' } : { fault: 'not-digits' });
  }
  if (digits.length === LENGTH) return judge(digits, kind, NO_DOUBTS);
  if (newborn && kind === 'nik' && digits.length === LENGTH + 1 && isMother(digits.slice(0, LENGTH))) {
    return { kind: 'identity', digits, doubts: NO_DOUBTS };
  }
  return faulty({ fault: 'length', digits: digits.length });
}

const faulty = (fault: IdentityFault): IdentityReading => ({ kind: 'fault', fault });
/** Full stops between the groups; the apostrophe typed in front to keep the digits as text. */
const isFiller = (code: number): boolean =>
  code === 0x2e || code === 0x27 || code === 0x2019 || code === 0x60;

/** Spreadsheets keep 15 digits of a number: a last digit of 0 is what is left of any other. */
function readAsNumber(value: number, kind: IdentityKind): IdentityReading {
  if (!Number.isInteger(value) || value < 0) return faulty({ fault: 'not-digits' });
  const digits = value < 1e21 ? BigInt(value).toString() : '';
  if (digits.length < LENGTH) return faulty({ fault: 'length', digits: digits.length });
  if (digits.length > LENGTH || digits.endsWith('0') || !Number.isSafeInteger(value)) {
    return faulty({ fault: 'damaged', how: 'rounded' });
  }
  return judge(digits, kind, ['as-number']);
}

/**
 * Whether 16 digits stand there of which nothing can be said: what nearly every cell is, told without making
 * anything.
 */
export function isPlainIdentity(text: string, kind: IdentityKind): boolean {
  if (text.length !== LENGTH) return false;
  let serial = 0;
  for (let at = 0; at < LENGTH; at++) {
    const code = text.charCodeAt(at);
    if (!isDigit(code)) return false;
    if (at >= LENGTH - 4) serial += code - 0x30;
  }
  const written = pairAt(text, 6);
  if (written > 40 && kind === 'kk') return false;
  const day = written > 40 ? written - 40 : written;
  return serial > 0 && isRealDay(2000 + pairAt(text, 10), pairAt(text, 8), day) && isPossibleArea(text);
}

function judge(digits: string, kind: IdentityKind, known: readonly IdentityDoubt[]): IdentityReading {
  const written = pairAt(digits, 6);
  const woman = written > 40;
  const year = pairAt(digits, 10);
  const month = pairAt(digits, 8);
  const day = woman ? written - 40 : written;
  // 1900 was no leap year and 2000 was: the longer of both Februaries is allowed.
  if (!isRealDay(2000 + year, month, day)) return faulty({ fault: 'date' });
  const doubts = [...known];
  if (!isPossibleArea(digits)) doubts.push('region');
  if (digits.endsWith('0000')) doubts.push('serial');
  if (woman && kind === 'kk') doubts.push('swapped');
  return { kind: 'identity', digits, doubts: doubts.length === 0 ? NO_DOUBTS : doubts };
}

/** No list of kecamatan is kept: codes change with every division, and a number keeps the one it was given. */
function isPossibleArea(digits: string): boolean {
  const kabupaten = pairAt(digits, 2);
  const kecamatan = pairAt(digits, 4);
  return (
    PROVINCES.has(pairAt(digits, 0)) &&
    kabupaten >= 1 &&
    kabupaten <= LARGEST_AREA &&
    kecamatan >= 1 &&
    kecamatan <= LARGEST_AREA
  );
}

function isMother(digits: string): boolean {
  return pairAt(digits, 6) > 40 && judge(digits, 'nik', NO_DOUBTS).kind === 'identity';
}

const pairAt = (digits: string, at: number): number =>
  (digits.charCodeAt(at) - 0x30) * 10 + (digits.charCodeAt(at + 1) - 0x30);

/** `6,20205E+15`; separators and signs may already be gone. */
function isScientific(text: string): boolean {
  const at = text.toUpperCase().indexOf('E');
  if (at < 1) return false;
  const power = text.charAt(at + 1) === '+' ? text.slice(at + 2) : text.slice(at + 1);
  return allDigits(power) && power.length <= 2 && allDigits(text.slice(0, at).replace(',', ''));
}

export interface Birth {
  sex: 'L' | 'P';
  /** 1–31. */
  day: number;
  /** 1–12. */
  month: number;
  /** Last two digits. */
  year: number;
}

/** What a valid NIK says about birth; the century is not in it. A newborn's 17 digits speak of the mother. */
export function birthOf(nik: string): Birth {
  const written = pairAt(nik, 6);
  return {
    sex: written > 40 ? 'P' : 'L',
    day: written > 40 ? written - 40 : written,
    month: pairAt(nik, 8),
    year: pairAt(nik, 10),
  };
}
