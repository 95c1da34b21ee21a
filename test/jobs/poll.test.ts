/** When a poll lists what changed, and when it lists everything. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wallClock } from '../../src/core/schedule/deadline.ts';
import { SettingsSchema } from '../../src/core/settings.ts';
import { googleDrive } from '../../src/google/drive.ts';
import { googleSheets } from '../../src/google/sheets.ts';
import { poll, sweep } from '../../src/jobs/poll.ts';
import { Trouble } from '../../src/ports/trouble.ts';
import { d1Store } from '../../src/store/d1.ts';
import { type Bench, makeSheet, open, ROBOT } from '../workspace/google.ts';
import { sqliteD1 } from './sqlite-d1.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await open();
});
afterAll(() => bench.workspace.close());

async function office(zone: 'Asia/Jakarta' | 'Asia/Jayapura') {
  const store = d1Store(sqliteD1());
  await store.migrate();
  const settings = SettingsSchema.parse({ unit: '62.02', zone, mail: { from: 'pantau@kabupaten.example' } });
  const clock = { now: async () => bench.clock.now };
  const at = (time: string) => {
    bench.clock.now = wallClock(time, zone);
  };
  const account = {
    email: ROBOT,
    drive: googleDrive(bench.robot.drive),
    sheets: googleSheets(bench.robot.sheets),
  };
  return { at, ports: { store, settings, clock, accounts: [account] } };
}

test.each(['Asia/Jakarta', 'Asia/Jayapura'] as const)(
  'in %s a night has one sweep, made up for when it was missed',
  async (zone) => {
    const { at, ports } = await office(zone);
    const swept = async (time: string, job = poll) => {
      at(time);
      return (await job(ports)).swept.length > 0;
    };
    await makeSheet(bench);
    expect(await swept('2025-11-18T09:00')).toBe(true);
    expect(await swept('2025-11-18T09:01')).toBe(false);
    expect(await swept('2025-11-18T23:59')).toBe(false);
    expect(await swept('2025-11-19T01:00')).toBe(false);
    expect(await swept('2025-11-19T01:00', sweep)).toBe(true);
    expect(await swept('2025-11-19T01:01')).toBe(false);
    expect(await swept('2025-11-19T04:00')).toBe(false);
    expect(await swept('2025-11-19T23:00')).toBe(false);
    // The next night's never came.
    expect(await swept('2025-11-20T03:59')).toBe(false);
    expect(await swept('2025-11-20T04:00')).toBe(true);
    expect(await swept('2025-11-20T04:01')).toBe(false);
    // Nor any in days in which nothing ran.
    expect(await swept('2025-11-25T00:30')).toBe(true);
  },
);

test('a sweep sees what lies behind the cursor', async () => {
  const { at, ports } = await office('Asia/Jakarta');
  at('2025-11-18T09:00');
  await makeSheet(bench);
  await poll(ports);
  at('2025-11-18T10:00');
  const old = await makeSheet(bench);
  await bench.robot.drive.files.update({
    fileId: old,
    supportsAllDrives: true,
    requestBody: { modifiedTime: '2025-01-01T00:00:00.000Z' },
  });
  const known = async () => (await ports.store.watch.unregistered()).map(({ id }) => id);
  await poll(ports);
  expect(await known()).not.toContain(old);
  await sweep(ports);
  expect(await known()).toContain(old);
});

test('an account whose list fails is asked again later each time, at most eight minutes; the cursor stays', async () => {
  const { at, ports } = await office('Asia/Jakarta');
  at('2025-11-18T09:00');
  await makeSheet(bench);
  await poll(ports);
  const { cursor } = await ports.store.watch.poller(ROBOT);
  const [account] = ports.accounts;
  let asked = 0;
  const list = async () => {
    asked++;
    throw new Trouble('rate-limited', '403');
  };
  const failing = { ...ports, accounts: [{ ...account!, drive: { ...account!.drive, list } }] };
  const minutes: number[] = [];
  for (let minute = 1; minute <= 60; minute++) {
    bench.clock.now += 60_000;
    const before = asked;
    const failed = await poll(failing).then(
      () => false,
      () => true,
    );
    expect(failed).toBe(asked > before);
    if (failed) minutes.push(minute);
  }
  const pauses = minutes.slice(1).map((minute, n) => minute - minutes[n]!);
  expect(pauses[0]).toBeLessThanOrEqual(1);
  expect(Math.max(...pauses)).toBeGreaterThan(4);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(8);
  expect(await ports.store.watch.poller(ROBOT)).toMatchObject({ cursor, failures: minutes.length });
  bench.clock.now += 8 * 60_000;
  await poll(ports);
  expect(await ports.store.watch.poller(ROBOT)).toMatchObject({ failures: 0, notBefore: 0 });
});
