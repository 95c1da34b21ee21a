import { beforeEach, describe, expect, test } from 'vitest';
import { sweepOutbox } from '../../src/jobs/deliver.ts';
import { remind } from '../../src/jobs/remind.ts';
import { rollUp } from '../../src/jobs/roll-up.ts';
import { tellEvents } from '../../src/jobs/tell.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { d1Store } from '../../src/store/d1.ts';
import { deliver } from '../support/deliver.ts';
import {
  ENTRIES,
  formOf,
  INTERNAL,
  OFFICERS,
  openDistrict,
  REPORTING,
  recordingTransport,
} from './mail-district.ts';
import { sqliteD1 } from './sqlite-d1.ts';

const [A, B, C, D] = REPORTING as [string, string, string, string];
const COORDINATOR = {
  ...OFFICERS[0]!,
  id: 'bapperida',
  unit: '62.02',
  role: 'koordinator' as const,
  address: 'b@kotim.example',
};

let store: Store;
beforeEach(async () => {
  store = d1Store(sqliteD1());
  await store.migrate();
});

async function district(at = '2025-11-17T15:00') {
  const opened = await openDistrict(store, { at, deadlines: [INTERNAL] });
  for (const unit of REPORTING) await opened.check(unit, { filled: 12 });
  await rollUp(opened);
  const { messages, transport } = recordingTransport();
  const ports = { ...opened, mail: transport };
  const send = async () => {
    for (const id of await sweepOutbox(ports)) await deliver(ports, id);
    return messages
      .splice(0)
      .map(({ to, subject }) => `${to}: ${subject}`)
      .sort();
  };
  return { ...opened, ports, send, messages };
}

describe('told at once', () => {
  test('a form that became complete, at any hour, once', async () => {
    const { ports, moveTo, check, send } = await district();
    moveTo('2025-11-18T22:10');
    await check(A, { filled: ENTRIES });
    await check(C, { filled: ENTRIES, state: 'diajukan' });
    await check(B, {
      filled: ENTRIES,
      valid: 30,
      problems: [{ code: 'not-above', severity: 'error', count: 1 }],
    });
    expect(await tellEvents(ports)).toBe(3);
    expect(await tellEvents(ports)).toBe(0);
    expect(await send()).toEqual([
      'o1@kotim.example: [Data contoh] Sudah lengkap: isian Kecamatan Baamang',
      'o3@kotim.example: [Data contoh] Sudah lengkap: isian Kecamatan Telawang',
      'o3b@kotim.example: [Data contoh] Sudah lengkap: isian Kecamatan Telawang',
    ]);
    // Emptied and filled again is no news.
    await check(A, { filled: 1 });
    await tellEvents(ports);
    await check(A, { filled: ENTRIES });
    moveTo('2025-11-20T08:00');
    await check(A, { filled: ENTRIES });
    expect(await tellEvents(ports)).toBe(0);
  });

  test('not of a form that was complete when it was first seen, nor of one that no longer is', async () => {
    const opened = await openDistrict(store, { at: '2025-11-18T09:00', deadlines: [INTERNAL] });
    await opened.check(A, { filled: ENTRIES });
    await rollUp(opened);
    expect(await tellEvents(opened)).toBe(0);
    await opened.check(B, { filled: 3 });
    await rollUp(opened);
    opened.moveTo('2025-11-19T09:00');
    await opened.check(B, { filled: ENTRIES });
    expect(await tellEvents(opened)).toBe(1);
    await opened.check(B, { filled: 30 });
    const { messages, transport } = recordingTransport();
    const sending = { ...opened, mail: transport };
    for (const id of await sweepOutbox(sending)) expect(await deliver(sending, id)).toBe('dropped');
    expect(messages).toEqual([]);
  });

  test('a form sent back, once a decision', async () => {
    const { ports, moveTo, check, send, store: own } = await district();
    moveTo('2025-11-18T09:00');
    await check(D, { filled: ENTRIES, state: 'dikembalikan', decision: 'aaaa' });
    expect(await tellEvents(ports)).toBe(1);
    expect(await send()).toEqual([
      'o4@kotim.example: [Data contoh] Dikembalikan untuk diperbaiki: formulir Kecamatan Cempaga',
    ]);
    moveTo('2025-11-18T09:30');
    await check(D, { filled: ENTRIES, state: 'dikembalikan', decision: 'aaaa' });
    expect(await tellEvents(ports)).toBe(0);
    await check(D, { filled: ENTRIES, state: 'dikembalikan', decision: 'bbbb' });
    expect(await tellEvents(ports)).toBe(1);
    expect((await own.outbox.mails(10)).map(({ notices }) => notices[0]!.stage).sort()).toEqual([
      'dikembalikan aaaa',
      'dikembalikan bbbb',
    ]);
  });
});

