/** `Kabupaten Kotawaringin Timur`, whether or not the Register's name already says the level. */
import type { Unit } from '../core/units.ts';

export function unitName({ name, level }: Pick<Unit, 'name' | 'level'>): string {
  const title = `${level[0]!.toUpperCase()}${level.slice(1)}`;
  return /^(provinsi|kabupaten|kota|kecamatan|puskesmas|desa|kelurahan)\b/i.test(name)
    ? name
    : `${title} ${name}`;
}
