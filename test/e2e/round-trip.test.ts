/** A form taken along as a workbook, filled away from the network, and brought back beside what others typed meanwhile. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workbook } from '../../src/cli/commands/workbook.ts';
import type { AskText } from '../../src/cli/offline/decide.ts';
import { MARKS_TITLE } from '../../src/cli/offline/marks.ts';
import { readWorkbook } from '../../src/cli/workbook.ts';
import { parseTemplate } from '../../src/core/template/load.ts';
import type { CallInfo } from '../../src/runtime/local/calls.ts';
import { listArchive, unpack } from '../../src/xlsx/unzip.ts';
import { packedAnew, writeArchive } from '../../src/xlsx/zip.ts';
import { startTestDistrict, type TestDistrict } from '../support/district.ts';
import { convert, inLibreOffice } from '../support/libreoffice.ts';
import { openForm } from '../support/open-form.ts';
import { change, tabId, type, values } from '../support/sheet.ts';

const [tab] = openForm.tabs;
/** With every kind of value that staff type. */
const form = parseTemplate(
  {
    ...openForm,
    id: 'daftar-lengkap',
    tabs: [
      {
        ...tab,
        columns: [
          ...tab!.columns,
          { name: 'nik', label: { id: 'NIK', en: 'NIK' }, type: 'string', format: 'nik', entry: true },
          { name: 'bagian', label: { id: 'Bagian', en: 'Share' }, type: 'number', entry: true },
          { name: 'hari', label: { id: 'Hari', en: 'Day' }, type: 'date', entry: true },
          {
            name: 'hadir_semua',
            label: { id: 'Lengkap', en: 'Complete' },
            type: 'mark',
            marks: { yes: ['V'], no: ['X'] },
            entry: true,
          },
        ],
      },
    ],
  },
  'test/e2e/round-trip.test.ts',
);
const ROWS = [
  ['A1', 'Rapat', 10, 20, '0012345678901234', 0.125, '18/11/2025', 'V'],
  ['B2', 'Rembuk', 5, 6, '', '', '', ''],
  ['C3', 'Kunjungan', '', '', '', '', '', 'X'],
];

/** Runs once, right before the next write of Pantau's own account. */
let meanwhile: (() => Promise<void>) | undefined;
const hooks = {
  async before(call: CallInfo) {
    if (call.kind !== 'write' || !call.account.endsWith('gserviceaccount.com')) return;
    const act = meanwhile;
    meanwhile = undefined;
    await act?.();
  },
};

let dir: string;
let district: TestDistrict;
let sheet: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-round-'));
  district = await startTestDistrict(form, 1, { hooks });
  sheet = district.sheets[0] as string;
}, 60_000);
afterAll(async () => {
  await district.close();
  await rm(dir, { recursive: true, force: true });
});
beforeEach(async () => {
  district.clock.advance(2 * 60_000);
  const range = 'Kegiatan!A6:H40';
  await district.organiser.sheets.spreadsheets.values.clear({ spreadsheetId: sheet, range });
  await type(district.operator(0), sheet, 'Kegiatan!A6:H8', ROWS);
});

const cells = () => values(district.organiser, sheet, 'Kegiatan!A6:H30');

/** What the form-state cell says. */
const state = async () => (await values(district.organiser, sheet, 'pantau_keadaan'))[0]?.[0];
/** Address of the form-state cell in a file. */
const place = async (file: string) => {
  const part = listArchive(await readFile(file)).find(({ name }) => name === 'xl/workbook.xml')!;
  const [, column, row] = /name="pantau_keadaan"[^!]*!\$(\w+)\$(\d+)/.exec(unpack(part).toString())!;
  return `${column}${row}`;
};

/** The command, over the store and the account of the installation. */
async function run(words: string[], ask?: AskText) {
  const said: string[] = [];
  const warned: string[] = [];
  const reach = async () => ({
    store: district.store,
    google: { apis: district.google, email: district.state.account.email },
    now: () => district.clock.now(),
    close: async () => undefined,
  });
  const code = await workbook(
    words,
    (text) => said.push(text),
    (text) => warned.push(text),
    {},
    { ask, reach },
  );
  return { code: code ?? 0, said: said.join('\n'), warned };
}

