/** The life of the subscription to Drive's events, and what is made of an event: on the workspace, by Google's client. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEventHearing } from '../../src/jobs/event-hint.ts';
import { keepEvents } from '../../src/jobs/events.ts';
import type { DriveEvent } from '../../src/ports/drive-events.ts';
import type { Work } from '../../src/ports/queue.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { driveEventOf } from '../../src/queue/pubsub.ts';
import { d1Store } from '../../src/store/d1.ts';
import { type Events, openEvents, TOPIC, WATCHER } from '../support/events.ts';
import { sqliteD1 } from './sqlite-d1.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CHANGED = 'google.workspace.drive.file.v3.contentChanged';
const LIFECYCLE = 'google.workspace.events.subscription.v1.';

let events: Events;
let store: Store;
beforeEach(() => begin());
afterEach(() => events.workspace.close());
async function begin(options?: Parameters<typeof openEvents>[0]) {
  events = await openEvents(options);
  store = d1Store(sqliteD1());
  await store.migrate();
}

const target = () => `drives/${events.drive}`;
const clock = { now: async () => events.clock.now };
const keep = (wanted: { target: string; holder: string } | null = { target: target(), holder: WATCHER }) =>
  keepEvents({ store, clock, eventsOf: events.eventsOf, ...(wanted && { wanted }) });
const own = async () => (await store.eventSubscriptions.all())[0]!;
/** Methods that were called since the last time. */
const called = () => events.calls.splice(0);
const atGoogle = async () => (await events.as(WATCHER, 'GET', `/v1/${(await own()).name}`)).json;

