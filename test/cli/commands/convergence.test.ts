import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT } from '../../../src/runtime/local/bundle.ts';
import { templates } from '../../google/provision/plans.ts';
import { type TypedForm, tabRows } from '../../support/filled.ts';
import { convert, inLibreOffice } from '../../support/libreoffice.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-konvergensi-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** As `npm run pantau -- convergence …`. */
async function convergence(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const call = [path.join(PROJECT, 'src/cli/main.ts'), 'convergence', ...words];
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, call, { cwd: dir })) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

/** The tabs named in `typed`, each with a line of title above its header. */
async function workbook(name: string, id: string, typed: TypedForm): Promise<string> {
  const { tabs } = templates.find((template) => template.id === id)!;
  const sheets = tabs
    .filter((tab) => Object.hasOwn(typed, tab.name))
    .map((tab) => ({ name: tab.title.id, rows: [['Desa Contoh'], ...tabRows(tab, typed[tab.name])] }));
  const file = path.join(dir, name);
  await writeFile(file, await writeXlsx({ sheets }));
  return file;
}

const MOTHER = {
  triwulan: 'TW III 2025',
  no_kia: 'B-01',
  nama: 'Ibu Contoh 01',
  ...{ anc: 'Y', fe: 'T', nifas: 'TS', konseling: 'Y', kunjungan: 'TS', air: 'Y', jamban: 'Y', jaminan: 'Y' },
};
const CHILD = {
  triwulan: 'TW III 2025',
  no_kia: 'A-01',
  nama: 'Anak Contoh 01',
  ...{ imunisasi: 'Y', bb: 'Y', tb: 'Y', konseling: 'Y', kunjungan: 'Y' },
  ...{ air: 'Y', jamban: 'Y', akta: 'Y', jaminan: 'Y', pengasuhan: 'Y' },
};
const REGISTERS = { f3a_ibu: [MOTHER], f3b_anak: [CHILD, { ...CHILD, no_kia: 'A-02', akta: null }] };

/** The published sample report of a village, some of its percentages wrong. */
const REPORT = {
  f4_sasaran: [
    ...[
      ['T1.1', 491],
      ['T1.2', 34],
      ['T1.3', 2],
      ['T1.4', 147],
    ].map(([kode, jumlah]) => ({ kode: kode!, jumlah: jumlah! })),
  ],
  f4_layanan: [
    { kode: 'T3-ibu-01', diterima: 27, seharusnya: 27, persentase: 1 },
    { kode: 'T3-ibu-02', diterima: 27, seharusnya: 27, persentase: 7 },
    { kode: 'T3-ibu-06', diterima: 34, persentase: 1 },
    { kode: 'T3-ibu-08', diterima: 31, persentase: 0.95 },
    { kode: 'T4-desa', diterima: 119, seharusnya: 122, persentase: 0.9754 },
  ],
};

