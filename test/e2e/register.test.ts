/** A coordinator edits the Register, and the whole road follows: status, store, mails, pages. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import registerJson from '../../sheets-templates/register-2.json' with { type: 'json' };
import { foresee } from '../../src/cli/foresee.ts';
import { type District, parseDistrict } from '../../src/core/district.ts';
import { wallClock } from '../../src/core/schedule/deadline.ts';
import { escalationOf, stageText } from '../../src/core/schedule/escalation.ts';
import { parseTemplate } from '../../src/core/template/load.ts';
import type { TypedCells } from '../../src/demo/cells.ts';
import { setUp } from '../../src/demo/set-up.ts';
import { typeEntries } from '../../src/demo/typing.ts';
import { type Local, startLocal } from '../../src/runtime/local/local.ts';
import type { LocalRuntime } from '../../src/runtime/local/worker.ts';
import { RUNTIMES, TEST_NOW, testDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { change, records, tabId, type Value, values } from '../support/sheet.ts';

const template = parseTemplate(registerJson, 'sheets-templates/register-2.json');
const KEEPER = 'koordinator@kabupaten-contoh.example';
const UNITS = 8;
type Tab = 'unit' | 'petugas' | 'tenggat' | 'eskalasi';

function districtWithRegister(): District {
  // Of a real province, whose zone is known.
  const plain: District = JSON.parse(
    JSON.stringify(testDistrict(openForm, UNITS)).replaceAll('99.01', '62.02'),
  );
  return parseDistrict(
    {
      ...plain,
      settings: {
        ...plain.settings,
        mail: { ...plain.settings.mail, domains: ['kabupaten-contoh.example'] },
      },
      register: 2,
      officers: [
        ...plain.officers,
        {
          id: 'koordinator',
          unit: '62.02',
          role: 'koordinator',
          name: 'Koordinator Contoh',
          address: KEEPER,
        },
      ],
      deadlines: [
        {
          id: 'akhir',
          template: openForm.id,
          title: { id: 'Tutup isian', en: 'Closing' },
          at: '2026-03-31T23:59',
          zone: 'Asia/Jakarta',
        },
      ],
    },
    'test/e2e/register.test.ts',
    [openForm, template],
  );
}

let local: Local<LocalRuntime>;
let district: District;
let id: string;

const keeper = () => local.person(KEEPER);
/** Types cells into the row of a key, as the coordinator; a new key begins a new row. */
async function enter(tab: Tab, key: string, cells: TypedCells): Promise<void> {
  const keyColumn = tab === 'eskalasi' ? 'tahap' : 'kode';
  const rows = [{ key, cells: { [keyColumn]: key, ...cells } }];
  await typeEntries(keeper().sheets, id, template, { tab, rows });
}
async function removeRow(
  tab: 'Petugas' | 'Unit' | 'Tenggat' | 'Eskalasi',
  label: string,
  key: string,
): Promise<void> {
  const row = (await records(keeper(), id, tab, label)).find((one) => one[label] === key)?.row as number;
  const sheetId = await tabId(keeper(), id, tab);
  const range = { sheetId, dimension: 'ROWS', startIndex: row - 1, endIndex: row };
  await change(keeper(), id, { deleteDimension: { range } });
}
const officer = async (officerId: string) =>
  (await local.store.register.officers()).find((one) => one.id === officerId);
const inForce = async () => ({
  units: await local.store.register.units(),
  officers: await local.store.register.officers(),
  deadlines: await local.store.register.deadlines(),
});
const ownTab = async (): Promise<Value[][]> => values(local.google, id, 'Pantau!A1:E200');
const standing = async () => (await ownTab()).find(([label]) => label === 'Berlaku')?.[1];
const statusOf = async (line: string) => (await ownTab()).find(([key]) => key === line)?.slice(1, 3) ?? [];
const mailsTo = (address: string) =>
  local.mailbox
    .messages()
    .filter(({ to }) => to.includes(address))
    .map(({ id }) => local.mailbox.message(id)!.content!);
