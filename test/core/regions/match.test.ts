import { getDistricts, getRegencies } from 'idn-area-data';
import { describe, expect, it } from 'vitest';
import { type Asked, matchUnit, unitSpokenOf } from '../../../src/core/regions/match.ts';
import { movedCodes } from '../../../src/core/regions/moved.ts';
import { regionName } from '../../../src/core/regions/name.ts';
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

  it('understands the code that a kabupaten had before its province was divided', () => {
    const papua = [
      unit('93.01', 'Kabupaten Merauke', 'kabupaten', null),
      unit('93.01.05', 'Distrik Muting', 'kecamatan', '93.01'),
    ];
    expect(matchUnit({ code: '91.01.05' }, papua)).toMatchObject({ unit: papua[1], by: 'old-code' });
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
  expect(regionName('UPTD Puskesmas Baamang I')).toEqual({ bare: 'baamangi', level: 'puskesmas' });
  expect(regionName("Desa Ma'rang")).toEqual({ bare: 'marang', level: 'desa' });
});

describe('codes that moved', () => {
  it('are free in the list of today, and what they became is in it', async () => {
    const today = new Set((await getRegencies()).map(({ code }) => code));
    for (const [old, now] of movedCodes)
      expect([old, today.has(old), today.has(now)]).toEqual([old, false, true]);
    expect(new Set(movedCodes.map(([, now]) => now)).size).toBe(movedCodes.length);
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
