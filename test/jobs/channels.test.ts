/** The life of a channel, on the workspace: opened, renewed with overlap, stopped, given up and tried again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { googleDrive } from '../../src/google/drive.ts';
import { googleSheets } from '../../src/google/sheets.ts';
import { channelTokens } from '../../src/jobs/channel-token.ts';
import { keepChannels } from '../../src/jobs/channels.ts';
import { createHearing } from '../../src/jobs/hint.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { d1Store } from '../../src/store/d1.ts';
import { type Bench, makeSheet, open, PERSON, ROBOT } from '../workspace/google.ts';
import { type Receiver, startReceiver } from '../workspace/receiver.ts';
import { sqliteD1 } from './sqlite-d1.ts';

const SECRET = 'made up for tests, and long enough for all of them';
const MINUTE = 60_000;
const DAY = 86_400_000;
let bench: Bench;
let receiver: Receiver;
let store: Store;
let webhook: string;
/** Calls of Drive by name, in order. */
let calls: string[];

beforeEach(async () => {
  calls = [];
  bench = await open({
    faults: true,
    hooks: { before: async ({ account, operation }) => void (account === ROBOT && calls.push(operation)) },
  });
  receiver = await startReceiver();
  webhook = `${receiver.origin}/webhook/drive`;
  store = d1Store(sqliteD1());
  await store.migrate();
});
afterEach(async () => {
  await bench.workspace.close();
  await receiver.close();
});

const ports = (address: string | undefined = webhook) => ({
  store,
  accounts: [
    { email: ROBOT, drive: googleDrive(bench.robot.drive), sheets: googleSheets(bench.robot.sheets) },
  ],
  clock: { now: async () => bench.clock.now },
  secret: SECRET,
  ...(address !== '' && { webhook: address }),
});
const keep = (address?: string) => keepChannels(ports(address));
const ids = async () => (await store.channels.all()).map(({ id }) => id);
/** What came in since the last time, channel by channel. */
async function received(): Promise<string[]> {
  await bench.workspace.settle();
  return receiver.received.splice(0).map(({ headers }) => headers['x-goog-channel-id'] ?? '');
}

