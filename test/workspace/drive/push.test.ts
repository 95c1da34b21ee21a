import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, makeSheet, open, PERSON, refusal } from '../google.ts';
import { type Receiver, startReceiver } from '../receiver.ts';

let bench: Bench;
let receiver: Receiver;
let id: string;
beforeEach(async () => {
  bench = await open({ faults: true });
  receiver = await startReceiver();
  id = await makeSheet(bench);
});
afterEach(async () => {
  await bench.workspace.close();
  await receiver.close();
});

const watchFile = (channel: string, more: object = {}) =>
  bench.robot.drive.files.watch({
    fileId: id,
    supportsAllDrives: true,
    requestBody: { id: channel, type: 'web_hook', address: `${receiver.origin}/hook`, ...more },
  });
const watchChanges = async (channel: string, more: object = {}) =>
  bench.robot.drive.changes.watch({
    pageToken: (await bench.robot.drive.changes.getStartPageToken()).data.startPageToken!,
    supportsAllDrives: true,
    includeItemsFromAllDrives: true,
    requestBody: { id: channel, type: 'web_hook', address: `${receiver.origin}/hook`, ...more },
  });
const edit = () =>
  bench.as(PERSON, 'PUT', `/v4/spreadsheets/${id}/values/A1?valueInputOption=RAW`, { values: [['x']] });
const states = async () => {
  await bench.workspace.settle();
  return receiver.received.map(({ headers }) => headers['x-goog-resource-state']);
};

test('sync comes first, then every change, with headers and no body', async () => {
  const { data } = await watchFile('saluran-1', { token: 'rahasia' });
  expect(data).toEqual({
    kind: 'api#channel',
    id: 'saluran-1',
    resourceId: expect.any(String),
    resourceUri: `https://www.googleapis.com/drive/v3/files/${id}?alt=json&null`,
    token: 'rahasia',
    expiration: String(bench.clock.now + 3_600_000),
  });
  await bench.workspace.settle();
  await edit();
  expect(await states()).toEqual(['sync', 'update']);
  expect(receiver.received[0]).toMatchObject({ method: 'POST', path: '/hook', body: '' });
  const [sync, update] = receiver.received.map(({ headers }) => headers);
  expect(sync).toMatchObject({
    'content-length': '0',
    'x-goog-channel-id': 'saluran-1',
    'x-goog-message-number': '1',
    'x-goog-resource-id': data.resourceId,
    'x-goog-resource-uri': data.resourceUri,
    'x-goog-channel-token': 'rahasia',
    'x-goog-channel-expiration': new Date(bench.clock.now + 3_600_000).toUTCString(),
  });
  expect(sync).not.toHaveProperty('x-goog-changed');
  expect(update).toMatchObject({ 'x-goog-changed': 'content' });
  expect(Number(update!['x-goog-message-number'])).toBeGreaterThan(1);
});

test('trash, back, sharing and the end of a file are told apart', async () => {
  await watchFile('saluran-1');
  for (const trashed of [true, false])
    await bench.robot.drive.files.update({
      fileId: id,
      supportsAllDrives: true,
      requestBody: { trashed },
    });
  bench.workspace.share(id, 'tamu@desa.example');
  await bench.robot.drive.files.delete({ fileId: id, supportsAllDrives: true });
  expect(await states()).toEqual(['sync', 'trash', 'untrash', 'update', 'remove']);
  expect(receiver.received[3]!.headers['x-goog-changed']).toBe('permissions');
});

test('a channel of changes hears of every file that its maker sees', async () => {
  await watchChanges('umpan');
  await makeSheet(bench, 'Baru');
  await edit();
  await bench.as(PERSON, 'POST', '/drive/v3/files', { name: 'Milik sendiri' });
  expect(await states()).toEqual(['sync', 'change', 'change']);
});

test('5xx is tried again, later and later; other refusals lose it', async () => {
  await watchFile('saluran-1');
  await bench.workspace.settle();
  receiver.answers.push(503, 500, 204, 404);
  await edit();
  expect(await states()).toEqual(['sync', 'update']);
  bench.clock.now += 9_999;
  expect(await states()).toHaveLength(2);
  bench.clock.now += 1;
  expect(await states()).toHaveLength(3);
  bench.clock.now += 20_000;
  expect(await states()).toHaveLength(4);
  const numbers = receiver.received.slice(1).map(({ headers }) => headers['x-goog-message-number']);
  expect(new Set(numbers).size).toBe(1);
  await edit();
  expect(await states()).toHaveLength(5);
  bench.clock.now += 3_000_000;
  expect(await states()).toHaveLength(5);
});

