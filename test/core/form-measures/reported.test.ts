import { describe, expect, it } from 'vitest';
import type { VillageMeasure } from '../../../src/core/form-measures/form-measure.ts';
import { newestClosedQuarter } from '../../../src/core/form-measures/period.ts';
import { isFilledIn, type Reported, reportedFigures } from '../../../src/core/form-measures/reported.ts';
import type { MeasureVersion } from '../../../src/core/form-measures/versions.ts';
import { wallClock } from '../../../src/core/schedule/deadline.ts';
import { templates } from '../../google/provision/plans.ts';
import { filled, type Typed } from '../../support/filled.ts';

const named = (id: string) => templates.find((template) => template.id === id)!;
const PERIOD = '2025-07-01';
const version = (
  name: VillageMeasure,
  numerator: number,
  denominator: number,
  period = PERIOD,
): MeasureVersion => ({
  ...{ name, period, numerator, denominator, leftOut: [], version: 1, since: 1 },
});

describe('what villages reported', () => {
  const months = named('kpm-bulanan-2025');
  const quarter = named('kpm-triwulan-2025');

  it('is of one quarter, by code, without those that have no data in it', () => {
    const reports = [
      { unit: 'b', template: months, versions: [version('convergence-a', 1, 2), version('monitored', 3, 4)] },
      { unit: 'a', template: months, versions: [version('convergence-a', 1, 2, '2025-04-01')] },
      { unit: 'c', template: months, versions: [version('convergence-a', 0, 0)] },
    ];
    expect(reportedFigures(reports, PERIOD)).toEqual({ b: { 'convergence-a': [1, 2], monitored: [3, 4] } });
  });

  it('comes from the months where a village has both, and from the quarter as typed where it has only that', () => {
    const typed = { template: quarter, versions: [version('convergence-a', 9, 10)] };
    const counted = { template: months, versions: [version('convergence-a', 1, 2)] };
    const none = { template: months, versions: [] };
    const of = (...reports: Omit<Parameters<typeof reportedFigures>[0][number], 'unit'>[]) =>
      reportedFigures(
        reports.map((report) => ({ unit: 'a', ...report })),
        PERIOD,
      ).a?.['convergence-a'];
    expect(of(typed, counted)).toEqual([1, 2]);
    expect(of(counted, typed)).toEqual([1, 2]);
    expect(of(none, typed)).toEqual([9, 10]);
  });

  it('is taken at the newest quarter that is over', () => {
    const at = (time: string) => newestClosedQuarter(2025, wallClock(time, 'Asia/Jakarta'), 'Asia/Jakarta');
    expect(at('2025-03-31T23:59')).toBeUndefined();
    expect(at('2025-04-01T00:00')).toBe('2025-01-01');
    expect(at('2025-11-18T09:00')).toBe('2025-07-01');
    expect(at('2026-05-01T00:00')).toBe('2025-10-01');
  });
});

describe('columns that Pantau fills', () => {
  const template = named('desa-berkinerja-baik');
  const reported: Reported = {
    period: PERIOD,
    villages: {
      '62.02.05.2001': { 'convergence-a': [210, 276], 'convergence-completeness': [9, 10] },
      '62.02.05.2002': { 'convergence-a': [1, 2], 'convergence-completeness': [5, 10] },
    },
  };
  const village = (kode_desa: string, more: Typed = {}): Typed => ({
    ...{ kode_desa, nama_desa: 'Desa Contoh', administrasi: 80, inovasi: 80, ...more },
  });
  const told = (rows: Typed[], title = 'Peringkat desa menurut nilai') =>
    filled(template, { desa: rows }, {}, reported)
      .measured.explanations.find((one) => one.title === title)!
      .lines.map(({ value, message }) => `${value}: ${message}`);

  it('stand in for blank cells, whether codes have dots or not, and say where they come from', () => {
    const lines = told([village("'6202052001"), village('62.02.05.2002'), village('62.02.05.2003')]);
    expect(lines).toEqual([
      'Peringkat 1: Nilai 78,7 dari 100: Nilai administrasi 80,00 % dari nilai tertinggi (bobot 1); ' +
        'Nilai inovasi 80,00 % dari nilai tertinggi (bobot 1); ' +
        'Konvergensi desa (rumus A) 76,09 % dari nilai tertinggi (bobot 1; diisi Pantau dari laporan desa TW III 2025). ' +
        'Kelengkapan isian 90,00 % (diisi Pantau dari laporan desa TW III 2025).',
      'Tidak diperingkat: Tidak diperingkat: kelengkapan isian laporan desa 50,00 % ' +
        '(diisi Pantau dari laporan desa TW III 2025), di bawah 80,00 %.',
      'Tidak diperingkat: Tidak diperingkat: kelengkapan isian laporan desa belum ditulis.',
    ]);
  });

  it('never replace what is typed, and tell where the village’s report says otherwise', () => {
    const typed = (konvergensi: number | string) =>
      told([village('62.02.05.2001', { konvergensi, kelengkapan: 0.9 })])[0];
    expect(typed(0.7609)).toContain('76,09 % dari nilai tertinggi (bobot 1).');
    expect(typed(0.76)).toContain('76,00 % dari nilai tertinggi (bobot 1).');
    expect(typed(0.9)).toContain(
      '90,00 % dari nilai tertinggi (bobot 1; laporan desa TW III 2025: 76,09 %).',
    );
    expect(typed('entah')).toContain('Konvergensi desa (rumus A) belum diisi');
  });

  it('are taken for the need of priority villages too', () => {
    const rows = [village('62.02.05.2001', { prevalensi: 0.2, sumber_prevalensi: 'Penimbangan' })];
    expect(told(rows, 'Desa lokus')[0]).toContain(
      'Konvergensi desa (rumus A) 76,09 % (bobot 1; diisi Pantau dari laporan desa TW III 2025)',
    );
  });

  it('are asked for by columns of the template', () => {
    expect(templates.filter(isFilledIn).map(({ id }) => id)).toEqual(['desa-berkinerja-baik']);
  });
});
