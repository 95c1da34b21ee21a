/**
 * Codes of provinces, kabupaten, kecamatan and desa in the two systems in use: Kemendagri (`62.02.01.2001`, dots
 * optional) and BPS (`6202010001`). A spreadsheet that takes 62.10 for a number leaves 62.1.
 */
import { allDigits, isSpace, without } from './characters.ts';

export type RegionSystem = 'kemendagri' | 'bps';
export const REGION_LEVELS = ['provinsi', 'kabupaten', 'kecamatan', 'desa'] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

export type RegionReading =
  /** `code` as the system writes it. */
  | { kind: 'region'; code: string; level: RegionLevel }
  /** A closing zero may have been lost, or a shape that the system does not have but whose meaning is clear. */
  | { kind: 'damaged'; suggestion: string }
  /** A code of the other system. */
  | { kind: 'other-system' }
  | { kind: 'none' };

const NONE: RegionReading = Object.freeze({ kind: 'none' });
const OTHER: RegionReading = Object.freeze({ kind: 'other-system' });
/** Digits of each group, in order. */
const GROUPS: Record<RegionSystem, readonly number[]> = { kemendagri: [2, 2, 2, 4], bps: [2, 2, 3, 3] };

/** Reads a code as typed; numbers come where the column is not formatted as text. */
export function readRegion(value: string | number, system: RegionSystem): RegionReading {
  if (typeof value === 'number' && !Number.isInteger(value)) return readDecimal(value, system);
  const text = without(String(value), isSpace);
  const dotted = text.includes('.');
  if (dotted && system === 'bps') return readRegion(text, 'kemendagri').kind === 'region' ? OTHER : NONE;
  const digits = without(text, (code) => code === 0x2e);
  if (!allDigits(digits) || digits.charCodeAt(0) === 0x30) return NONE;
  const level = levelOf(digits, system);
  if (dotted && level !== undefined && grouped(digits, system, level) !== text) return NONE;
  if (level === undefined) return dotted ? mended(text) : otherSystem(digits, system);
  // Kemendagri numbers a kelurahan 1xxx and a desa 2xxx; BPS numbers have neither in that place.
  if (system === 'kemendagri' && level === 'desa' && !'12'.includes(digits.charAt(6))) return OTHER;
  return { kind: 'region', code: system === 'bps' ? digits : grouped(digits, system, level), level };
}

/** 62.02 as a number still shows all its digits, 62.1 may have been 62.10. */
function readDecimal(value: number, system: RegionSystem): RegionReading {
  if (system === 'bps') return NONE;
  const [left = '', right = ''] = String(value).split('.');
  if (left.length !== 2 || right.length > 2) return NONE;
  return { kind: 'damaged', suggestion: `${left}.${right.padEnd(2, '0')}` };
}

function levelOf(digits: string, system: RegionSystem): RegionLevel | undefined {
  let length = 0;
  for (const [index, group] of GROUPS[system].entries()) {
    length += group;
    if (digits.length === length) return REGION_LEVELS[index];
  }
  return undefined;
}

function grouped(digits: string, system: RegionSystem, level: RegionLevel): string {
  const parts: string[] = [];
  let at = 0;
  for (const group of GROUPS[system].slice(0, REGION_LEVELS.indexOf(level) + 1)) {
    parts.push(digits.slice(at, at + group));
    at += group;
  }
  return parts.join('.');
}

const otherSystem = (digits: string, system: RegionSystem): RegionReading =>
  system === 'kemendagri' && levelOf(digits, 'bps') !== undefined ? OTHER : NONE;

/** `62.1` → 62.10, `62.2.1.2001` → 62.02.01.2001: a lost zero at the end, or zeros left out in front. */
function mended(text: string): RegionReading {
  const parts = text.split('.');
  const sizes = GROUPS.kemendagri;
  const fits = (part: string, index: number) =>
    allDigits(part) && part.length <= (sizes[index] ?? 0) && (index > 0 || part.length === sizes[0]);
  if (!parts.every(fits)) return NONE;
  const decimal = parts.length === 2;
  const padded = parts.map((part, index) =>
    decimal ? part.padEnd(sizes[index] as number, '0') : part.padStart(sizes[index] as number, '0'),
  );
  const read = readRegion(padded.join('.'), 'kemendagri');
  return read.kind === 'region' ? { kind: 'damaged', suggestion: read.code } : NONE;
}
