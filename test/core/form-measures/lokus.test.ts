import { describe, expect, it } from 'vitest';
import { templates } from '../../google/provision/plans.ts';
import { filled, type Typed } from '../../support/filled.ts';

const template = templates.find(({ id }) => id === 'desa-berkinerja-baik')!;
const village = (kode_desa: string, cells: Typed): Typed => ({
  kode_desa,
  nama_desa: 'Desa Contoh',
  ...cells,
});
const measured = (rows: Typed[]) => {
  const { measures, explanations } = filled(template, { desa: rows }).measured;
  return {
    measures: measures.filter(({ name }) => name === 'lokus'),
    lines: explanations.find(({ title }) => title === 'Desa lokus')?.lines ?? [],
  };
};

describe('priority villages', () => {
  const chosen = { lokus: 'Ya', tahun_lokus: 2026 };

  it('are counted by the year for which they come first', () => {
    const { measures } = measured([
      village('A', chosen),
      village('B', { ...chosen, tahun_lokus: 2027 }),
      village('C', { lokus: 'Tidak' }),
    ]);
    expect(measures).toEqual([
      { name: 'lokus', period: '2026-01-01', numerator: 1, denominator: 3, leftOut: [] },
      { name: 'lokus', period: '2027-01-01', numerator: 1, denominator: 3, leftOut: [] },
    ]);
  });

  it('of a year that is not after the choice are told, not counted', () => {
    const { measures, lines } = measured([
      village('A', { ...chosen, tahun_lokus: 2025 }),
      village('B', chosen),
    ]);
    expect(measures).toEqual([
      {
        name: 'lokus',
        period: '2026-01-01',
        numerator: 1,
        denominator: 2,
        leftOut: [{ reason: 'target-year', count: 1 }],
      },
    ]);
    expect(lines[0]).toMatchObject({
      value: 'Periksa tahun',
      message: expect.stringMatching(/^Tahun lokus 2025 tidak sesudah tahun pemilihan 2025;/),
    });
  });

  it('stand beside the need of each village, neediest first in the order told', () => {
    const { lines } = measured([
      village('A', { prevalensi: 0.2, konvergensi: 0.4, ...chosen }),
      village('B', { prevalensi: 0.3, konvergensi: 0.5 }),
      village('C', { prevalensi: 0.9 }),
    ]);
    expect(lines.map(({ key, value, message }) => [key, value, message])).toEqual([
      // (2 × 0.2 + 1 × 0.6) ÷ 3
      [
        'Desa A',
        'Lokus 2026',
        'Urutan kebutuhan 2 dari 2, kebutuhan 33,33 %: Prevalensi stunting 20,00 % (bobot 2); Konvergensi desa (rumus A) 40,00 % (bobot 1).',
      ],
      [
        'Desa B',
        '–',
        'Urutan kebutuhan 1 dari 2, kebutuhan 36,67 %: Prevalensi stunting 30,00 % (bobot 2); Konvergensi desa (rumus A) 50,00 % (bobot 1).',
      ],
      ['Desa C', '–', 'Kebutuhan belum dapat dihitung: Konvergensi desa (rumus A) belum ada.'],
    ]);
  });
});
