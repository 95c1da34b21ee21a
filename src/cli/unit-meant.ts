/** Units that somebody may have meant by what they wrote, for the message that it is none. */
import { matchUnit } from '../core/regions/match.ts';
import type { Unit } from '../core/units.ts';

/** Ends a sentence: `; did you mean …?`; empty where nothing is near. */
export function unitMeant(written: string, units: readonly Unit[]): string {
  const match = matchUnit({ code: written, name: written }, units);
  const shown = ({ code, name }: Unit) => `${code} (${name})`;
  switch (match.kind) {
    case 'found':
      return match.by === 'old-code'
        ? `; it is another code of ${shown(match.unit)}`
        : `; did you mean ${shown(match.unit)}?`;
    case 'several':
      return `; did you mean ${match.units.slice(0, 4).map(shown).join(' or ')}?`;
    case 'other-system':
      return '; it is a code of BPS, and units go by those of Kemendagri';
    default:
      return '';
  }
}
