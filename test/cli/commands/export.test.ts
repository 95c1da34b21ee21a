import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { backup } from '../../../src/cli/commands/backup.ts';
import { exportCommand } from '../../../src/cli/commands/export.ts';
import { restore } from '../../../src/cli/commands/restore.ts';
import { parseDelimited } from '../../../src/cli/delimited.ts';
import { newState, saveState } from '../../../src/runtime/local/state.ts';
import { saveRegister } from '../../../src/runtime/save-register.ts';
import { d1Store } from '../../../src/store/d1.ts';
import { openD1 } from '../../store/d1.ts';
import { type D1Api, startD1Api } from '../../store/d1-api.ts';
import { testDistrict } from '../../support/district.ts';
import { openForm } from '../../support/open-form.ts';

const AT = Date.UTC(2025, 10, 18, 2);
let dir: string;
let d1: Awaited<ReturnType<typeof openD1>>;
let database: D1Database;
let api: D1Api;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-export-'));
  d1 = await openD1();
  ({ database } = d1.next());
  api = await startD1Api((name) => (name === 'pantau' ? database : undefined));
  const store = d1Store(database);
  await store.migrate();
  const district = testDistrict(openForm, 3);
  const units = district.units.map((unit) =>
    unit.code === '99.01.02' ? { ...unit, name: '=HYPERLINK("http://jahat.example")' } : unit,
  );
  await saveRegister(store, { ...district, units }, [openForm]);
  for (const [index, unit] of ['99.01.01', '99.01.02', '99.01.03'].entries()) {
    const registration = { spreadsheetId: `s${index}`, unit, templateId: openForm.id, templateVersion: 1 };
    await store.register.registerSpreadsheet(registration, AT);
    if (index === 2) continue;
    await database
      .prepare(
        `insert into result (spreadsheet_id, expected, filled, valid, submitted, approved, form_state, errors, warnings, checked_at)
         values (?, 31, ?, 10, 0, 0, 'draft', 0, 0, ?)`,
      )
      .bind(`s${index}`, 20 + index, AT)
      .all();
  }
});
afterAll(async () => {
  await api.close();
  await d1.close();
  await rm(dir, { recursive: true, force: true });
});

async function run(...words: string[]) {
  const printed: string[] = [];
  const warned: string[] = [];
  await exportCommand(
    [...words, '--store', 'd1:pantau'],
    (text) => printed.push(text),
    (text) => warned.push(text),
    api.environment,
    () => AT,
  );
  return { text: printed.join('\n'), warned };
}

it('writes open data and what describes it; a name that is a formula is none', async () => {
  const out = path.join(dir, 'hasil.csv');
  const dry = await run('--format', 'csv', '--out', out, '--dry-run');
  expect(dry.text).toContain('hasil.csv, ');
  expect(dry.text).toContain('Nothing was written (--dry-run).');
  await expect(readFile(out)).rejects.toThrow('ENOENT');
  expect((await run('--format', 'csv', '--dry-run')).text).toContain('10 rows from');
  const { text, warned } = await run('--format', 'csv', '--out', out, '--json');
  expect(JSON.parse(text)).toMatchObject({ rows: 10, unchecked: 1, public: false });
  expect(warned).toEqual(['1 forms were never checked and are not in it']);
  const table = parseDelimited(await readFile(out));
  const [first] = table.rows;
  expect(Object.fromEntries(table.header.map((name, at) => [name, first!.cells[at]]))).toMatchObject({
    unit: '99.01.01',
    period: '2025',
    indicator: 'completion',
    figure: 'expected',
    value: '31',
    as_of: '2025-11-18T02:00:00.000Z',
    source: openForm.source,
  });
  expect(table.rows[5]!.cells[1]).toBe(`'=HYPERLINK("http://jahat.example")`);
  const described = JSON.parse(await readFile(path.join(dir, 'hasil.datapackage.json'), 'utf8'));
  expect(described.description).toContain('For officers');
  expect(described.resources[0]).toMatchObject({ path: 'hasil.csv', rows: 10 });
});

