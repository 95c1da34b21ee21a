/** A spreadsheet that staff made themselves: taken in, watched, and given back as it was. Through the commands, over HTTP. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adopt } from '../../src/cli/commands/adopt.ts';
import { release } from '../../src/cli/commands/release.ts';
import { readTemplates } from '../../src/cli/templates.ts';
import type { Template } from '../../src/core/template/schema.ts';
import { OFFICE_SPREADSHEET, SPREADSHEET } from '../../src/ports/drive.ts';
import { type Messy, messyWorkbooks, toXlsx } from '../core/adopt/messy.ts';
import { type CommandEnvironment, startCommandEnvironment } from '../support/command-environment.ts';
import { startTestDistrict, type TestDistrict } from '../support/district.ts';
import { change, tabId, type, values } from '../support/sheet.ts';

const templates = await readTemplates('sheets-templates');
const template = (id: string) => templates.filter((one) => one.id === id).at(-1) as Template;
const workbooks = messyWorkbooks((id, tab) => template(id).tabs.find(({ name }) => name === tab)!.fixedRows);
const [titles, grouped, misspelt, byName] = workbooks as [Messy, Messy, Messy, Messy];

let district: TestDistrict;
let commands: CommandEnvironment;
beforeAll(async () => {
  district = await startTestDistrict(template('aksi-konvergensi-2025'), 3, {});
  commands = await startCommandEnvironment({
    database: district.worker.database,
    google: district.workspace.origin,
    account: district.state.account,
  });
  await district.store.register.issueTemplate(template('pengukuran-balita'));
}, 120_000);
afterAll(async () => {
  await commands?.close();
  await district?.close();
});

/** As a member of staff: the workbook becomes a spreadsheet in the shared folder. */
async function bring(
  messy: Messy,
  name: string,
  folderId = district.state.folderId as string,
): Promise<string> {
  const { data } = await district.organiser.drive.files.create({
    supportsAllDrives: true,
    fields: 'id',
    requestBody: { name, mimeType: SPREADSHEET, parents: [folderId] },
    media: { mimeType: OFFICE_SPREADSHEET, body: Readable.from(Buffer.from(await toXlsx(messy))) },
  });
  return data.id as string;
}

interface Ran {
  code: number | undefined;
  text: string;
}
type Command = typeof adopt;
async function run(command: Command, words: string[], answer?: boolean): Promise<Ran> {
  const printed: string[] = [];
  const ask = answer === undefined ? undefined : async () => answer;
  const code = await command(
    words,
    (text) => printed.push(text),
    () => {},
    commands.environment,
    ask,
  ).catch((error: Error) => {
    printed.push(error.message);
    return 1;
  });
  return { code, text: printed.join('\n') };
}
const json = ({ text }: Ran) => JSON.parse(text.split('\n').at(-1) as string);

/** All that Google shows of a spreadsheet, but for what counts its changes. */
async function whole(spreadsheetId: string): Promise<unknown> {
  const { data } = await district.organiser.sheets.spreadsheets.get({ spreadsheetId, includeGridData: true });
  return data;
}

