import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Notification } from '../../src/ports/notification.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { createWeb } from '../../src/web/app.ts';
import { settings } from './district.ts';

const HEADERS = {
  'x-goog-channel-id': '0d6a6ad5-4bd0-4f0c-9d6e-5a4e8f1a0001',
  'x-goog-channel-token': 'f'.repeat(64),
  'x-goog-message-number': '12',
  'x-goog-resource-id': 'WCjF58SdIqNczeOddAW4vmpKWc3',
  'x-goog-resource-state': 'change',
  'x-goog-resource-uri': 'https://www.googleapis.com/drive/v3/changes?alt=json&pageToken=7',
};

/** Whoever looks into the store on behalf of a stranger fails the test. */
function web(hear?: (notification: Notification) => Promise<unknown>) {
  return createWeb({
    store: {} as Store,
    clock: { now: async () => 0 },
    settings,
    access: { kind: 'closed' },
    links: { spreadsheet: (id) => id },
    ...(hear && { hear }),
    onFault: () => undefined,
  });
}
const post = (to: ReturnType<typeof web>, headers: Record<string, string>, more: RequestInit = {}) =>
  to.request('http://pantau.example/webhook/drive', { method: 'POST', headers, ...more });

it('takes what Google sends from anyone, though the pages are closed, and says nothing', async () => {
  const heard: Notification[] = [];
  const to = web(async (notification) => heard.push(notification));
  const answer = await post(to, HEADERS);
  expect([answer.status, await answer.text()]).toEqual([204, '']);
  expect(heard).toEqual([
    {
      channel: HEADERS['x-goog-channel-id'],
      token: HEADERS['x-goog-channel-token'],
      number: 12,
      resourceId: HEADERS['x-goog-resource-id'],
      state: 'change',
    },
  ]);
});

it.each(Object.keys(HEADERS).filter((name) => name !== 'x-goog-resource-uri'))(
  'answers the same without %s, and passes nothing on',
  async (name) => {
    const { [name as keyof typeof HEADERS]: _, ...others } = HEADERS;
    const to = web(() => Promise.reject(new Error('passed on')));
    expect((await post(to, others)).status).toBe(204);
  },
);

it('property: junk in any header is answered the same and passed on only in its proper form', async () => {
  const name = fc.constantFrom(...(Object.keys(HEADERS) as (keyof typeof HEADERS)[]));
  const value = fc.string({
    maxLength: 400,
    unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
  });
  await fc.assert(
    fc.asyncProperty(name, value, async (header, junk) => {
      const heard: Notification[] = [];
      const answer = await post(
        web(async (one) => heard.push(one)),
        { ...HEADERS, [header]: junk },
      );
      expect(answer.status).toBe(204);
      for (const { number, channel } of heard) {
        expect(Number.isSafeInteger(number)).toBe(true);
        expect(channel.length).toBeLessThanOrEqual(64);
      }
    }),
  );
});

it('does not read what comes with it', async () => {
  const body = new ReadableStream(
    {
      pull: () => {
        throw new Error('was read');
      },
    },
    { highWaterMark: 0 },
  );
  const more = { body, duplex: 'half' } as RequestInit;
  expect(
    (
      await post(
        web(async () => undefined),
        HEADERS,
        more,
      )
    ).status,
  ).toBe(204);
});

it('lets Google try again where our own side failed, and answers with no page', async () => {
  const to = web(() => Promise.reject(new Error('no queue')));
  const answer = await post(to, HEADERS);
  expect([answer.status, await answer.text()]).toEqual([500, '']);
});

it('is not there for those who look, nor where no notifications are wanted', async () => {
  const looking = await web(async () => undefined).request('http://pantau.example/webhook/drive');
  expect(looking.status).toBe(403);
  expect((await post(web(), HEADERS)).status).toBe(403);
});