describe('convergence of the quarter as typed', () => {
  it('gives both formulas, services, and a reason for each T and TS', async () => {
    const { code, stdout } = await convergence(await workbook('benar.xlsx', 'kpm-triwulan-2025', REGISTERS));
    expect(code).toBe(0);
    const lines = stdout.split('\n').map((line) => line.trim());
    expect(lines).toEqual(
      expect.arrayContaining([
        'KPM 2025: rekap triwulan dan laporan konvergensi desa',
        'TW III 2025',
        'Konvergensi desa, rumus A (layanan)  96,00 %   24 dari 25 layanan; tidak dihitung: 2 tidak berlaku (TS), 1 belum diisi; bila terisi semua: 92,31 % sampai 96,15 %',
        'Konvergensi desa, rumus B (orang)    50,00 %   1 dari 2 orang; tidak dihitung: 1 belum diisi',
        'Kelengkapan isian layanan            96,15 %   25 dari 26 isian layanan; tidak dihitung: 2 tidak berlaku (TS)',
        'Anak  Akta lahir                      100,00 %        1 dari 1; 1 belum diisi',
        'Formulir 3A: 1 Pemeriksaan kehamilan, 2 Tablet tambah darah, 3 Pemeriksaan nifas, 4 Konseling gizi, 5 Kunjungan rumah, 6 Air bersih, 7 Jamban layak, 8 Jaminan kesehatan',
        'Ibu B-01  Y  T  TS  Y  TS  Y  Y  Y  83,33 %',
        'Formulir 4 dari triwulan-triwulan',
        '3 rumah tangga 1.000 HPK; 1 ibu; 2 anak 0–23 bulan',
        'Konvergensi desa, rumus A  96,00 %   24 dari 25; 1 belum diisi',
        'Ibu B-01  T   Tablet tambah darah: T: diisi pada formulir triwulan',
        'Tidak ada kesalahan pada isian.',
      ]),
    );
    expect(lines.some((line) => line.startsWith('Formulir 4 seperti'))).toBe(false);
  });

  it('holds the printed report against itself', async () => {
    const alone = { f3a_ibu: [], f3b_anak: [], ...REPORT };
    const { code, stdout } = await convergence(await workbook('laporan.xlsx', 'kpm-triwulan-2025', alone));
    expect(code).toBe(1);
    expect(stdout.slice(stdout.indexOf('Formulir 4 seperti')).split('\n').slice(0, 5)).toEqual([
      'Formulir 4 seperti tertulis',
      '    T3-ibu-02 Mendapat dan minum pil Fe  tertulis 700 %, lebih dari 100 %; hitungannya 100,00 % (27 dari 27)',
      '    T3-ibu-08 Jaminan kesehatan          tertulis 95 %, hitungannya 91,18 % (31 dari 34, seharusnya dari jumlah sasaran)',
      '    –                                    491 rumah tangga 1.000 HPK melebihi 181 ibu dan anak',
      '',
    ]);
  });

  it('holds it against the registers, and gives all as JSON', async () => {
    const file = await workbook('semua.xlsx', 'kpm-triwulan-2025', { ...REGISTERS, ...REPORT });
    const told = JSON.parse((await convergence(file, '--json', '--language', 'en')).stdout);
    expect(told).toMatchObject({ template: 'kpm-triwulan-2025', headline: 'A', errors: expect.any(Number) });
    expect(told.quarters[0].measures[0]).toEqual({
      name: 'convergence-a',
      period: '2025-07-01',
      numerator: 24,
      denominator: 25,
      leftOut: [
        { reason: 'not-applicable', count: 2 },
        { reason: 'blank', count: 1 },
      ],
    });
    expect(told.quarters[0].reasons[0]).toEqual({
      group: 'mothers',
      person: 'B-01',
      service: 'iron',
      name: 'Iron tablets',
      mark: 'T',
      message: 'T: filled in on the quarterly form',
    });
    expect(told.report.lines.find(({ key }: { key: string }) => key === 'T3-ibu-08').findings).toEqual([
      {
        code: 'percentage',
        computed: 31 / 34,
        message: '95% is written, the counts give 91.18% (31 of 34, due from the count of people)',
      },
      {
        ...{ code: 'differs-from-quarters', of: 'Q3 2025', received: 1, due: 1 },
        message: '31 is written, Formulir 3A and 3B of Q3 2025 come to 1 of 1',
      },
    ]);
    expect(told.quarters[0].people[0]).toMatchObject({
      ...{ group: 'mothers', person: 'B-01', share: 5 / 6 },
      marks: { iron: 'T', postnatal: 'TS', water: 'Y' },
    });
    expect(told.quarters[0].bounds.total).toEqual({ low: 24 / 26, high: 25 / 26 });
    expect(told.year).toMatchObject({
      ...{ households: 3, people: { mothers: 1, children: 2 } },
      A: { total: { numerator: 24, denominator: 25 } },
    });
  });
});

describe('convergence of the months', () => {
  it('explains what was counted, over which months', async () => {
    const row = (bulan: string, bb: string) => ({
      ...{ bulan, no_kia: 'A-01', nama: 'Anak Contoh 01', tanggal_lahir: '10/01/2025', status_gizi: 'N' },
      ...{ imunisasi: 'V', bb, tb: 'V', konseling_l: 'V', konseling_p: 'V', kunjungan: 'V' },
      ...{ air: 'V', jamban: 'V', akta: 'V', jaminan: 'V', pengasuhan: 'V' },
    });
    const months = [
      'Feb 2025',
      'Mar 2025',
      'Apr 2025',
      'Mei 2025',
      'Jun 2025',
      'Jul 2025',
      'Agu 2025',
      'Sep 2025',
    ];
    const file = await workbook('bulanan.xlsx', 'kpm-bulanan-2025', {
      f2a_ibu: [],
      f2b_anak: months.map((month) => row(month, month === 'Mei 2025' || month === 'Agu 2025' ? 'X' : 'V')),
    });
    const { quarters } = JSON.parse((await convergence(file, '--json')).stdout);
    expect(quarters.map(({ period }: { period: string }) => period)).toEqual([
      '2025-01-01',
      '2025-04-01',
      '2025-07-01',
    ]);
    expect(quarters[2].reasons).toEqual([
      {
        group: 'children',
        person: 'A-01',
        service: 'weighing',
        name: 'Penimbangan',
        mark: 'T',
        message: 'ditimbang 4 dari 5 kali dalam 2 triwulan',
      },
    ]);
  });
});

