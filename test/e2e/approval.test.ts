/** From the operator to the verifikator and back, through the sheet: who may say what, and what it is about. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseDistrict } from '../../src/core/district.ts';
import { setUp } from '../../src/demo/set-up.ts';
import { type Local, startLocal } from '../../src/runtime/local/local.ts';
import type { LocalRuntime } from '../../src/runtime/local/worker.ts';
import {
  RUNTIMES,
  startTestDistrict,
  TEST_NOW,
  type TestDistrict,
  testDistrict,
} from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { change, tabId, type, type Value, values } from '../support/sheet.ts';
import { stored } from '../support/stored.ts';

let district: TestDistrict<LocalRuntime>;
/** Each test has a unit of its own, in one district. */
const UNITS = 5;
let unit: number;
let id: string;

const verifier = () => district.person('verifikator@kabupaten-contoh.example');
const operator = () => district.operator(unit);
const enter = (cell: string, row: Value[]) => type(operator(), id, `Kegiatan!${cell}`, [row]);
const say = (word: string) => type(operator(), id, 'pantau_keadaan', [[word]]);
const decide = (decision: string, time: string, note = '') =>
  type(verifier(), id, 'Persetujuan!B5:B8', [[decision], [note], ['Camat Contoh'], [`18/11/2025 ${time}`]]);
const formNow = async () =>
  (await district.store.results.forms()).find(({ spreadsheetId }) => spreadsheetId === id);

/** What the store and Pantau's tab say once all is quiet. */
async function settled() {
  await district.settle();
  const form = await formNow();
  const rows = await values(district.google, id, 'Pantau!A1:C30');
  const told = (label: string) =>
    rows.filter((row) => row[0] === label).map((row) => row.slice(1).filter((cell) => cell !== ''));
  expect(told('Keadaan formulir')).toEqual([[form?.formState]]);
  return {
    state: form?.formState,
    counts: [form?.counts.submitted, form?.counts.approved],
    decision: told('Keputusan verifikator')[0],
    note: told('Catatan verifikator')[0],
    problems: (await district.store.results.problemsOf(id)).map(({ code }) => code),
  };
}

describe.each(RUNTIMES)('a form, on %s,', (_name, start) => {
  beforeAll(async () => {
    district = await startTestDistrict(openForm, UNITS, {}, start);
    unit = -1;
  });
  afterAll(() => district.close());
  beforeEach(async () => {
    unit++;
    id = district.sheets[unit] as string;
    await enter('A6', ['K1', 'Rembuk', 10, 20]);
  });

  it('is handed in, verified and approved; changed, it is a draft until it was handed in and approved again', async () => {
    expect(await settled()).toMatchObject({ state: 'draft', counts: [0, 0], problems: [] });
    await say('diajukan');
    expect(await settled()).toMatchObject({ state: 'diajukan', counts: [1, 0], problems: [] });
    await decide('diverifikasi', '10:00');
    expect(await settled()).toMatchObject({ state: 'diverifikasi', counts: [1, 0], problems: [] });
    await decide('disetujui', '11:00', 'Terima kasih');
    expect(await settled()).toEqual({
      state: 'disetujui',
      counts: [1, 1],
      decision: ['disetujui', 'Camat Contoh, 18 November 2025, 11.00'],
      note: ['Terima kasih'],
      problems: [],
    });

    await enter('C6', [11]);
    expect(await settled()).toMatchObject({
      state: 'draft',
      counts: [0, 0],
      decision: ['disetujui', 'Camat Contoh, 18 November 2025, 11.00; isian berubah sejak keputusan ini'],
      problems: ['changed-after-approval'],
    });
    const rows = await values(district.google, id, 'Pantau!A1:C30');
    expect(rows.find((row) => row[0] === 'Perhatian')?.[2]).toBe(
      'Isian berubah setelah disetujui; formulir kembali dianggap draft. Pilih draft selama memperbaiki, lalu diajukan. Verifikator memutuskan lagi dengan tanggal dan jam baru.',
    );

    await say('draft');
    expect(await settled()).toMatchObject({ state: 'draft', problems: ['decision-without-hand-in'] });
    await say('diajukan');
    expect(await settled()).toMatchObject({
      state: 'diajukan',
      counts: [1, 0],
      decision: [
        'disetujui',
        'Camat Contoh, 18 November 2025, 11.00; tidak berlaku untuk pengajuan yang sekarang',
      ],
      problems: [],
    });
    await decide('disetujui', '12:00');
    expect(await settled()).toMatchObject({ state: 'disetujui', counts: [1, 1], problems: [] });

    district.resetCalls();
    await district.settle();
    expect(district.calls).toEqual({ read: 0, write: 0, describe: 0 });
  });

  it('is sent back with a note, corrected, and handed in again', async () => {
    await say('diajukan');
    await settled();
    await decide('dikembalikan', '10:00');
    expect(await settled()).toMatchObject({
      state: 'dikembalikan',
      counts: [0, 0],
      problems: ['return-without-note'],
    });
    await decide('dikembalikan', '10:00', 'Jumlah undangan keliru.');
    expect(await settled()).toMatchObject({
      state: 'dikembalikan',
      note: ['Jumlah undangan keliru.'],
      problems: [],
    });
    await enter('D6', [25]);
    expect(await settled()).toMatchObject({ state: 'diajukan', counts: [1, 0], problems: [] });
    await decide('disetujui', '15:00');
    expect(await settled()).toMatchObject({ state: 'disetujui', counts: [1, 1] });
    await enter('D6', [20]);
    expect(await settled()).toMatchObject({ state: 'draft', problems: ['changed-after-approval'] });
  });

  it('is approved by nobody but the verifikator', async () => {
    await expect(type(operator(), id, 'Persetujuan!B5', [['disetujui']])).rejects.toMatchObject({
      status: 400,
    });
    await expect(
      change(operator(), id, {
        deleteSheet: { sheetId: await tabId(district.google, id, 'Persetujuan') },
      }),
    ).rejects.toMatchObject({ status: 400 });
    // The list of the state cell is only a help: on an open tab its cell takes any text.
    await type(operator(), id, 'pantau_keadaan', [['disetujui']]);
    expect(await settled()).toMatchObject({
      state: 'diajukan',
      counts: [1, 0],
      problems: ['decision-in-state-cell'],
    });
  });

  it('whose approval tab is gone is handed in at most, and says so', async () => {
    await say('diajukan');
    await decide('disetujui', '10:00');
    expect(await settled()).toMatchObject({ state: 'disetujui' });
    await change(district.organiser, id, {
      deleteSheet: { sheetId: await tabId(district.google, id, 'Persetujuan') },
    });
    await district.settle();
    expect((await formNow())?.trouble?.code).toBe('range-missing');
    await enter('C6', [12]);
    expect(await settled()).toMatchObject({
      state: 'diajukan',
      counts: [1, 0],
      decision: undefined,
      problems: ['approval-tab-missing'],
    });
  });

  it('leaves neither note nor name of a verifikator in the store', async () => {
    await say('diajukan');
    await decide('dikembalikan', '10:00', 'Angka desa Melati keliru');
    await settled();
    const dump = [...(await stored(district.worker)).values()].join('\n');
    expect(dump).toContain('dikembalikan');
    expect(dump).not.toMatch(/Melati|Camat Contoh|11\/2025 10:00/);
  });
});

