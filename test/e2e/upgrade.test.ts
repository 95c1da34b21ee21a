/** A spreadsheet moves to the next version of its form: by one write, with every typed value where it was. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { upgradeTemplate } from '../../src/cli/commands/templates-upgrade.ts';
import { parseTemplate } from '../../src/core/template/load.ts';
import type { LocalRuntime } from '../../src/runtime/local/worker.ts';
import {
  type CommandEnvironment,
  databaseOf,
  startCommandEnvironment,
} from '../support/command-environment.ts';
import { RUNTIMES, startTestDistrict, type TestDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { type as typeIn, values } from '../support/sheet.ts';

const column = (name: string, id: string, type: string, more: object = {}) => ({
  name,
  label: { id, en: `${id} (en)` },
  type,
  entry: true,
  ...more,
});
const fixed = (name: string, title: string, rows: [string, string][], columns: object[]) => ({
  name,
  title: { id: title, en: `${title} (en)` },
  rows: 'fixed',
  key: 'kode',
  columns: [
    { name: 'kode', label: { id: 'Kode', en: 'Code' }, type: 'string' },
    { name: 'uraian', label: { id: 'Uraian', en: 'Item' }, type: 'string' },
    ...columns,
  ],
  fixedRows: rows.map(([kode, uraian]) => ({ cells: { kode, uraian } })),
  completion: { values: ['jumlah'] },
});
const [activities] = openForm.tabs;
const one = parseTemplate(
  {
    ...openForm,
    tabs: [
      fixed(
        'layanan',
        'Layanan',
        [
          ['A', 'Posyandu'],
          ['B', 'Imunisasi'],
        ],
        [column('jumlah', 'Jumlah', 'string'), column('catatan', 'Catatan', 'string')],
      ),
      activities,
    ],
  },
  'one',
);
const two = parseTemplate(
  {
    ...openForm,
    version: 2,
    legend: [{ id: 'Bukti diisi sejak versi 2.', en: 'Evidence is filled in since version 2.' }],
    tabs: [
      fixed(
        'layanan',
        'Layanan',
        [
          ['A', 'Posyandu aktif'],
          ['AB', 'Kelas ibu'],
          ['B', 'Imunisasi'],
        ],
        [column('target', 'Target', 'integer'), column('jumlah', 'Jumlah layanan', 'integer')],
      ),
      fixed('bukti', 'Bukti', [['B1', 'Berita acara']], [column('jumlah', 'Jumlah', 'integer')]),
      {
        ...activities!,
        columns: [
          ...activities!.columns,
          column('tempat', 'Tempat', 'string', { constraints: { enum: ['Desa', 'Puskesmas'] } }),
        ],
      },
    ],
  },
  'two',
);

let dir: string;
let district: TestDistrict<LocalRuntime>;
let commands: CommandEnvironment;
let id: string;
async function upgrade(...words: string[]) {
  const printed: string[] = [];
  const code = await upgradeTemplate(
    [id, '--templates', dir, ...words],
    (text) => printed.push(text),
    commands.environment,
    undefined,
  ).catch((error: Error) => {
    printed.push(error.message);
    return 1;
  });
  return { code, text: printed.join('\n') };
}

const sheet = (range: string) => values(district.organiser, id, range);

async function tabTitles() {
  const { data } = await district.organiser.sheets.spreadsheets.get({
    spreadsheetId: id,
    fields: 'sheets.properties.title',
  });
  return data.sheets?.map(({ properties }) => properties?.title);
}

describe.each(RUNTIMES)('templates upgrade, on %s,', (_name, start) => {
  beforeAll(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'pantau-upgrade-'));
    for (const template of [one, two])
      await writeFile(path.join(dir, `${template.version}.json`), JSON.stringify(template));
    district = await startTestDistrict(one, 1, {}, start);
    id = district.sheets[0] as string;
    commands = await startCommandEnvironment({
      database: databaseOf(district.worker),
      google: district.workspace.origin,
      account: district.state.account,
    });
    await typeIn(district.organiser, id, 'Layanan!C6:D7', [
      ['12', 'baik'],
      ['banyak', 'perlu dicek'],
    ]);
    await typeIn(district.organiser, id, 'Kegiatan!A6:D7', [
      ['K1', 'Rembuk', 10, 20],
      ['K2', 'Kelas', 30, 20],
    ]);
    await district.settle();
  });
  afterAll(async () => {
    await commands?.close();
    await district?.close();
    await rm(dir, { recursive: true, force: true });
  });

  it('shows the plan and what it cannot carry, and changes nothing', async () => {
    const before = await sheet('Layanan!A1:Z20');
    const { code, text } = await upgrade('--dry-run');
    expect(code).toBeUndefined();
    expect(text.split('\n')).toEqual([
      'Dari versi 1 ke versi 2:',
      '  Layanan',
      '    kolom baru: Target',
      '    judul baru: Jumlah → Jumlah layanan',
      '    isian lain: Jumlah layanan',
      '    baris baru: AB',
      '    tulisan baris berubah: A',
      '  Kegiatan',
      '    kolom baru: Tempat',
      '  Bukti: lembar baru',
      '! Kolom "Catatan" tetap ada dengan 2 isiannya, tetapi bukan bagian formulir lagi.',
      '! 1 isian "Jumlah layanan" tidak sesuai dengan versi baru (misalnya baris 7). Isinya tetap; perbaiki setelahnya.',
      'Belum ada yang diubah.',
    ]);
    expect(await sheet('Layanan!A1:Z20')).toEqual(before);
    expect((await upgrade()).text).toContain('--yes');
  });

  it('is done by one write; typed values stay with their rows and columns', async () => {
    district.resetCalls();
    expect(await upgrade('--yes')).toMatchObject({ code: undefined });
    expect(district.calls.write).toBe(1);
    expect(await sheet('Layanan!A5:E8')).toEqual([
      ['Kode', 'Uraian', 'Target', 'Jumlah layanan', 'Catatan'],
      ['A', 'Posyandu aktif', '', '12', 'baik'],
      ['AB', 'Kelas ibu'],
      ['B', 'Imunisasi', '', 'banyak', 'perlu dicek'],
    ]);
    expect((await sheet('Kegiatan!E5:E7')).flat()).toEqual(['Tempat']);
    expect((await sheet('Kegiatan!A6:D7')).flat()).toEqual(['K1', 'Rembuk', 10, 20, 'K2', 'Kelas', 30, 20]);
    expect((await sheet('Bukti!B1:D4')).map((row) => row.filter((cell) => cell !== ''))).toEqual([
      ['Daftar kegiatan'],
      ['Kecamatan Contoh 01 (99.01.01), Kabupaten Contoh'],
      ['Keadaan formulir:', 'draft'],
      ['Data contoh, bukan data resmi. Isi sel putih saja. Cara mengisi ada di tab Petunjuk.'],
    ]);
    expect(await sheet('Bukti!A5:C6')).toEqual([
      ['Kode', 'Uraian', 'Jumlah'],
      ['B1', 'Berita acara'],
    ]);
    expect((await sheet('Petunjuk!A1:A3')).flat()[2]).toBe('Bukti diisi sejak versi 2.');
    expect(await tabTitles()).toEqual(['Layanan', 'Bukti', 'Kegiatan', 'Persetujuan', 'Pantau', 'Petunjuk']);
    expect(await district.store.register.registration(id)).toMatchObject({ templateVersion: 2 });
  });

  it('gives staff the entry cells of the new tab, and nothing else of it', async () => {
    const operator = district.operator(0);
    await typeIn(operator, id, 'Bukti!C6', [[4]]);
    await expect(typeIn(operator, id, 'Bukti!B6', [['lain']])).rejects.toThrow('protected');
    await typeIn(operator, id, 'pantau_keadaan', [['diajukan']]);
    expect((await sheet('Bukti!C3:D3')).flat()).toContain('diajukan');
    await typeIn(operator, id, 'pantau_keadaan', [['draft']]);
  });

  it('is watched by the new version: status beside each row, and no header that does not match', async () => {
    await district.settle();
    const status = await sheet('pantau_layanan_status');
    expect(status.flat().slice(1)).toEqual(['Benar', 'Kosong', 'Perlu diperbaiki']);
    expect((await sheet('pantau_bukti_status')).flat().slice(1)).toEqual(['Benar']);
    expect((await sheet('pantau_kegiatan_status')).flat().slice(1, 3)).toEqual(['Benar', 'Perlu diperbaiki']);
    await typeIn(district.operator(0), id, 'Layanan!C7:D7', [[5, 3]]);
    district.clock.advance(10 * 60_000);
    await district.settle();
    expect((await sheet('pantau_layanan_status')).flat()[2]).toBe('Benar');
    expect((await upgrade('--yes')).text).toContain('sudah memakai versi 2');
  });
});
