/** Everything that people do to a spreadsheet: each ends in a clear problem, and the others go on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layOut } from '../../src/google/provision/spreadsheet.ts';
import type { FormResult } from '../../src/ports/store/results.ts';
import type { LocalRuntime } from '../../src/runtime/local/worker.ts';
import { RUNTIMES, startTestDistrict, type TestDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { change, records, tabId, type, type Value, values } from '../support/sheet.ts';

const DAY = 24 * 60 * 60_000;

/** What happens to each spreadsheet, in order. Each gets one good row before, and is checked once. */
const ACTS: Record<string, (id: string, index: number) => Promise<void>> = {
  healthy: async () => {},
  'tab deleted': async (id) => {
    await change(district.organiser, id, {
      deleteSheet: { sheetId: await tabId(district.google, id, 'Kegiatan') },
    });
  },
  'header renamed': async (id, index) => type(district.operator(index), id, 'Kegiatan!C5', [['Yang datang']]),
  'keys doubled, blank and with wildcards': async (id, index) =>
    type(district.operator(index), id, 'Kegiatan!A7', [
      ['k1', 'Lagi', 1, 2],
      ['', 'Tanpa kode', 1, 2],
      ['A*', 'Bintang', 1, 2],
      ['K2', 'Benar', 1, 2],
    ]),
  'named range deleted': async (id) => {
    const { data } = await district.google.sheets.spreadsheets.get({
      spreadsheetId: id,
      fields: 'namedRanges',
    });
    const block = data.namedRanges?.find(({ name }) => name === 'pantau_kegiatan');
    await change(district.organiser, id, { deleteNamedRange: { namedRangeId: block?.namedRangeId ?? '' } });
  },
  trashed: async (id) => {
    await district.organiser.drive.files.update({
      fileId: id,
      supportsAllDrives: true,
      requestBody: { trashed: true },
    });
  },
  unshared: async (id) => {
    const { data } = await district.organiser.drive.permissions.list({
      fileId: id,
      fields: 'permissions(id,emailAddress)',
    });
    const ours = data.permissions?.find(({ emailAddress }) => emailAddress === district.state.account.email);
    await district.organiser.drive.permissions.delete({ fileId: id, permissionId: ours?.id ?? '' });
  },
  'kept as .xlsx': async (id) => district.workspace.toOfficeFile(id),
  emptied: async (id) => {
    await district.organiser.sheets.spreadsheets.values.clear({
      spreadsheetId: id,
      range: 'Kegiatan!A1:Z300',
    });
  },
  '50,000 stray rows': async (id, index) => {
    const tab = await tabId(district.google, id, 'Kegiatan');
    await change(district.operator(index), id, {
      appendDimension: { sheetId: tab, dimension: 'ROWS', length: 50_000 },
    });
    const stray = Array.from({ length: 50_000 }, (_, row) => [`X${row}`, 'nyasar']);
    await district.operator(index).sheets.spreadsheets.values.update({
      spreadsheetId: id,
      range: 'Kegiatan!A201',
      valueInputOption: 'RAW',
      requestBody: { values: stray },
    });
  },
  '#REF! cells': async (id, index) =>
    type(district.operator(index), id, 'Kegiatan!C6', [['=INDEX(A1:A2;9)', '=1/0']]),
  'merged cells': async (id, index) => {
    const sheetId = await tabId(district.google, id, 'Kegiatan');
    const range = { sheetId, startRowIndex: 5, endRowIndex: 6, startColumnIndex: 2, endColumnIndex: 4 };
    await change(district.operator(index), id, { mergeCells: { range, mergeType: 'MERGE_ALL' } });
  },
  'another locale': async (id) => {
    const properties = { locale: 'en_US' };
    await change(district.organiser, id, { updateSpreadsheetProperties: { properties, fields: 'locale' } });
    await type(district.organiser, id, 'Kegiatan!C6', [['1,5', 20]]);
    await type(district.organiser, id, 'Kegiatan!C6', [["'1,5", 20]]);
  },
  'unknown state': async (id, index) =>
    type(district.operator(index), id, 'pantau_keadaan', [['sudah beres']]),
  "Pantau's tab deleted": async (id) => {
    await change(district.organiser, id, {
      deleteSheet: { sheetId: await tabId(district.google, id, 'Pantau') },
    });
  },
};
const NAMES = Object.keys(ACTS);

