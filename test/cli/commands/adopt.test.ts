/** `adopt FILE`: what an officer's file is shown as, and what is said of one that cannot be taken. No server is asked. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adopt } from '../../../src/cli/commands/adopt.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-adopt-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function run(name: string, bytes: Uint8Array | string, ...words: string[]) {
  const file = path.join(dir, name);
  await writeFile(file, bytes);
  const said: string[] = [];
  const code = await adopt(
    [file, ...words],
    (text) => said.push(text),
    (text) => said.push(text),
    {},
  );
  return { code, said: said.join('\n') };
}

const rows = [
  ['No', 'Nama Anak', 'JK', 'Tgl Lahir', 'Tgl Ukur', 'BB (kg)', 'TB (cm)'],
  ...Array.from({ length: 8 }, (_, n) => [
    n + 1,
    `José ${n}`,
    'L',
    `0${n + 1}/02/2023`,
    '09/08/2025',
    '9,5',
    75 + n,
  ]),
];
const text = rows.map((row) => row.join(';')).join('\r\n');
const FORM = ['--template', 'pengukuran-balita', '--dry-run'];

describe('a file that an officer has', () => {
  it.each([
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['Windows-1252', Buffer.from(text, 'latin1')],
    ['tabs', Buffer.from(text.replaceAll(';', '\t'))],
    ['a word about what stands between cells', Buffer.from(`sep=;\r\n${text}`)],
  ])('CSV, %s: the proposal is shown', async (_, bytes) => {
    const { code, said } = await run('data.csv', bytes, ...FORM);
    expect(said).toContain('Pengukuran  ←  lembar "data"');
    expect(said).toMatch(/✓ Berat \(kg\) +F {2}BB \(kg\)/);
    expect(said).toContain('Belum ada yang diubah.');
    expect(code).toBeUndefined();
  });

  it.each([
    [
      'lama.xls',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      /lama\.xls: adalah buku kerja lama \(\.xls\).*simpan sebagai \.xlsx/,
    ],
    ['unduhan.xls', '<html><table></table></html>', /unduhan\.xls: adalah halaman web/],
    [
      'rusak.xlsx',
      'PK\u0003\u0004',
      /rusak\.xlsx: bukan buku kerja yang dapat diperiksa: .*salin atau unduh sekali lagi/,
    ],
    ['cetak.pdf', '%PDF-1.7', /cetak\.pdf: adalah PDF/],
    ['kosong.xlsx', '', /kosong\.xlsx: kosong: 0 bita/],
    ['kutip.csv', 'No;"Nama\n1;Ani\n', /kutip\.csv: baris 1: tanda kutip/],
  ])('%s: refused in words, with the remedy', async (name, bytes, told) => {
    await expect(run(name, bytes, ...FORM)).rejects.toThrow(told);
  });

  it('only .xlsx becomes a spreadsheet; nothing is asked of Google for another', async () => {
    await expect(run('data.csv', text, ...FORM, '--into', 'folder')).rejects.toThrow(
      /data\.csv: hanya \.xlsx yang dapat dijadikan spreadsheet Google/,
    );
  });
});