describe('a district that reports by semester', () => {
  let local: Local;
  afterEach(() => local.close());

  it('has one spreadsheet a unit and semester, named and registered with it', async () => {
    const plain = testDistrict(openForm, 2);
    const semesters = parseDistrict(
      {
        ...plain,
        settings: { ...plain.settings, demonstration: false },
        forms: [{ ...plain.forms[0], periods: ['2025-S1', '2025-S2'] }],
      },
      'semester.json',
      [openForm],
    );
    local = await startLocal({ district: semesters, templates: [openForm], now: TEST_NOW });
    await setUp(local, semesters, [openForm], () => {});
    // A set-up that is run again makes nothing twice.
    await setUp(local, semesters, [openForm], () => {});
    const registered = await local.store.register.registrations();
    expect(registered.map(({ unit, period }) => [unit, period]).sort()).toEqual([
      ['99.01.01', '2025-S1'],
      ['99.01.01', '2025-S2'],
      ['99.01.02', '2025-S1'],
      ['99.01.02', '2025-S2'],
    ]);
    for (const { spreadsheetId, period } of registered) {
      const { data } = await local.google.drive.files.get({
        fileId: spreadsheetId,
        supportsAllDrives: true,
        fields: 'name',
      });
      expect(data.name).toContain(period === '2025-S1' ? ' – Semester I 2025' : ' – Semester II 2025');
    }
    const first = registered.find(({ unit, period }) => unit === '99.01.01' && period === '2025-S1');
    await type(
      local.person('operator-99-01-01@kabupaten-contoh.example'),
      first!.spreadsheetId,
      'Kegiatan!A6',
      [['K1', 'Rembuk', 10, 20]],
    );
    await local.settle();
    const forms = await local.store.results.forms();
    expect(forms.map(({ period, counts }) => [period, counts.filled]).sort()).toEqual([
      ['2025-S1', 0],
      ['2025-S1', 1],
      ['2025-S2', 0],
      ['2025-S2', 0],
    ]);
    const page = await (await fetch(local.addresses.dashboard)).text();
    expect(page).toContain('Kecamatan Contoh 01, Semester I 2025');
    expect(page).toContain('Kecamatan Contoh 02, Semester II 2025');
  });
});
