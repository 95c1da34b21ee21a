import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTemplates } from '../../../src/cli/templates.ts';
import { PROJECT } from '../../../src/runtime/local/bundle.ts';

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
    expect(stdout).toContain('baris 4  Dilayani: 45 melebihi Sasaran (40). Periksa kembali kedua angka.');
    expect(stdout).toContain('baris 5  Dilayani: “dua puluh” bukan angka.');
    expect(stdout).toContain('terisi 3 dari 31 (9,68 %), sah 1; 2 harus diperbaiki, 1 perlu dicek.');

    const found = JSON.parse((await check(file, '--json')).stdout);
    expect(found).toMatchObject({ template: 'aksi-konvergensi-2025', expected: 31, filled: 3, valid: 1 });
    expect(found.problems.map((one: { code: string; row: number }) => [one.code, one.row])).toEqual([
      ['not-above', 4],
      ['not-a-number', 5],
      ['half-filled', 6],
    ]);
  });

  it('is content with a right one', async () => {
    const file = await workbook('benar.xlsx', { 'AK25-01': { dilayani: 30, sasaran: 40 } });
    expect(await check(file)).toMatchObject({ code: 0 });
  });

  it('says what it could not check', async () => {
    const other = path.join(dir, 'lain.xlsx');
    await writeFile(other, await writeXlsx({ sheets: [{ name: 'Lain', rows: [['a', 'b']] }] }));
    expect(await check(other)).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('no tab has the header of'),
    });
    const broken = path.join(dir, 'rusak.xlsx');
    await writeFile(broken, 'bukan zip');
    expect(await check(broken)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('rusak.xlsx: not a workbook'),
    });
    expect(await check('tidak-ada.xlsx')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('cannot be read'),
    });
    expect(await check()).toMatchObject({ code: 2, stderr: expect.stringContaining('usage:') });
  });
});