let district: TestDistrict<LocalRuntime>;
let results: Map<string, FormResult>;

/** A spreadsheet that a person owns and has shared with Pantau: what is in the shared drive cannot be unshared. */
async function takenOver(): Promise<string> {
  const unit = district.district.units.find(
    (one) => one.code === `99.01.${NAMES.indexOf('unshared') + 1}`.replace(/\.(\d)$/, '.0$1'),
  );
  if (!unit) throw new Error('no unit');
  const created = await district.organiser.sheets.spreadsheets.create({
    requestBody: { properties: { title: 'Milik panitia' } },
  });
  const spreadsheetId = created.data.spreadsheetId as string;
  for (const emailAddress of [
    district.state.account.email,
    district.district.officers[NAMES.indexOf('unshared')]?.address,
  ]) {
    const requestBody = { type: 'user', role: 'writer', emailAddress: emailAddress as string };
    await district.organiser.drive.permissions.create({ fileId: spreadsheetId, requestBody });
  }
  await layOut(district.organiser, spreadsheetId, {
    template: openForm,
    unit,
    districtName: 'Kabupaten Contoh',
    zone: 'Asia/Jakarta',
    folderId: '',
    serviceAccount: district.state.account.email,
    verifiers: [],
    demonstration: true,
  });
  const registration = {
    spreadsheetId,
    unit: unit.code,
    templateId: openForm.id,
    templateVersion: openForm.version,
  };
  await district.store.register.registerSpreadsheet(registration, district.clock.now());
  return spreadsheetId;
}

const id = (name: string) => district.sheets[NAMES.indexOf(name)] as string;
const summary = async (name: string) =>
  (await values(district.google, id(name), 'Pantau!A1:C40'))
    .filter((row) => row[0] === 'Perhatian')
    .map((row) => row[2]);
const kegiatan = (name: string) => records(district.google, id(name), 'Kegiatan', 'Kode');
const codes = async (name: string) =>
  (await district.store.results.problemsOf(id(name))).map((problem) => problem.code);