describe('the subscription', () => {
  it('is made once, looked at every hour, and renewed at three quarters of its life', async () => {
    await keep();
    await keep();
    expect(called()).toEqual(['create']);
    const began = events.clock.now;
    expect(await own()).toMatchObject({
      target: target(),
      holder: WATCHER,
      name: expect.stringMatching(/^subscriptions\//),
      reason: '',
      expiresAt: began + 7 * DAY,
      renewAt: began + 5.25 * DAY,
      lookAt: began + HOUR,
    });
    for (let minute = 0; minute < 61; minute++) {
      events.clock.now += MINUTE;
      await keep();
    }
    expect(called()).toEqual(['get']);
    events.clock.now = began + 5.25 * DAY;
    await keep();
    expect(called()).toEqual(['get', 'patch']);
    expect(await own()).toMatchObject({
      expiresAt: events.clock.now + 7 * DAY,
      renewAt: events.clock.now + 5.25 * DAY,
    });
    expect((await atGoogle()).expireTime).toBe(new Date(events.clock.now + 7 * DAY).toISOString());
  });

  it('that stands already is taken over, with what is left of its life', async () => {
    await keep();
    const { name } = await own();
    await store.eventSubscriptions.forget(await own());
    events.clock.now += 3 * DAY;
    called();
    await keep();
    expect(called()).toEqual(['create', 'list']);
    expect(await own()).toMatchObject({ name, renewAt: events.clock.now + 0.75 * 4 * DAY });
  });

  it('of another installation is left alone, and that is told', async () => {
    await (await events.eventsOf(WATCHER)).subscribe(target());
    await events.as(WATCHER, 'PUT', `/v1/${TOPIC}-lain`, {});
    const other = { target: target(), holder: WATCHER };
    await expect(
      keepEvents({
        store,
        clock,
        wanted: other,
        eventsOf: (holder) => events.eventsOf(holder, `${TOPIC}-lain`),
      }),
    ).rejects.toThrow('1 event subscriptions failed');
    expect(await own()).toMatchObject({ name: null, reason: 'unexpected', failures: 1 });
  });

  it('is made anew where it ended by itself', async () => {
    await keep();
    const { name } = await own();
    events.clock.now += 8 * DAY;
    await events.workspace.settle();
    called();
    await keep();
    expect(called()).toEqual(['get', 'create']);
    expect((await own()).name).not.toBe(name);
  });

  it('that was suspended is taken up again once the reason is gone; until then it says why', async () => {
    await keep();
    const sheet = await events.sheet();
    await events.topic('DELETE');
    await events.edit(sheet, 1);
    await events.workspace.settle();
    events.clock.now += HOUR;
    called();
    await expect(keep()).rejects.toThrow(AggregateError);
    expect(await own()).toMatchObject({ reason: 'ENDPOINT_NOT_FOUND', failures: 1 });
    // Not every minute: after pauses.
    for (let minute = 0; minute < 30; minute++) {
      events.clock.now += MINUTE;
      await keep().catch(() => undefined);
    }
    expect(called().filter((method) => method === 'reactivate').length).toBeLessThanOrEqual(7);
    await events.topic('PUT');
    events.clock.now += HOUR;
    await keep();
    expect(await own()).toMatchObject({ reason: '', failures: 0 });
    expect((await atGoogle()).state).toBe('ACTIVE');
  });

  it('is ended when the setting goes, or names somebody or something else', async () => {
    await keep();
    const { name } = await own();
    await keep({ target: `files/${await events.sheet()}`, holder: WATCHER }).catch(() => undefined);
    expect((await events.as(WATCHER, 'GET', `/v1/${name}`)).status).toBe(404);
    expect((await store.eventSubscriptions.all()).map((each) => each.target)).not.toContain(target());
    await keep();
    called();
    await keep(null);
    expect(called()).toEqual(['delete']);
    expect(await store.eventSubscriptions.all()).toEqual([]);
    await keep(null);
    expect(called()).toEqual([]);
  });

  it('that cannot be ended is forgotten when it is over', async () => {
    await keep();
    events.workspace.faults!.add({
      match: { api: 'events' },
      times: 'always',
      do: { fail: { status: 503 } },
    });
    await expect(keep(null)).rejects.toThrow(AggregateError);
    expect(await own()).toMatchObject({ reason: 'unavailable', failures: 1 });
    events.clock.now += 7 * DAY;
    await keep(null);
    expect(await store.eventSubscriptions.all()).toEqual([]);
  });

  it('is not to be had without the domain’s leave, which is told and tried again after pauses', async () => {
    await events.workspace.close();
    await begin({ delegated: false });
    await expect(keep()).rejects.toThrow(AggregateError);
    expect(await own()).toMatchObject({ name: null, reason: 'auth', failures: 1 });
    let failed = 1;
    for (let minute = 0; minute < 30; minute++) {
      events.clock.now += MINUTE;
      await keep().catch(() => failed++);
    }
    expect(failed).toBeLessThanOrEqual(7);
  });
});

describe('an event', () => {
  let sent: Work[];
  let hear: ReturnType<typeof createEventHearing>;
  beforeEach(async () => {
    sent = [];
    hear = createEventHearing({ store, clock, queue: { send: async (work) => void sent.push(...work) } });
    await keep();
    events.clock.now += 1;
  });
  const event = async (more: Partial<DriveEvent> = {}): Promise<DriveEvent> => ({
    subscription: (await own()).name!,
    type: CHANGED,
    time: events.clock.now,
    ...more,
  });

  it('of an edit has one poll made within ten seconds, whatever was edited', async () => {
    const sheet = await events.sheet();
    for (const value of [1, 2, 3]) {
      events.clock.now += 1_000;
      await events.edit(sheet, value);
    }
    const heard = [];
    for (const { attributes } of await events.arrived())
      heard.push(await hear(driveEventOf({ message: { attributes } })!));
    expect(heard).toEqual(['polls', 'collapsed', 'collapsed']);
    expect(sent).toEqual([{ job: 'poll' }]);
    events.clock.now += 10_000;
    expect(await hear(await event())).toBe('polls');
  });

  it('that is doubled, replayed, overtaken, forged or of another kind does nothing', async () => {
    const first = await event();
    expect(await hear(first)).toBe('polls');
    events.clock.now += MINUTE;
    const before = await store.eventSubscriptions.all();
    expect(await hear(first)).toBe('again');
    expect(await hear({ ...first, time: first.time - 1 })).toBe('again');
    expect(await hear(await event({ subscription: 'subscriptions/drive-file-orang-lain' }))).toBe('again');
    expect(await hear(await event({ time: events.clock.now + HOUR }))).toBe('forged');
    expect(await hear(await event({ type: 'google.workspace.drive.comment.v3.created' }))).toBe('sync');
    expect(await store.eventSubscriptions.all()).toEqual(before);
    expect(sent).toHaveLength(1);
    events.clock.now += 7 * DAY;
    expect(await hear(await event())).toBe('again');
  });

  it.each(['suspended', 'expirationReminder', 'expired', 'whatever comes later'])(
    'that says %s has Google asked in the next pass, once',
    async (word) => {
      called();
      const told = await event({ type: LIFECYCLE + word });
      await hear(told);
      events.clock.now += MINUTE;
      await keep();
      expect(called()).toEqual(['get']);
      await hear(told);
      await hear({ ...told, subscription: 'subscriptions/drive-file-orang-lain' });
      await keep();
      expect(called()).toEqual([]);
      expect(sent).toEqual([]);
    },
  );

  it('is read by its attributes alone, and anything else is none', async () => {
    const attributes = {
      'ce-source': '//workspaceevents.googleapis.com/subscriptions/drive-file-1',
      'ce-type': CHANGED,
      'ce-time': '2025-11-18T02:00:00.123456Z',
    };
    expect(driveEventOf({ message: { attributes } })).toEqual({
      subscription: 'subscriptions/drive-file-1',
      type: CHANGED,
      time: Date.UTC(2025, 10, 18, 2, 0, 0, 123),
    });
    for (const wrong of [
      undefined,
      null,
      'x',
      {},
      { message: null },
      { message: {} },
      { message: { attributes: { ...attributes, 'ce-source': '//jahat.example/subscriptions/1' } } },
      { message: { attributes: { ...attributes, 'ce-source': `${attributes['ce-source']}/../x` } } },
      { message: { attributes: { ...attributes, 'ce-time': 'kemarin' } } },
      { message: { attributes: { ...attributes, 'ce-type': undefined } } },
    ])
      expect(driveEventOf(wrong)).toBeUndefined();
  });
});
