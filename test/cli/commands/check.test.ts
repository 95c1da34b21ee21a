import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTemplates } from '../../../src/cli/templates.ts';
import { PROJECT } from '../../../src/runtime/local/bundle.ts';
import { convert, inLibreOffice } from '../../support/libreoffice.ts';
import { WAIVER_HEADER, waiverForm } from '../../support/waiver-form.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-check-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** As `npm run pantau -- check …`. */
async function check(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const call = [path.join(PROJECT, 'src/cli/main.ts'), 'check', ...words];
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, call, { cwd: dir })) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

/** The form of 31 indicators, with what is typed by key and column; two lines of title above. */
async function workbook(
  name: string,
  typed: Record<string, Record<string, string | number>>,
): Promise<string> {
  const [template] = await readTemplates(path.join(PROJECT, 'sheets-templates'));
  const [tab] = template?.tabs ?? [];
  if (!tab) throw new Error('no tab');
  const rows = tab.fixedRows.map((row) =>
    tab.columns.map(
      (column) => typed[String(row.cells.kode)]?.[column.name] ?? row.cells[column.name] ?? null,
    ),
  );
  const head = [['Laporan Kecamatan Contoh'], [], tab.columns.map((column) => column.label.id)];
  const file = path.join(dir, name);
  await writeFile(file, await writeXlsx({ sheets: [{ name: 'Rekap', rows: [...head, ...rows] }] }));
  return file;
}

