/**
 * What is wrong in a form, and what the measures make of it, on the road that a spreadsheet takes: checked, then measured.
 * Each treatment is stated in docs/measures.md under "Wrong input".
 */
import { describe, expect, it } from 'vitest';
import type { FormMeasureName } from '../../../src/core/form-measures/form-measure.ts';
import { measureValue } from '../../../src/core/text/measures.ts';
import { templates } from '../../google/provision/plans.ts';
import { type Filled, filled, type Typed, type TypedForm } from '../../support/filled.ts';

const take = (id: string, typed: TypedForm, settings: object = {}) =>
  filled(templates.find((template) => template.id === id)!, typed, settings);
const codes = ({ form }: Filled, tab: string) =>
  form.tabs.find((one) => one.tab === tab)!.told.flatMap(({ problems }) => problems.map(({ code }) => code));
const measureOf = ({ measured }: Filled, name: FormMeasureName, period = '2025-07-01') =>
  measured.measures.find((one) => one.name === name && one.period === period);
const counts = (found: Filled, name: FormMeasureName, period?: string) => {
  const { numerator, denominator, leftOut } = measureOf(found, name, period)!;
  return [numerator, denominator, Object.fromEntries(leftOut.map(({ reason, count }) => [reason, count]))];
};

const QUARTER = ['Jul 2025', 'Agu 2025', 'Sep 2025'];
const mother = (bulan: string, cells: Typed = {}): Typed => ({
  ...{ bulan, no_kia: 'I-01', nama: 'Ibu Contoh', status: 'Normal', usia_kehamilan: 5, hpl: '20/12/2025' },
  ...{ anc: 'V', fe: 'V', konseling: 'V', kunjungan: 'TS', air: 'V', jamban: 'V', jaminan: 'V', ...cells },
});
const child = (bulan: string, cells: Typed = {}): Typed => ({
  ...{
    bulan,
    no_kia: 'A-01',
    nama: 'Anak Contoh',
    tanggal_lahir: '10/05/2025',
    status_gizi: 'N',
    kunjungan: 'V',
  },
  ...{ air: 'V', jamban: 'V', akta: 'V', jaminan: 'V', ...cells },
});
const register = (mothers: Typed[], children: Typed[] = [], settings: object = {}) =>
  take('kpm-bulanan-2025', { f2a_ibu: mothers, f2b_anak: children }, settings);

