import { describe, expect, it } from 'vitest';
import { templates } from '../../google/provision/plans.ts';
import { filled, type Typed } from '../../support/filled.ts';

const monthly = templates.find(({ id }) => id === 'kpm-bulanan-2025')!;
const child = (bulan: string, cells: Typed = {}): Typed => ({
  ...{
    bulan,
    no_kia: 'A-01',
    tanggal_lahir: '10/01/2025',
    status_gizi: 'N',
    imunisasi: 'V',
    bb: 'V',
    tb: 'V',
  },
  ...{ konseling_l: 'V', konseling_p: 'V', kunjungan: 'V', air: 'V', jamban: 'V', akta: 'V', jaminan: 'V' },
  pengasuhan: 'V',
  ...cells,
});
const months = ['Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep'].map((month) => `${month} 2025`);
const measured = (rows: Typed[], settings: object = {}, paud: Typed[] = []) =>
  filled(monthly, { f2b_anak: rows, f2c_paud: paud }, settings).measured;

describe('village convergence of a register of months', () => {
  it('has the district’s headline first, whichever it is', () => {
    const rows = months.map((month) => child(month));
    const names = (settings: object) =>
      measured(rows, settings)
        .measures.slice(0, 2)
        .map(({ name }) => name);
    expect(names({})).toEqual(['convergence-a', 'convergence-b']);
    expect(names({ headline: 'B' })).toEqual(['convergence-b', 'convergence-a']);
  });

  it('explains the newest quarter, by the number of the register', () => {
    const rows = months.map((month) => child(month, { bb: /Mei|Agu/.test(month) ? 'X' : 'V' }));
    const { explanations } = measured(rows);
    expect(explanations.find(({ title }) => title === 'Layanan yang belum diterima')).toEqual({
      title: 'Layanan yang belum diterima',
      of: 'TW III 2025',
      note: 'Mengapa dihitung T; nomor register hanya ada di spreadsheet ini.',
      lines: [
        { key: 'Anak A-01', value: 'T', message: 'Penimbangan – ditimbang 4 dari 5 kali dalam 2 triwulan.' },
      ],
    });
    const complete = measured(months.map((month) => child(month))).explanations.map(({ title }) => title);
    expect(complete).toEqual([
      'Konvergensi menurut layanan',
      'Formulir 3B (anak 0–23 bulan)',
      'Formulir 4 (laporan konvergensi desa)',
    ]);
    expect(measured([]).explanations).toEqual([]);
  });

  it('leaves out rows with a doubled number, in the quarter that they are of, and rows of totals', () => {
    const doubled = child('Jul 2025', { no: 'B7', no_kia: 'A-02' });
    const rows = [
      ...months.map((month) => child(month)),
      doubled,
      child('Agu 2025', { no: 'B7', no_kia: 'A-03' }),
    ];
    const found = measured([...rows, { no: 'Jumlah', bulan: 'Sep 2025', no_kia: 'A-04', air: 'V' }]);
    const ofThird = found.measures.filter(({ period }) => period === '2025-07-01');
    expect(ofThird.map(({ name }) => name)).toHaveLength(4);
    for (const { leftOut } of ofThird) expect(leftOut).toContainEqual({ reason: 'key-doubled', count: 2 });
    expect(ofThird.find(({ name }) => name === 'monitored')).toMatchObject({ numerator: 1, denominator: 1 });
    for (const { period, leftOut } of found.measures)
      if (period !== '2025-07-01') expect(leftOut.map(({ reason }) => reason)).not.toContain('key-doubled');
  });

  it('takes PAUD by the district’s attendance', () => {
    const paud = [{ no_rumah_tangga: '1', nama: 'Anak Contoh 01', b01: 'V', b02: 'V', b03: 'V', b04: 'X' }];
    const active = (settings: object) =>
      measured([], settings, paud).measures.find(({ name }) => name === 'paud')?.numerator;
    expect(active({})).toBe(0);
    expect(active({ paudAttendance: 0.75 })).toBe(1);
  });
});
