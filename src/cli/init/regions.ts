/**
 * Kabupaten with their kecamatan and villages by Kemendagri code, as the npm package idn-area-data has them: version 4 is
 * Kepmendagri 300.2.2-2138/2025, under the Open Database License 1.0.
 */
import { getDistricts, getRegencies, getVillages } from 'idn-area-data';
import tables from 'idn-area-data/package.json' with { type: 'json' };
import { nearest } from '../../core/cells/nearest.ts';
import { plainWords, regionName } from '../../core/regions/name.ts';
import { oldCode } from '../../core/regions/old-code.ts';
import type { Unit } from '../../core/units.ts';

/** Of the tables, for whoever asks where names and codes come from. */
export const REGION_SOURCE = `idn-area-data ${tables.version}, Kepmendagri 300.2.2-2138/2025, ODbL 1.0`;

export interface Kabupaten {
  code: string;
  name: string;
  /** The code by which it was asked for, where that is an old one. */
  old?: string;
}

/** A kota and the kabupaten around it often share their name. */
const bareName = (text: string): string => regionName(text, 'kabupaten').bare;
const wholeName = (text: string): string => plainWords(text).join(' ').replace(/^kab /, 'kabupaten ');

/** `KABUPATEN KOTAWARINGIN TIMUR` as people write it. */
const titled = (text: string): string =>
  text.toLowerCase().replace(/(^|[\s\-/(.])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase());

/**
 * By code, today's or an old one, with or without its dot; or by name with or without "Kabupaten".
 * @throws Error where none fits, or several do: it names them.
 */
export async function findKabupaten(asked: string): Promise<Kabupaten> {
  const all = await getRegencies();
  const text = asked.trim().replace(/^(\d\d)(\d\d)$/, '$1.$2');
  const now = oldCode(text)?.now[0];
  const named = all.filter(
    ({ code, name }) => code === text || code === now || wholeName(name) === wholeName(text),
  );
  const fits = named.length > 0 ? named : all.filter(({ name }) => bareName(name) === bareName(text));
  const [first, ...others] = fits;
  if (first !== undefined && others.length === 0)
    return { code: first.code, name: titled(first.name), ...(first.code === now && { old: text }) };
  const slip = nearest(bareName(text), [...new Set(all.map(({ name }) => bareName(name)))]);
  const near =
    fits.length > 0
      ? fits
      : all.filter(({ name }) => bareName(name).includes(bareName(text)) || bareName(name) === slip);
  const list = near.slice(0, 8).map(({ code, name }) => `${code} ${titled(name)}`);
  throw new Error(
    `"${asked}" ${fits.length > 0 ? 'fits several kabupaten' : 'is no kabupaten or kota'}${list.length > 0 ? `: write the code of one of ${list.join(', ')}` : ': write its Kemendagri code, such as 62.02'}`,
  );
}

/** The kabupaten, its kecamatan, and its villages where they are wanted; parents first, by code. */
export async function unitsOf({ code, name }: Kabupaten, villages: boolean): Promise<Unit[]> {
  const districts = (await getDistricts()).filter(({ regency_code }) => regency_code === code);
  const inside = villages
    ? (await getVillages()).filter(({ district_code }) => district_code.startsWith(`${code}.`))
    : [];
  return [
    { code, name, level: 'kabupaten', parent: null },
    ...districts.map(
      (each): Unit => ({
        code: each.code,
        name: `Kecamatan ${titled(each.name)}`,
        level: 'kecamatan',
        parent: code,
      }),
    ),
    // In the fourth group of a code 1 begins a kelurahan, 2 a desa.
    ...inside.map(
      (each): Unit => ({
        code: each.code,
        name: `${each.code.split('.')[3]?.startsWith('1') ? 'Kelurahan' : 'Desa'} ${titled(each.name)}`,
        level: 'desa',
        parent: each.district_code,
      }),
    ),
  ];
}
