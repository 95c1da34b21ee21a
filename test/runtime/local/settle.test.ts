import { expect, test } from 'vitest';
import { sweepOutbox } from '../../../src/jobs/deliver.ts';
import { SimulatedClock } from '../../../src/runtime/local/clock.ts';
import { passOnce, settle } from '../../../src/runtime/local/settle.ts';
import { d1Store } from '../../../src/store/d1.ts';
import { sqliteD1 } from '../../jobs/sqlite-d1.ts';

const NOON = Date.UTC(2025, 10, 18, 5);
const MINUTE = 60_000;

async function interrupted() {
  const store = d1Store(sqliteD1());
  await store.migrate();
  const notice = { recipient: 'petugas', unit: '62.02.05', deadline: 'contoh/akhir', stage: 'H-7' };
  const mail = {
    recipient: 'petugas',
    kind: 'digest',
    localDate: '2025-11-18',
    number: 1,
    notices: [notice],
  };
  await store.outbox.plan([mail], NOON);
  const registration = { spreadsheetId: 's', unit: '62.02.05', templateId: 'contoh', templateVersion: 1 };
  await store.register.registerSpreadsheet(registration, NOON);
  const clock = new SimulatedClock(NOON);
  return { store, clock, accounts: [] };
}

test('a mail and a check in whose middle an earlier run was stopped do not hold up the next', async () => {
  const { store, clock, accounts } = await interrupted();
  const [id] = await store.outbox.due(NOON, 1);
  await store.outbox.begin(id!, NOON);
  const lease = await store.watch.lease('s', NOON, 5 * MINUTE);
  expect(lease).toBeDefined();
  const tick = async () => {
    await sweepOutbox({
      store,
      clock: { now: async () => clock.now() },
      mail: { send: () => Promise.reject() },
    });
    const due = await store.watch.takeDue(clock.now(), clock.now() + MINUTE, 10);
    for (const spreadsheetId of due) {
      const again = await store.watch.lease(spreadsheetId, clock.now(), MINUTE);
      if (again) await store.watch.release(again, { dueAt: null, failed: false });
    }
  };
  await passOnce({ store, clock, accounts, tick });
  await settle({ store, clock, accounts, tick });
  expect(await store.outbox.states()).toMatchObject({ sending: 0, uncertain: 1 });
  expect(await store.watch.backlog(clock.now())).toMatchObject({ due: 0, leased: 0 });
});

test('while mail is paused nothing is waited for', async () => {
  const { store, clock, accounts } = await interrupted();
  await store.outbox.pause(NOON);
  const [due] = await store.watch.takeDue(NOON, NOON + MINUTE, 10);
  const lease = await store.watch.lease(due!, NOON, MINUTE);
  await store.watch.release(lease!, { dueAt: null, failed: false });
  expect((await settle({ store, clock, accounts, tick: async () => {} })).minutes).toBe(0);
  expect(await store.outbox.pending()).toBe(1);
});