test('lifetimes: an hour unless asked, a day for a file and a week for changes at most', async () => {
  const { now } = bench.clock;
  const far = String(now + 10 * 86_400_000);
  expect((await watchFile('a', { expiration: far })).data.expiration).toBe(String(now + 86_400_000));
  expect((await watchChanges('b', { expiration: far })).data.expiration).toBe(String(now + 604_800_000));
  await watchFile('c');
  await bench.workspace.settle();
  receiver.received.length = 0;
  bench.clock.now += 3_600_000;
  await edit();
  await bench.workspace.settle();
  expect(receiver.received.map(({ headers }) => headers['x-goog-channel-id']).sort()).toEqual(['a', 'b']);
  // An id may be used again once its channel is over.
  expect((await watchFile('c')).status).toBe(200);
});

test('stopped by its maker only', async () => {
  const { data } = await watchFile('saluran-1');
  const body = { id: 'saluran-1', resourceId: data.resourceId! };
  expect((await bench.as(PERSON, 'POST', '/drive/v3/channels/stop', body)).status).toBe(404);
  expect(
    (await refusal(bench.robot.drive.channels.stop({ requestBody: { id: 'saluran-1', resourceId: 'lain' } })))
      .status,
  ).toBe(404);
  expect((await bench.robot.drive.channels.stop({ requestBody: body })).status).toBe(204);
  await bench.workspace.settle();
  receiver.received.length = 0;
  await edit();
  expect(await states()).toEqual([]);
});

test.each([
  ['an id in use', { id: 'saluran-1' }, 'channelIdNotUnique'],
  ['an id too long', { id: 'x'.repeat(65) }, 'channelIdInvalid'],
  ['no https', { address: 'http://kabupaten.example/hook' }, 'push.webhookUrlNotHttps'],
  ['no address', { address: undefined }, 'push.webhookUrlNotHttps'],
  ['another kind', { type: 'email' }, 'invalid'],
  ['a token too long', { token: 'x'.repeat(257) }, 'invalid'],
  ['an end in the past', { expiration: '1' }, 'invalid'],
])('%s is refused', async (_what, more, reason) => {
  await watchFile('saluran-1');
  expect(await refusal(watchFile('saluran-2', more))).toMatchObject({
    status: 400,
    body: { error: { errors: [{ reason }] } },
  });
});

test('channels outlive a restart', async () => {
  await bench.workspace.close();
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
  try {
    const dataFile = join(folder, 'data.sqlite');
    bench = await open({ dataFile });
    id = await makeSheet(bench);
    await watchFile('saluran-1');
    await bench.workspace.settle();
    await bench.workspace.close();
    bench = await open({ dataFile });
    await edit();
    expect(await states()).toEqual(['sync', 'update']);
    expect(Number(receiver.received[1]!.headers['x-goog-message-number'])).toBeGreaterThan(1);
    expect((await refusal(watchFile('saluran-1'))).status).toBe(400);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('notifications are dropped, doubled, overtaken, late, and channels end when told to', async () => {
  const faults = bench.workspace.faults!;
  await watchFile('saluran-1');
  await bench.workspace.settle();
  const count = async () => (await states()).length;
  const push = { match: { api: 'push' } } as const;
  faults.add({ ...push, do: { notify: 'drop' } });
  await edit();
  expect(await count()).toBe(1);
  faults.add({ ...push, do: { notify: 'double' } });
  await edit();
  expect(await count()).toBe(3);
  faults.add({ ...push, do: { notify: { delay: 600_000 } } });
  await edit();
  bench.clock.now += 599_999;
  expect(await count()).toBe(3);
  bench.clock.now += 1;
  expect(await count()).toBe(4);
  faults.add({ ...push, do: { notify: 'reorder' } });
  await edit();
  await bench.robot.drive.files.update({
    fileId: id,
    supportsAllDrives: true,
    requestBody: { trashed: true },
  });
  await bench.workspace.settle();
  bench.clock.now += 60_000;
  expect((await states()).slice(4)).toEqual(['trash', 'update']);
  faults.add({ ...push, do: { notify: 'expire' } });
  await edit();
  await edit();
  expect(await count()).toBe(6);
});
