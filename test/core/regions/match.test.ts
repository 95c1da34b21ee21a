import { getDistricts, getRegencies, getVillages } from 'idn-area-data';
import { describe, expect, it } from 'vitest';
import { type Asked, matchUnit, unitSpokenOf } from '../../../src/core/regions/match.ts';
import { plainWords, regionName } from '../../../src/core/regions/name.ts';
import { oldCodes } from '../../../src/core/regions/old-code.ts';
import type { Unit } from '../../../src/core/units.ts';

const unit = (code: string, name: string, level: Unit['level'], parent: string | null): Unit => ({
  code,
  name,
  level,
  parent,
});
const units = [
  unit('62.02', 'Kabupaten Kotawaringin Timur', 'kabupaten', null),
  unit('62.02.05', 'Kecamatan Baamang', 'kecamatan', '62.02'),
  unit('62.02.06', 'Kecamatan Mentawa Baru Ketapang', 'kecamatan', '62.02'),
  unit('62.02.05.1001', 'Kelurahan Baamang Hulu', 'desa', '62.02.05'),
  unit('62.02.05.2001', 'Desa Sukamaju', 'desa', '62.02.05'),
  unit('62.02.06.2002', 'Desa Suka Maju', 'desa', '62.02.06'),
  unit('62.02.06.2003', 'Desa Bapinang Hilir II', 'desa', '62.02.06'),
  unit('PKM-01', 'Puskesmas Baamang 1', 'puskesmas', '62.02.05'),
];
const found = (asked: Asked) => {
  const match = matchUnit(asked, units);
  return match.kind === 'found' ? `${match.unit.code} ${match.by}` : match.kind;
};

describe('matchUnit', () => {
  it.each<[Asked, string]>([
    [{ code: '62.02.05' }, '62.02.05 code'],
    [{ code: 620205 }, '62.02.05 code'],
    [{ code: '6202051001' }, '62.02.05.1001 code'],
    [{ code: 'PKM-01' }, 'PKM-01 code'],
    [{ code: '99.99', name: 'Kec. Baamang' }, '62.02.05 name'],
    [{ name: 'KEC.  BAAMANG ' }, '62.02.05 name'],
    [{ name: 'kel Baamang-Hulu' }, '62.02.05.1001 name'],
    [{ name: 'Bapinang Hilir 2' }, '62.02.06.2003 name'],
    [{ name: 'Bamaang Hulu' }, '62.02.05.1001 near-name'],
    [{ name: 'Suka maju' }, 'several'],
    [{ name: 'Suka maju', parent: 'Kecamatan Baamang' }, '62.02.05.2001 name'],
    [{ name: 'Suka maju', parent: '62.02.06' }, '62.02.06.2002 name'],
    [{ code: '62.02.05', name: 'Mentawa Baru Ketapang' }, 'conflict'],
    [{ name: 'Kecamatan' }, 'none'],
    [{ name: 'Pulau Hanaut' }, 'none'],
    [{ name: 'Baa' }, 'none'],
  ])('%o is %s', (asked, expected) => {
    expect(found(asked)).toBe(expected);
  });

  it('leaves to a name what it cannot tell of a code of BPS', () => {
    expect(matchUnit({ code: '6202051' }, units)).toEqual({ kind: 'other-system' });
    expect(found({ code: '6202051', name: 'Baamang' })).toBe('62.02.05 name');
  });
});

describe('an old code of a village in Papua', () => {
  const merauke = [
    unit('93.01', 'Kabupaten Merauke', 'kabupaten', null),
    unit('93.01.02', 'Distrik Muting', 'kecamatan', '93.01'),
    unit('93.01.09', 'Distrik Ulilin', 'kecamatan', '93.01'),
    unit('93.01.02.2001', 'Kampung Muting', 'desa', '93.01.02'),
    unit('93.01.02.2004', 'Kampung Selil', 'desa', '93.01.02'),
    unit('93.01.09.2003', 'Kampung Selil', 'desa', '93.01.09'),
  ];
  it.each<[Asked, string]>([
    [{ code: '91.01.09.2007', name: 'Selil' }, '93.01.09.2003'],
    [{ code: 9101022011, name: 'Kampung Selil' }, '93.01.02.2004'],
    // The kecamatan of the same name is none of the villages in it.
    [{ code: '91.01.02.2009', name: 'Muting' }, '93.01.02.2001'],
  ])('tells which of the villages of one name is meant: %o', (asked, code) => {
    expect(matchUnit(asked, merauke)).toMatchObject({ kind: 'found', unit: { code }, by: 'name' });
  });

  it('tells nothing where its kecamatan is unknown, or has none of that name', () => {
    expect(matchUnit({ code: '91.01.77.2001', name: 'Selil' }, merauke)).toMatchObject({ kind: 'several' });
    expect(matchUnit({ code: '91.01.03.2001', name: 'Selil' }, merauke)).toMatchObject({ kind: 'several' });
  });
});

