import { beforeEach, describe, expect, test } from 'vitest';
import { sweepOutbox } from '../../src/jobs/deliver.ts';
import { MINUTE, SET_ASIDE_AFTER } from '../../src/jobs/limits.ts';
import { planNow, remind } from '../../src/jobs/remind.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { d1Store } from '../../src/store/d1.ts';
import { deliver } from '../support/deliver.ts';
import {
  type District,
  deadline,
  ENTRIES,
  formOf,
  INTERNAL,
  OFFICIAL,
  openDistrict,
  REPORTING,
  recordingTransport,
} from './mail-district.ts';
import { sqliteD1 } from './sqlite-d1.ts';

const [A, B, C, D] = REPORTING as [string, string, string, string];

let store: Store;
beforeEach(async () => {
  store = d1Store(sqliteD1());
  await store.migrate();
});

async function checked(at: string, deadlines = [INTERNAL, OFFICIAL]): Promise<District> {
  const district = await openDistrict(store, { at, deadlines });
  await district.check(A, { filled: 12 });
  await district.check(B, {
    filled: ENTRIES,
    valid: ENTRIES - 1,
    problems: [{ code: 'not-above', severity: 'error', count: 1 }],
  });
  await district.check(C, {
    filled: ENTRIES,
    problems: [{ code: 'percentage', severity: 'warning', count: 2 }],
  });
  await district.check(D, { filled: 0 });
  return district;
}

async function deliverAll(district: District) {
  const ports = { ...district, mail: recordingTransport().transport };
  for (const id of await sweepOutbox(ports)) await deliver(ports, id);
}

async function outbox() {
  const mails = await store.outbox.mails(100);
  return mails
    .map((mail) => [
      mail.recipient,
      mail.localDate,
      mail.notices.map((notice) => `${notice.unit} ${notice.deadline} ${notice.stage}`).join('; '),
    ])
    .sort();
}

