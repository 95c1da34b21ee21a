/** Telephone numbers of Indonesia as people type them: `0812-3456-7890`, `+62 812…`, `(0531) 21234`. */
import { allDigits, isDash, isSpace, without } from './characters.ts';

export type PhoneReading =
  /** `number` in international form, `+6281234567890`. `zeroLost`: it stood as a number, without its leading 0. */
  { kind: 'phone'; number: string; zeroLost: boolean } | { kind: 'none' };

const NONE: PhoneReading = Object.freeze({ kind: 'none' });
/** Digits behind the 0 or +62: short landlines to long mobile numbers. */
const LEAST = 7;
const MOST = 12;

export function readPhone(value: string | number): PhoneReading {
  const text = typeof value === 'number' ? String(value) : value;
  let digits = without(
    text,
    (code) => isSpace(code) || isDash(code) || "().'/".includes(String.fromCharCode(code)),
  );
  const international = digits.startsWith('+62');
  if (international) digits = digits.slice(3);
  if (!allDigits(digits)) return NONE;
  let zeroLost = false;
  if (!international) {
    if (digits.startsWith('62') && digits.length > LEAST + 2) digits = digits.slice(2);
    else if (digits.startsWith('0')) digits = digits.slice(1);
    else if (digits.startsWith('8')) zeroLost = true;
    else return NONE;
  } else if (digits.startsWith('0')) {
    digits = digits.slice(1);
  }
  if (digits.length < LEAST || digits.length > MOST || digits.startsWith('0') || digits.startsWith('1'))
    return NONE;
  return { kind: 'phone', number: `+62${digits}`, zeroLost };
}
