/** Units that a column allows beside its numbers: `8,75 kg`, `85,2cm`, `Rp1.500.000,-`. */
import { isDigit, isLetter } from './characters.ts';

/**
 * `text` without one unit before or after it, and without the `,-` that closes an amount of rupiah. A unit ends
 * where no letter follows, so that `m` is not taken off `mm`.
 * @param units In lower case.
 */
export function stripUnit(text: string, units: readonly string[]): string {
  const lower = text.toLowerCase();
  for (const unit of units) {
    if (lower.startsWith(unit) && !isLetter(lower.charCodeAt(unit.length))) {
      const dot = lower[unit.length] === '.' && !isDigit(unit.charCodeAt(unit.length - 1)) ? 1 : 0;
      return withoutClosing(text.slice(unit.length + dot).trim());
    }
    if (lower.endsWith(unit) && !isLetter(lower.charCodeAt(text.length - unit.length - 1))) {
      return text.slice(0, -unit.length).trim();
    }
  }
  return text;
}

/** Units as they are compared: in lower case, the longest first, since `m` ends `cm` too. */
export const comparable = (units: readonly string[]): string[] =>
  units.map((unit) => unit.toLowerCase()).sort((a, b) => b.length - a.length);

/**
 * Where the number ends in a text that begins with its digits, such as `8,75 kg`; the whole length where no unit
 * follows. As `stripUnit`, without making anything.
 */
export function endOfNumber(text: string, units: readonly string[]): number {
  for (const unit of units) {
    const start = text.length - unit.length;
    if (start < 1 || !endsWith(text, start, unit) || isLetter(text.charCodeAt(start - 1))) continue;
    return text.charCodeAt(start - 1) === SPACE ? start - 1 : start;
  }
  return text.length;
}

const SPACE = 0x20;

/** Without regard to the case of the letters a–z. */
function endsWith(text: string, start: number, unit: string): boolean {
  for (let at = 0; at < unit.length; at++) {
    const code = text.charCodeAt(start + at);
    const small = code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
    if (small !== unit.charCodeAt(at)) return false;
  }
  return true;
}

const withoutClosing = (text: string): string =>
  text.endsWith(',-') || text.endsWith('.-') ? text.slice(0, -2) : text;
