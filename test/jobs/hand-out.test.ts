/** Checks are handed out as fast as the quota lets them through, in the middle of a minute too. */
import { beforeEach, expect, test } from 'vitest';
import { handOutAsQuotaFrees, handOutChecks } from '../../src/jobs/hand-out.ts';
import { MINUTE, QUOTA } from '../../src/jobs/limits.ts';
import type { Work } from '../../src/ports/queue.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { d1Store } from '../../src/store/d1.ts';
import { NOON, registration, SECOND } from '../store/contract/samples.ts';
import { sqliteD1 } from './sqlite-d1.ts';

const POOL = ['satu@contoh.example', 'dua@contoh.example'];
const SHEETS = 300;

let store: Store;
let now: number;
let sent: Work[];
/** Seconds after NOON at which something was handed out, and how much. */
let handed: [second: number, count: number][];

beforeEach(async () => {
  store = d1Store(sqliteD1());
  await store.migrate();
  now = NOON;
  sent = [];
  handed = [];
});

const clock = {
  now: async () => now,
  until: async (at: number) => {
    now = at;
  },
};

/** Messages are worked off at once: each check takes its read and write, and comes to its end. */
const queue = {
  async send(work: readonly Work[]) {
    if (work.length > 0) handed.push([(now - NOON) / SECOND, work.length]);
    for (const each of work) {
      sent.push(each);
      if (each.job !== 'check') continue;
      const { account = '' } = (await store.register.registration(each.spreadsheetId)) ?? {};
      const lease = (await store.watch.lease(each.spreadsheetId, now, MINUTE))!;
      const grant = await store.quota.take(account, { read: 1, write: 1 }, now, QUOTA);
      await store.watch.release(lease, { dueAt: grant.granted ? null : grant.retryAt, failed: false });
    }
  },
};

async function register(count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const id = `s${String(index).padStart(3, '0')}`;
    await store.register.registerSpreadsheet(registration(id), NOON);
    await store.register.assignAccount(id, POOL);
  }
}

test('hands out what fits, and nothing that would only come back', async () => {
  await register(SHEETS);
  await store.quota.take(POOL[0]!, { read: 20, write: 0 }, NOON, QUOTA);
  await store.quota.take(POOL[1]!, { read: 0, write: 60 }, NOON, QUOTA);
  await handOutChecks({ store, queue, clock });
  expect(handed).toEqual([[0, 40]]);
});

test('uses every minute of the quota, though the calls of a pass are held for longer than a minute', async () => {
  await register(SHEETS);
  for (let minute = 0; minute < 3; minute++) {
    now = NOON + minute * MINUTE;
    await handOutChecks({ store, queue, clock });
    await handOutAsQuotaFrees({ store, queue, clock });
    expect(now).toBeLessThan(NOON + (minute + 1) * MINUTE);
  }
  expect(handed).toEqual([
    [0, 120],
    [63, 120],
    [126, 60],
  ]);
  expect(new Set(sent).size).toBe(SHEETS);
});

test('ends at once where nothing waits for quota, or where time is moved by hand', async () => {
  const still = { ...clock, until: () => Promise.reject(new Error('waited')) };
  await handOutAsQuotaFrees({ store, queue, clock: still });
  await register(SHEETS);
  // Due, and no call is held: what keeps it back is not the quota.
  await handOutAsQuotaFrees({ store, queue, clock: still });
  await handOutChecks({ store, queue, clock });
  await handOutAsQuotaFrees({ store, queue, clock: { now: clock.now } });
  expect(handed).toEqual([[0, 120]]);
});