describe('convergence by the district’s formula settings', () => {
  const healthy = {
    ...{
      bulan: 'Jul 2025',
      no_kia: 'A-01',
      nama: 'Anak Contoh 01',
      tanggal_lahir: '10/05/2025',
      status_gizi: 'N',
    },
    ...{ tb: 'V', kunjungan: 'X', air: 'V', jamban: 'V', akta: 'V', jaminan: 'V' },
  };
  const register = () =>
    workbook('aturan.xlsx', 'kpm-bulanan-2025', {
      f2a_ibu: [],
      f2b_anak: ['Jul 2025', 'Agu 2025', 'Sep 2025'].map((bulan) => ({ ...healthy, bulan })),
    });
  const settingsFile = async (name: string, json: unknown): Promise<string> => {
    await writeFile(path.join(dir, name), typeof json === 'string' ? json : JSON.stringify(json));
    return name;
  };

  it('takes them from a file, alone or as a district’s configuration has them', async () => {
    const file = await register();
    const own = { childHomeVisit: 'malnourished', headline: 'B' };
    const visit = async (...words: string[]) => {
      const { headline, settings, quarters } = JSON.parse(
        (await convergence(file, '--json', ...words)).stdout,
      );
      const marks = quarters[0].reasons.filter(
        ({ service }: { service: string }) => service === 'home-visit',
      );
      return [headline, settings.childHomeVisit, quarters[0].measures[0].name, marks[0].mark];
    };
    expect(await visit()).toEqual(['A', 'every-child', 'convergence-a', 'T']);
    const malnourished = ['B', 'malnourished', 'convergence-b', 'TS'];
    expect(await visit('--settings', await settingsFile('rumus.json', own))).toEqual(malnourished);
    const district = { name: 'Kabupaten Contoh', settings: { unit: '62.02', convergence: own }, units: [] };
    expect(await visit('--settings', await settingsFile('kabupaten.json', district))).toEqual(malnourished);
  });

  it('names a setting or value that there is not', async () => {
    const file = await register();
    const wrong = await settingsFile('salah.json', {
      settings: { convergence: { headline: 'C', treshold: 0.4 } },
    });
    expect(await convergence(file, '--settings', wrong)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: [
        'salah.json: settings.convergence.headline: found "C"; choose one of "A", "B"',
        'salah.json: settings.convergence.treshold: is not known here; correct its spelling or remove it',
        '',
      ].join('\n'),
    });
    const broken = await settingsFile('rusak.json', '{"headline": "A",}');
    expect(await convergence(file, '--settings', broken)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('rusak.json:1:18: not valid JSON'),
    });
    expect(await convergence(file, '--settings', 'tiada.json')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('tiada.json: cannot be read'),
    });
  });
});

describe('convergence of what is none', () => {
  it('says which forms it can measure', async () => {
    const file = await workbook('balita.xlsx', 'pengukuran-balita', { pengukuran: [] });
    expect(await convergence(file)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(
        'tidak ada lembar dengan baris judul kpm-bulanan-2025 atau kpm-triwulan-2025',
      ),
    });
    expect(await convergence(file, '--template', 'pengukuran-balita')).toMatchObject({
      code: 2,
      stderr:
        'pengukuran-balita is no form for this command; there is kpm-bulanan-2025 or kpm-triwulan-2025\n',
    });
    expect(await convergence()).toMatchObject({ code: 2, stderr: expect.stringContaining('usage:') });
    const empty = await workbook('kosong.xlsx', 'kpm-triwulan-2025', { f3a_ibu: [], f3b_anak: [] });
    expect(await convergence(empty)).toMatchObject({ code: 2, stdout: expect.stringContaining('KPM 2025') });
  });
});

inLibreOffice('convergence of a workbook that LibreOffice wrote', () => {
  it('is that of the one that was filled in', async () => {
    const file = await workbook('asal.xlsx', 'kpm-triwulan-2025', { ...REGISTERS, ...REPORT });
    const office = path.join(dir, 'libreoffice.xlsx');
    await convert(await readFile(file), ['ods', 'xlsx'], (folder) =>
      copyFile(path.join(folder, 'buku.xlsx'), office),
    );
    expect(await convergence(office, '--json')).toEqual(await convergence(file, '--json'));
  });
});
