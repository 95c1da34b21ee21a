/**
 * Drive's events over Pub/Sub, on the functions: hints that make Pantau look sooner, and nothing that it depends on. The
 * account attached to the function acts for a person of the domain, without a key.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personApis } from '../../src/runtime/local/google.ts';
import { ORGANISER, type StartRuntime } from '../../src/runtime/local/local.ts';
import type { FaultInput } from '../../src/workspace/faults/fault.ts';
import { startTestDistrict, type TestDistrict } from '../support/district.ts';
import { topicOf } from '../support/google-cloud/fleet.ts';
import { type FunctionsRuntime, startFunctions } from '../support/google-cloud/runtime.ts';
import { openForm } from '../support/open-form.ts';
import { records, type } from '../support/sheet.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
let district: TestDistrict<FunctionsRuntime>;
let sheet: string;

const start: StartRuntime<FunctionsRuntime> = async (options, workspace) => {
  const { drive } = personApis(workspace.tokenFor(ORGANISER), workspace.origin);
  const [shared] = (await drive.drives.list()).data.drives ?? [];
  const setting = JSON.stringify({ user: ORGANISER, drive: shared?.id });
  return startFunctions({ PANTAU_WORKSPACE_EVENTS: setting }, ['events'])(options, workspace);
};

beforeAll(async () => {
  district = await startTestDistrict(openForm, 1, { faults: true }, start);
  sheet = district.sheets[0] as string;
  await district.settle();
});
afterAll(() => district?.close());

/** Calls of Drive by Pantau's account: a poll is one. */
const driveCalls = () => district.workspace.calls()[district.state.account.email]?.drive ?? 0;
const nextDueAt = async () => (await district.store.watch.backlog(district.clock.now())).nextDueAt;
const subscription = async () => (await district.store.eventSubscriptions.all())[0]!;
const edit = (present: number) =>
  type(district.operator(0), sheet, 'Kegiatan!A6', [['K1', 'Rembuk', present, 20]]);
const row = async () => (await records(district.organiser, sheet, 'Kegiatan', 'Kode'))[0];
const tend = async () => {
  const answer = await (await district.worker.fleet.of('tend')).send({ id: `tend-${district.clock.now()}` });
  await district.workspace.settle();
  return answer.status;
};
/** As Drive publishes; anybody who could publish to the topic could do the same. */
const publish = (attributes: Record<string, string>) =>
  district.worker.pubsub.projects.topics.publish({
    topic: topicOf('events'),
    requestBody: { messages: [{ attributes, data: Buffer.from('{}').toString('base64') }] },
  });
const attributesOf = async (more: Record<string, string> = {}) => ({
  'ce-type': 'google.workspace.drive.file.v3.contentChanged',
  'ce-source': `//workspaceevents.googleapis.com/${(await subscription()).name}`,
  'ce-time': new Date(district.clock.now()).toISOString(),
  ...more,
});