async function exported(name: string): Promise<string> {
  const file = path.join(dir, name);
  await run(['export', '99.01.01', '--out', file]);
  return file;
}

/** As somebody would type into cells of tab Kegiatan without the network: by address. */
async function fill(file: string, typed: Record<string, string | number | null>): Promise<void> {
  const entries = listArchive(await readFile(file)).map((entry) => {
    if (entry.name !== 'xl/worksheets/sheet1.xml') return entry;
    let xml = unpack(entry).toString();
    for (const [ref, value] of Object.entries(typed)) {
      const cell = new RegExp(`<c r="${ref}"([^>]*?)(?:/>|>.*?</c>)`, 's');
      if (!cell.test(xml)) throw new Error(`no cell ${ref}`);
      xml = xml.replace(cell, (_, rest: string) => {
        const kept = rest.replace(/ t="[^"]*"/, '');
        if (value === null) return `<c r="${ref}"${kept}/>`;
        if (typeof value === 'number') return `<c r="${ref}"${kept}><v>${value}</v></c>`;
        return `<c r="${ref}"${kept} t="inlineStr"><is><t>${value}</t></is></c>`;
      });
    }
    return packedAnew(entry, Buffer.from(xml));
  });
  await writeFile(file, writeArchive(entries));
}

describe('a form taken along as a workbook', () => {
  it('looks as the sheet, and comes back unfilled without a change', async () => {
    const file = await exported('utuh.xlsx');
    const tabs = await readWorkbook(file);
    expect(tabs.map(({ title }) => title)).toEqual([
      'Kegiatan',
      'Persetujuan',
      'Pantau',
      'Petunjuk',
      MARKS_TITLE,
    ]);
    const parts = new Map(
      listArchive(await readFile(file)).map((entry) => [entry.name, unpack(entry).toString()]),
    );
    expect(parts.get('xl/workbook.xml')).toMatch(/name="pantau_ekspor"[^>]* state="veryHidden"/);
    expect(parts.get('xl/worksheets/sheet1.xml')).toMatch(/<dataValidation .*<\/dataValidations>/s);
    expect(parts.get('xl/worksheets/sheet1.xml')).toMatch(/<conditionalFormatting /);

    const before = await cells();
    const { code, said } = await run(['import', file, '--yes']);
    expect([code, said]).toEqual([
      0,
      expect.stringContaining('Nothing to change: the sheet has all that was filled in.'),
    ]);
    expect(await cells()).toEqual(before);
    await expect(run(['export', '99.01.01', '--out', file])).rejects.toThrow(
      /is there already, and was left as it is/,
    );
    await expect(run(['export', '99.01.09'])).rejects.toThrow('there is no unit "99.01.09"');
    await expect(run(['export', 'Kec. Contho 01'])).rejects.toThrow('did you mean 99.01.01');
    const named = path.join(dir, 'nama.xlsx');
    expect((await run(['export', 'KEC.  CONTOH 01', '--out', named])).said).toContain(named);
    await expect(run(['export', '99.01.01', '--form', 'lain'])).rejects.toThrow(
      /no such form; .*daftar-lengkap/,
    );
  });

  it('merges what was filled in, whatever was sorted, inserted and typed meanwhile', async () => {
    const file = await exported('isian.xlsx');
    await fill(file, {
      ...{ B6: 'Rapat koordinasi', C7: 4, E7: '0098765432109876', F7: 0.3081, G7: 45_900, H8: 'V' },
      ...{ A9: 'D4', B9: 'Baru', C9: 3, D9: 9, E9: '0011223344556677', G9: 45_901 },
    });
    // Meanwhile in the sheet: another column of the same row, a row put in, and all sorted the other way round.
    await type(district.operator(0), sheet, 'Kegiatan!D7', [[8]]);
    const sheetId = await tabId(district.organiser, sheet, 'Kegiatan');
    await change(
      district.operator(0),
      sheet,
      { insertDimension: { range: { sheetId, dimension: 'ROWS', startIndex: 6, endIndex: 7 } } },
      {
        sortRange: {
          range: { sheetId, startRowIndex: 5, endRowIndex: 9, startColumnIndex: 0, endColumnIndex: 8 },
          sortSpecs: [{ dimensionIndex: 0, sortOrder: 'DESCENDING' }],
        },
      },
    );
    const dry = await run(['import', file, '--dry-run', '--json']);
    const told = JSON.parse(dry.said);
    expect(
      told.changes.map((one: { key: string; column: string }) => `${one.key} ${one.column}`).sort(),
    ).toEqual(['A1 Nama kegiatan', 'B2 Bagian', 'B2 Hadir', 'B2 Hari', 'B2 NIK', 'C3 Lengkap'].sort());
    expect(told).toMatchObject({
      conflicts: [],
      faults: [],
      added: [{ key: 'D4', row: 9, cells: 6 }],
      merged: 0,
    });
    // What tells one child from another is not shown.
    expect(dry.said).not.toContain('0098765432109876');
    expect(told.changes.find((one: { column: string }) => one.column === 'NIK')).toMatchObject({
      file: '•••',
      sheet: null,
    });

    expect(await run(['import', file])).toMatchObject({
      code: 1,
      said: expect.stringContaining('it was not confirmed'),
    });
    expect((await run(['import', file], async () => 'n')).code).toBe(1);
    const asked: string[] = [];
    const done = await run(['import', file], async (question) => {
      asked.push(question);
      return 'ya';
    });
    expect(asked).toEqual(['Merge 7 changes into the sheet? [y/N/each] ']);
    expect([done.code, done.warned]).toEqual([0, []]);
    expect(done.said).toContain('Merged: 6 cells, 1 new rows.');

    const found = new Map((await cells()).filter(([key]) => key).map((row) => [row[0], row]));
    expect([...found.keys()].sort()).toEqual(['A1', 'B2', 'C3', 'D4']);
    expect(found.get('A1')).toEqual([
      'A1',
      'Rapat koordinasi',
      10,
      20,
      '0012345678901234',
      0.125,
      45_979,
      'V',
    ]);
    expect(found.get('B2')).toEqual(['B2', 'Rembuk', 4, 8, '0098765432109876', 0.3081, 45_900]);
    expect(found.get('C3')).toEqual(['C3', 'Kunjungan', '', '', '', '', '', 'V']);
    expect(found.get('D4')).toEqual(['D4', 'Baru', 3, 9, '0011223344556677', '', 45_901]);
    expect((await run(['import', file, '--yes'])).said).toContain('Nothing to change');
  });

  it('puts right what was sorted in the very moment of writing', async () => {
    const file = await exported('geser.xlsx');
    await fill(file, { C6: 77, B8: 'Kunjungan rumah' });
    const sheetId = await tabId(district.organiser, sheet, 'Kegiatan');
    meanwhile = async () => {
      const range = { sheetId, startRowIndex: 5, endRowIndex: 8, startColumnIndex: 0, endColumnIndex: 8 };
      const sortSpecs = [{ dimensionIndex: 0, sortOrder: 'DESCENDING' }];
      await change(district.operator(0), sheet, { sortRange: { range, sortSpecs } });
    };
    const { code, warned } = await run(['import', file, '--yes']);
    expect([code, warned, meanwhile]).toEqual([0, [], undefined]);
    expect((await cells()).slice(0, 3).map((row) => row.slice(0, 4))).toEqual([
      ['C3', 'Kunjungan rumah', '', ''],
      ['B2', 'Rembuk', 5, 6],
      ['A1', 'Rapat', 77, 20],
    ]);
  });

  it('shows conflicts cell by cell, and leaves the sheet as it is unless told', async () => {
    const file = await exported('konflik.xlsx');
    await fill(file, { C6: 12, D6: 24 });
    await type(district.operator(0), sheet, 'Kegiatan!C6', [[11]]);
    const { code, said } = await run(['import', file, '--yes']);
    expect(code).toBe(1);
    expect(said).toContain(
      'CONFLICT  Kegiatan!C6  A1  Hadir: exported 10, in the file 12, in the sheet now 11',
    );
    expect(said).toContain('change    Kegiatan!D6  A1  Undangan: 20 → 24');
    expect((await cells())[0]?.slice(2, 4)).toEqual([11, 24]);
    expect((await run(['import', file, '--yes', '--take', 'file'])).code).toBe(0);
    expect((await cells())[0]?.slice(2, 4)).toEqual([12, 24]);
  });

  /** Rows A1 and B2 changed on both sides, C3 in the file alone. */
  async function disputed(name: string): Promise<string> {
    const file = await exported(name);
    await fill(file, { C6: 12, D6: 24, C7: 7, B8: 'Kunjungan rumah' });
    await type(district.operator(0), sheet, 'Kegiatan!C6:D7', [
      [11, 22],
      [6, 6],
    ]);
    return file;
  }
  const standing = async () => (await cells()).slice(0, 3).map((row) => row.slice(1, 4));

  it('asks about each conflict, and merges those cells alone that were decided for the file', async () => {
    const file = await disputed('satu-satu.xlsx');
    const asked: string[] = [];
    const answers = ['f', '', 'f', 'each', 'f'];
    const { code, said } = await run(['import', file], async (question) => {
      asked.push(question);
      return answers[asked.length - 1]!;
    });
    expect(asked.map((question) => question.split('\n')[0])).toEqual(
      [
        'CONFLICT 1 of 3: Kegiatan!C6  A1  Hadir: exported 10, in the file 12, in the sheet now 11',
        'CONFLICT 2 of 3: Kegiatan!D6  A1  Undangan: exported 20, in the file 24, in the sheet now 22',
        'CONFLICT 3 of 3: Kegiatan!C7  B2  Hadir: exported 5, in the file 7, in the sheet now 6',
        'Merge 3 changes into the sheet? [y/N/each] ',
        'Change 1 of 1: Kegiatan!B8  C3  Nama kegiatan: “Kunjungan” → “Kunjungan rumah”',
      ].slice(0, 5),
    );
    expect([code, said]).toEqual([0, expect.stringContaining('Merged: 3 cells')]);
    expect(await standing()).toEqual([
      ['Rapat', 12, 22],
      ['Rembuk', 7, 6],
      ['Kunjungan rumah', '', ''],
    ]);
  });

  it('takes one answer for all that follow', async () => {
    const file = await disputed('semua.xlsx');
    const answers = ['s', 'F', 'y'];
    const { code } = await run(['import', file], async () => answers.shift()!);
    expect([code, answers]).toEqual([0, []]);
    expect(await standing()).toEqual([
      ['Rapat', 11, 24],
      ['Rembuk', 7, 6],
      ['Kunjungan rumah', '', ''],
    ]);
    // What was decided for the sheet stays, and is no open question.
    expect((await run(['import', file, '--yes', '--take', 'sheet'])).code).toBe(0);
    expect((await run(['import', file, '--yes'])).code).toBe(1);
  });

  it('takes decisions from a file that the dry run wrote, where nobody sits at a terminal', async () => {
    const file = await disputed('putusan.xlsx');
    const csv = path.join(dir, 'putusan.csv');
    const before = await cells();
    const dry = await run(['import', file, '--dry-run', '--decisions', csv]);
    expect(dry.said).toContain('4 differences to decide; fill in take');
    expect(await cells()).toEqual(before);
    await expect(run(['import', file, '--dry-run', '--decisions', csv])).rejects.toThrow(
      'is there already, and was left as it is',
    );
    const lines = (await readFile(csv, 'utf8')).trimEnd().split('\n');
    expect(lines[0]).toBe('take,kind,tab,cell,key,column,exported,file,sheet,mark');
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 9).join())).toEqual([
      'file,change,Kegiatan,B8,C3,Nama kegiatan,Kunjungan,Kunjungan rumah,Kunjungan',
      ',conflict,Kegiatan,C6,A1,Hadir,10,12,11',
      ',conflict,Kegiatan,D6,A1,Undangan,20,24,22',
      ',conflict,Kegiatan,C7,B2,Hadir,5,7,6',
    ]);
    // As a spreadsheet program of this country writes it: with semicolons.
    const decided = lines.map((line) => line.replaceAll(',', ';'));
    const put = (row: number, word: string) => {
      decided[row] = decided[row]!.replace(/^[^;]*/, word);
    };
    put(1, 'sheet');
    put(2, 'file');
    put(4, 'berkas');
    await writeFile(csv, `${decided.join('\r\n')}\r\n`);
    await expect(run(['import', file, '--decisions', csv])).rejects.toThrow(
      'putusan.csv:5: take "berkas" is neither file nor sheet',
    );
    put(4, 'sheet');
    await writeFile(csv, decided.join('\n'));
    const { code, said } = await run(['import', file, '--decisions', csv]);
    // Of one conflict nothing was said.
    expect([code, said]).toEqual([
      1,
      expect.stringContaining('Merged: 1 cells, 0 new rows. 1 in conflict stay'),
    ]);
    expect(await standing()).toEqual([
      ['Rapat', 12, 22],
      ['Rembuk', 6, 6],
      ['Kunjungan', '', ''],
    ]);
    // The sheet has changed since: what was decided there is another question now.
    await type(district.operator(0), sheet, 'Kegiatan!D6', [[23]]);
    await expect(run(['import', file, '--decisions', csv])).rejects.toThrow(
      'what is decided there is no difference of this workbook now',
    );
  });

  it('brings back that the form was handed in, and no word that is the verifikator’s to say', async () => {
    expect(await state()).toBe('draft');
    const file = await exported('ajukan.xlsx');
    const at = await place(file);
    await fill(file, { [at]: 'Diajukan', C7: 6 });
    const dry = await run(['import', file, '--dry-run']);
    expect(dry.said).toContain(`state     Kegiatan!${at}  Keadaan formulir: “draft” → “diajukan”`);
    expect(await state()).toBe('draft');
    const done = await run(['import', file, '--yes']);
    expect([done.code, done.said]).toEqual([0, expect.stringContaining('The form is diajukan now.')]);
    expect(await state()).toBe('diajukan');
    expect((await run(['import', file, '--yes'])).said).toContain('Nothing to change');

    const later = await exported('setuju.xlsx');
    await fill(later, { [at]: 'disetujui', C7: 8 });
    const refused = await run(['import', later, '--yes']);
    expect([refused.code, refused.said]).toEqual([
      1,
      expect.stringContaining('REFUSED   Kegiatan: an operator says draft or diajukan'),
    ]);
    expect((await cells())[1]?.[2]).toBe(6);
    // Taken back in the file: a draft again.
    await fill(later, { [at]: 'draft' });
    expect((await run(['import', later, '--yes'])).code).toBe(0);
    expect(await state()).toBe('draft');
  });

  it('merges nothing where a changed row cannot be told from another', async () => {
    const file = await exported('ganda.xlsx');
    await fill(file, { A7: 'A1', C8: 3 });
    const before = await cells();
    const { code, said } = await run(['import', file, '--yes']);
    expect(code).toBe(1);
    expect(said).toContain('REFUSED   Kegiatan, row 6, 7 of the file, A1: its key is doubled');
    expect(await cells()).toEqual(before);
  });

  it('is refused where it does not belong, and says why', async () => {
    const file = await exported('asing.xlsx');
    const other = path.join(dir, 'lain.xlsx');
    const entries = listArchive(await readFile(file));
    const swap = (from: string, to: string) =>
      writeFile(
        other,
        writeArchive(
          entries.map((entry) =>
            entry.name === 'xl/worksheets/pantau.xml'
              ? packedAnew(entry, Buffer.from(unpack(entry).toString().replace(from, to)))
              : entry,
          ),
        ),
      );
    await swap(sheet, 'x'.repeat(sheet.length));
    await expect(run(['import', other])).rejects.toThrow(
      /is not registered here; is --store the right installation/,
    );
    await swap('99.01.01', '99.01.02');
    await expect(run(['import', other])).rejects.toThrow(
      /was exported as unit 99\.01\.02, .* export it anew/,
    );
    await swap('exported', 'berubah');
    await expect(run(['import', other])).rejects.toThrow(/hidden tab pantau_ekspor was changed/);
    const plain = path.join(dir, 'polos.csv');
    await writeFile(plain, 'Kode;Nama\nA1;x\n');
    await expect(run(['import', plain])).rejects.toThrow(/was not exported by Pantau/);
    await expect(run(['import'])).rejects.toThrow('usage:');
    await expect(run(['import', file, '--take', 'both'])).rejects.toThrow('usage:');
  });

  it('is noticed where it was dropped into the folder, and merged only when confirmed', async () => {
    const file = await exported('kotak.xlsx');
    await fill(file, { C7: 1 });
    const parent = district.state.folderId as string;
    const operator = district.district.officers[0]!.address;
    const id = district.workspace.dropFile(operator, {
      name: 'kotak.xlsx',
      parent,
      bytes: await readFile(file),
    });
    district.workspace.dropFile(operator, { name: 'rusak.xlsx', parent, bytes: Buffer.from('PK rusak') });
    await district.settle();
    expect((await district.store.watch.unregistered()).map(({ name }) => name)).toContain('kotak.xlsx');
    const inbox = await run(['inbox']);
    expect(inbox.code).toBe(1);
    expect(inbox.said).toContain('change    Kegiatan!C7  B2  Hadir: 5 → 1');
    expect(inbox.said).toContain(`→ workbook import drive:${id}`);
    expect(inbox.said).toContain('rusak.xlsx: not a workbook');
    expect((await cells())[1]?.[2]).toBe(5);
    expect((await run(['import', `drive:${id}`, '--yes'])).code).toBe(0);
    expect((await cells())[1]?.[2]).toBe(1);
    expect((await run(['inbox', '--json'])).said).toContain('"changes":[]');
  });
});

