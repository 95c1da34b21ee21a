/** Names of regions as they are compared: staff write `Kec. Baamang`, `DESA  SUKA-MAJU`, `Kel Sawahan`. */
import type { Level } from '../units.ts';

/** What may stand before a name, and the level it tells. */
const PREFIXES: readonly [words: string, level: Level | undefined][] = [
  ['provinsi', 'provinsi'],
  ['prov', 'provinsi'],
  ['kabupaten', 'kabupaten'],
  ['kab', 'kabupaten'],
  ['kota administrasi', 'kabupaten'],
  ['kecamatan', 'kecamatan'],
  ['kec', 'kecamatan'],
  ['distrik', 'kecamatan'],
  ['puskesmas', 'puskesmas'],
  ['uptd puskesmas', 'puskesmas'],
  ['uptd', undefined],
  ['pkm', 'puskesmas'],
  ['kelurahan', 'desa'],
  ['kel', 'desa'],
  ['desa', 'desa'],
  ['ds', 'desa'],
  ['nagari', 'desa'],
  ['gampong', 'desa'],
  ['kampung', 'desa'],
  ['pekon', 'desa'],
];

/** Kecamatan are named Kota Besi, too. */
const CITY: (typeof PREFIXES)[number] = ['kota', 'kabupaten'];

export interface RegionName {
  /** Without its prefix, letters and digits only. */
  bare: string;
  /** Level that the prefix told. */
  level: Level | undefined;
}

/** Words of a text: lower case, no accents, no marks, roman numbers as digits. */
export function plainWords(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ROMAN[word] ?? word);
}

/** Higher ones are letters of names too. */
const ROMAN: Record<string, string> = { ii: '2', iii: '3', iv: '4', vi: '6', vii: '7', viii: '8' };

/** @param of level of what it names, where that is known: `kota` is a prefix of a kabupaten alone. */
export function regionName(text: string, of?: Level): RegionName {
  const words = plainWords(text);
  for (const [prefix, level] of of === 'kabupaten' ? [...PREFIXES, CITY] : PREFIXES) {
    const parts = prefix.split(' ');
    if (words.length > parts.length && parts.every((part, index) => words[index] === part)) {
      const rest = regionName(words.slice(parts.length).join(' '));
      return { bare: rest.bare, level: level ?? rest.level };
    }
  }
  return { bare: words.join(''), level: undefined };
}