describe.each(RUNTIMES)('bad input, on %s,', (_name, start) => {
  beforeAll(async () => {
    district = await startTestDistrict(openForm, NAMES.length, {}, start);
    district.sheets[NAMES.indexOf('unshared')] = await takenOver();
    for (const [index, id] of district.sheets.entries()) {
      await type(district.operator(index), id, 'Kegiatan!A6', [['K1', 'Rembuk', 10, 20]]);
    }
    await district.settle();
    for (const [index, id] of district.sheets.entries()) await ACTS[NAMES[index] as string]?.(id, index);
    await district.settle();
    // What no list of changes shows comes to light in the nightly sweep.
    district.clock.advance(DAY);
    await district.settle();
    await type(district.operator(0), district.sheets[0] as string, 'Kegiatan!A7', [['K2', 'Rapat', 30, 20]]);
    await district.settle();
    const forms = await district.store.results.forms();
    results = new Map(
      NAMES.map((name, index) => [
        name,
        forms.find((form) => form.spreadsheetId === district.sheets[index]) as FormResult,
      ]),
    );
  });
  afterAll(() => district?.close());

  it('does not keep the others from going on', async () => {
    expect(results.get('healthy')).toMatchObject({
      trouble: null,
      counts: { expected: 2, filled: 2, valid: 1 },
    });
    expect((await kegiatan('healthy')).slice(0, 2)).toMatchObject([
      { Status: 'Benar' },
      { Status: 'Perlu diperbaiki' },
    ]);
  });

  it.each([
    ['tab deleted', 'range-missing', 'pantau_kegiatan'],
    ['named range deleted', 'range-missing', 'pantau_kegiatan'],
    ["Pantau's tab deleted", 'range-missing', 'pantau_lembar'],
    ['trashed', 'trashed', ''],
    ['unshared', 'no-access', '403'],
    ['kept as .xlsx', 'office-file', '400'],
    ['header renamed', 'unreadable', 'kegiatan'],
    ['emptied', 'unreadable', 'kegiatan'],
  ])('%s is a trouble that the operator sees, and the last counts stay', async (name, code, detail) => {
    expect(results.get(name)?.trouble).toEqual({ code, detail });
    expect(results.get(name)?.counts).toMatchObject({ expected: 1, filled: 1, valid: 1 });
  });

  it('header renamed: staff are told in the sheet, and rows no longer show an old status', async () => {
    expect(await summary('header renamed')).toEqual([
      'Judul kolom “Hadir” berubah menjadi “Yang datang”. Kembalikan judul kolom seperti semula. Sebelum itu isian tidak dapat diperiksa.',
    ]);
    const [row] = await records(district.google, id('header renamed'), 'Kegiatan', 'Kode');
    expect(row).toMatchObject({ Status: 'Belum diperiksa' });
  });

  it('keys: each row says what is wrong with its own', async () => {
    const rows = await kegiatan('keys doubled, blank and with wildcards');
    expect(rows.slice(0, 5).map((row) => [row.Kode, row.Status])).toEqual([
      ['K1', 'Kunci ganda'],
      ['k1', 'Kunci ganda'],
      ['', 'Kunci kosong'],
      ['A*', 'Kunci keliru'],
      ['K2', 'Benar'],
    ]);
    expect(rows[0]?.Pesan).toBe(
      'Baris 6, Kode: “K1” dipakai di baris 6 dan 7. Satu kunci hanya untuk satu baris; betulkan atau hapus salah satunya.',
    );
    expect(rows[2]?.Pesan).toBe('Baris 8, Kode: masih kosong. Isi kolom ini agar baris dapat diperiksa.');
    expect(await codes('keys doubled, blank and with wildcards')).toEqual(
      expect.arrayContaining(['key-doubled', 'key-blank', 'key-wildcard']),
    );
  });

  it('50,000 stray rows: as many as the form allows are checked, the rest is told', async () => {
    expect(await summary('50,000 stray rows')).toEqual([
      '48.001 baris di bawah batas 2.000 baris tidak diperiksa. Hapus baris yang tidak dipakai, atau hubungi pengelola.',
    ]);
    expect((await kegiatan('50,000 stray rows'))[0]).toMatchObject({ Kode: 'K1', Status: 'Benar' });
  });

  it('#REF! cells, merged cells, another locale, an unknown state: in words, where it is', async () => {
    expect((await kegiatan('#REF! cells'))[0]?.Pesan).toMatch(
      /^Baris 6, Hadir: rumus rusak \(#REF!\)\. Undangan: rumus rusak \(#DIV\/0!\)\./,
    );
    expect(await summary('merged cells')).toEqual([
      'Sel C6:D6 digabungkan, sehingga isinya tidak terbaca satu per satu. Pisahkan kembali (menu Format → Gabungkan sel → Pisahkan).',
    ]);
    expect((await summary('another locale'))[0]).toContain('Lokal spreadsheet ini “en_US”, bukan Indonesia');
    expect(await summary('unknown state')).toEqual([
      'Keadaan formulir “sudah beres” tidak dikenal; dianggap draft. Pilih dari daftar: draft atau diajukan.',
    ]);
  });

  it('is undone when people put it right', async () => {
    const typed = async (name: string, range: string, rows: Value[][]) =>
      type(district.organiser, id(name), range, rows);
    await typed('header renamed', 'Kegiatan!C5', [['Hadir']]);
    await district.organiser.drive.files.update({
      fileId: id('trashed'),
      supportsAllDrives: true,
      requestBody: { trashed: false },
    });
    await district.settle();
    const forms = await district.store.results.forms();
    for (const name of ['header renamed', 'trashed']) {
      expect(forms.find((form) => form.spreadsheetId === id(name))?.trouble).toBeNull();
    }
    expect((await kegiatan('header renamed'))[0]).toMatchObject({ Status: 'Benar' });
  });
});