describe('people of the quarter', () => {
  it('KEK and RISTI at once ask for one home visit, as either does', () => {
    const of = (status: string, kunjungan: string) =>
      counts(register(QUARTER.map((bulan) => mother(bulan, { status, kunjungan }))), 'convergence-a').slice(
        0,
        2,
      );
    for (const status of ['KEK', 'RISTI', 'KEK dan RISTI']) {
      expect(of(status, 'V')).toEqual([7, 7]);
      expect(of(status, 'X')).toEqual([6, 7]);
    }
    expect(of('Normal', 'X')).toEqual([6, 6]);
  });

  it('a status that is none of the list is told, and leaves the home visit open', () => {
    const found = register(QUARTER.map((bulan) => mother(bulan, { status: 'KEK/RISTI?' })));
    expect(codes(found, 'f2a_ibu')).toContain('not-in-list');
    expect(counts(found, 'convergence-a')).toEqual([6, 6, { 'not-applicable': 1, blank: 1 }]);
  });

  it('a month typed twice counts once; cells that contradict each other are as good as blank', () => {
    const twice = register([...QUARTER.map((bulan) => mother(bulan)), mother('Sep 2025')]);
    expect(counts(twice, 'convergence-a')).toEqual([6, 6, { 'not-applicable': 2, 'entered-twice': 1 }]);
    const contradicted = register(
      [...QUARTER, 'Sep 2025'].map((bulan, nth) => mother(bulan, { jaminan: nth === 2 ? 'V' : 'X' })),
    );
    expect(counts(contradicted, 'convergence-a')).toEqual([
      5,
      5,
      { 'not-applicable': 2, blank: 1, 'entered-twice': 1 },
    ]);
  });

  it('a birth in the quarter: after birth she is due what a mother is, and the child what it is', () => {
    const mothers = [
      mother('Jul 2025', { usia_kehamilan: 9 }),
      ...['Agu 2025', 'Sep 2025'].map((bulan) =>
        mother(bulan, { usia_kehamilan: null, tanggal_melahirkan: '04/08/2025', nifas: 'V' }),
      ),
    ];
    const children = ['Agu 2025', 'Sep 2025'].map((bulan) => child(bulan, { tanggal_lahir: '04/08/2025' }));
    const found = register(mothers, children);
    expect(counts(found, 'monitored').slice(0, 2)).toEqual([2, 2]);
    // Of her four: two checks and a month before birth, in which a third could not be; of its five all.
    expect(counts(found, 'convergence-b')).toEqual([1, 1, { blank: 1 }]);
    expect(counts(found, 'convergence-a')).toEqual([8, 8, { 'not-applicable': 9, blank: 1 }]);
  });

  it('who turns two within the quarter counts with the months below two', () => {
    const found = register(
      [],
      QUARTER.map((bulan, nth) =>
        child(bulan, { tanggal_lahir: '10/09/2023', umur: 22 + nth, jaminan: 'X' }),
      ),
    );
    // The tab asks for ages of 0–23 months: the third is told, and known by the date of birth.
    expect(codes(found, 'f2b_anak')).toContain('above-maximum');
    expect(measureOf(found, 'monitored')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(counts(found, 'convergence-a')[2]).toMatchObject({ 'above-23-months': 1 });
  });

  it.each([
    ['Meninggal', 'died'],
    ['Pindah', 'moved'],
  ])(
    'who leaves (%s) within the quarter is left out, or counted as the district sets it',
    (keluar, reason) => {
      const rows = [mother('Jul 2025'), mother('Agu 2025', { keluar })];
      const others = QUARTER.map((bulan) => mother(bulan, { no_kia: 'I-02' }));
      const found = register([...rows, ...others]);
      expect(counts(found, 'convergence-a')).toEqual([6, 6, { 'not-applicable': 2, [reason]: 1 }]);
      expect(counts(found, 'monitored').slice(0, 2)).toEqual([1, 1]);
      expect(
        counts(register([...rows, ...others], [], { leavers: 'counted' }), 'monitored').slice(0, 2),
      ).toEqual([2, 2]);
      // Seen again, somebody has come back.
      expect(counts(register([...rows, mother('Sep 2025')]), 'monitored').slice(0, 2)).toEqual([1, 1]);
    },
  );

  it('who moves counts in the village where she is by the end, with what is typed there', () => {
    const before = register([mother('Jul 2025'), mother('Agu 2025', { keluar: 'Pindah' })]);
    const after = register([mother('Sep 2025')]);
    expect(counts(before, 'convergence-b')).toEqual([0, 0, { moved: 1 }]);
    expect(counts(after, 'convergence-b').slice(0, 2)).toEqual([1, 1]);
  });

  it('months are of their own quarter, however late they are typed', () => {
    const early = QUARTER.map((bulan) => mother(bulan));
    const late = [mother('Okt 2025', { no_kia: 'I-02', air: 'X' }), ...early.toReversed()];
    expect(measureOf(register(late), 'convergence-a')).toEqual(measureOf(register(early), 'convergence-a'));
  });
});

describe('another year', () => {
  it('months after the form’s year are told and of no quarter; those before it are history', () => {
    const found = register([mother('Jul 2026'), mother('Agu 2024'), mother('Agu 2023')]);
    expect(codes(found, 'f2a_ibu')).toEqual(expect.arrayContaining(['date-too-late', 'date-too-early']));
    expect(found.measured.measures).toEqual([]);
  });

  it('quarters of another year are told and not measured', () => {
    const row = { no_kia: 'B-01', nama: 'Ibu Contoh', anc: 'Y' };
    const typed = ['TW III 2024', 'TW III 2025', 'TW III 2026'].map((triwulan) => ({ triwulan, ...row }));
    const found = take('kpm-triwulan-2025', { f3a_ibu: typed });
    expect(codes(found, 'f3a_ibu')).toEqual(expect.arrayContaining(['date-too-early', 'date-too-late']));
    expect(new Set(found.measured.measures.map(({ period }) => period))).toEqual(new Set(['2025-07-01']));
  });

  it('a measurement of another year is told and of no round', () => {
    const found = take('pengukuran-balita', {
      pengukuran: [measurement({ tanggal_ukur: '12/02/2027' }), measurement()],
    });
    expect(codes(found, 'pengukuran')).toContain('date-too-late');
    expect(new Set(found.measured.measures.map(({ period }) => period))).toEqual(new Set(['2025-02-01']));
  });
});

const measurement = (cells: Typed = {}): Typed => ({
  ...{ nama: 'Anak Contoh', jenis_kelamin: 'L', tanggal_lahir: '15/01/2024', tanggal_ukur: '12/02/2025' },
  ...{ berat: 8.13, tinggi: 71.2, cara_ukur: 'Telentang', edema: 'Tidak', ...cells },
});

describe('measurements', () => {
  const left = (name: FormMeasureName, cells: Typed) => {
    const found = take('pengukuran-balita', { pengukuran: [measurement(cells)] });
    const [, denominator, reasons] = counts(found, name, '2025-02-01');
    return [denominator, reasons];
  };

  it.each<[string, Typed, object]>([
    ['older than the tables', { tanggal_lahir: '15/01/2019' }, { 'age-outside': 1 }],
    ['measured before birth', { tanggal_lahir: '15/03/2025' }, { 'age-outside': 1 }],
    ['an impossible height', { tinggi: 250 }, { implausible: 1 }],
    ['a height in metres', { tinggi: 0.71 }, { implausible: 1 }],
    ['a height of nothing', { tinggi: 0 }, { 'lenhei-impossible': 1 }],
    ['no height', { tinggi: null }, { 'lenhei-missing': 1 }],
  ])('%s is left out of prevalence, and said', (_, cells, reasons) => {
    expect(left('stunted', cells)).toEqual([0, reasons]);
  });

  it('a child that stands twice in a round counts once, as measured last', () => {
    const nik = '6202051503210001';
    const found = take('pengukuran-balita', {
      pengukuran: [
        measurement({ nik }),
        measurement({ nik, tanggal_ukur: '20/02/2025', tinggi: 80, berat: 10 }),
      ],
    });
    expect(counts(found, 'stunted', '2025-02-01')).toEqual([0, 1, { 'entered-twice': 1 }]);
  });
});

describe('printed figures', () => {
  it('received above due, and a percentage over 100, are told and change no measure', () => {
    const row = { triwulan: 'TW III 2025', no_kia: 'B-01', nama: 'Ibu Contoh', anc: 'Y', fe: 'T' };
    const typed = { f3a_ibu: [{ ...row, diterima: 9, seharusnya: 8, persentase: 1.125 }] };
    const found = take('kpm-triwulan-2025', typed);
    expect(codes(found, 'f3a_ibu')).toContain('not-above');
    expect(counts(found, 'convergence-a').slice(0, 2)).toEqual([1, 2]);
    const over = take('kpm-triwulan-2025', {
      f4_layanan: [{ kode: 'T3-ibu-02', diterima: 27, seharusnya: 27, persentase: 7 }],
    });
    expect(codes(over, 'f4_layanan').join()).toMatch(/percentage|above-maximum/);
  });
});

it('nothing of nothing is no data', () => {
  const found = register(QUARTER.map((bulan) => ({ bulan, no_kia: 'I-01', nama: 'Ibu Contoh' })));
  expect(counts(found, 'convergence-a').slice(0, 2)).toEqual([0, 0]);
  expect(counts(found, 'convergence-completeness').slice(0, 2)).toEqual([0, 7]);
  expect(measureValue(measureOf(found, 'convergence-a')!, 'id')).toBe('tidak ada data');
});
