import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, makeSheet, OTHER, open, PERSON, ROBOT, refusal } from '../google.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await open();
});
afterAll(() => bench.workspace.close());

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
const list = async (query: object) =>
  (await bench.robot.drive.files.list({ supportsAllDrives: true, includeItemsFromAllDrives: true, ...query }))
    .data;

test('a service account owns no files', async () => {
  const refused = await refusal(
    bench.robot.drive.files.create({ requestBody: { name: 'x', mimeType: SPREADSHEET } }),
  );
  expect(refused).toMatchObject({
    status: 403,
    body: { error: { code: 403, errors: [{ domain: 'global', reason: 'storageQuotaExceeded' }] } },
  });
  expect(await refusal(bench.robot.sheets.spreadsheets.create({ requestBody: {} }))).toEqual({
    status: 403,
    body: {
      error: { code: 403, message: 'The caller does not have permission', status: 'PERMISSION_DENIED' },
    },
  });
  const foreign = bench.workspace.createSharedDrive('Lain', [PERSON]);
  expect(
    (
      await refusal(
        bench.robot.drive.files.create({
          supportsAllDrives: true,
          requestBody: { name: 'x', mimeType: SPREADSHEET, parents: [foreign] },
        }),
      )
    ).status,
  ).toBe(404);
});

test('what is asked for is listed, page by page, oldest change first', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) {
    bench.clock.now += 1000;
    ids.push(await makeSheet(bench, `Kec. ${n}`));
  }
  const q = `mimeType='${SPREADSHEET}' and trashed=false and name contains 'Kec'`;
  const first = await list({
    q,
    pageSize: 3,
    orderBy: 'modifiedTime',
    fields: 'nextPageToken,files(id,lastModifyingUser(emailAddress,me))',
  });
  expect(first.files).toEqual(
    ids.slice(0, 3).map((id) => ({ id, lastModifyingUser: { emailAddress: ROBOT, me: true } })),
  );
  const second = await list({ q, pageSize: 3, orderBy: 'modifiedTime', pageToken: first.nextPageToken });
  expect(second.files!.map(({ id }) => id)).toEqual(ids.slice(3));
  expect(second).not.toHaveProperty('nextPageToken');

  const since = new Date(bench.clock.now - 1500).toISOString();
  expect(
    (await list({ q: `${q} and modifiedTime > '${since}'`, orderBy: 'modifiedTime' })).files!.map(
      ({ id }) => id,
    ),
  ).toEqual(ids.slice(3));

  bench.clock.now += 1000;
  await bench.as(PERSON, 'PUT', `/v4/spreadsheets/${ids[0]}/values/A1?valueInputOption=RAW`, {
    values: [[1]],
  });
  const changed = await list({
    q,
    orderBy: 'modifiedTime desc',
    pageSize: 1,
    fields: 'files(id,modifiedTime,lastModifyingUser(emailAddress,me))',
  });
  expect(changed.files).toEqual([
    {
      id: ids[0],
      modifiedTime: new Date(bench.clock.now).toISOString(),
      lastModifyingUser: { emailAddress: PERSON, me: false },
    },
  ]);

  await bench.robot.drive.files.update({
    fileId: ids[1]!,
    supportsAllDrives: true,
    requestBody: { trashed: true },
  });
  expect((await list({ q, orderBy: 'modifiedTime' })).files!.map(({ id }) => id)).toEqual([
    ids[2],
    ids[3],
    ids[4],
    ids[0],
  ]);
  expect((await list({ q: 'trashed = true' })).files!.map(({ id }) => id)).toEqual([ids[1]]);
  expect((await bench.robot.drive.files.list({ q })).data.files).toEqual([]);
  expect(await refusal(list({ q: 'nonsense' }))).toMatchObject({
    status: 400,
    body: { error: { errors: [{ reason: 'invalid', location: 'q' }] } },
  });
});

test('files shared with an account are listed until they are taken away', async () => {
  const made = (
    await bench.as(PERSON, 'POST', '/drive/v3/files', { name: 'Pinjaman', mimeType: SPREADSHEET })
  ).json as { id: string };
  const q = "name = 'Pinjaman'";
  const body = {
    error: {
      errors: [
        {
          domain: 'global',
          reason: 'notFound',
          message: `File not found: ${made.id}.`,
          locationType: 'parameter',
          location: 'fileId',
        },
      ],
      code: 404,
      message: `File not found: ${made.id}.`,
    },
  };
  expect(await refusal(bench.robot.drive.files.get({ fileId: made.id }))).toEqual({ status: 404, body });
  expect((await list({ q })).files).toEqual([]);
  const shared = await bench.as(PERSON, 'POST', `/drive/v3/files/${made.id}/permissions`, {
    type: 'user',
    role: 'writer',
    emailAddress: ROBOT,
  });
  expect(shared.json).toMatchObject({ type: 'user', role: 'writer' });
  expect((await list({ q })).files!.map(({ id }) => id)).toEqual([made.id]);
  expect((await bench.as(OTHER, 'DELETE', `/drive/v3/files/${made.id}`)).status).toBe(404);
  const { id } = shared.json as { id: string };
  expect((await bench.as(PERSON, 'DELETE', `/drive/v3/files/${made.id}/permissions/${id}`)).status).toBe(204);
  expect((await list({ q })).files).toEqual([]);
  expect((await bench.as(PERSON, 'DELETE', `/drive/v3/files/${made.id}`)).status).toBe(204);
  expect((await bench.as(PERSON, 'GET', `/v4/spreadsheets/${made.id}`)).status).toBe(404);
});

test("the Date header tells the workspace's time", async () => {
  const { headers } = await bench.as(PERSON, 'GET', '/drive/v3/files');
  expect(Date.parse(headers.get('date')!)).toBe(Math.floor(bench.clock.now / 1000) * 1000);
});
