import { describe, expect, it } from 'vitest';
import { templates } from '../../google/provision/plans.ts';
import { filled, type Typed } from '../../support/filled.ts';

const template = templates.find(({ id }) => id === 'desa-berkinerja-baik')!;
const village = (
  kode_desa: string,
  score: number | null,
  peringkat: number | null,
  more: Typed = {},
): Typed => ({
  kode_desa,
  nama_desa: 'Desa Contoh',
  administrasi: score,
  inovasi: score,
  konvergensi: score === null ? null : score / 100,
  kelengkapan: 0.9,
  peringkat,
  ...more,
});
const measured = (rows: Typed[], settings: object = {}) =>
  filled(template, { desa: rows }, settings).measured;
const ranking = (rows: Typed[], settings: object = {}) =>
  measured(rows, settings)
    .explanations.find(({ title }) => title === 'Peringkat desa menurut nilai')!
    .lines.map(({ key, value, message }) => [
      key,
      value,
      message.replace(/^Nilai (\S+) dari 100: [^.]*\./, '$1.'),
    ]);

describe('the village competition', () => {
  it('is ranked anew, ties together, and says which published rank its scores contradict', () => {
    expect(ranking([village('A', 80, 1), village('B', 90, 2), village('C', 80, 3)])).toEqual([
      ['Desa B', 'Peringkat 1', '90. Diumumkan peringkat 2, menurut nilai peringkat 1.'],
      ['Desa A', 'Peringkat 2', '80. Diumumkan peringkat 1, menurut nilai peringkat 2.'],
      ['Desa C', 'Peringkat 2', '80. Diumumkan peringkat 3, menurut nilai peringkat 2.'],
    ]);
  });

  it('never ranks a village that is not complete enough without saying so', () => {
    const rows = [
      village('A', 95, 1, { kelengkapan: 0.79 }),
      village('B', 90, null),
      village('C', 85, null, { kelengkapan: null }),
      village('D', null, 4),
    ];
    expect(ranking(rows)).toEqual([
      ['Desa B', 'Peringkat 1', '90.'],
      [
        'Desa D',
        'Tidak diperingkat',
        'Tidak diperingkat: Nilai administrasi, Nilai inovasi, Konvergensi desa (rumus A) belum diisi. Padahal diumumkan peringkat 4.',
      ],
      [
        'Desa A',
        'Tidak diperingkat',
        'Tidak diperingkat: kelengkapan isian laporan desa 79,00 %, di bawah 80,00 %. Padahal diumumkan peringkat 1.',
      ],
      ['Desa C', 'Tidak diperingkat', 'Tidak diperingkat: kelengkapan isian laporan desa belum ditulis.'],
    ]);
    expect(measured(rows).measures[0]).toEqual({
      name: 'ranked',
      period: '2025-01-01',
      numerator: 1,
      denominator: 4,
      leftOut: [],
    });
    // The bound is the district's.
    expect(ranking(rows, { leastCompleteness: 0.5 })[0]?.slice(0, 2)).toEqual(['Desa A', 'Peringkat 1']);
  });

  it('leaves out a village that stands twice: nobody can tell which of its rows is meant', () => {
    const rows = [village('A', 80, null), village('a', 90, null), village('B', 70, null)];
    expect(measured(rows).measures[0]).toMatchObject({
      numerator: 1,
      denominator: 1,
      leftOut: [{ reason: 'key-doubled', count: 2 }],
    });
    expect(ranking(rows)[1]).toEqual([
      'Desa a',
      'Tidak diperingkat',
      'Tidak diperingkat: kode desa ini tertulis pada lebih dari satu baris.',
    ]);
  });
});
