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

const withoutClosing = (text: string): string =>
  text.endsWith(',-') || text.endsWith('.-') ? text.slice(0, -2) : text;
