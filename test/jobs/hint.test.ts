/** Notifications in every order and state: what they may cost, and what they may not. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { channelTokens } from '../../src/jobs/channel-token.ts';
import { createHearing } from '../../src/jobs/hint.ts';
import type { Notification } from '../../src/ports/notification.ts';
import type { Work } from '../../src/ports/queue.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { d1Store } from '../../src/store/d1.ts';
import { sqliteD1 } from './sqlite-d1.ts';

const NOW = Date.parse('2025-11-18T02:00:00Z');
const SECRET = 'made up for tests, and long enough for all of them';
const ID = '0d6a6ad5-4bd0-4f0c-9d6e-5a4e8f1a0001';
let store: Store;
let now: number;
let queued: Work[];
let looks: number;

async function hearing() {
  store = d1Store(sqliteD1());
  await store.migrate();
  now = NOW;
  queued = [];
  looks = 0;
  const address = 'https://pantau.example/webhook/drive';
  await store.channels.open(
    { id: ID, account: 'robot', address, openedAt: NOW, expiresAt: NOW + 3_600_000 },
    -1,
  );
  const channels: Store['channels'] = {
    ...store.channels,
    hear: (...message) => {
      looks++;
      return store.channels.hear(...message);
    },
  };
  return createHearing({
    store: { ...store, channels },
    clock: { now: async () => now },
    queue: { send: async (work) => void queued.push(...work) },
    secret: SECRET,
  });
}

let hear: Awaited<ReturnType<typeof hearing>>;
let token: string;
beforeEach(async () => {
  hear = await hearing();
  token = channelTokens(SECRET).of(ID);
});
const notification = (number: number, more: Partial<Notification> = {}): Notification => ({
  channel: ID,
  token,
  number,
  resourceId: 'feed',
  state: 'change',
  ...more,
});

describe('a notification', () => {
  it.each(['change', 'changed'])('of a change asks for one poll: %s', async (state) => {
    expect(await hear(notification(2, { state }))).toBe('polls');
    expect(queued).toEqual([{ job: 'poll' }]);
  });

  it.each(['sync', 'exists', 'nonsense', 'update'])('of anything else asks for none: %s', async (state) => {
    expect(await hear(notification(1, { state }))).toBe('sync');
    expect(queued).toEqual([]);
  });

  it.each<[string, Partial<Notification>]>([
    ['no token', { token: '' }],
    ['a token made up', { token: '0'.repeat(64) }],
    ['a token in capitals', { token: 'A'.repeat(64) }],
    ['another channel’s token', { channel: '0d6a6ad5-4bd0-4f0c-9d6e-5a4e8f1a0002' }],
    ['a token that is too long', { token: 'f'.repeat(66) }],
  ])('with %s is forged: nothing is looked up, nothing asked for', async (_what, more) => {
    expect(await hear(notification(99, more))).toBe('forged');
    expect([looks, queued]).toEqual([0, []]);
    expect(await hear(notification(2))).toBe('polls');
  });

  it('signed with another secret is forged', async () => {
    const theirs = channelTokens(`${SECRET}.`).of(ID);
    expect(await hear(notification(2, { token: theirs }))).toBe('forged');
  });

  it('of a channel that is over, or that nobody knows, changes nothing', async () => {
    const id = '0d6a6ad5-4bd0-4f0c-9d6e-5a4e8f1a0003';
    expect(await hear(notification(2, { channel: id, token: channelTokens(SECRET).of(id) }))).toBe('again');
    now = NOW + 3_600_000;
    expect(await hear(notification(2))).toBe('again');
    expect(queued).toEqual([]);
  });

  it('is one poll with all others of ten seconds', async () => {
    const ends: string[] = [];
    for (let second = 0; second <= 30; second++) {
      now = NOW + second * 1_000;
      ends.push(await hear(notification(second + 2)));
    }
    expect(ends.flatMap((end, second) => (end === 'polls' ? [second] : []))).toEqual([0, 10, 20, 30]);
    expect(new Set(ends)).toEqual(new Set(['polls', 'collapsed']));
  });

  it('property: late, doubled, out of order or forged, what is not above the last seen does nothing', async () => {
    const sent = fc.record({
      number: fc.integer({ min: 1, max: 40 }),
      forged: fc.boolean(),
      later: fc.integer({ min: 0, max: 15_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(sent, { maxLength: 30 }), async (list) => {
        const one = await hearing();
        let highest = 0;
        let lastPoll = Number.NEGATIVE_INFINITY;
        for (const { number, forged, later } of list) {
          now += later;
          const before = queued.length;
          const end = await one(notification(number, forged ? { token: 'f'.repeat(64) } : {}));
          const news = !forged && number > highest;
          const polls = news && now - lastPoll >= 10_000;
          expect(end).toBe(forged ? 'forged' : !news ? 'again' : polls ? 'polls' : 'collapsed');
          expect(queued.length - before).toBe(polls ? 1 : 0);
          if (news) highest = number;
          if (polls) lastPoll = now;
        }
      }),
      { numRuns: 60 },
    );
  });
});
