/** Subscriptions to Drive's events: who may hold one, what it tells, how it ends. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Events, openEvents, ROBOT, TOPIC, WATCHER } from '../../support/events.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CHANGED = 'google.workspace.drive.file.v3.contentChanged';
const ALL = '/v1/subscriptions';

let events: Events;
beforeEach(async () => {
  events = await openEvents();
});
afterEach(() => events.workspace.close());

const wanted = (more: object = {}) => ({
  targetResource: `//drive.googleapis.com/drives/${events.drive}`,
  eventTypes: [CHANGED],
  driveOptions: { includeDescendants: true },
  notificationEndpoint: { pubsubTopic: TOPIC },
  ...more,
});
const create = (more: object = {}, email = WATCHER) => events.as(email, 'POST', ALL, wanted(more));
const types = async () => (await events.arrived()).map(({ attributes }) => attributes['ce-type']);

describe('a subscription', () => {
  it('is made at once, for a week, and tells of edits of all that lies in the drive', async () => {
    const { status, json } = await create();
    expect(status).toBe(200);
    const { name } = json.response;
    expect(json).toMatchObject({
      done: true,
      response: { state: 'ACTIVE', expireTime: new Date(events.clock.now + 7 * DAY).toISOString() },
    });
    expect(json.response).not.toHaveProperty('holder');
    const id = await events.sheet();
    await events.edit(id, 1);
    const [event, ...others] = await events.arrived();
    expect(others).toEqual([]);
    expect(event).toEqual({
      data: { file: { id } },
      attributes: {
        'ce-datacontenttype': 'application/json',
        'ce-id': expect.any(String),
        'ce-source': `//workspaceevents.googleapis.com/${name}`,
        'ce-specversion': '1.0',
        'ce-subject': `//drive.googleapis.com/files/${id}`,
        'ce-time': new Date(events.clock.now).toISOString(),
        'ce-type': CHANGED,
      },
    });
  });

  it('of a folder tells of what lies in it at any depth, and of nothing else', async () => {
    const folder = async (parent: string) =>
      (
        await events.as(WATCHER, 'POST', '/drive/v3/files?supportsAllDrives=true', {
          name: 'Kecamatan',
          mimeType: 'application/vnd.google-apps.folder',
          parents: [parent],
        })
      ).json.id as string;
    const outer = await folder(events.drive);
    const inner = await events.sheet(await folder(outer));
    const beside = await events.sheet();
    expect((await create({ targetResource: `//drive.googleapis.com/files/${outer}` })).status).toBe(200);
    await events.edit(beside, 1);
    await events.edit(inner, 1);
    expect((await events.arrived()).map(({ data }) => data)).toEqual([{ file: { id: inner } }]);
  });

  it.each<[string, object, string, number]>([
    ['a service account', {}, ROBOT, 403],
    ['somebody who does not see the drive', {}, 'ani@kabupaten-contoh.example', 403],
    ['a drive without what lies in it', { driveOptions: {} }, WATCHER, 400],
    ['no event', { eventTypes: [] }, WATCHER, 400],
    ['an event that there is not', { eventTypes: ['google.workspace.drive.file.v3.edited'] }, WATCHER, 400],
    ['a target outside Drive', { targetResource: '//chat.googleapis.com/spaces/-' }, WATCHER, 400],
    ['a topic that does not exist', { notificationEndpoint: { pubsubTopic: `${TOPIC}-x` } }, WATCHER, 404],
    ['more than a week', { ttl: '604801s' }, WATCHER, 400],
    ['a field of another type', { eventTypes: 'x' }, WATCHER, 400],
  ])('is refused for %s', async (_what, more, email, status) => {
    expect((await create(more, email)).status).toBe(status);
  });

  it('is one for each person and target, found again by them', async () => {
    const { name } = (await create()).json.response;
    expect(await create()).toMatchObject({ status: 409, json: { error: { status: 'ALREADY_EXISTS' } } });
    const list = (filter: string) => events.as(WATCHER, 'GET', `${ALL}?filter=${encodeURIComponent(filter)}`);
    expect((await list(`event_types:"${CHANGED}"`)).json.subscriptions).toMatchObject([{ name }]);
    expect(
      (await list(`event_types:"${CHANGED}" AND target_resource="//drive.googleapis.com/files/x"`)).json,
    ).toEqual({});
    expect((await list('')).status).toBe(400);
    expect((await events.as('ani@kabupaten-contoh.example', 'GET', `/v1/${name}`)).status).toBe(404);
    expect((await events.as(WATCHER, 'DELETE', `/v1/${name}`)).json).toMatchObject({ done: true });
    expect((await events.as(WATCHER, 'DELETE', `/v1/${name}`)).status).toBe(404);
    expect((await events.as(WATCHER, 'DELETE', `/v1/${name}?allowMissing=true`)).status).toBe(200);
    expect((await create()).status).toBe(200);
  });

  it('reminds of its end twice, and ends; renewed, it does not', async () => {
    const { name } = (await create()).json.response;
    events.clock.now += 6 * DAY;
    await events.as(WATCHER, 'PATCH', `/v1/${name}?updateMask=ttl`, { ttl: '172800s' });
    events.clock.now += DAY + 13 * HOUR;
    expect(await types()).toEqual(['google.workspace.events.subscription.v1.expirationReminder']);
    events.clock.now += 10.5 * HOUR;
    expect(await types()).toEqual(['google.workspace.events.subscription.v1.expirationReminder']);
    events.clock.now += HOUR;
    expect(await types()).toEqual(['google.workspace.events.subscription.v1.expired']);
    expect((await events.as(WATCHER, 'GET', `/v1/${name}`)).status).toBe(404);
  });

  it('is suspended where its topic is gone, and tells again once that is back', async () => {
    const { name } = (await create()).json.response;
    const id = await events.sheet();
    await events.topic('DELETE');
    await events.edit(id, 1);
    await events.workspace.settle();
    const suspended = { state: 'SUSPENDED', suspensionReason: 'ENDPOINT_NOT_FOUND' };
    expect((await events.as(WATCHER, 'GET', `/v1/${name}`)).json).toMatchObject(suspended);
    const again = () => events.as(WATCHER, 'POST', `/v1/${name}:reactivate`, {});
    expect((await again()).status).toBe(400);
    await events.topic('PUT');
    expect((await again()).json.response).toMatchObject({ name, state: 'ACTIVE' });
  });

  it('is suspended where its holder no longer sees the drive, and says so', async () => {
    const { name } = (await create()).json.response;
    const id = await events.sheet();
    events.workspace.unshare(events.drive, WATCHER);
    await events.edit(id, 1, ROBOT);
    const [event] = await events.arrived();
    expect(event).toMatchObject({
      attributes: { 'ce-type': 'google.workspace.events.subscription.v1.suspended' },
      data: { subscription: { name, suspension_reason: 'USER_AUTHORIZATION_FAILURE' } },
    });
  });
});