describe('old codes', () => {
  const sorong = [
    unit('96.01', 'Kabupaten Sorong', 'kabupaten', null),
    unit('96.01.02', 'Distrik Beraur', 'kecamatan', '96.01'),
    unit('96.01.04', 'Distrik Seget', 'kecamatan', '96.01'),
    unit('96.01.05.1007', 'Kelurahan Warmon', 'desa', '96.01.05'),
    unit('96.01.05.1008', 'Kelurahan Klabinain', 'desa', '96.01.05'),
    unit('96.03.05', 'Distrik Ayau', 'kecamatan', '96.03'),
    unit('96.03.23', 'Distrik Kepulauan Ayau', 'kecamatan', '96.03'),
  ];
  const meant = (asked: Asked) => {
    const match = matchUnit(asked, sorong);
    return match.kind === 'found' ? `${match.unit.code} ${match.by}` : match.kind;
  };

  it.each<[string, Asked, string]>([
    ['of a kabupaten', { code: '92.01' }, '96.01 old-code'],
    // Kecamatan were numbered anew: the same last group is another.
    ['of a kecamatan', { code: '92.01.04' }, '96.01.02 old-code'],
    ['as a number', { code: 920104 }, '96.01.02 old-code'],
    ['with the name it had', { code: '92.01.04', name: 'Beraur' }, '96.01.02 old-code'],
    ['with another name', { code: '92.01.04', name: 'Seget' }, 'conflict'],
    ['given to another village since', { code: '96.01.05.1007' }, 'several'],
    ['given to another, with its name', { code: '96.01.05.1007', name: 'Warmon' }, '96.01.05.1007 name'],
    ['of which two fit', { code: '92.05.05' }, 'several'],
    ['of which two fit, with the name', { code: '92.05.05', name: 'Kepulauan Ayau' }, '96.03.23 name'],
    ['of a village that is in no list', { code: '91.01.05.2001' }, 'none'],
  ])('%s', (_, asked, expected) => {
    expect(meant(asked)).toBe(expected);
  });

  it('are understood the other way round, where the district still goes by them', () => {
    const merauke = [unit('91.01.05', 'Distrik Semangga', 'kecamatan', '91.01')];
    expect(matchUnit({ code: '93.01.05' }, merauke)).toMatchObject({ by: 'old-code', old: '93.01.05' });
  });

  it('are read from titles', () => {
    expect(unitSpokenOf(['Rekap 92.01.04 tahun 2021'], sorong)).toMatchObject({
      by: 'old-code',
      old: '92.01.04',
      unit: sorong[1],
    });
    expect(unitSpokenOf(['Rekap 92.05.05'], sorong).kind).toBe('several');
  });
});

describe('unitSpokenOf', () => {
  const spoken = (...texts: string[]) => {
    const match = unitSpokenOf(texts, units);
    return match.kind === 'found' ? match.unit.code : match.kind;
  };
  it('takes the lowest unit where the others lie above it', () => {
    expect(spoken('Data balita Kel. Baamang Hulu Kecamatan Baamang')).toBe('62.02.05.1001');
    expect(spoken('Laporan Kec. Baamang.xlsx', 'KABUPATEN KOTAWARINGIN TIMUR')).toBe('62.02.05');
    expect(spoken('Rekap 62.02.06 tahun 2025')).toBe('62.02.06');
  });
  it('does not choose between two', () => {
    expect(spoken('Kecamatan Baamang dan Kecamatan Mentawa Baru Ketapang')).toBe('several');
    expect(spoken('Baamang')).toBe('none');
    expect(spoken('Data 2025')).toBe('none');
  });
});

it('names lose their level, marks and case', () => {
  expect(regionName('Kota Malang', 'kabupaten')).toEqual({ bare: 'malang', level: 'kabupaten' });
  expect(regionName('Kec. Kota Besi')).toEqual({ bare: 'kotabesi', level: 'kecamatan' });
  expect(regionName('UPTD Puskesmas Baamang I')).toEqual({ bare: 'baamangi', level: 'puskesmas' });
  expect(regionName("Desa Ma'rang")).toEqual({ bare: 'marang', level: 'desa' });
});

describe('the table of old codes', () => {
  it('names what stands under the new code in the list of today, by the same name or nearly so', async () => {
    const lists = await Promise.all([getRegencies(), getDistricts(), getVillages()]);
    const today = new Map(lists.flat().map(({ code, name }) => [code, name]));
    const bare = (name: string) => plainWords(name).join('');
    const levels = new Map<number, number>();
    const differ: string[] = [];
    for (const [old, { name, now }] of oldCodes) {
      levels.set(old.length, (levels.get(old.length) ?? 0) + 1);
      for (const code of now) {
        expect(code.length, old).toBe(old.length);
        const is = today.get(code);
        expect(is, `${old} → ${code}`).toBeDefined();
        if (now.length === 1 && bare(is!) !== bare(name)) differ.push(`${name} / ${is}`);
      }
      // A code that is in use again means somebody else now.
      if (today.has(old)) expect(bare(today.get(old)!), old).not.toBe(bare(name));
    }
    expect(Object.fromEntries(levels)).toEqual({ 5: 31, 8: 559, 13: 1134 });
    // Spelt otherwise: Seredela / Seradala. Nothing in it is another region.
    expect(differ.length).toBeLessThan(60);
    for (const pair of differ) {
      const [a, b] = pair.split(' / ').map(bare) as [string, string];
      const shared = [...a].filter((letter) => b.includes(letter)).length;
      expect(shared / Math.max(a.length, b.length), pair).toBeGreaterThan(0.6);
    }
  });

  it('every kecamatan of the country is found by its code, and by its name within its kabupaten unless two share it', async () => {
    const regencies = await getRegencies();
    const districts = await getDistricts();
    for (const regency of regencies.slice(0, 60)) {
      const here: Unit[] = districts
        .filter((district) => district.regency_code === regency.code)
        .map(({ code, name }) => unit(code, `Kecamatan ${name}`, 'kecamatan', regency.code));
      for (const one of here) {
        expect(matchUnit({ code: one.code.replaceAll('.', '') }, here)).toMatchObject({
          unit: one,
          by: 'code',
        });
        const match = matchUnit({ name: one.name.replace('Kecamatan ', 'KEC. ').toUpperCase() }, here);
        if (match.kind === 'found') expect(match).toMatchObject({ unit: one, by: 'name' });
        else expect(match.kind).toBe('several');
      }
    }
  });
});