inLibreOffice('a workbook filled in LibreOffice', () => {
  it('brings back every typed value as it was typed', async () => {
    const file = await exported('office.xlsx');
    const before = await cells();
    const typed = {
      C7: 4,
      E7: '0098765432109876',
      F7: 0.3081,
      G7: 45_900,
      H7: 'V',
      B8: 'Kunjungan – “rumah”',
    };
    const through = async (to: string) =>
      convert(await readFile(file), ['ods', 'xlsx'], async (folder) =>
        writeFile(to, await readFile(path.join(folder, 'buku.xlsx'))),
      );
    const empty = path.join(dir, 'office-1.xlsx');
    await through(empty);
    const unchanged = await run(['import', empty, '--yes']);
    expect([unchanged.said, unchanged.warned]).toEqual([expect.stringContaining('Nothing to change'), []]);
    expect(await cells()).toEqual(before);

    await fill(file, { ...typed, [await place(file)]: 'diajukan' });
    const filled = path.join(dir, 'office-2.xlsx');
    await through(filled);
    expect((await run(['import', filled, '--yes'])).said).toContain(
      'Merged: 6 cells, 0 new rows. The form is diajukan now.',
    );
    expect(await state()).toBe('diajukan');
    const [a1, b2, c3] = await cells();
    expect(a1).toEqual(before[0]);
    expect(b2).toEqual(['B2', 'Rembuk', 4, 6, typed.E7, typed.F7, typed.G7, 'V']);
    expect(c3).toEqual(['C3', typed.B8, '', '', '', '', '', 'X']);
  }, 120_000);
});