describe('the digest of those who do not fill the form', () => {
  test('coordinator: the week on its first working day, and from H-3 what is open; nothing when all is done', async () => {
    const { ports, moveTo, check, send, messages } = await district();
    await store.register.saveOfficers([COORDINATOR]);
    moveTo('2025-11-18T07:30');
    expect(await remind(ports)).toMatchObject({ planned: 1, unaddressed: REPORTING });
    for (const id of await sweepOutbox(ports)) await deliver(ports, id);
    expect(messages[0]!.text).toContain(
      '- Belum ada operator yang dapat disurati: Kecamatan Baamang; Kecamatan Seranau; ',
    );
    expect(await send()).toEqual([
      'b@kotim.example: [Data contoh] Ringkasan mingguan Kabupaten Contoh: terisi 38,71 % (pekan 17 November 2025)',
    ]);
    moveTo('2025-11-19T07:30');
    expect(await remind(ports)).toMatchObject({ planned: 0 });
    moveTo('2025-11-21T07:30');
    await check(A, { filled: ENTRIES });
    expect(await remind(ports)).toMatchObject({ planned: 1 });
    for (const id of await sweepOutbox(ports)) await deliver(ports, id);
    expect(messages[0]!.subject).toBe(
      '[Data contoh] 4 hari lagi: 3 unit di Kabupaten Contoh belum lengkap (tenggat 25 November 2025, 23.59 WIB)',
    );
    expect(messages[0]!.text).toContain('Belum lengkap: 3 dari 4 unit');
    expect(messages[0]!.text).not.toContain('Baamang');
    for (const unit of REPORTING) await check(unit, { filled: ENTRIES });
    moveTo('2025-11-24T07:30');
    expect(await remind(ports)).toMatchObject({ planned: 0 });
  });

  test('verifikator: what was handed in, the next morning, and not again until a stage', async () => {
    const { ports, moveTo, check, send, messages } = await district('2025-11-11T15:00');
    moveTo('2025-11-12T14:00');
    await check(A, { filled: ENTRIES, state: 'diajukan' });
    await store.register.saveOfficers(OFFICERS.filter(({ role }) => role === 'verifikator'));
    moveTo('2025-11-13T07:30');
    expect(await remind(ports)).toMatchObject({ planned: 1 });
    for (const id of await sweepOutbox(ports)) await deliver(ports, id);
    expect(messages[0]!.text).toContain(
      'Kecamatan Baamang – Formulir aksi-2025: diajukan 12 Nov 2025, 14.00 WIB',
    );
    await send();
    moveTo('2025-11-14T07:30');
    expect(await remind(ports)).toMatchObject({ planned: 0 });
    moveTo('2025-11-18T07:30');
    expect(await remind(ports)).toMatchObject({ planned: 1 });
    // Decided before it was sent.
    await check(A, { filled: ENTRIES, state: 'disetujui' });
    expect(await send()).toEqual([]);
  });

  test('a blocked unit: whom it waits for and since when', async () => {
    const { ports, moveTo, check, register, messages } = await district('2025-11-13T15:00');
    const below = { code: '62.02.01.D1', name: 'Desa Aren', level: 'desa' as const, parent: A };
    await store.register.saveUnits([below]);
    await register(below.code);
    await check(below.code, { filled: 5 });
    for (const day of ['2025-11-13', '2025-11-14', '2025-11-17']) {
      moveTo(`${day}T20:00`);
      if (day === '2025-11-17') await check(A, { filled: 20 });
      await rollUp(ports);
    }
    moveTo('2025-11-18T07:30');
    await rollUp(ports);
    await remind(ports);
    for (const id of await sweepOutbox(ports)) await deliver(ports, id);
    const text = messages.find(({ to }) => to === 'o1@kotim.example')!.text;
    expect(text).toContain('Menunggu: Desa Aren (26 isian, belum bergerak sejak 13 November 2025)');
    expect(messages.find(({ to }) => to === 'o2@kotim.example')!.text).not.toContain('Waits for');
  });

  test('brings the deadlines ahead for a calendar, and none once they have passed', async () => {
    const { ports, moveTo, messages, send } = await district();
    moveTo('2025-11-18T07:30');
    await remind(ports);
    for (const id of await sweepOutbox(ports)) await deliver(ports, id);
    const { calendar } = messages.find(({ to }) => to === 'o1@kotim.example')!;
    expect(calendar).toMatchObject({ method: 'PUBLISH', filename: 'tenggat.ics' });
    expect(calendar?.content).toContain('DTSTART;TZID=Asia/Jakarta:20251125T235900');
    await send();
    moveTo('2025-11-28T07:30');
    await remind(ports);
    for (const id of await sweepOutbox(ports)) await deliver(ports, id);
    expect(messages.length).toBeGreaterThan(0);
    for (const each of messages) expect(each.calendar).toBeUndefined();
  });

  test('links open at the first cell that is blank or wrong', async () => {
    const { ports, moveTo, check, messages } = await district();
    await check(A, { filled: 12, firstCell: 'gid=7&range=H6' });
    moveTo('2025-11-18T07:30');
    await remind(ports);
    for (const id of await sweepOutbox(ports)) await deliver(ports, id);
    expect(messages.find(({ to }) => to === 'o1@kotim.example')!.text).toContain(
      `https://docs.google.com/spreadsheets/d/${formOf(A)}/edit#gid=7&range=H6`,
    );
  });
});