describe('a spreadsheet with a header of two lines', () => {
  let id: string;
  let before: unknown;
  beforeAll(async () => {
    id = await bring(grouped, 'Pengukuran Kec. Contoh 01');
    // What staff set up themselves, some of it like what Pantau adds.
    const sheetId = await tabId(district.organiser, id, 'Sheet1');
    const range = { sheetId, startRowIndex: 4, endRowIndex: 14, startColumnIndex: 6, endColumnIndex: 8 };
    await change(
      district.organiser,
      id,
      { addNamedRange: { namedRange: { name: 'pantau_harga', range } } },
      { addProtectedRange: { protectedRange: { range, warningOnly: true, description: 'kader' } } },
      {
        addConditionalFormatRule: {
          rule: {
            ranges: [range],
            booleanRule: {
              condition: { type: 'NUMBER_GREATER', values: [{ userEnteredValue: '20' }] },
              format: { textFormat: { bold: true } },
            },
          },
        },
      },
    );
    before = await whole(id);
  });

  it('is shown side by side without anything being changed', async () => {
    const { code, text } = await run(adopt, [id, '--template', 'pengukuran-balita', '--dry-run']);
    expect(code).toBeUndefined();
    expect(text).toContain('lembar "Sheet1", baris judul 2–4');
    expect(text).toMatch(/✓ NIK +B {2}Identitas Anak NIK/);
    expect(text).toContain('Unit: Kecamatan Contoh 01 (99.01.01)');
    expect(await whole(id)).toEqual(before);
  });

  it('is not taken in where nobody can be asked, nor when the answer is no', async () => {
    const silent = await run(adopt, [id, '--template', 'pengukuran-balita']);
    expect(silent).toMatchObject({ code: 1, text: expect.stringContaining('--mapping') });
    const declined = await run(adopt, [id, '--template', 'pengukuran-balita'], false);
    expect(declined).toMatchObject({ code: 1, text: expect.stringContaining('--mapping usulan.json') });
    expect(await whole(id)).toEqual(before);
    expect(await district.store.register.registration(id)).toBeUndefined();
  });

  it('is taken in by one write, with no typed cell written', async () => {
    district.resetCalls();
    const typed = await values(district.organiser, id, 'Sheet1!A1:L40');
    const ran = await run(adopt, [id, '--template', 'pengukuran-balita', '--json'], true);
    expect(json(ran)).toMatchObject({
      state: 'adopted',
      unit: '99.01.01',
      template: 'pengukuran-balita@1001',
    });
    expect(district.calls.write).toBe(1);
    expect(await values(district.organiser, id, 'Sheet1!A1:L40')).toEqual(typed);
    expect(
      await run(adopt, [id, '--template', 'pengukuran-balita', '--json'], true).then(json),
    ).toMatchObject({ state: 'already' });
  });

  it('is checked like any other, with its own headings in the messages', async () => {
    await district.settle();
    const status = await values(district.organiser, id, 'Sheet1!M4:O14');
    expect(status[0]?.[0]).toMatch(/^Diperiksa 18 Nov 2025/);
    expect(status.slice(1).map(([word]) => word)).not.toContain('Belum diperiksa');
    await type(district.organiser, id, 'Sheet1!G5', [['delapan']]);
    district.clock.advance(10 * 60_000);
    await district.settle();
    const [row] = await values(district.organiser, id, 'Sheet1!M5:N5');
    expect(row?.[0]).toBe('Perlu diperbaiki');
    expect(row?.[1]).toContain('Hasil Pengukuran Berat Badan');
    await type(district.organiser, id, 'Sheet1!G5', [[9]]);
  });

  it('is given back: cell by cell, with formats, names, marks and colours, as it was', async () => {
    const ran = await run(release, [id, '--yes']);
    expect(ran).toMatchObject({ code: undefined });
    expect(await whole(id)).toEqual(before);
    expect(await district.store.register.registration(id)).toBeUndefined();
    expect(await run(release, [id, '--yes'])).toMatchObject({
      code: undefined,
      text: expect.stringContaining('Tidak ada apa pun'),
    });
  });
});

