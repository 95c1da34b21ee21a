/** What staff type into one row: right entries, and the faults that staff make. All figures are made up. */
import type { Random } from './random.ts';

/** Cell contents by column name, as typed; `'` in front keeps Sheets from reading a number. */
export type TypedCells = Record<string, string | number>;

/** Entries that stand as filled but for the last two, which leave the row blank. */
export type EntryKind =
  | 'right'
  | 'no-target-group'
  | 'served-above-target'
  | 'text-for-number'
  | 'decimal-comma'
  | 'zero-for-none'
  | 'mark-with-number'
  | 'percentage-differs'
  | 'half-filled'
  | 'percentage-alone';

/** Kinds that leave an entry filled but not valid. */
export const WRONG_KINDS: ReadonlySet<EntryKind> = new Set([
  'served-above-target',
  'text-for-number',
  'decimal-comma',
  'zero-for-none',
  'mark-with-number',
]);

const WORDS = ['dua puluh', '12 orang', 'belum direkap', '± 35', '18 anak'];

/**
 * @param nth Counts the entries of this kind, so that each of its shapes appears.
 * @param lower Fewer is better in this row, so few are "served".
 */
export function typedCells(kind: EntryKind, nth: number, lower: boolean, random: Random): TypedCells {
  const sasaran = 20 + Math.floor(random.next() ** 2 * 900);
  const share = lower ? 0.03 + random.next() * 0.15 : 0.35 + random.next() * 0.63;
  const dilayani = Math.max(1, Math.floor(sasaran * share));
  switch (kind) {
    case 'right':
      return random.next() < 0.4
        ? { dilayani, sasaran, persentase: percent(dilayani / sasaran) }
        : { dilayani, sasaran };
    case 'no-target-group':
      return nth % 2 === 0 ? { keterangan: 'Tidak ada sasaran' } : { dilayani: 'TS', sasaran: 'TS' };
    case 'served-above-target':
      return { dilayani: sasaran + random.between(1, 30), sasaran };
    case 'text-for-number': {
      const word = WORDS[nth % WORDS.length]!;
      return nth % 2 === 0 ? { dilayani: word, sasaran } : { dilayani, sasaran: word };
    }
    case 'decimal-comma':
      return { dilayani: nth % 2 === 0 ? '30,5' : "'12,5", sasaran: sasaran + 31 };
    case 'zero-for-none':
      return { dilayani: 0, sasaran: 0 };
    case 'mark-with-number':
      return { dilayani: 'TS', sasaran };
    case 'percentage-differs':
      return { dilayani, sasaran, persentase: percent(Math.max(0.01, dilayani / sasaran - 0.1)) };
    case 'half-filled':
      return nth % 2 === 0 ? { dilayani } : { sasaran };
    case 'percentage-alone':
      return { persentase: percent(share) };
  }
}

/** 0.3081 → `30,81%`, as people type it under an Indonesian locale. */
function percent(share: number): string {
  return `${(share * 100).toFixed(2).replace('.', ',')}%`;
}