/** The coordinator has the weekly summary besides. */
const toKeeper = () => mailsTo(KEEPER).filter(({ subject }) => !subject?.includes('Ringkasan mingguan'));
const post = (path: string, fields: Record<string, string>) => {
  const { origin } = new URL(local.addresses.dashboard);
  return fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { origin },
  });
};

type Fault = [tab: Tab, key: string, wrong: TypedCells, right: TypedCells, says: string];

/** Each thing that a Register must not say, and how it is put right. */
function faultsOf(): Fault[] {
  const [first, second, third] = district.officers;
  const head = { peran: 'pimpinan', unit: '62.02.02', nama: 'Camat Contoh' };
  const lama = { formulir: openForm.id, judul: 'Tenggat lama', jenis: 'internal', jam: '23.59', zona: 'WIB' };
  return [
    [
      'petugas',
      first!.id,
      { unit: '99.77' },
      { unit: '62.02.01' },
      'Kode unit: “99.77” bukan kode di tab Unit.',
    ],
    [
      'unit',
      '62.02.03',
      { induk: '62.02.03' },
      { induk: '62.02' },
      'Kode induk: unit ini akhirnya melapor kepada dirinya sendiri (62.02.03 → 62.02.03).',
    ],
    [
      'petugas',
      second!.id,
      { surel: 'operator@' },
      { surel: 'operator.dua@rumah.example' },
      'Surel kedinasan: isian ini bukan alamat surel.',
    ],
    [
      'petugas',
      third!.id,
      { cuti_dari: '01/12/2025', cuti_sampai: '05/12/2025' },
      { cuti_dari: '', cuti_sampai: '' },
      'Kode pengganti: belum diisi, padahal wajib menurut isian Tidak bertugas dari.',
    ],
    [
      'tenggat',
      'akhir',
      { tanggal_baru: '30/02/2026' },
      { tanggal_baru: '10/04/2026' },
      'Tanggal baru: “30/02/2026” tidak ada di kalender.',
    ],
    [
      'tenggat',
      'lama',
      { ...lama, tanggal: '01/11/2025' },
      { tanggal: '30/06/2026' },
      'Tanggal: 1 November 2025 sudah lewat',
    ],
    [
      'petugas',
      'camat.satu',
      { ...head, surel: 'camat@kabupaten-contoh.example' },
      { surel: 'camat.satu@kabupaten-contoh.example' },
      'unit 62.02.02 memiliki lebih dari satu pimpinan',
    ],
    [
      'petugas',
      'camat.dua',
      { ...head, surel: 'camat@kabupaten-contoh.example' },
      { unit: '62.02.03', surel: 'camat.dua@kabupaten-contoh.example' },
      'Surel kedinasan: isian yang sama ada di baris',
    ],
    [
      'tenggat',
      'zona',
      { ...lama, tanggal: '30/06/2026', zona: 'WITA' },
      { zona: 'WIB' },
      'Zona: WITA bertentangan dengan zona provinsi ini, WIB.',
    ],
  ];
}

/** What stood in its tab and in the store after each test, by runtime. */
const seen = new Map<string, unknown[]>();

