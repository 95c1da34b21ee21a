/** Digits with separators, as a value: which separator groups thousands and which starts the decimals. */
import { COMMA, DOT, isDigit, isSpace } from './characters.ts';

export interface Shaped {
  /** Reading in which a lone separator starts the decimals; the only one where `ambiguous` is false. */
  value: number;
  /** Reading in which it groups thousands. */
  grouped: number;
  /** A single separator before exactly three digits (`1.871`): thousands or decimals. */
  ambiguous: boolean;
}

const SPACE = 0x20;

/**
 * Reads digits, `.`, `,` and blanks. A blank beside a separator is a slip (`12 ,5`); elsewhere it groups thousands.
 * Undefined when the shape is no number. Magnitudes only: the sign is the caller's.
 */
export function shapeOf(text: string): Shaped | undefined {
  let digits = '';
  let run = 0;
  const lengths: number[] = [];
  const separators: number[] = [];
  let spaced = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      if (spaced && run > 0) {
        lengths.push(run);
        separators.push(SPACE);
        run = 0;
      }
      digits += text[at];
      run++;
      spaced = false;
    } else if (code === DOT || code === COMMA) {
      lengths.push(run);
      separators.push(code);
      run = 0;
      spaced = false;
    } else if (isSpace(code)) {
      spaced = true;
    } else {
      return undefined;
    }
  }
  if (run === 0) return undefined;
  lengths.push(run);
  return shapedOf(digits, lengths, separators);
}

function shapedOf(digits: string, lengths: number[], separators: number[]): Shaped | undefined {
  const whole = Number(digits);
  const sure = (value: number): Shaped => ({ value, grouped: value, ambiguous: false });
  const last = separators.at(-1);
  if (last === undefined) return sure(whole);
  const tail = lengths.at(-1) as number;
  const first = lengths[0] as number;
  const inThrees = lengths.slice(1, -1).every((length) => length === 3);
  const leads = first >= 1 && first <= 3 && digits[0] !== '0';
  if (separators.every((separator) => separator === last)) {
    const grouped = leads && tail === 3 && inThrees;
    if (separators.length > 1 || last === SPACE) return grouped ? sure(whole) : undefined;
    const value = decimals(digits, tail);
    return grouped ? { value, grouped: whole, ambiguous: true } : sure(value);
  }
  // 1.234.567,89 or 1,234,567.89: one decimal separator, at the end, after groups of three.
  const group = separators[0];
  if (last === SPACE || !leads || !inThrees) return undefined;
  if (!separators.slice(0, -1).every((separator) => separator === group)) return undefined;
  return sure(decimals(digits, tail));
}

const decimals = (digits: string, count: number): number =>
  Number(`${digits.slice(0, -count) || '0'}.${digits.slice(-count)}`);
