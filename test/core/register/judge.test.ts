import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../../src/core/register/judge.ts';
import { CONTEXT, deadline, judged, officer, type Row, UNITS } from './register.ts';

describe('a Register', () => {
  it('without fault has no problem', () => {
    const { codes, tabs } = judged({
      petugas: [officer('satu'), officer('dua', { peran: 'pimpinan' })],
      tenggat: [deadline()],
    });
    expect(codes).toEqual([]);
    expect(hasErrors(tabs, [])).toBe(false);
  });

  it.each([
    ['an unknown unit', { petugas: [officer('satu', { unit: '62.99' })] }, 'petugas 6 unit-unknown'],
    [
      'an unknown parent',
      { unit: [...UNITS, { ...UNITS[1], kode: 'x', induk: '62.99' }] },
      'unit 9 unit-unknown',
    ],
    ['two tops', { unit: [...UNITS, { ...UNITS[1], kode: 'x', induk: '' }] }, 'unit 9 unit-top'],
    ['a code that is none', { petugas: [officer('Satu Dua')] }, 'petugas 6 pattern-mismatch'],
    [
      'a doubled address',
      { petugas: [officer('satu'), officer('dua', { surel: 'SATU@kabupaten-contoh.example' })] },
      'petugas 6 not-unique',
    ],
    ['no address', { petugas: [officer('satu', { surel: 'satu@' })] }, 'petugas 6 not-an-email'],
    ['an unknown role', { petugas: [officer('satu', { peran: 'bupati' })] }, 'petugas 6 not-in-list'],
    ['an office left out', { petugas: [officer('satu', { peran: 'pengampu' })] }, 'petugas 6 required-when'],
    ['30 February', { tenggat: [deadline({ tanggal: '30/02/2026' })] }, 'tenggat 6 date-impossible'],
    ['a time that is none', { tenggat: [deadline({ jam: '24.00' })] }, 'tenggat 6 not-a-time'],
    ['an unknown form', { tenggat: [deadline({ formulir: 'aksi' })] }, 'tenggat 6 form-unknown'],
    ['an unknown period', { tenggat: [deadline({ periode: 'TW 4' })] }, 'tenggat 6 period-unknown'],
    [
      'an extension without letter',
      { tenggat: [deadline({ tanggal_baru: '05/01/2026' })] },
      'tenggat 6 required-when',
    ],
    [
      'a letter that extends nothing',
      { tenggat: [deadline({ surat_nomor: '7', surat_tanggal: '20/12/2025' })] },
      'tenggat 6 required-when',
    ],
    ['a deadline in the past', { tenggat: [deadline({ tanggal: '17/11/2025' })] }, 'tenggat 6 deadline-past'],
    [
      'an internal deadline in WIT',
      { tenggat: [deadline({ jenis: 'internal', zona: 'WIT' })] },
      'tenggat 6 zone-contradicts',
    ],
    ['a stage that is none', { eskalasi: [{ tahap: 'H - 7' }] }, 'eskalasi 6 pattern-mismatch'],
    ['a stage before all years', { eskalasi: [{ tahap: 'H-366' }] }, 'eskalasi 6 pattern-mismatch'],
    ['a doubled stage', { eskalasi: [{ tahap: 'H-7' }, { tahap: 'h-7' }] }, 'eskalasi key-doubled'],
    ['a mark that is none', { eskalasi: [{ tahap: 'H', sekda: 'mungkin' }] }, 'eskalasi 6 not-a-mark'],
  ])('with %s is told so', (_, filled, code) => {
    const { codes, tabs } = judged(filled);
    expect(codes).toContain(code);
    expect(hasErrors(tabs, [])).toBe(true);
  });

  it('names every unit of a cycle, and none below it', () => {
    const unit = (kode: string, induk: string) => ({ ...UNITS[1], kode, induk });
    const { problems } = judged({
      unit: [UNITS[0]!, unit('a', 'c'), unit('b', 'a'), unit('c', 'b'), unit('d', 'a'), unit('e', '62.02')],
      petugas: [officer('satu', { unit: '62.02' })],
    });
    expect(problems.map(({ code, key }) => `${key} ${code}`)).toEqual([
      'a unit-cycle',
      'b unit-cycle',
      'c unit-cycle',
    ]);
  });

  it('finds a cycle exactly where a walk up does not end', () => {
    const parents = fc.array(fc.integer({ min: -1, max: 11 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(parents, (up) => {
        const code = (index: number) => (index < 0 || index >= up.length ? '62.02' : `u${index}`);
        const { problems } = judged({
          unit: [
            UNITS[0]!,
            ...up.map((parent, index) => ({ ...UNITS[1], kode: `u${index}`, induk: code(parent) })),
          ],
          petugas: [officer('satu', { unit: '62.02' })],
        });
        const told = problems.filter((one) => one.code === 'unit-cycle').map(({ key }) => key);
        const inCycle = up.flatMap((_, index) => {
          let at: number = up[index]!;
          for (let step = 0; step < up.length; step++) {
            if (at === index) return [`u${index}`];
            if (at < 0 || at >= up.length) return [];
            at = up[at]!;
          }
          return [];
        });
        expect(told.sort()).toEqual(inCycle.sort());
      }),
      { numRuns: 300 },
    );
  });

  it('has one head a unit', () => {
    const head = (kode: string, unit: string) => officer(kode, { unit, peran: 'pimpinan' });
    const { codes } = judged({
      petugas: [head('a', '62.02.01'), head('b', '62.02.02'), head('c', '62.02.01')],
    });
    expect(codes).toEqual(['petugas 6 heads-several', 'petugas 8 heads-several']);
  });

  it('knows who stands in for whom', () => {
    const away = { cuti_dari: '01/12/2025', cuti_sampai: '05/12/2025' };
    const told = (pengganti: string | undefined, dua: Row = {}) =>
      judged({ petugas: [officer('satu', { ...away, pengganti }), officer('dua', dua)] }).codes;
    expect(told('dua')).toEqual([]);
    expect(told('DUA ')).toEqual([]);
    expect(told(undefined)).toEqual(['petugas 6 required-when']);
    expect(told('tiga')).toEqual(['petugas 6 substitute-unknown']);
    expect(told('satu')).toEqual(['petugas 6 substitute-away']);
    expect(told('dua', { cuti_dari: '05/12/2025', cuti_sampai: '09/12/2025', pengganti: 'satu' })).toEqual([
      'petugas 6 substitute-away',
      'petugas 7 substitute-away',
    ]);
    expect(told('dua', { cuti_dari: '06/12/2025', cuti_sampai: '09/12/2025', pengganti: 'satu' })).toEqual(
      [],
    );
  });

  it('keeps every unit that has forms, and the topmost', () => {
    const formsOf = new Map([
      ['62.02.01', 1],
      ['62.02.07', 3],
    ]);
    expect(judged({}, { formsOf }).problems).toMatchObject([
      { code: 'unit-missing', tab: 'unit', params: { unit: '62.02.07', forms: 3 } },
    ]);
    expect(judged({}, { top: '62.03' }).codes).toEqual(expect.arrayContaining(['unit unit-missing']));
  });

  it('lets a deadline in force pass, and no other', () => {
    const past = deadline({ tanggal: '30/09/2025', jenis: 'internal' });
    const inForce = {
      id: 'akhir-tahun',
      template: 'aksi-konvergensi-2025',
      title: { id: 'Tutup input', en: 'Tutup input' },
      zone: 'Asia/Jakarta',
      kind: 'internal',
    } as const;
    const told = (at: string) => judged({ tenggat: [past] }, { deadlines: [{ ...inForce, at }] }).codes;
    expect(told('2025-09-30T23:59')).toEqual([]);
    expect(told('2025-12-31T23:59')).toEqual(['tenggat 6 deadline-past']);
    expect(
      judged({
        tenggat: [{ ...past, tanggal_baru: '01/10/2025', surat_nomor: '7', surat_tanggal: '29/09/2025' }],
      }).problems,
    ).toMatchObject([{ code: 'deadline-past', columns: ['tanggal_baru'], params: { day: '2025-10-01' } }]);
  });

  it('takes an official deadline by Jakarta’s time in every province, and no other zone', () => {
    const told = (zona: string, jenis: string, top = '53.71') =>
      judged(
        {
          unit: [{ ...UNITS[0]!, kode: top }],
          petugas: [officer('satu', { unit: top })],
          tenggat: [deadline({ zona, jenis })],
        },
        { ...CONTEXT, top },
      ).codes;
    expect(told('WITA', 'internal')).toEqual([]);
    expect(told('WIB', 'resmi')).toEqual([]);
    expect(told('WIB', 'internal')).toEqual(['tenggat 6 zone-contradicts']);
    expect(told('WIT', 'resmi')).toEqual(['tenggat 6 zone-contradicts']);
    // A code that is none of Kemendagri's tells no province.
    expect(told('WIT', 'internal', '99.01')).toEqual([]);
  });

  it('says which addresses wait for confirmation, and which refuse mail', () => {
    const petugas = [officer('satu'), officer('dua', { surel: 'dua@rumah.example' }), officer('tiga')];
    const known = { id: 'x', unit: '62.02', role: 'operator', name: 'x', language: 'id' } as const;
    const officers = [{ ...known, address: 'TIGA@kabupaten-contoh.example', addressState: 'bad' as const }];
    expect(judged({ petugas }, { officers }).codes).toEqual([
      'petugas 7 address-unconfirmed',
      'petugas 8 address-refused',
    ]);
    expect(hasErrors(judged({ petugas }, { officers }).tabs, [])).toBe(false);
    const confirmed = [{ ...known, address: 'dua@rumah.example' }];
    expect(judged({ petugas }, { officers: confirmed }).codes).toEqual([]);
  });

  it('never shows names and addresses', () => {
    const secret = { nama: 'Nama Rahasia', surel: 'rahasia@kabupaten-contoh.example' };
    const { problems } = judged({
      petugas: [
        officer('satu', { ...secret, unit: 'x', pengganti: 'y' }),
        officer('dua', { ...secret, surel: 'rahasia@', cuti_dari: '31/02/2026' }),
        officer('tiga', secret),
      ],
    });
    expect(problems.length).toBeGreaterThan(4);
    expect(JSON.stringify(problems)).not.toMatch(/rahasia/i);
  });
});