describe('remind', () => {
  test('is not held up by mails with links that wait to be sent', async () => {
    const district = await checked('2025-11-18T07:30');
    const now = await district.clock.now();
    const link = {
      mailId: 'm',
      kind: 'masuk',
      recipient: 'o1',
      mark: '',
      tokenHash: 't',
      expiresAt: now + 1,
    };
    await store.signIn.ask({ ...link, localDate: '2025-11-18' }, true, now);
    expect(await remind(district)).toMatchObject({ planned: 3 });
  });

  test('tells operators of blank or faulty forms at 07:30, once; complete ones with mere warnings hear nothing', async () => {
    const district = await checked('2025-11-18T07:00', [INTERNAL]);
    district.moveTo('2025-11-11T07:29');
    expect(await remind(district)).toEqual({ planned: 0, waiting: 0, unaddressed: [] });
    district.moveTo('2025-11-18T07:30');
    expect(await remind(district)).toEqual({ planned: 3, waiting: 0, unaddressed: [] });
    expect(await outbox()).toEqual([
      ['o1', '2025-11-18', `${A} aksi-2025/internal H-7`],
      ['o2', '2025-11-18', `${B} aksi-2025/internal H-7`],
      ['o4', '2025-11-18', `${D} aksi-2025/internal H-7`],
    ]);
    expect(await remind(district)).toMatchObject({ planned: 0 });
  });

  test('two stages of one day make one mail with two notices', async () => {
    const district = await checked('2025-11-17T06:00', [
      INTERNAL,
      deadline('provinsi', '2025-12-02T16:00', 'official'),
    ]);
    district.moveTo('2025-11-18T07:30');
    expect(await remind(district)).toMatchObject({ planned: 3 });
    expect((await outbox())[0]).toEqual([
      'o1',
      '2025-11-18',
      `${A} aksi-2025/internal H-7; ${A} aksi-2025/provinsi H-14`,
    ]);
  });

  test('deadlines of several zones are told at 07:30 of those who are told, in one mail', async () => {
    const district = await checked('2025-11-18T05:00', [
      deadline('wita', '2025-11-25T23:59', 'official', 'aksi-2025', 'Asia/Makassar'),
      INTERNAL,
    ]);
    district.moveTo('2025-11-18T06:30');
    expect(await remind(district)).toMatchObject({ planned: 0 });
    district.moveTo('2025-11-18T07:30');
    expect(await remind(district)).toMatchObject({ planned: 3 });
    expect((await outbox())[0]![2]).toBe(`${A} aksi-2025/wita H-7; ${A} aksi-2025/internal H-7`);
  });

  test('forms of two templates meet in the mail of their operator', async () => {
    const district = await checked('2025-11-18T06:00', [
      INTERNAL,
      deadline('internal', '2025-11-25T23:59', 'internal', 'ehdw-2025'),
    ]);
    await district.register(A, 'ehdw-2025');
    await district.check(A, { filled: 1 }, 'ehdw-2025');
    district.moveTo('2025-11-18T07:30');
    await remind(district);
    expect((await outbox())[0]).toEqual([
      'o1',
      '2025-11-18',
      `${A} aksi-2025/internal H-7; ${A} ehdw-2025/internal H-7`,
    ]);
  });

  test('missed days are caught up by one notice, from 07:30 on', async () => {
    const district = await checked('2025-11-01T06:00', [INTERNAL]);
    // H-30, H-14 and H-7 were never told; on 20 November the machine comes back at night.
    district.moveTo('2025-11-20T02:00');
    expect(await remind(district)).toMatchObject({ planned: 0 });
    district.moveTo('2025-11-20T07:30');
    expect(await remind(district)).toMatchObject({ planned: 3 });
    expect((await outbox())[0]).toEqual(['o1', '2025-11-20', `${A} aksi-2025/internal H-7`]);
  });

  test('results that are about to change are waited for, an hour at most', async () => {
    const district = await checked('2025-11-18T07:00', [INTERNAL]);
    district.moveTo('2025-11-18T07:30');
    const change = { spreadsheetId: formOf(A), modifiedTime: 'typed just now', byUs: false };
    await store.watch.noteChanges([change], await district.clock.now(), 0, 0);
    expect(await remind(district)).toEqual({ planned: 0, waiting: 3, unaddressed: [] });
    district.moveTo('2025-11-18T08:29');
    expect(await remind(district)).toMatchObject({ planned: 0 });
    district.moveTo('2025-11-18T08:30');
    expect(await remind(district)).toMatchObject({ planned: 3, waiting: 0 });
  });

  test('a form completed while it was waited for is not told', async () => {
    const district = await checked('2025-11-18T07:00', [INTERNAL]);
    district.moveTo('2025-11-18T07:30');
    const change = { spreadsheetId: formOf(A), modifiedTime: 'typed just now', byUs: false };
    await store.watch.noteChanges([change], await district.clock.now(), 0, 0);
    await remind(district);
    await district.check(A, { filled: ENTRIES });
    expect(await remind(district)).toMatchObject({ planned: 2, waiting: 0 });
    expect((await outbox()).map(([recipient]) => recipient)).toEqual(['o2', 'o4']);
  });

  test('a form not yet looked at: waited for until its check is an hour late, then told as it is', async () => {
    // Begun in the middle of a stage, as a new installation does.
    const district = await openDistrict(store, { at: '2025-11-18T09:00', deadlines: [INTERNAL] });
    await district.check(A, { filled: 3 });
    expect(await remind(district)).toMatchObject({ planned: 1, waiting: 4 });
    await deliverAll(district);
    district.moveTo('2025-11-18T09:59');
    expect(await remind(district)).toMatchObject({ planned: 0, waiting: 4 });
    district.moveTo('2025-11-18T10:00');
    // Unit C has two operators.
    expect(await remind(district)).toMatchObject({ planned: 4, waiting: 0 });
  });

  test('a form whose first checks fail for what passes by itself: waited for until it fails too often', async () => {
    const district = await openDistrict(store, { at: '2025-11-18T09:00', deadlines: [INTERNAL] });
    for (const unit of [B, C, D]) await district.check(unit, { filled: ENTRIES });
    for (let failures = 1; failures <= SET_ASIDE_AFTER; failures++) {
      const now = await district.clock.now();
      const lease = await store.watch.lease(formOf(A), now, MINUTE);
      const end = { dueAt: now + MINUTE, trouble: 'unexpected', detail: '', failed: true } as const;
      await store.watch.release(lease!, end);
      const told = failures === SET_ASIDE_AFTER ? { planned: 1, waiting: 0 } : { planned: 0, waiting: 1 };
      expect(await remind(district)).toMatchObject(told);
      district.moveTo(MINUTE);
    }
  });

  test('mails of an earlier day that never went out are dropped first, then today’s tell what they had to tell', async () => {
    const district = await checked('2025-11-18T07:00', [
      INTERNAL,
      deadline('provinsi', '2025-12-03T16:00', 'official'),
    ]);
    district.moveTo('2025-11-18T07:30');
    expect(await remind(district)).toMatchObject({ planned: 3 });
    // Nothing went out all day; in the morning the next deadline has its stage.
    district.moveTo('2025-11-19T09:00');
    expect(await remind(district)).toMatchObject({ planned: 0 });
    await deliverAll(district);
    expect(await remind(district)).toMatchObject({ planned: 3 });
    const mails = await store.outbox.mails(10);
    expect(mails.map((mail) => `${mail.recipient} ${mail.localDate} ${mail.state}`).sort()).toEqual([
      'o1 2025-11-18 dropped',
      'o1 2025-11-19 pending',
      'o2 2025-11-18 dropped',
      'o2 2025-11-19 pending',
      'o4 2025-11-18 dropped',
      'o4 2025-11-19 pending',
    ]);
    expect(await outbox()).toContainEqual([
      'o1',
      '2025-11-19',
      `${A} aksi-2025/internal H-7; ${A} aksi-2025/provinsi H-14`,
    ]);
  });

  test('a unit without operator is named, not passed over', async () => {
    const district = await checked('2025-11-18T07:30', [INTERNAL]);
    const officers = (await store.register.officers()).filter((officer) => officer.unit !== A);
    await store.register.saveOfficers(officers);
    const warning = `units without an operator to tell: 1 (${A})`;
    expect(await remind(district)).toEqual({ planned: 2, waiting: 0, unaddressed: [A], warning });
    expect(await remind(district)).not.toHaveProperty('warning');
  });

  test('nothing before the first stage; after the deadline every third working day', async () => {
    const district = await checked('2025-10-01T07:30', [INTERNAL]);
    expect(await remind(district)).toMatchObject({ planned: 0 });
    for (const day of ['2025-11-26', '2025-11-27', '2025-11-28', '2025-12-01', '2025-12-03']) {
      district.moveTo(`${day}T07:30`);
      const { planned } = await remind(district);
      expect(planned, day).toBe(day === '2025-11-28' || day === '2025-12-03' ? 3 : 0);
      await deliverAll(district);
    }
  });

  test('a deadline that moved has stages of its own, though the former one had them already', async () => {
    const district = await checked('2025-11-18T07:30', [INTERNAL]);
    const told = async (...days: string[]) => {
      const planned = [];
      for (const day of days) {
        district.moveTo(`${day}T07:30`);
        planned.push((await remind(district)).planned);
        await deliverAll(district);
      }
      return planned;
    };
    expect(await told('2025-11-18', '2025-11-21', '2025-11-24')).toEqual([3, 3, 3]);
    const history = [{ at: INTERNAL.at, changedOn: '2025-11-24' }];
    const moved = { ...INTERNAL, at: '2025-12-23T23:59', history };
    await store.register.saveDeadlines([moved]);
    // H-30 was reached before it moved; H-14, H-7, H-3 and H-1 come again.
    expect(
      await told('2025-11-25', '2025-12-08', '2025-12-09', '2025-12-16', '2025-12-19', '2025-12-22'),
    ).toEqual([3, 0, 3, 3, 3, 3]);
    // Taken back, it is told no more of what was told of it.
    await store.register.saveDeadlines([
      { ...INTERNAL, history: [...history, { at: moved.at, changedOn: '2025-11-25' }] },
    ]);
    district.moveTo('2025-11-24T07:30');
    expect(
      await store.outbox.untold((await planNow(district, await district.clock.now())).plan.mails),
    ).toEqual([]);
  });

  test('on a day off nobody is told; the stage was told on the working day before', async () => {
    const district = await checked('2025-11-21T07:30', [INTERNAL]);
    expect(await remind(district)).toMatchObject({ planned: 3 });
    expect((await outbox())[0]![2]).toBe(`${A} aksi-2025/internal H-3`);
    district.moveTo('2025-11-22T07:30');
    expect(await remind(district)).toMatchObject({ planned: 0 });
  });

  test('a morning on which everybody was told is over: what changes later is told on the next', async () => {
    const district = await checked('2025-11-18T07:30', [INTERNAL]);
    expect(await remind(district)).toMatchObject({ planned: 3, waiting: 0 });
    await deliverAll(district);
    await district.check(C, { filled: 1 });
    let reads = 0;
    const counting = {
      ...store.results,
      forms: () => Promise.resolve(reads++).then(() => store.results.forms()),
    };
    const ports = { ...district, store: { ...store, results: counting } };
    expect(await remind(ports)).toMatchObject({ planned: 0 });
    expect(reads).toBe(0);
    district.moveTo('2025-11-19T07:30');
    // Two operators of unit C.
    expect(await remind(ports)).toMatchObject({ planned: 2 });
  });

  test('where holidays are not known, the log is warned once a day', async () => {
    const far = deadline('jauh', '2028-01-10T23:59', 'official');
    const district = await checked('2028-01-03T07:30', [far]);
    const warning = 'holidays are known until 2027-12-31 only: only weekends and daysOff count';
    expect(await remind(district)).toMatchObject({ planned: 3, warning });
    expect(await remind(district)).not.toHaveProperty('warning');
  });
});