describe('what must not go wrong', () => {
  it('an adoption cut short between Google and the register is finished by the same command', async () => {
    const id = await bring(titles, 'Data Kec. Contoh 02');
    expect((await run(adopt, [id, '--template', 'pengukuran-balita', '--yes'])).code).toBeUndefined();
    await district.store.register.withdrawSpreadsheet(id);
    const state = await whole(id);
    const { register } = district.store;
    const words = [id, '--template', 'pengukuran-balita', '--yes'];
    expect(json(await run(adopt, [...words, '--dry-run', '--json']))).toMatchObject({ state: 'proposed' });
    expect((await run(adopt, [...words, '--dry-run'])).text).toContain('Belum ada yang diubah');
    expect(await register.registration(id)).toBeUndefined();
    // Meanwhile another was taken in for the same unit.
    const other = { unit: '99.01.02', templateId: 'pengukuran-balita', templateVersion: 1 };
    await register.registerSpreadsheet({ spreadsheetId: 'lain', ...other }, district.clock.now());
    expect((await run(adopt, words)).text).toContain('sudah punya spreadsheet untuk formulir ini: lain');
    await register.withdrawSpreadsheet('lain');
    expect((await run(adopt, [...words, '--unit', '99.01.03'])).text).toContain('bukan untuk 99.01.03');
    // As it may have been typed the first time.
    const again = [...words, '--unit', '99.01.02 Kecamatan Contoh 02', '--json'];
    expect(json(await run(adopt, again))).toMatchObject({
      state: 'repaired',
      unit: '99.01.02',
    });
    expect(await whole(id)).toEqual(state);
    expect(await district.store.register.registration(id)).toMatchObject({ unit: '99.01.02' });
  });

  it('a copy that carries the marks of another unit is told apart, and can be freed of them', async () => {
    const [original] = (await district.store.register.registrations()).filter(
      ({ templateId }) => templateId === 'pengukuran-balita',
    );
    const { data } = await district.organiser.drive.files.copy({
      fileId: original!.spreadsheetId,
      supportsAllDrives: true,
      requestBody: { name: 'Salinan' },
    });
    const copy = data.id as string;
    const refused = await run(adopt, [
      copy,
      '--template',
      'pengukuran-balita',
      '--unit',
      '99.01.03',
      '--yes',
    ]);
    expect(refused.code).toBe(1);
    expect(refused.text).toContain('masih ada tanda Pantau dari pengukuran-balita untuk unit 99.01.02');
    expect(json(await run(release, [`${copy}tidakada`, '--yes', '--json']))).toMatchObject({
      state: 'refused',
      reasons: [expect.stringContaining('tidak ditemukan')],
    });
    expect((await run(release, [copy, '--yes'])).code).toBeUndefined();
    expect(
      json(
        await run(adopt, [copy, '--template', 'pengukuran-balita', '--unit', '99.01.03', '--yes', '--json']),
      ),
    ).toMatchObject({
      state: 'adopted',
      unit: '99.01.03',
      // The same headings are the same variant.
      template: `pengukuran-balita@${original!.templateVersion}`,
    });
    await run(release, [copy, '--yes']);
  });

  it('a unit that has a spreadsheet for this form already gets no second one', async () => {
    const id = await bring(misspelt, 'Kec. Contoh 02 lagi');
    const { code, text } = await run(adopt, [id, '--template', 'pengukuran-balita', '--yes']);
    expect(code).toBe(1);
    expect(text).toContain('Kecamatan Contoh 02 sudah punya spreadsheet');
  });

  it('a spreadsheet that is not shared, and one whose owner takes the sharing back, are told in plain words', async () => {
    const { data } = await district
      .operator(0)
      .sheets.spreadsheets.create({ requestBody: { properties: { title: 'Milik sendiri' } } });
    const id = data.spreadsheetId as string;
    const refused = await run(adopt, [id, '--template', 'pengukuran-balita', '--yes']);
    expect(refused).toMatchObject({
      code: 1,
      text: expect.stringContaining(`membagikan kepada ${district.state.account.email}`),
    });

    const { data: given } = await district.operator(0).drive.permissions.create({
      fileId: id,
      requestBody: { type: 'user', role: 'writer', emailAddress: district.state.account.email },
    });
    await type(district.operator(0), id, 'A1', [
      ['No', 'Nama Anak', 'Jenis Kelamin', 'Tanggal Lahir', 'Tanggal Ukur', 'Berat (kg)', 'Tinggi Badan'],
      ['1', 'Ani', 'P', '01/02/2023', '03/03/2025', '11,2', '84'],
    ]);
    expect(
      json(
        await run(adopt, [id, '--template', 'pengukuran-balita', '--unit', '99.01.01', '--yes', '--json']),
      ),
    ).toMatchObject({ state: 'adopted' });
    await district.settle();
    await district.operator(0).drive.permissions.delete({ fileId: id, permissionId: given.id as string });
    await type(district.operator(0), id, 'F2', [['11,4']]);
    district.clock.advance(26 * 3_600_000);
    await district.settle();
    expect((await run(release, [id, '--yes'])).text).toContain('tidak lagi');
    // Nothing is forgotten of it, and nothing was taken out by halves.
    expect(await district.store.register.registration(id)).toBeDefined();
    await district.store.register.withdrawSpreadsheet(id);
  });

  it('what its owner protects, or lets Pantau only read, is left as it is, with whom to ask for what', async () => {
    const owner = district.operator(0);
    const { data } = await owner.sheets.spreadsheets.create({
      requestBody: { properties: { title: 'Terlindung' } },
    });
    const id = data.spreadsheetId as string;
    await type(owner, id, 'A1', [
      ['No', 'Nama Anak', 'Jenis Kelamin', 'Tanggal Lahir', 'Tanggal Ukur', 'Berat (kg)', 'Tinggi Badan'],
      ['1', 'Ani', 'P', '01/02/2023', '03/03/2025', '11,2', '84'],
    ]);
    const emailAddress = district.state.account.email;
    const permission = { type: 'user', emailAddress };
    const taken = () =>
      run(adopt, [id, '--template', 'pengukuran-balita', '--unit', '99.01.03', '--yes', '--json']);
    const all = async () =>
      (await owner.sheets.spreadsheets.get({ spreadsheetId: id, includeGridData: true })).data;

    const { data: reader } = await owner.drive.permissions.create({
      fileId: id,
      fields: 'id',
      requestBody: { ...permission, role: 'reader' },
    });
    const before = await all();
    expect(json(await taken())).toMatchObject({
      state: 'refused',
      reasons: [expect.stringContaining(`membagikan kepada ${emailAddress} sebagai Editor`)],
    });
    await owner.drive.permissions.delete({ fileId: id, permissionId: reader.id as string });
    await owner.drive.permissions.create({ fileId: id, requestBody: { ...permission, role: 'writer' } });
    const editors = { users: [district.district.officers[0]!.address] };
    await change(owner, id, { addProtectedRange: { protectedRange: { range: { sheetId: 0 }, editors } } });
    const kept = await all();
    expect(json(await taken())).toMatchObject({
      state: 'refused',
      reasons: [expect.stringContaining(`menambahkan ${emailAddress} di Data › Lindungi sheet dan rentang`)],
    });
    expect(await all()).toEqual(kept);
    expect(kept.sheets?.[0]?.data).toEqual(before.sheets?.[0]?.data);
    expect(await district.store.register.registration(id)).toBeUndefined();

    // What is protected against Pantau later on is a trouble that says so, until it is undone.
    const protectedRangeId = kept.sheets?.[0]?.protectedRanges?.[0]?.protectedRangeId as number;
    await change(owner, id, { deleteProtectedRange: { protectedRangeId } });
    expect(json(await taken())).toMatchObject({ state: 'adopted' });
    await district.settle();
    const range = { sheetId: await tabId(owner, id, 'Pantau') };
    const { replies } = await change(owner, id, {
      addProtectedRange: { protectedRange: { range, editors } },
    });
    await type(owner, id, 'F2', [['seratus']]);
    district.clock.advance(10 * 60_000);
    await district.settle();
    const trouble = async () =>
      (await district.store.results.forms()).find(({ spreadsheetId }) => spreadsheetId === id)?.trouble;
    expect(await trouble()).toEqual({ code: 'protected', detail: '400' });
    const added = replies?.[0]?.addProtectedRange?.protectedRange?.protectedRangeId as number;
    await change(owner, id, { deleteProtectedRange: { protectedRangeId: added } });
    district.clock.advance(10 * 60_000);
    await district.settle();
    expect(await trouble()).toBeNull();
    await run(release, [id, '--yes']);
  });

  it('two tables of one form in a tab are not chosen from', async () => {
    const [sheet] = titles.sheets;
    const twice: Messy = {
      ...titles,
      sheets: [{ ...sheet!, rows: [...sheet!.rows, [], [], ...sheet!.rows.slice(3)] }],
    };
    const id = await bring(twice, 'Kec. Contoh 03');
    const before = await whole(id);
    const { code, text } = await run(adopt, [id, '--template', 'pengukuran-balita', '--yes']);
    expect(code).toBe(1);
    expect(text).toContain('memuat lebih dari satu tabel');
    expect(await whole(id)).toEqual(before);
  });
});

