/** A coordinator edits the Register, and the whole road follows: status, store, mails, pages. */
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import registerJson from '../../sheets-templates/register.json' with { type: 'json' };
import { type District, parseDistrict } from '../../src/core/district.ts';
import { parseTemplate } from '../../src/core/template/load.ts';
import type { TypedCells } from '../../src/demo/cells.ts';
import { setUp } from '../../src/demo/set-up.ts';
import { typeEntries } from '../../src/demo/typing.ts';
import { type Local, startLocal } from '../../src/runtime/local/local.ts';
import { TEST_NOW, testDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { change, records, tabId, type Value, values } from '../support/sheet.ts';

const template = parseTemplate(registerJson, 'sheets-templates/register.json');
const KEEPER = 'koordinator@kabupaten-contoh.example';
const UNITS = 8;

function districtWithRegister(): District {
  const plain = testDistrict(openForm, UNITS);
  return parseDistrict(
    {
      ...plain,
      settings: {
        ...plain.settings,
        mail: { ...plain.settings.mail, domains: ['kabupaten-contoh.example'] },
      },
      register: 1,
      officers: [
        ...plain.officers,
        {
          id: 'koordinator',
          unit: '99.01',
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

let local: Local;
let district: District;
let id: string;
beforeAll(async () => {
  district = districtWithRegister();
  local = await startLocal({ district, templates: [openForm, template], now: TEST_NOW });
  await setUp(local, district, [openForm, template], () => {});
  const registered = await local.store.register.registrations();
  id = registered.find(({ templateId }) => templateId === 'register')!.spreadsheetId;
  await local.settle();
});
afterAll(() => local.close());

const keeper = () => local.person(KEEPER);
/** Types cells into the row of a key, as the coordinator; a new key begins a new row. */
async function enter(tab: 'unit' | 'petugas' | 'tenggat', key: string, cells: TypedCells): Promise<void> {
  await typeEntries(keeper().sheets, id, template, { tab, rows: [{ key, cells }] });
}
async function removeRow(tab: 'Petugas' | 'Unit' | 'Tenggat', label: string, key: string): Promise<void> {
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
const post = (path: string, fields: Record<string, string>) => {
  const { origin } = new URL(local.addresses.dashboard);
  return fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { origin },
  });
};

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
  await expect(other.sheets.spreadsheets.get({ spreadsheetId: id })).rejects.toMatchObject({ status: 404 });
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
    'perlu dicek',
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
  expect(await statusOf(line)).toEqual(['sah', '']);
  expect(mailsTo(address)).toHaveLength(1);
  expect(mailsTo(KEEPER)).toEqual([]);
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
  expect(mail?.subject).toBe('[Data contoh] Tenggat diperpanjang: sampai 10 April 2026, 23.59 WIB');
  expect(mail?.text).toContain('- Sebelumnya: 31 Maret 2026, 23.59 WIB');
  expect(mail?.text).toContain('- Surat: nomor 700/12/BAPPERIDA/2025, 17 November 2025');
  const form = (await local.store.results.forms()).find(({ unit }) => unit === '99.01.01')!;
  const shown = await values(local.google, form.spreadsheetId, 'Pantau!A1:C20');
  expect(shown.find(([label]) => label === 'Tenggat berikutnya')?.[1]).toBe('10 April 2026, 23.59 WIB');

  await enter('tenggat', 'akhir', { sumber: 'Surat Bupati' });
  await local.settle();
  expect(mailsTo('baru@kabupaten-contoh.example')).toHaveLength(1);
});

describe('a fault', () => {
  const [first, second] = districtWithRegister().officers;
  const away = { cuti_dari: '01/12/2025', cuti_sampai: '05/12/2025' };
  const none = { cuti_dari: '', cuti_sampai: '' };
  const faults: {
    of: string;
    tab: 'unit' | 'petugas' | 'tenggat';
    key: string;
    wrong: TypedCells;
    right: TypedCells;
    says: string;
  }[] = [
    {
      of: 'an unknown unit',
      ...{ tab: 'petugas', key: first!.id, wrong: { unit: '99.77' }, right: { unit: '99.01.01' } },
      says: 'Kode unit: “99.77” bukan kode di tab Unit.',
    },
    {
      of: 'a cycle of parents',
      ...{ tab: 'unit', key: '99.01.03', wrong: { induk: '99.01.03' }, right: { induk: '99.01' } },
      says: 'Kode induk: unit ini akhirnya melapor kepada dirinya sendiri (99.01.03 → 99.01.03).',
    },
    {
      of: 'an address that is none',
      ...{
        tab: 'petugas',
        key: second!.id,
        wrong: { surel: 'operator@' },
        right: { surel: 'operator.dua@rumah.example' },
      },
      says: 'Surel kedinasan: isian ini bukan alamat surel.',
    },
    {
      of: 'an absent officer without substitute',
      ...{ tab: 'petugas', key: first!.id, wrong: away, right: none },
      says: 'Kode pengganti: wajib diisi',
    },
    {
      of: 'a deadline on 30 February',
      ...{
        tab: 'tenggat',
        key: 'akhir',
        wrong: { tanggal_baru: '30/02/2026' },
        right: { tanggal_baru: '10/04/2026' },
      },
      says: 'Tanggal baru: “30/02/2026” tidak ada di kalender.',
    },
    {
      of: 'a deadline in the past',
      ...{
        tab: 'tenggat',
        key: 'lama',
        right: { tanggal: '30/06/2026' },
        wrong: {
          formulir: openForm.id,
          judul: 'Tenggat lama',
          jenis: 'internal',
          tanggal: '01/11/2025',
          jam: '23.59',
          zona: 'WIB',
        },
      },
      says: 'Tanggal: 1 November 2025 sudah lewat',
    },
  ];

  it.each(faults)('of $of is told beside its row; the last valid Register stays in force', async (fault) => {
    const before = await inForce();
    await enter(fault.tab, fault.key, fault.wrong);
    await local.settle();
    const [status, message] = await statusOf(`${fault.tab}|${fault.key}`);
    expect(status).toBe('perlu diperbaiki');
    expect(message).toContain(fault.says);
    expect(await standing()).toBe('belum');
    expect(await inForce()).toEqual(before);
    const told = mailsTo(KEEPER).length;
    await enter(fault.tab, fault.key, fault.right);
    await local.settle();
    expect(await standing()).toBe('ya');
    expect(mailsTo(KEEPER)).toHaveLength(told);
  });

  test('of two heads and a doubled address is told in all their rows, and once to the coordinator', async () => {
    const before = await inForce();
    const told = mailsTo(KEEPER).length;
    expect(told).toBe(faults.length);
    const head = {
      unit: '99.01.02',
      peran: 'pimpinan',
      nama: 'Camat Contoh',
      surel: 'camat@kabupaten-contoh.example',
    };
    await enter('petugas', 'camat.satu', head);
    await enter('petugas', 'camat.dua', head);
    await local.settle();
    for (const key of ['camat.satu', 'camat.dua']) {
      const [status, message] = await statusOf(`petugas|${key}`);
      expect(status).toBe('perlu diperbaiki');
      expect(message).toContain('unit 99.01.02 memiliki lebih dari satu pimpinan');
      expect(message).not.toContain('camat@');
    }
    expect(await inForce()).toEqual(before);
    const mail = mailsTo(KEEPER)[0];
    expect(mailsTo(KEEPER)).toHaveLength(told + 1);
    expect(mail?.subject).toBe('[Data contoh] Perlu diperbaiki: Register petugas dan tenggat belum berlaku');
    expect(mail?.text).toContain('- Lebih dari satu pimpinan: 2 baris');
    expect(mail?.text).not.toContain('camat@');
    // Another fault meanwhile is not told by mail again.
    await enter('petugas', 'camat.dua', { unit: '99.88' });
    await local.settle();
    expect(mailsTo(KEEPER)).toHaveLength(told + 1);
    await removeRow('Petugas', 'Kode petugas', 'camat.dua');
    await local.settle();
    expect(await standing()).toBe('ya');
    expect(await officer('camat.satu')).toMatchObject({ role: 'pimpinan' });
  });
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
