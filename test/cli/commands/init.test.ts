import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { init } from '../../../src/cli/commands/init.ts';
import { readDistrict } from '../../../src/cli/district-file.ts';
import { findKabupaten } from '../../../src/cli/init/regions.ts';
import { readTemplates } from '../../../src/cli/templates.ts';
import { zoneOfProvince } from '../../../src/core/schedule/province-zone.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-init-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const ANSWERS = {
  district: 'Kotawaringin Timur',
  year: 2025,
  templates: ['aksi-konvergensi-2025'],
  from: 'pantau@kabupaten-contoh.example',
  coordinators: [{ name: 'Koordinator Contoh', address: 'koordinator@kabupaten-contoh.example' }],
};

async function run(answers: object, ...words: string[]) {
  const file = path.join(dir, 'answers.json');
  await writeFile(file, JSON.stringify(answers));
  const printed: string[] = [];
  await init(['--answers', file, ...words], (text) => printed.push(text));
  return printed.join('\n');
}

it('writes a configuration that can be used, and explains it', async () => {
  const out = path.join(dir, 'district.json');
  const said = await run(ANSWERS, '--out', out);
  expect(said).toContain('units: 17 kecamatan, 0 desa and kelurahan');
  expect(said).toContain('settings.zone: Asia/Jakarta');
  const district = await readDistrict(out, await readTemplates('sheets-templates'));
  expect(district.name).toBe('Kabupaten Kotawaringin Timur');
  expect(district.units).toContainEqual({
    code: '62.02.05',
    name: 'Kecamatan Baamang',
    level: 'kecamatan',
    parent: '62.02',
  });
  await expect(run(ANSWERS, '--out', out)).rejects.toThrow(
    'is there already, and was left as it is; name another by --out',
  );
});

it('says which code was an old one, and where names and codes come from', async () => {
  const said = await run({ ...ANSWERS, district: '92.01' }, '--dry-run');
  expect(said).toContain(
    'settings.unit: 96.01, the code of the top unit (Kemendagri); 92.01 is its old code',
  );
  expect(said).toContain('30 kecamatan');
  expect(said).toContain('idn-area-data 4.0.1, Kepmendagri 300.2.2-2138/2025, ODbL 1.0');
});

it('takes villages from the table, and writes nothing in a dry run', async () => {
  const out = path.join(dir, 'none.json');
  const { district, file } = JSON.parse(
    await run({ ...ANSWERS, levels: ['desa'] }, '--out', out, '--dry-run', '--json'),
  );
  expect(file).toBeNull();
  expect(district.units.filter(({ level }: { level: string }) => level === 'desa').length).toBeGreaterThan(
    150,
  );
  await expect(readFile(out)).rejects.toThrow('ENOENT');
});

it('asks where no answers are given', async () => {
  const replies = [
    '62.02',
    '2025',
    'aksi-konvergensi-2025',
    '',
    '',
    '',
    'pantau@kabupaten-contoh.example',
    '',
    '',
  ];
  const questions: string[] = [];
  const printed: string[] = [];
  await init(
    ['--dry-run'],
    (text) => printed.push(text),
    undefined,
    async (question) => {
      questions.push(question);
      return replies[questions.length - 1]!;
    },
  );
  expect(questions).toHaveLength(replies.length);
  expect(printed[0]).toContain('Kabupaten Kotawaringin Timur');
});

it('tells what is wrong with an answer at once, and asks again for that alone', async () => {
  const replies = [
    ...['Kotawaringin Timor', 'Kotawaringin Timur', 'dua ribu', '2099', '2025', 'aksi', '', 'RT', 'desa'],
    ...['drive', 'https://drive.google.com/drive/folders/0AContohDrive12345?usp=sharing', 'budi', ''],
    ...['', 'pantau@kabupaten-contoh.example', '', 'siti@kabupaten-contoh.example, budi', ''],
  ];
  const printed: string[] = [];
  const warned: string[] = [];
  await init(
    ['--dry-run', '--json'],
    (text) => printed.push(text),
    (text) => warned.push(text),
    async () => {
      if (replies.length === 0) throw new Error('asked too often');
      return replies.shift()!;
    },
  );
  expect(replies).toEqual([]);
  expect(warned).toEqual([
    '"Kotawaringin Timor" is no kabupaten or kota: write the code of one of 62.02 Kabupaten Kotawaringin Timur',
    '"dua ribu" is no year; write it as 2025',
    'no form is of 2099: choose another year',
    expect.stringMatching(/^"aksi" is no form; choose of aksi-konvergensi-2025, .*kim/),
    expect.stringContaining('kecamatan'),
    expect.stringContaining('copy the id from the address'),
    expect.stringContaining('e-mail address'),
    expect.stringContaining('e-mail address'),
    expect.stringContaining('e-mail address'),
  ]);
  const { district } = JSON.parse(printed[0]!);
  expect(district.folder).toBe('0AContohDrive12345');
  expect(district.forms.map(({ levels }: { levels: string[] }) => levels)).toContainEqual(['desa']);
  expect(district.settings.mail.from).toBe('pantau@kabupaten-contoh.example');
});

it('does not ask eight questions for a file that stands there already', async () => {
  const out = path.join(dir, 'ada.json');
  await writeFile(out, '{}');
  const never = async () => {
    throw new Error('asked');
  };
  await expect(init(['--out', out], () => {}, undefined, never)).rejects.toThrow(
    'is there already, and was left as it is',
  );
});

describe('bad answers', () => {
  it.each([
    [{ district: 'Atlantis' }, 'is no kabupaten or kota'],
    [{ district: 'Malang' }, 'fits several kabupaten'],
    [{ templates: ['tidak-ada'] }, '"tidak-ada" is no form'],
    [{ from: 'bukan surel' }, 'from'],
    [{ folder: 'x' }, 'copy the id from the address'],
    [{ year: 2099, templates: [] }, 'no form is of 2099'],
  ])('%j', async (change, message) => {
    await expect(run({ ...ANSWERS, ...change }, '--dry-run')).rejects.toThrow(message);
  });
});

it('finds kabupaten as people write them, and their time', async () => {
  expect((await findKabupaten('kab. kotawaringin timur')).code).toBe('62.02');
  expect((await findKabupaten('Kota Malang')).code).toBe('35.73');
  expect((await findKabupaten('kab malang')).code).toBe('35.07');
  expect(await findKabupaten('6202')).toEqual({ code: '62.02', name: 'Kabupaten Kotawaringin Timur' });
  expect(await findKabupaten('91.01')).toEqual({ code: '93.01', name: 'Kabupaten Merauke', old: '91.01' });
  expect(['62.02', '63.01', '51.01', '73.71', '81.01', '94.01', '61.01'].map(zoneOfProvince)).toEqual([
    'Asia/Jakarta',
    'Asia/Makassar',
    'Asia/Makassar',
    'Asia/Makassar',
    'Asia/Jayapura',
    'Asia/Jayapura',
    'Asia/Jakarta',
  ]);
});