describe('a folder of one kind', () => {
  it('is taken in with one mapping; what deviates is set apart with the reason', async () => {
    const { data } = await district.organiser.drive.files.create({
      supportsAllDrives: true,
      fields: 'id',
      requestBody: {
        name: 'Kiriman',
        mimeType: 'application/vnd.google-apps.folder',
        parents: [district.state.folderId as string],
      },
    });
    const folder = data.id as string;
    const [sheet] = misspelt.sheets;
    const other: Messy = {
      ...misspelt,
      sheets: [
        {
          ...sheet!,
          rows: sheet!.rows.map((row, index) =>
            index === 0 ? row.map((cell) => (cell === 'Berat Badann' ? 'Timbangan' : cell)) : row,
          ),
        },
      ],
    };
    await bring(misspelt, 'a Kec. Contoh 01', folder);
    await bring(other, 'b Kec. Contoh 02', folder);
    await bring(misspelt, 'c Kec. Contoh 03', folder);
    await bring(misspelt, 'd tanpa nama unit', folder);
    let asked = 0;
    const printed: string[] = [];
    const code = await adopt(
      ['--folder', folder, '--template', 'pengukuran-balita', '--json'],
      (text) => printed.push(text),
      () => {},
      commands.environment,
      async () => ++asked > 0,
    );
    expect([code, asked]).toEqual([1, 1]);
    const { spreadsheets } = JSON.parse(printed.join(''));
    expect(spreadsheets.map((one: { state: string }) => one.state)).toEqual([
      'adopted',
      'refused',
      'adopted',
      'refused',
    ]);
    expect(spreadsheets[1].reasons.join(' ')).toContain('"Berat Badann"');
    expect(spreadsheets[3].reasons.join(' ')).toContain('--unit');
    for (const { spreadsheet, state } of spreadsheets)
      if (state === 'adopted') await run(release, [spreadsheet, '--yes']);
  });
});

