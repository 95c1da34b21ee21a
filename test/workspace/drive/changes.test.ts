import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, makeSheet, OTHER, open, PERSON, ROBOT, refusal } from '../google.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await open({ faults: true });
});
afterEach(() => bench.workspace.close());

const ALL = { supportsAllDrives: true, includeItemsFromAllDrives: true };
const start = async () =>
  (await bench.robot.drive.changes.getStartPageToken({ supportsAllDrives: true })).data.startPageToken!;
const changes = async (pageToken: string, query: object = {}) =>
  (await bench.robot.drive.changes.list({ pageToken, ...ALL, ...query })).data;
const typeAs = (email: string, id: string, value: unknown) =>
  bench.as(email, 'PUT', `/v4/spreadsheets/${id}/values/A1?valueInputOption=RAW`, { values: [[value]] });

test('each file comes once, with its last change, and the token leads on', async () => {
  const one = await makeSheet(bench, 'Satu');
  const two = await makeSheet(bench, 'Dua');
  const token = await start();
  expect(await changes(token)).toEqual({ kind: 'drive#changeList', newStartPageToken: token, changes: [] });
  for (const id of [one, two, one]) await typeAs(PERSON, id, 'x');
  const { changes: found, newStartPageToken } = await changes(token, {
    fields: 'newStartPageToken,changes(fileId,removed,time,file(id,name,lastModifyingUser(emailAddress)))',
  });
  const time = new Date(bench.clock.now).toISOString();
  expect(found).toEqual(
    [
      [two, 'Dua'],
      [one, 'Satu'],
    ].map(([id, name]) => ({
      fileId: id,
      removed: false,
      time,
      file: { id, name, lastModifyingUser: { emailAddress: PERSON } },
    })),
  );
  expect(Number(newStartPageToken)).toBeGreaterThan(Number(token));
  const first = await changes(token, { pageSize: 1 });
  expect(first.changes!.map(({ fileId }) => fileId)).toEqual([two]);
  expect(first).not.toHaveProperty('newStartPageToken');
  const second = await changes(first.nextPageToken!, { pageSize: 1 });
  expect(second.changes!.map(({ fileId }) => fileId)).toEqual([one]);
  expect(second.newStartPageToken).toBe(newStartPageToken);
});

test('a file taken away or deleted is told as removed to those who saw it, and to nobody else', async () => {
  const made = (
    await bench.as(PERSON, 'POST', '/drive/v3/files', {
      name: 'Pinjaman',
      mimeType: 'application/vnd.google-apps.spreadsheet',
    })
  ).json as { id: string };
  const token = await start();
  bench.workspace.share(made.id, ROBOT);
  expect((await changes(token)).changes).toMatchObject([{ fileId: made.id, removed: false }]);
  bench.workspace.unshare(made.id, ROBOT);
  const gone = (await changes(token)).changes!;
  expect(gone).toMatchObject([{ fileId: made.id, removed: true }]);
  expect(gone[0]).not.toHaveProperty('file');
  expect((await changes(token, { includeRemoved: false })).changes).toEqual([]);
  const feed = `/drive/v3/changes?pageToken=${token}`;
  expect((await bench.as(OTHER, 'GET', feed)).json).toMatchObject({ changes: [] });
  await bench.as(PERSON, 'DELETE', `/drive/v3/files/${made.id}`);
  expect((await bench.as(PERSON, 'GET', feed)).json).toMatchObject({
    changes: [{ fileId: made.id, removed: true }],
  });
});

test('what lies in shared drives is told only to clients that ask for it', async () => {
  const token = await start();
  const id = await makeSheet(bench);
  expect((await bench.robot.drive.changes.list({ pageToken: token })).data.changes).toEqual([]);
  const driveId = bench.workspace.files().find((file) => file.id === id)!.driveId as string;
  expect((await changes(token, { driveId })).changes).toMatchObject([{ fileId: id, driveId }]);
  const foreign = bench.workspace.createSharedDrive('Lain', [PERSON]);
  expect((await refusal(changes(token, { driveId: foreign }))).status).toBe(404);
});

test.each([undefined, '', '0', '-1', 'x', '999999'])('page token %j is refused', async (pageToken) => {
  const refused = await bench.as(
    PERSON,
    'GET',
    `/drive/v3/changes${pageToken === undefined ? '' : `?pageToken=${pageToken}`}`,
  );
  expect([refused.status, refused.json]).toMatchObject([
    400,
    { error: { errors: [{ location: 'pageToken' }] } },
  ]);
});

test('with the lag of Google an edit shows later, with those that came in between, under the time of the last', async () => {
  const id = await makeSheet(bench);
  bench.workspace.faults!.add({
    match: { api: 'sheets', kind: 'write', account: PERSON },
    times: 1,
    do: { lag: 180_000 },
  });
  const modified = async () =>
    (await bench.robot.drive.files.get({ fileId: id, supportsAllDrives: true, fields: 'modifiedTime' })).data
      .modifiedTime!;
  const token = await start();
  const made = await modified();
  bench.clock.now += 60_000;
  await typeAs(PERSON, id, 1);
  bench.clock.now += 100_000;
  await typeAs(OTHER, id, 2);
  const last = bench.clock.now;
  bench.clock.now += 79_999;
  await bench.workspace.settle();
  expect([await modified(), (await changes(token)).changes]).toEqual([made, []]);
  // The cells themselves are there at once: only Drive is slow.
  const { data } = await bench.robot.sheets.spreadsheets.values.get({ spreadsheetId: id, range: 'A1' });
  expect(data.values).toEqual([['2']]);
  bench.clock.now += 1;
  await bench.workspace.settle();
  expect(await modified()).toBe(new Date(last).toISOString());
  expect((await changes(token)).changes).toMatchObject([{ fileId: id, removed: false }]);
});

test('the lag can stand for every edit', async () => {
  await bench.workspace.close();
  bench = await open({ modifiedTimeLag: 60_000 });
  const id = await makeSheet(bench);
  const token = await start();
  await typeAs(PERSON, id, 1);
  bench.clock.now += 59_999;
  await bench.workspace.settle();
  expect((await changes(token)).changes).toEqual([]);
  bench.clock.now += 1;
  await bench.workspace.settle();
  expect((await changes(token)).changes).toHaveLength(1);
});
