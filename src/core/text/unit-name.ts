/** `Kabupaten Kotawaringin Timur`, whether or not the Register's name already says the level. */
import type { Level, Unit } from '../units.ts';

/** Words by which a name says its own level: `UPTD Puskesmas Baamang` does; `Kota Besi` says nothing of a kecamatan. */
const SAYS: Record<Level, RegExp> = {
  provinsi: /\bprovinsi\b/i,
  kabupaten: /\b(kabupaten|kota)\b/i,
  kecamatan: /\bkecamatan\b/i,
  puskesmas: /\bpuskesmas\b/i,
  desa: /\b(desa|kelurahan)\b/i,
};

export function unitName({ name, level }: Pick<Unit, 'name' | 'level'>): string {
  return SAYS[level].test(name) ? name : `${level[0]!.toUpperCase()}${level.slice(1)} ${name}`;
}
