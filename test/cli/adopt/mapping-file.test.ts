import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readMapping } from '../../../src/cli/adopt/mapping-file.ts';
import { openForm } from '../../support/open-form.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-mapping-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function read(content: unknown) {
  const file = path.join(dir, 'pemetaan.json');
  await writeFile(file, JSON.stringify(content));
  return readMapping(file, openForm);
}
const mapping = (template: string, tab: string, ...columns: string[]) => ({
  template,
  tabs: {
    [tab]: { columns: Object.fromEntries(columns.map((name) => [name, `Judul ${name}`])), headerRows: 1 },
  },
});

it('reads what adopt --json printed, or the mapping alone', async () => {
  const own = mapping('daftar-kegiatan@1', 'kegiatan', 'kode', 'hadir');
  expect(await read(own)).toEqual(own);
  expect(await read({ state: 'proposed', mapping: own })).toEqual(own);
});

it.each([
  [null, /^pemetaan\.json: expected object, found null/],
  [[], /^pemetaan\.json: expected object, found \[\]/],
  [{}, /template: is missing.*\n.*tabs: is missing/],
  [
    mapping('lain@1', 'kegiatan', 'kode'),
    /template: "lain@1" is another form; this one is daftar-kegiatan@1/,
  ],
  [mapping('daftar-kegiatan@1', 'lain', 'kode'), /tabs\.lain\.columns\.kode: is not in daftar-kegiatan@1/],
  [mapping('daftar-kegiatan@1', 'lain'), /tabs\.lain: is not in daftar-kegiatan@1/],
  [mapping('daftar-kegiatan@1', 'kegiatan', 'nik'), /tabs\.kegiatan\.columns\.nik: is not in/],
])('%j: says what is wrong', async (content, told) => {
  await expect(read(content)).rejects.toThrow(told);
});