describe.each(RUNTIMES)('on %s', (name, start) => {
  beforeAll(async () => {
    district = districtWithRegister();
    local = await startLocal({ district, templates: [openForm, template], now: TEST_NOW }, start);
    await setUp(local, district, [openForm, template], () => {});
    const registered = await local.store.register.registrations();
    id = registered.find(({ templateId }) => templateId === 'register')!.spreadsheetId;
    await local.settle();
  });
  afterEach(async () => {
    seen.set(name, [...(seen.get(name) ?? []), [await ownTab(), await inForce()]]);
  });
  afterAll(() => local?.close());

  test('a Register that says what is in force changes nothing, and is nobody’s form', async () => {
    expect(await standing()).toBe('ya');
    expect(await local.store.registerInForce.standing()).toMatchObject({ spreadsheetId: id });
    expect(await local.store.register.officers()).toHaveLength(UNITS + 2);
    expect(await local.store.results.forms()).toHaveLength(UNITS);
    const titles = (await keeper().sheets.spreadsheets.get({ spreadsheetId: id })).data.sheets;
    expect(titles?.map(({ properties }) => properties?.title)).toEqual([
      'Unit',
      'Petugas',
      'Tenggat',
      'Eskalasi',
      'Pantau',
      'Petunjuk',
    ]);
    local.resetCalls();
    const mails = local.mailbox.count();
    await local.settle();
    expect(local.calls).toEqual({ read: 0, write: 0, describe: 0 });
    expect(local.mailbox.count()).toBe(mails);
  });

  test('it is shared with coordinators only', async () => {
    const { data } = await local.google.drive.permissions.list({
      fileId: id,
      supportsAllDrives: true,
      fields: 'permissions(emailAddress,role)',
    });
    const writers = data.permissions?.filter(({ role }) => role === 'writer').map((one) => one.emailAddress);
    expect(writers).toEqual([KEEPER]);
    const other = local.person(district.officers[0]!.address);
    await expect(other.sheets.spreadsheets.get({ spreadsheetId: id })).rejects.toMatchObject({ status: 403 });
  });

  test('an officer who is replaced leaves nothing behind; the new one is an officer within minutes', async () => {
    const former = district.officers[0]!;
    await enter('petugas', former.id, { nama: 'Operator Baru', surel: 'baru@kabupaten-contoh.example' });
    await local.settle();
    expect(await officer(former.id)).toMatchObject({
      name: 'Operator Baru',
      address: 'baru@kabupaten-contoh.example',
    });
    await removeRow('Petugas', 'Kode petugas', district.officers[7]!.id);
    await local.settle();
    expect(await officer(district.officers[7]!.id)).toBeUndefined();
    const everything = JSON.stringify(await local.store.register.officers());
    expect(everything).not.toContain(former.address);
    expect(everything).not.toContain(district.officers[7]!.address);
  });

  test('a new address elsewhere gets one mail, and nothing else until another person enters its code', async () => {
    const address = 'operator.dua@rumah.example';
    const { id: officerId } = district.officers[1]!;
    const line = `petugas|${officerId}`;
    await enter('petugas', officerId, { surel: address });
    await local.settle();
    expect(await officer(officerId)).toMatchObject({ address, addressState: 'unconfirmed' });
    expect(await statusOf(line)).toEqual([
      'Perlu dicek',
      'Surel kedinasan: alamat ini baru dan belum dipastikan; sementara ini hanya disurati satu kali.',
    ]);
    const [asked, ...others] = mailsTo(address);
    expect(others).toEqual([]);
    expect(asked?.subject).toBe('[Data contoh] Mohon dipastikan: alamat surel untuk pemberitahuan Pantau');
    const code = /Kode: (\d{4}-\d{4})/.exec(asked?.text ?? '')?.[1] ?? '';
    // Edited again, and checked again, it is not asked again.
    await enter('petugas', officerId, { nama: 'Operator Dua' });
    await local.settle();
    expect(mailsTo(address)).toHaveLength(1);

    const wrong = code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`;
    const page = await (await fetch(new URL('/alamat', local.addresses.dashboard))).text();
    expect(page).toContain(officerId);
    expect(page).not.toContain(address);
    expect((await post('/alamat', { officer: officerId, code: wrong })).status).toBe(403);
    expect((await officer(officerId))?.addressState).toBe('unconfirmed');
    const confirmed = await post('/alamat', { officer: officerId, code: code.replace('-', ' ') });
    expect([confirmed.status, await confirmed.text()]).toEqual([
      200,
      expect.stringContaining('Alamat sudah dipastikan'),
    ]);
    expect(await officer(officerId)).not.toHaveProperty('addressState');
    expect((await post('/alamat', { officer: officerId, code })).status).toBe(403);
    await local.settle();
    expect(await statusOf(line)).toEqual(['Benar']);
    expect(mailsTo(address)).toHaveLength(1);
    expect(toKeeper()).toEqual([]);
  });

  test('an extension is in force, kept in the history, told once to those who owe something, and shown in their sheets', async () => {
    await enter('tenggat', 'akhir', {
      surat_nomor: '700/12/BAPPERIDA/2025',
      surat_tanggal: '17/11/2025',
      tanggal_baru: '10/04/2026',
    });
    await local.settle();
    const [deadline] = await local.store.register.deadlines();
    expect(deadline).toMatchObject({
      at: '2026-04-10T23:59',
      history: [
        {
          at: '2026-03-31T23:59',
          changedOn: '2025-11-18',
          letter: { number: '700/12/BAPPERIDA/2025', date: '2025-11-17' },
        },
      ],
    });
    const [mail, ...others] = mailsTo('baru@kabupaten-contoh.example');
    expect(others).toEqual([]);
    expect(mail?.subject).toBe(
      '[Data contoh] Tenggat diperpanjang sampai 10 April 2026, 23.59 WIB: Kecamatan Contoh 01',
    );
    expect(mail?.text).toContain('- Sebelumnya: 31 Maret 2026, 23.59 WIB');
    expect(mail?.text).toContain('- Surat: nomor 700/12/BAPPERIDA/2025 tanggal 17 November 2025');
    const form = (await local.store.results.forms()).find(({ unit }) => unit === '62.02.01')!;
    const shown = await values(local.google, form.spreadsheetId, 'Pantau!A1:C20');
    expect(shown.find(([label]) => label === 'Tenggat berikutnya')?.[1]).toBe('10 April 2026, 23.59 WIB');

    await enter('tenggat', 'akhir', { sumber: 'Surat Bupati' });
    await local.settle();
    expect(mailsTo('baru@kabupaten-contoh.example')).toHaveLength(1);

    // Under another code it is the same person, who is not told again.
    const code = district.officers[0]!.id;
    const told = async (recipient: string) =>
      (await local.store.outbox.mails(100)).filter((one) => one.recipient === recipient).length;
    const before = await told(code);
    for (const [was, is] of [
      [code, 'kode.baru'],
      ['kode.baru', code],
    ] as const) {
      await enter('petugas', was, { kode: is });
      await local.settle();
      expect([await told(was), await told(is)]).toEqual([0, before]);
    }
    expect(mailsTo('baru@kabupaten-contoh.example')).toHaveLength(1);
  });

  test('faults are told beside their rows and once to the coordinator; the last valid Register stays in force', async () => {
    const faults = faultsOf();
    const before = await inForce();
    for (const [tab, key, wrong] of faults) await enter(tab, key, wrong);
    await local.settle();
    for (const [tab, key, , , says] of faults) {
      expect(await statusOf(`${tab}|${key}`)).toEqual(['Perlu diperbaiki', expect.stringContaining(says)]);
    }
    expect(await standing()).toBe('belum');
    expect(JSON.stringify(await ownTab())).not.toMatch(/camat@|operator@/);
    expect(await inForce()).toEqual(before);
    const [mail, ...others] = toKeeper();
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('[Data contoh] Perlu diperbaiki: Register petugas dan tenggat belum berlaku');
    expect(mail?.text).toContain('- Lebih dari satu pimpinan: 2 baris');
    expect(mail?.text).not.toMatch(/camat|99\.77/);

    // Some of it corrected, and another fault: not told by mail again.
    await enter('petugas', 'camat.dua', { unit: '99.88' });
    await local.settle();
    expect(await inForce()).toEqual(before);
    for (const [tab, key, , right] of faults) await enter(tab, key, right);
    await local.settle();
    expect(await standing()).toBe('ya');
    expect(toKeeper()).toHaveLength(1);
    expect(await officer('camat.satu')).toMatchObject({ role: 'pimpinan', unit: '62.02.02' });
    expect((await local.store.register.deadlines()).map(({ id }) => id)).toEqual(['akhir', 'lama', 'zona']);
  });

  test('each of them by itself is told, changes nothing, and is told to the coordinator', async () => {
    const before = await inForce();
    /** Found, checked, and told of once it has stood for a quarter of an hour. */
    const passes = async (...minutes: number[]) => {
      for (const each of minutes) {
        local.clock.advance(each * 60_000);
        await local.pass();
      }
    };
    const heads: Fault[] = [
      [
        'petugas',
        'camat.satu',
        { unit: '62.02.03' },
        { unit: '62.02.02' },
        'unit 62.02.03 memiliki lebih dari satu pimpinan',
      ],
      [
        'petugas',
        'camat.dua',
        { surel: 'camat.satu@kabupaten-contoh.example' },
        { surel: 'camat.dua@kabupaten-contoh.example' },
        'Surel kedinasan: isian yang sama ada di baris',
      ],
    ];
    // Both heads stand by now, each of its own unit.
    const others = faultsOf().filter(([, key]) => !key.startsWith('camat.'));
    for (const [tab, key, wrong, right, says] of [...others, ...heads]) {
      const told = toKeeper().length;
      await enter(tab, key, wrong);
      await passes(1, 2, 16);
      expect(await statusOf(`${tab}|${key}`)).toEqual(['Perlu diperbaiki', expect.stringContaining(says)]);
      expect(await standing()).toBe('belum');
      expect(await inForce()).toEqual(before);
      expect(toKeeper().length, says).toBe(told + 1);
      await enter(tab, key, right);
      await passes(1, 2);
      expect(await standing(), says).toBe('ya');
    }
    expect(await inForce()).toEqual(before);
  });

  test('a change of many addresses waits for the operator', async () => {
    const before = await inForce();
    const officers = before.officers.filter(({ role }) => role === 'operator');
    expect(officers.length).toBeGreaterThan(6);
    for (const { id: key } of officers)
      await enter('petugas', key, { surel: `${key}.2026@kabupaten-contoh.example` });
    await local.settle();
    expect(await standing()).toBe('menunggu');
    expect(await inForce()).toEqual(before);
    const page = await (await fetch(new URL('/ops', local.addresses.dashboard))).text();
    expect(page).toContain(`${officers.length} alamat petugas berubah sekaligus`);
    const mark = /name="mark" value="([^"]+)"/.exec(page)?.[1] ?? '';
    expect((await post('/ops/register', { mark: 'another' })).status).toBe(303);
    await local.settle();
    expect(await inForce()).toEqual(before);
    expect((await post('/ops/register', { mark })).status).toBe(303);
    await local.settle();
    expect(await standing()).toBe('ya');
    expect(await officer(officers[0]!.id)).toMatchObject({
      address: `${officers[0]!.id}.2026@kabupaten-contoh.example`,
    });
    expect((await local.store.registerInForce.standing()).waiting).toBeUndefined();
    const incidents = (await local.store.results.incidents(100)).map(({ code }) => code);
    expect(incidents.filter((code) => code === 'register-waits')).toHaveLength(1);
  });

  test('stages and who is added at them are the coordinator’s own table; with an error nothing of it counts', async () => {
    const { settings } = district;
    const steps = async () => (await local.store.registerInForce.standing()).steps ?? [];
    const inSettings = escalationOf(settings.escalation, undefined);
    expect(await steps()).toEqual(inSettings);
    const toldOn = async (day: string) => {
      const { mails } = await foresee(
        { store: local.store, settings },
        wallClock(`${day}T08:30`, settings.zone),
      );
      const told = mails.flatMap(({ notices }) => notices.map(({ as, stage }) => `${stage} ${as}`));
      return [...new Set(told)].sort();
    };
    // Ten days before Friday 10 April 2026, and three weeks.
    const daysBefore = { ten: '2026-03-31', three: '2026-03-17' };
    expect(await toldOn(daysBefore.three)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^H-30 operator/)]),
    );

    await enter('eskalasi', 'H-10', { koordinator: 'V' });
    await enter('eskalasi', 'H-24', { pimpinan: 'salah' });
    await local.settle();
    expect(await statusOf('eskalasi|H-24')).toEqual([
      'Perlu diperbaiki',
      expect.stringContaining('“salah” bukan tanda yang dipakai di kolom ini.'),
    ]);
    expect(await standing()).toBe('belum');
    expect(await steps()).toEqual(inSettings);
    await enter('eskalasi', 'H-24', { pimpinan: 'X' });
    await local.settle();
    expect(await standing()).toBe('ya');
    expect((await steps()).map(({ daysBefore }) => daysBefore)).toEqual(
      [...inSettings.map(({ daysBefore }) => daysBefore), 10, 24].sort((a, b) => b - a),
    );
    expect(await toldOn(daysBefore.ten)).toEqual(
      expect.arrayContaining(['H-10 koordinator', 'H-10 operator']),
    );
    expect(await toldOn(daysBefore.three)).toEqual(expect.arrayContaining(['H-24 operator']));

    for (const { daysBefore } of await steps()) await removeRow('Eskalasi', 'Tahap', stageText(daysBefore));
    await local.settle();
    expect(await standing()).toBe('ya');
    expect(await steps()).toEqual([]);
    expect(await toldOn(daysBefore.three)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^H-30 operator/)]),
    );
  });

  test('an address stands in one table, and in no other', async () => {
    const officers = await local.store.register.officers();
    const { incidents, problemsOf } = local.store.results;
    const others = JSON.stringify([
      await incidents(1000),
      await problemsOf(id),
      await local.store.outbox.mails(1000),
      await local.store.registerInForce.standing(),
      await local.store.watch.memory(id),
    ]);
    for (const { address, name } of officers) {
      expect(others).not.toContain(address);
      expect(others).not.toContain(name);
    }
  });

  test('a second Register is told which one is in force, and changes nothing until that one is withdrawn', async () => {
    const top = district.units[0]!;
    const { spreadsheetId: first } = await local.store.registerInForce.standing();
    const provisioned = await local.google.drive.files.copy({
      fileId: id,
      supportsAllDrives: true,
      requestBody: { name: 'Register kedua', parents: [local.state.folderId!] },
    });
    const second = provisioned.data.id!;
    const { version: templateVersion } = template;
    const registration = { spreadsheetId: second, unit: top.code, templateId: 'register', templateVersion };
    const before = await inForce();
    await typeEntries(local.organiser.sheets, second, template, {
      tab: 'petugas',
      rows: [{ key: district.officers[2]!.id, cells: { nama: 'Nama dari Register kedua' } }],
    });
    await local.store.register.registerSpreadsheet(registration, local.clock.now());
    await local.settle();
    expect(await inForce()).toEqual(before);
    expect(await local.store.registerInForce.standing()).toMatchObject({ spreadsheetId: first });
    const shown = await values(local.google, second, 'Pantau!A1:E40');
    expect(shown.find(([label]) => label === 'Berlaku')?.[1]).toBe('belum');
    expect(shown.find(([label]) => label === 'Perhatian')?.[2]).toContain(
      `Yang berlaku adalah Register lain, ${local.addresses.spreadsheet(id)}`,
    );
    expect(await standing()).toBe('ya');
    expect(JSON.stringify(await local.store.results.incidents(100))).toContain('register-second');

    await local.store.register.withdrawSpreadsheet(id);
    await local.settle();
    expect(await local.store.registerInForce.standing()).toMatchObject({ spreadsheetId: second });
    expect(await officer(district.officers[2]!.id)).toMatchObject({ name: 'Nama dari Register kedua' });
    const after = await values(local.google, second, 'Pantau!A1:E40');
    expect(after.find(([label]) => label === 'Berlaku')?.[1]).toBe('ya');
  });
});

test('the same stood in its tab and in the store on both, after every step', () => {
  const [one, other] = RUNTIMES.map(([name]) => seen.get(name));
  expect(one).toHaveLength(11);
  expect(other).toEqual(one);
});