it('writes a workbook with a row a unit and indicator', async () => {
  const out = path.join(dir, 'hasil.xlsx');
  await run('--format', 'xlsx', '--public', '--out', out);
  const { sheets } = await readXlsx(new Uint8Array(await readFile(out)));
  expect(sheets.map(({ name }) => name)).toEqual(['Keterangan', openForm.id]);
  expect(sheets[0]!.rows.flat().join(' ')).toContain('Boleh diumumkan: hitungan 1–4 orang');
  expect(sheets[1]!.rows[1]!.slice(0, 6)).toEqual([
    '99.01.01',
    'Kecamatan Contoh 01',
    '2025',
    'completion',
    'Capaian penginputan',
    31,
  ]);
  expect(sheets[1]!.rows[0]).toEqual(
    expect.arrayContaining(['Kode indikator', 'Indikator', 'Wajib', 'Terisi', 'Sah', 'Keterangan', 'Rumus']),
  );
  expect(sheets[1]!.rows[1]).toContain('18 November 2025, 09.00 WIB');
});

it('writes what DHIS2 imports, and says what the mapping does not name', async () => {
  const mapping = path.join(dir, 'peta.json');
  await writeFile(
    mapping,
    JSON.stringify({
      dataElements: { [`${openForm.id}/completion/filled`]: 'abcdefghijk' },
      orgUnits: { '99.01.01': 'Abcdefghij1' },
    }),
  );
  const { text, warned } = await run('--format', 'dhis2', '--mapping', mapping);
  expect(JSON.parse(text)).toEqual({
    dataValues: [{ dataElement: 'abcdefghijk', period: '2025', orgUnit: 'Abcdefghij1', value: '20' }],
  });
  expect(warned[0]).toContain('4 data elements');
  await writeFile(mapping, JSON.stringify({ dataElements: {}, orgUnits: { x: '1' } }));
  await expect(run('--format', 'dhis2', '--mapping', mapping)).rejects.toThrow('is no id of DHIS2');
});

it('says of a demonstration on one machine that its data are made up', async () => {
  const environment = { ...api.environment, PANTAU_STORE: 'd1:pantau' };
  const kept = path.join(dir, 'contoh.jsonl.gz');
  const folder = path.join(dir, 'data');
  await backup([kept], String, String, environment);
  await restore([kept, '--store', `local:${folder}`], String, String, {});
  await saveState(folder, { ...newState(AT), demonstration: true });
  const out = path.join(dir, 'contoh.csv');
  const words = ['--format', 'csv', '--out', out, '--store', `local:${folder}`];
  await exportCommand(words, String, String, {}, () => AT);
  const described = JSON.parse(await readFile(path.join(dir, 'contoh.datapackage.json'), 'utf8'));
  expect(described.description).toContain('Data contoh, bukan data resmi.');
});

it('goes by no settings that are wrong: made-up data would pass for real', async () => {
  const wrong = exportCommand(['--format', 'csv', '--store', 'd1:pantau'], String, String, {
    ...api.environment,
    PANTAU_SETTINGS: '{"demonstration": "ja"}',
  });
  await expect(wrong).rejects.toThrow('PANTAU_SETTINGS');
});

it('says what it needs', async () => {
  await expect(run('--format', 'csv', '--mapping', 'peta.json')).rejects.toThrow(
    '--mapping does not go with --format csv',
  );
  await expect(run('--format', 'pdf')).rejects.toThrow('usage: export --format csv|xlsx|dhis2');
  await expect(run('--format', 'xlsx')).rejects.toThrow('xlsx needs --out');
  await expect(run('--format', 'dhis2')).rejects.toThrow('dhis2 needs --mapping');
  const nowhere = path.join(dir, 'tidak-ada', 'hasil.csv');
  await expect(run('--format', 'csv', '--out', nowhere)).rejects.toThrow(`${nowhere}: cannot be written`);
  await expect(run('--format', 'csv', '--form', 'lain')).rejects.toThrow('no form lain was checked yet');
});
