/**
 * The shapes in which nearly every number is typed, read in one pass over the character codes and without making
 * anything: `1871`, `-2`, `1.234.567`, `30,5`, `1.871,25`, `30,81 %`. All else, and what can be read two ways
 * (`1.871`, `1,871`), is NaN here and left to `readNumber`.
 */
const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];
const MOST_DIGITS = 15;

/** @param length How much of the text is looked at: up to its unit. */
export function plainNumber(text: string, length = text.length): number {
  let at = 0;
  const negative = text.charCodeAt(0) === 0x2d;
  if (negative) at = 1;
  // Nobody groups thousands behind a 0: 0,871 and 0.871 are read one way only.
  const fraction = text.charCodeAt(at) === 0x30;
  let value = 0;
  let digits = 0;
  /** Digits since the last dot; dots seen. */
  let run = 0;
  let dots = 0;
  let code = 0;
  for (; at < length; at++) {
    code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      value = value * 10 + (code - 0x30);
      digits++;
      run++;
    } else if (code === 0x2e && !fraction && (dots === 0 ? run >= 1 && run <= 3 : run === 3)) {
      dots++;
      run = 0;
    } else {
      break;
    }
  }
  if (digits === 0 || (dots > 0 && run !== 3)) return Number.NaN;
  let decimals = 0;
  if (at < length && code === 0x2c) {
    for (at++; at < length; at++) {
      code = text.charCodeAt(at);
      if (code < 0x30 || code > 0x39) break;
      value = value * 10 + (code - 0x30);
      digits++;
      decimals++;
    }
    // 1,871: thousands to some, decimals to others.
    if (decimals === 0 || decimals > 9 || (decimals === 3 && dots === 0 && !fraction)) return Number.NaN;
  } else if (dots === 1) {
    return Number.NaN;
  }
  if (digits > MOST_DIGITS) return Number.NaN;
  let percent = 0;
  if (at < length) {
    if (text.charCodeAt(at) === 0x20) at++;
    if (at !== length - 1 || text.charCodeAt(at) !== 0x25) return Number.NaN;
    percent = 2;
  }
  // One division of two whole numbers gives the nearest double, as reading the digits would.
  const magnitude = value / (POWERS[decimals + percent] ?? Number.NaN);
  return negative ? -magnitude : magnitude;
}