describe('an event', () => {
  it('makes an edit known at once, before any pass of the minute', async () => {
    expect(await subscription()).toMatchObject({
      holder: ORGANISER,
      reason: '',
      expiresAt: expect.any(Number),
    });
    district.clock.advance(MINUTE);
    expect(await nextDueAt()).toBeNull();
    await edit(5);
    await district.workspace.settle();
    await expect
      .poll(nextDueAt, { timeout: 20_000 })
      .toBe(district.clock.now() + district.district.settings.debounceSeconds * 1000);
    await district.settle();
    expect(await row()).toMatchObject({ Hadir: 5, Status: 'Benar' });
  });

  it('forged, doubled or late changes nothing and costs no call', async () => {
    district.clock.advance(MINUTE);
    const events = await district.worker.fleet.of('events');
    const before = driveCalls();
    await publish(await attributesOf());
    await district.workspace.settle();
    expect(driveCalls()).toBe(before + 1);
    const known = await district.store.eventSubscriptions.all();
    const forged = [
      await attributesOf(),
      await attributesOf({ 'ce-time': new Date(district.clock.now() - HOUR).toISOString() }),
      await attributesOf({ 'ce-time': new Date(district.clock.now() + DAY).toISOString() }),
      await attributesOf({ 'ce-source': '//workspaceevents.googleapis.com/subscriptions/orang-lain' }),
      await attributesOf({ 'ce-source': '//jahat.example/subscriptions/1' }),
      await attributesOf({ 'ce-type': 'google.workspace.drive.file.v3.trashed' }),
      { lain: 'sekali' },
    ];
    district.clock.advance(20_000);
    for (const attributes of [...forged, ...forged]) await publish(attributes);
    await district.workspace.settle();
    // What is no event at all is taken as well: Pub/Sub would send it again and again.
    expect((await events.send({ id: 'event-x', data: { message: null } })).status).toBe(204);
    expect(driveCalls()).toBe(before + 1);
    expect(await district.store.eventSubscriptions.all()).toEqual(known);
    expect(events.logged).toEqual([]);
  });

  it.each<[string, FaultInput['do']]>([
    ['lost', { notify: 'drop' }],
    ['doubled', { notify: 'double' }],
    ['out of order', { notify: 'reorder' }],
    ['cut off with their subscription', { notify: 'expire' }],
  ])('every change is seen though all events are %s', async (_what, action) => {
    const faults = district.workspace.faults!;
    district.clock.advance(MINUTE);
    const fault = faults.add({ match: { api: 'push' }, times: 'always', do: action });
    for (const present of [7, 31]) {
      await edit(present);
      await district.settle();
    }
    expect(await row()).toMatchObject({ Hadir: 31, Status: 'Perlu diperbaiki' });
    faults.clear(fault);
    await edit(9);
    await district.settle();
    expect(await row()).toMatchObject({ Hadir: 9, Status: 'Benar' });
    district.resetCalls();
    await district.settle();
    expect(district.calls).toEqual({ read: 0, write: 0, describe: 0 });
  });
});

describe('the subscription', () => {
  it('is renewed in time, and stands on the operators’ page', async () => {
    const before = await subscription();
    district.clock.advance(5.25 * DAY);
    expect(await tend()).toBe(204);
    const { name, expiresAt } = await subscription();
    expect(name).toBe(before.name);
    expect(expiresAt).toBe(Math.floor(district.clock.now()) + 7 * DAY);
    const page = await (await fetch(new URL('/ops', district.addresses.dashboard))).text();
    expect(page).toMatch(/Peristiwa Drive<\/th><td>sampai .*; terakhir terdengar: /);
    expect(page).not.toContain(ORGANISER);
  });

  it('suspended says why, and tells again once that is mended', async () => {
    const { projects } = district.worker.pubsub;
    await projects.topics.delete({ topic: topicOf('events') });
    await edit(12);
    await district.workspace.settle();
    district.clock.advance(HOUR);
    expect(await tend()).toBe(500);
    expect(await subscription()).toMatchObject({ reason: 'ENDPOINT_NOT_FOUND' });
    const page = await (await fetch(new URL('/ops', district.addresses.dashboard))).text();
    expect(page).toContain('tidak berjalan: ENDPOINT_NOT_FOUND');
    await projects.topics.create({ name: topicOf('events') });
    district.clock.advance(HOUR);
    expect(await tend()).toBe(204);
    expect(await subscription()).toMatchObject({ reason: '', failures: 0 });
  });

  it('is ended by a deployment without the setting, and its address forgotten', async () => {
    const { name } = await subscription();
    district.worker.settings.PANTAU_WORKSPACE_EVENTS = '';
    await district.worker.fleet.kill('tend');
    expect(await tend()).toBe(204);
    expect(await district.store.eventSubscriptions.all()).toEqual([]);
    const answer = await fetch(`${district.workspace.origin}/v1/${name}`, {
      headers: { authorization: `Bearer ${district.workspace.tokenFor(ORGANISER)}` },
    });
    expect(answer.status).toBe(404);
  });
});