describe('a channel', () => {
  it('is opened once, asks for a week, and carries a token that fits', async () => {
    await keep();
    await keep();
    const [channel, ...others] = await store.channels.all();
    expect(others).toEqual([]);
    expect(channel).toMatchObject({
      account: ROBOT,
      address: webhook,
      openedAt: bench.clock.now,
      expiresAt: Math.floor(bench.clock.now) + 7 * DAY,
      renewAt: bench.clock.now + 0.75 * 7 * DAY,
    });
    expect(calls).toEqual(['changes.getStartPageToken', 'changes.watch']);
    await bench.workspace.settle();
    const { headers } = receiver.received[0]!;
    expect(headers['x-goog-resource-state']).toBe('sync');
    expect(channelTokens(SECRET).fits(channel!.id, headers['x-goog-channel-token']!)).toBe(true);
  });

  it('tells of what people do, in words that are understood', async () => {
    await keep();
    const sheet = await makeSheet(bench);
    await bench.workspace.settle();
    receiver.received.splice(0);
    await bench.as(PERSON, 'PUT', `/v4/spreadsheets/${sheet}/values/A1?valueInputOption=RAW`, {
      values: [['x']],
    });
    await bench.workspace.settle();
    const hear = createHearing({ ...ports(), queue: { send: async () => undefined } });
    const ends: string[] = [];
    for (const { headers } of receiver.received) {
      ends.push(
        await hear({
          channel: headers['x-goog-channel-id']!,
          token: headers['x-goog-channel-token']!,
          number: Number(headers['x-goog-message-number']),
          resourceId: headers['x-goog-resource-id']!,
          state: headers['x-goog-resource-state']!,
        }),
      );
    }
    expect(ends).toEqual(['polls']);
  });

  it('is renewed at three quarters of its life; both stand for a while, then the old one is stopped', async () => {
    await keep();
    const [old] = await ids();
    bench.clock.now += 0.75 * 7 * DAY - 1;
    await keep();
    expect(await ids()).toEqual([old]);
    bench.clock.now += 1;
    await keep();
    const [young] = await ids();
    expect(await ids()).toEqual([young, old]);
    await received();
    await makeSheet(bench);
    expect((await received()).sort()).toEqual([young, old].sort());
    bench.clock.now += 2 * MINUTE;
    await keep();
    expect(await ids()).toEqual([young]);
    expect(calls.filter((call) => call === 'channels.stop')).toHaveLength(1);
    await makeSheet(bench);
    expect(await received()).toEqual([young]);
  });

  it('that Google lets live for an hour only is renewed by that hour', async () => {
    const { drive, ...account } = ports().accounts[0]!;
    const short = {
      ...drive,
      watch: async (asked: Parameters<typeof drive.watch>[0]) =>
        drive.watch({ ...asked, expiresAt: bench.clock.now + 60 * MINUTE }),
    };
    await keepChannels({ ...ports(), accounts: [{ ...account, drive: short }] });
    const [channel] = await store.channels.all();
    expect(channel).toMatchObject({ renewAt: Math.round(bench.clock.now + 45 * MINUTE) });
  });

  it('that was lost is opened anew when its time is over', async () => {
    await keep();
    const [old] = await ids();
    bench.clock.now += 8 * DAY;
    await keep();
    await keep();
    expect(await ids()).toHaveLength(1);
    expect(await ids()).not.toContain(old);
  });

  it('is opened anew for another address, and stopped when none is wanted', async () => {
    await keep();
    await keep(`${receiver.origin}/other/webhook/drive`);
    bench.clock.now += 2 * MINUTE;
    await keep(`${receiver.origin}/other/webhook/drive`);
    expect((await store.channels.all()).map(({ address }) => address)).toEqual([
      `${receiver.origin}/other/webhook/drive`,
    ]);
    await keep('');
    expect(await ids()).toEqual([]);
    await received();
    await makeSheet(bench);
    expect(await received()).toEqual([]);
    calls = [];
    await keep('');
    expect(calls).toEqual([]);
  });

  it.each<[string, object]>([
    ['Google’s own limit for channels', { fail: { status: 403, reason: 'subscriptionRateLimitExceeded' } }],
    ['503', { fail: { status: 503 } }],
  ])('that is not granted (%s) is asked for again, later each time', async (_what, action) => {
    const fault = bench.workspace.faults!.add({
      match: { operation: 'changes.watch' },
      times: 'always',
      do: action as never,
    });
    const began = bench.clock.now;
    const asked: number[] = [];
    for (let minute = 0; minute < 60; minute++) {
      bench.clock.now = began + minute * MINUTE;
      calls = [];
      const failed = await keep().then(
        () => false,
        () => true,
      );
      expect(failed).toBe(calls.includes('changes.getStartPageToken'));
      if (failed) asked.push(minute);
    }
    // Pauses of 1, 2, 4, 8, 16, 32 minutes, each cut by up to half.
    expect(asked.length).toBeGreaterThanOrEqual(6);
    expect(asked.length).toBeLessThanOrEqual(8);
    bench.workspace.faults!.clear(fault);
    bench.clock.now += 60 * MINUTE;
    await keep();
    bench.clock.now += 2 * MINUTE;
    await keep();
    expect(await store.channels.all()).toMatchObject([{ renewAt: expect.any(Number) }]);
  });

  it('whose grant was lost on the way is stopped all the same, by the name that its first notification gave', async () => {
    bench.workspace.faults!.add({ match: { operation: 'changes.watch' }, do: { reset: 'after' } });
    await expect(keep()).rejects.toThrow();
    await bench.workspace.settle();
    const { headers } = receiver.received[0]!;
    const hear = createHearing({ ...ports(), queue: { send: async () => undefined } });
    const [channel, token] = [headers['x-goog-channel-id']!, headers['x-goog-channel-token']!];
    expect(
      await hear({ channel, token, number: 1, resourceId: headers['x-goog-resource-id']!, state: 'sync' }),
    ).toBe('sync');
    bench.clock.now += 2 * MINUTE;
    await keep();
    bench.clock.now += 2 * MINUTE;
    await keep();
    expect(await ids()).toHaveLength(1);
    expect(await ids()).not.toContain(channel);
    await received();
    await makeSheet(bench);
    expect(await received()).toEqual(await ids());
  });
});
