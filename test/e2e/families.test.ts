/** Each family of checks on the whole road: typed by a person, checked on either cloud, told beside the row. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalRuntime } from '../../src/runtime/local/worker.ts';
import { templates } from '../google/provision/plans.ts';
import { RUNTIMES, startTestDistrict, type TestDistrict } from '../support/district.ts';
import { records, type, type Value } from '../support/sheet.ts';

const form = templates.find(({ id }) => id === 'pengukuran-balita')!;
const [tab] = form.tabs;
/** A row that nothing is wrong with, column by column as people type it. */
const RIGHT: Record<string, Value> = {
  nik: "'6202791403240001",
  nama: 'Anak Contoh',
  jenis_kelamin: 'L',
  tanggal_lahir: '14/03/2024',
  tanggal_ukur: '14 Agt 2025',
  berat: '10,1',
  tinggi: '79,5 cm',
  cara_ukur: 'telentang',
  edema: 'Tidak',
};
/** What one row differs in, what stands beside it then, and a part of what it is told. */
const ROWS: [what: string, cells: Record<string, Value>, status: string, told: string][] = [
  ['nothing', {}, 'Benar', ''],
  ['a unit beside a figure', { nik: "'6202791403240002", berat: '10,2 kg' }, 'Benar', ''],
  ['a letter among digits', { nik: "'6202791403240003", berat: '1O,2' }, 'Perlu diperbaiki', '10,2'],
  ['grams', { nik: "'6202791403240004", berat: 9400 }, 'Perlu diperbaiki', 'lebih dari 58'],
  [
    'a day that is none',
    { nik: "'6202791403240005", tanggal_ukur: '31 Juni 2025' },
    'Perlu diperbaiki',
    'tidak ada di kalender',
  ],
  // The column is laid out as text, so that nothing is rounded.
  ['a NIK typed as a figure', { nik: '6202791403240006' }, 'Benar', ''],
  ['a NIK of 15 digits', { nik: "'620279140324007" }, 'Perlu diperbaiki', 'seharusnya 16'],
  ['a choice with a slip', { nik: "'6202791403240008", cara_ukur: 'Berdri' }, 'Perlu diperbaiki', 'Berdiri'],
  [
    'weighed before born',
    { nik: "'6202791403240009", tanggal_ukur: '14/02/2024' },
    'Perlu diperbaiki',
    'Tanggal',
  ],
  ['another birth date than the NIK', { nik: "'6202791503240010" }, 'Perlu dicek', 'NIK'],
  ['another sex than the NIK', { nik: "'6202795403240011" }, 'Perlu dicek', 'NIK'],
  ['half a row', { nik: "'6202791403240012", tinggi: '' }, 'Setengah terisi', 'belum diisi'],
  ['the same NIK, with blanks', { nik: "'6202 7914 0324 0013" }, 'Perlu diperbaiki', ''],
  ['the same NIK again', { nik: "'6202791403240013" }, 'Perlu diperbaiki', ''],
];

describe.each(RUNTIMES)('on %s', (_name, start) => {
  let district: TestDistrict<LocalRuntime>;
  let rows: Record<string, Value>[];

  beforeAll(async () => {
    const unique = structuredClone(form);
    // The shipped form asks other forms about a NIK; here the two rows of one sheet are asked.
    const nik = unique.tabs[0]!.columns.find(({ name }) => name === 'nik')!;
    nik.constraints.unique = true;
    district = await startTestDistrict(unique, 1, {}, start);
    const typed = ROWS.map(([, cells], index) =>
      tab!.columns.map(({ name }) => (name === 'no' ? index + 1 : ({ ...RIGHT, ...cells }[name] ?? ''))),
    );
    const below: Value[][] = [
      [''],
      ['', 'Jumlah', '', '', '', '', '', '', ''],
      ['', '', 'Mengetahui, Kepala Desa Contoh'],
    ];
    below[1]![6] = '=SUM(G6:G19)';
    await type(district.operator(0), district.sheets[0] as string, 'Pengukuran!A6', [...typed, ...below]);
    await district.settle();
    rows = await records(district.google, district.sheets[0] as string, 'Pengukuran', 'No');
  });
  afterAll(() => district?.close());

  it.each(ROWS.map((row, index) => [...row, index] as const))('%s', (_, _cells, status, told, index) => {
    const row = rows.find((one) => String(one.No) === String(index + 1));
    expect(row?.Status).toBe(status);
    expect(String(row?.Pesan)).toContain(told);
    if (status === 'Benar') expect(row?.Pesan).toBe('');
    // Whatever is wrong with a number of a person, it is not repeated.
    expect(String(row?.Pesan)).not.toMatch(/\d{15}/);
  });
  it('neither totals nor a signature below the rows count as entries', async () => {
    const [result] = await district.store.results.forms();
    expect(result?.counts).toMatchObject({ expected: ROWS.length, filled: ROWS.length - 1 });
    const codes = (await district.store.results.problems()).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['totals-row', 'stray-text']));
    expect(codes).not.toContain('key-blank');
  });
});