describe('check', () => {
  it('finds the form in a workbook and says what is wrong, by row', async () => {
    const file = await workbook('salah.xlsx', {
      'AK25-01': { dilayani: 45, sasaran: 40 },
      'AK25-02': { dilayani: 'dua puluh', sasaran: 40 },
      'AK25-03': { dilayani: 5 },
      'AK25-04': { dilayani: 5, sasaran: 10 },
    });
    const { code, stdout } = await check(file);
    expect(code).toBe(1);
    const dry = await check(file, '--write', '--dry-run');
    expect([dry.code, dry.stdout]).toEqual([
      1,
      expect.stringContaining('Belum ada yang ditulis (--dry-run); hasilnya akan ditulis dalam'),
    ]);
    await expect(readFile(path.join(dir, 'salah-diperiksa.xlsx'))).rejects.toThrow('ENOENT');
    expect(stdout.split('\n')).toEqual([
      'perbaiki  H4  Dilayani: 45 melebihi Sasaran (40). Periksa kembali kedua angka.',
      'perbaiki  H5  Dilayani: “dua puluh” bukan angka. Ketik angkanya saja, misalnya 20, tanpa kata atau satuan.',
      expect.stringMatching(/^periksa {3}I6 {2}Sasaran: belum diisi, padahal pasangannya sudah\. /),
      'Tab Aksi tidak ada di berkas ini; tidak diperiksa.',
      expect.stringContaining('terisi 3 dari 31 (9,68 %), sah 1; 2 harus diperbaiki, 1 perlu dicek.'),
      '',
    ]);

    const found = JSON.parse((await check(file, '--json')).stdout);
    expect(found).toMatchObject({ template: 'aksi-konvergensi-2025', expected: 31, filled: 3, valid: 1 });
    expect(found.absentTabs).toEqual(['aksi']);
    expect(found.problems.map((one: { code: string; row: number }) => [one.code, one.row])).toEqual([
      ['not-above', 4],
      ['not-a-number', 5],
      ['half-filled', 6],
    ]);
    expect(found.problems[0]).toEqual({
      code: 'not-above',
      severity: 'error',
      params: { value: 45, limit: 40, limitColumn: 'sasaran' },
      tab: 'indikator',
      tabTitle: 'Indikator',
      key: 'AK25-01',
      row: 4,
      cell: 'H4',
      columns: ['dilayani', 'sasaran'],
      column: 'Dilayani',
      message: 'Dilayani: 45 melebihi Sasaran (40).',
      remedy: 'Periksa kembali kedua angka.',
    });
  });

  it('speaks English when asked, and names what was probably meant', async () => {
    const file = await workbook('inggris.xlsx', {
      'AK25-01': { dilayani: '30 anak', sasaran: 40 },
      'AK25-02': { dilayani: 1234, sasaran: 1233 },
    });
    const { code, stdout } = await check(file, '--language', 'en');
    expect(code).toBe(1);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'correct  H4  Served: “30 anak” is not a number. Type the number only: 30, without words or units.',
      'correct  H5  Served: 1,234 is above Target group (1,233). Check both figures again.',
    ]);
    expect(stdout).toContain('filled 2 of 31 (6.45%), valid 0; 2 to correct, 0 to look at.');
    const { problems } = JSON.parse((await check(file, '--language', 'en', '--json')).stdout);
    expect(problems[0]).toMatchObject({ cell: 'H4', column: 'Served', suggestion: 30 });
  });

  it('is content with a right one', async () => {
    const file = await workbook('benar.xlsx', { 'AK25-01': { dilayani: 30, sasaran: 40 } });
    expect(await check(file)).toMatchObject({ code: 0 });
  });

  it('looks at the tab of evidence where the workbook has it, and not without the tab that counts', async () => {
    const template = (await readTemplates(path.join(PROJECT, 'sheets-templates')))[0]!;
    const sheets = template.tabs.map(({ title, columns, fixedRows }) => ({
      name: title.id,
      rows: [
        columns.map(({ label }) => label.id),
        ...fixedRows.map(({ cells }) =>
          columns.map(
            ({ name }) => cells[name] ?? (cells.kode === 'U1' && name === 'kegiatan' ? 'Rapat' : null),
          ),
        ),
      ],
    }));
    const whole = path.join(dir, 'lengkap.xlsx');
    await writeFile(whole, await writeXlsx({ sheets }));
    const found = JSON.parse((await check(whole, '--json')).stdout);
    expect(found).toMatchObject({ readable: true, absentTabs: [] });
    expect(found.problems.map((one: { code: string; cell: string }) => [one.code, one.cell])).toEqual([
      ['required-when', 'J2'],
      ['required-when', 'I2'],
    ]);
    const evidence = path.join(dir, 'bukti.xlsx');
    await writeFile(evidence, await writeXlsx({ sheets: sheets.slice(1) }));
    expect(await check(evidence, '--template', template.id)).toMatchObject({ code: 2 });
  });

  it('counts apart what is waived in the workbook', async () => {
    await mkdir(path.join(dir, 'forms'));
    await writeFile(path.join(dir, 'forms', 'kegiatan.json'), JSON.stringify(waiverForm));
    const file = path.join(dir, 'pengecualian.xlsx');
    const rows = [[...WAIVER_HEADER], ['A1', 'Rembuk', 45, 40, 'Tamu datang', 'Sari']];
    await writeFile(file, await writeXlsx({ sheets: [{ name: 'Kegiatan', rows }] }));
    const { code, stdout } = await check(file, '--templates', path.join(dir, 'forms'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^kecuali .+ Dikecualikan: Hadir: 45 melebihi Undangan \(40\)\./);
    expect(stdout).toContain('0 harus diperbaiki, 0 perlu dicek, 1 dikecualikan.');
    expect(stdout).not.toContain('Tamu datang');
  });

  it('says what it could not check', async () => {
    const other = path.join(dir, 'lain.xlsx');
    await writeFile(other, await writeXlsx({ sheets: [{ name: 'Lain', rows: [['a', 'b']] }] }));
    expect(await check(other)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('lain.xlsx: tidak ada lembar dengan baris judul aksi-konvergensi-2025'),
    });
    expect(await check(other, '--template', 'aksi')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^no template "aksi"; there are aksi-konvergensi-2025@1\b/),
    });
    const broken = path.join(dir, 'rusak.xlsx');
    await writeFile(broken, 'bukan zip');
    expect(await check(broken)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('rusak.xlsx: bukan buku kerja'),
    });
    expect(await check(broken, '--language', 'en')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('rusak.xlsx: not a workbook'),
    });
    expect(await check('tidak-ada.xlsx')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('tidak dapat dibaca'),
    });
    const usage = { code: 2, stderr: expect.stringContaining('usage:') };
    expect(await check()).toMatchObject(usage);
    expect(await check(other, '--language', 'nl')).toMatchObject(usage);
  });
});

inLibreOffice('check of a workbook that LibreOffice wrote', () => {
  it('finds the same as in the one that was filled in', async () => {
    const file = await workbook('asal.xlsx', {
      'AK25-01': { dilayani: 45, sasaran: 40 },
      'AK25-02': { dilayani: 'dua puluh', sasaran: 40 },
      'AK25-03': { dilayani: 5 },
      'AK25-04': { dilayani: 5, sasaran: 10, persentase: 0.6 },
    });
    const before = await check(file, '--json');
    expect(JSON.parse(before.stdout).problems).toHaveLength(4);
    const office = path.join(dir, 'libreoffice.xlsx');
    await convert(await readFile(file), ['ods', 'xlsx'], (folder) =>
      copyFile(path.join(folder, 'buku.xlsx'), office),
    );
    expect(await readFile(office)).not.toEqual(await readFile(file));
    expect(await check(office, '--json')).toEqual(before);
  }, 90_000);
});