describe('a workbook on somebody’s own computer', () => {
  it('is shown, and becomes a spreadsheet that is watched when that is asked for', async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'pantau-adopt-'));
    const file = path.join(dir, 'Balita Kec. Contoh 03.xlsx');
    await writeFile(file, await toXlsx(misspelt));
    const shown = await run(adopt, [file, '--template', 'pengukuran-balita']);
    expect(shown).toMatchObject({ code: undefined, text: expect.stringContaining('Belum ada yang diubah') });
    const into = [
      file,
      '--template',
      'pengukuran-balita',
      '--into',
      district.state.folderId as string,
      '--json',
    ];
    expect((await run(adopt, into)).text).toContain('tidak ada terminal untuk bertanya');
    const told = json(await run(adopt, [...into, '--yes']));
    expect(told).toMatchObject({ state: 'adopted', unit: '99.01.03' });
    expect((await values(district.organiser, told.spreadsheet, 'Data!A1:D1'))[0]).toEqual([
      'Nmr',
      'N I K Anak',
      'Nama Annak',
      'Nama Ibu',
    ]);
    await rm(dir, { recursive: true });
  });
});

describe('a form whose rows have other texts', () => {
  it('is told apart by them, and its figures are those of the form’s own rows', async () => {
    const id = await bring(byName, 'Lain');
    for (const { spreadsheetId } of await district.store.register.registrations())
      await district.store.register.withdrawSpreadsheet(spreadsheetId);
    const ran = await run(adopt, [
      id,
      '--template',
      'aksi-konvergensi-2025',
      '--unit',
      '99.01.03',
      '--yes',
      '--json',
    ]);
    expect(json(ran)).toMatchObject({ state: 'adopted', template: 'aksi-konvergensi-2025@1001' });
    await district.settle();
    const status = await values(district.organiser, id, "'Lap Cakupan'!H4:J38");
    expect(status[0]?.[0]).toMatch(/^Diperiksa/);
    expect(status.slice(1, 32).filter(([word]) => word === 'Benar').length).toBeGreaterThan(25);
    const { figures } = await district.store.across.of(id);
    expect(Object.keys(figures.indikator?.dilayani ?? {})).toContain('AK25-31');
    // The last row of the form stands first in this sheet.
    expect(figures.indikator?.sasaran?.['AK25-31']).toBe(100);
  });
});
