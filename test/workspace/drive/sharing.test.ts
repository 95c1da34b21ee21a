import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, makeSheet, OTHER, open, PERSON, ROBOT, refusal } from '../google.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await open();
});
afterEach(() => bench.workspace.close());

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
type Answer = { status: number; json: Record<string, never> & { id: string } };
const call = (email: string, method: string, path: string, body?: unknown) =>
  bench.as(email, method, `/drive/v3/${path}`, body) as unknown as Promise<Answer>;
const own = async (name = 'Milik Ani') =>
  (await call(PERSON, 'POST', 'files', { name, mimeType: SPREADSHEET })).json.id;
const share = (id: string, body: object, query = '') =>
  call(PERSON, 'POST', `files/${id}/permissions${query}`, body);
const reason = ({ status, json }: Answer) => [
  status,
  (json as { error?: { errors: { reason: string }[] } }).error?.errors[0]?.reason,
];
const permissions = async (id: string, email = PERSON) =>
  (
    (await call(email, 'GET', `files/${id}/permissions?fields=permissions(id,emailAddress,type,role)`))
      .json as never as { permissions: { id: string; emailAddress?: string; type: string; role: string }[] }
  ).permissions;

test('roles: readers read, writers write and share, and see who else does', async () => {
  const id = await own();
  await share(id, { type: 'user', role: 'reader', emailAddress: OTHER });
  const values = `/v4/spreadsheets/${id}/values/A1`;
  const write = async () =>
    (await bench.as(OTHER, 'PUT', `${values}?valueInputOption=RAW`, { values: [[1]] })).status;
  expect([(await bench.as(OTHER, 'GET', values)).status, await write()]).toEqual([200, 403]);
  expect(reason(await call(OTHER, 'GET', `files/${id}/permissions`))).toEqual([
    403,
    'insufficientFilePermissions',
  ]);
  const [, reader] = await permissions(id);
  expect(reader).toMatchObject({ emailAddress: OTHER, role: 'reader' });
  const changed = await call(PERSON, 'PATCH', `files/${id}/permissions/${reader!.id}`, { role: 'writer' });
  expect(changed.json).toMatchObject({ role: 'writer', type: 'user' });
  expect(await write()).toBe(200);
  expect((await permissions(id, OTHER)).map(({ role }) => role)).toEqual(['owner', 'writer']);
  expect(
    (await call(OTHER, 'GET', `files/${id}/permissions/${reader!.id}?fields=emailAddress`)).json,
  ).toEqual({ emailAddress: OTHER });
});

test('anyone with the link may open it, and finds it in no list', async () => {
  const id = await own();
  const made = await share(id, { type: 'anyone', role: 'reader' });
  expect(made.json).toMatchObject({ id: 'anyoneWithLink', type: 'anyone', role: 'reader' });
  expect((await bench.as(OTHER, 'GET', `/v4/spreadsheets/${id}/values/A1`)).status).toBe(200);
  expect((await call(OTHER, 'GET', 'files')).json).toMatchObject({ files: [] });
  await call(PERSON, 'DELETE', `files/${id}/permissions/anyoneWithLink`);
  expect((await bench.as(OTHER, 'GET', `/v4/spreadsheets/${id}/values/A1`)).status).toBe(403);
});

test('a file is handed over by its owner only, and only when meant', async () => {
  const id = await own();
  const owner = { type: 'user', role: 'owner', emailAddress: OTHER };
  expect(reason(await share(id, owner))).toEqual([403, 'forbidden']);
  expect(reason(await share(id, { ...owner, emailAddress: ROBOT }, '?transferOwnership=true'))).toEqual([
    403,
    'storageQuotaExceeded',
  ]);
  expect((await share(id, owner, '?transferOwnership=true')).json).toMatchObject({ role: 'owner' });
  expect(await permissions(id)).toMatchObject([
    { emailAddress: OTHER, role: 'owner' },
    { emailAddress: PERSON, role: 'writer' },
  ]);
  expect((await share(id, owner, '?transferOwnership=true')).status).toBe(403);
  expect(reason(await call(PERSON, 'DELETE', `files/${id}`))).toEqual([403, 'insufficientFilePermissions']);
  expect((await call(OTHER, 'DELETE', `files/${id}`)).status).toBe(204);
});

test("everyone may leave; the owner's permission stays", async () => {
  const id = await own();
  await share(id, { type: 'user', role: 'reader', emailAddress: OTHER });
  const [owner, reader] = await permissions(id);
  expect((await call(PERSON, 'DELETE', `files/${id}/permissions/${owner!.id}`)).status).toBe(403);
  expect((await call(OTHER, 'DELETE', `files/${id}/permissions/${reader!.id}`)).status).toBe(204);
  expect((await call(OTHER, 'GET', `files/${id}`)).status).toBe(404);
  expect(reason(await call(PERSON, 'DELETE', `files/${id}/permissions/${reader!.id}`))).toEqual([
    404,
    'notFound',
  ]);
});

test.each([
  ['no role', { type: 'user', emailAddress: OTHER }, 'required'],
  ['no type', { role: 'reader' }, 'required'],
  ['an unknown role', { type: 'user', role: 'boss', emailAddress: OTHER }, 'invalid'],
  ['a role of shared drives', { type: 'user', role: 'organizer', emailAddress: OTHER }, 'invalid'],
  ['no address', { type: 'user', role: 'reader' }, 'invalidSharingRequest'],
  ['anyone as owner', { type: 'anyone', role: 'owner' }, 'invalid'],
  ['a whole domain', { type: 'domain', role: 'reader', domain: 'desa.example' }, 'invalidSharingRequest'],
])('%s is refused', async (_what, body, why) => {
  expect(reason(await share(await own(), body))).toEqual([400, why]);
});

test('members of a shared drive: listed with its files, changed by its managers only', async () => {
  const drive = bench.workspace.createSharedDrive('Data', [PERSON, OTHER]);
  const all = 'supportsAllDrives=true';
  const members = (email: string) => call(email, 'GET', `files/${drive}/permissions?${all}`);
  expect(((await members(OTHER)).json as never as { permissions: object[] }).permissions).toHaveLength(2);
  const add = (email: string) =>
    call(email, 'POST', `files/${drive}/permissions?${all}`, {
      type: 'user',
      role: 'fileOrganizer',
      emailAddress: ROBOT,
    });
  expect((await add(OTHER)).status).toBe(403);
  expect((await add(PERSON)).json).toMatchObject({ role: 'fileOrganizer' });
  expect(
    (await bench.robot.drive.drives.get({ driveId: drive, fields: 'name,capabilities' })).data,
  ).toMatchObject({ name: 'Data', capabilities: { canAddChildren: true, canManageMembers: false } });
  const { data: file } = await bench.robot.drive.files.create({
    supportsAllDrives: true,
    requestBody: { name: 'x', mimeType: SPREADSHEET, parents: [drive] },
  });
  const { data } = await bench.robot.drive.permissions.list({
    fileId: file.id!,
    supportsAllDrives: true,
    fields: '*',
  });
  const mine = data.permissions!.find(({ emailAddress }) => emailAddress === ROBOT)!;
  expect(mine.permissionDetails).toEqual([
    { permissionType: 'member', role: 'fileOrganizer', inherited: true, inheritedFrom: drive },
  ]);
  expect(
    await refusal(
      bench.robot.drive.permissions.delete({
        fileId: file.id!,
        permissionId: mine.id!,
        supportsAllDrives: true,
      }),
    ),
  ).toMatchObject({ status: 403 });
});

test('the shared drives of an account, page by page', async () => {
  for (const name of ['Satu', 'Dua', 'Tiga']) bench.workspace.createSharedDrive(name, [ROBOT]);
  bench.workspace.createSharedDrive('Lain', [PERSON]);
  const { data: first } = await bench.robot.drive.drives.list({ pageSize: 2 });
  expect(first.drives!.map(({ name }) => name)).toEqual(['Dua', 'Satu']);
  const { data: second } = await bench.robot.drive.drives.list({
    pageSize: 2,
    pageToken: first.nextPageToken!,
  });
  expect(second.drives!.map(({ name }) => name)).toEqual(['Tiga']);
  expect(second).not.toHaveProperty('nextPageToken');
  expect((await refusal(bench.robot.drive.drives.get({ driveId: '0Atidak-ada' }))).status).toBe(404);
});

test('a copy has the content of its original, and none of its sharing', async () => {
  const id = await makeSheet(bench, 'Formulir');
  await bench.robot.sheets.spreadsheets.batchUpdate({
    spreadsheetId: id,
    requestBody: {
      requests: [
        { addNamedRange: { namedRange: { name: 'blok', range: { sheetId: 0, startRowIndex: 1 } } } },
        { addSheet: { properties: { title: 'Dua' } } },
      ],
    },
  });
  await bench.robot.sheets.spreadsheets.values.update({
    spreadsheetId: id,
    range: 'Dua!A1',
    valueInputOption: 'RAW',
    requestBody: { values: [['isi']] },
  });
  bench.workspace.share(id, 'tamu@desa.example', 'reader');
  const { data: copy } = await bench.robot.drive.files.copy({
    fileId: id,
    supportsAllDrives: true,
    fields: 'id,name,parents,driveId',
  });
  const { data: original } = await bench.robot.drive.files.get({
    fileId: id,
    supportsAllDrives: true,
    fields: 'parents,driveId',
  });
  expect(copy).toEqual({ ...original, id: expect.any(String), name: 'Copy of Formulir' });
  const { data: book } = await bench.robot.sheets.spreadsheets.get({
    spreadsheetId: copy.id!,
    fields: 'properties.title,sheets.properties.title,namedRanges.name',
  });
  expect(book).toEqual({
    properties: { title: 'Copy of Formulir' },
    sheets: [{ properties: { title: 'Sheet1' } }, { properties: { title: 'Dua' } }],
    namedRanges: [{ name: 'blok' }],
  });
  await bench.robot.sheets.spreadsheets.values.clear({ spreadsheetId: copy.id!, range: 'Dua!A1' });
  const { data } = await bench.robot.sheets.spreadsheets.values.get({ spreadsheetId: id, range: 'Dua!A1' });
  expect(data.values).toEqual([['isi']]);
  const shared = await bench.robot.drive.permissions.list({
    fileId: copy.id!,
    supportsAllDrives: true,
    fields: 'permissions(emailAddress)',
  });
  expect(shared.data.permissions!.map(({ emailAddress }) => emailAddress)).not.toContain('tamu@desa.example');
  // In its own My Drive a service account has no room for a copy.
  const borrowed = await own();
  bench.workspace.share(borrowed, ROBOT);
  expect(await refusal(bench.robot.drive.files.copy({ fileId: borrowed }))).toMatchObject({ status: 403 });
});

test.each([
  ['files/{id}?fields=id,nama', 400],
  ['files/{id}?fields=id,(', 400],
  ['files/{id}?fields=id,capabilities/canEdit', 200],
  ['files?fields=files(id,modifiedTimes)', 400],
  ['files?fields=files/id,nextPageToken', 200],
  ['files?fields=*', 200],
  ['files?orderBy=umur', 400],
  ['files?orderBy=folder,name_natural desc', 200],
  ['files?pageSize=0', 400],
  ['files?pageSize=1001', 400],
  ['files?pageToken=abc', 400],
  ['files?corpora=drive', 400],
  ['files?corpora=allDrives', 403],
  ['files?corpora=semua', 400],
  ['files?q=sharedWithMe', 200],
  ["files?q='me' in owners and starred=false", 200],
  ["files?q='me' in penulis", 400],
  ['drives?pageSize=101', 400],
])('%s: %d', async (path, status) => {
  const id = await own();
  expect((await call(PERSON, 'GET', path.replace('{id}', id))).status).toBe(status);
});

test('a page token belongs to its search', async () => {
  for (let n = 0; n < 3; n++) await own(`Lembar ${n}`);
  const first = (await call(PERSON, 'GET', 'files?pageSize=2&orderBy=name')).json as unknown as {
    nextPageToken: string;
  };
  const next = (query: string) =>
    call(PERSON, 'GET', `files?pageSize=2&${query}&pageToken=${first.nextPageToken}`);
  expect((await next('orderBy=name')).json).toMatchObject({ files: [{ name: 'Lembar 2' }] });
  expect(reason(await next('orderBy=name desc'))).toEqual([400, 'invalid']);
});

test('who may write, who may only read, what others have shared', async () => {
  const [mine, read, written] = [await own('a'), await own('b'), await own('c')];
  await share(read, { type: 'user', role: 'reader', emailAddress: OTHER });
  await share(written, { type: 'user', role: 'writer', emailAddress: OTHER });
  const found = async (email: string, q: string) =>
    (
      (await call(email, 'GET', `files?orderBy=name&q=${encodeURIComponent(q)}`)).json as never as {
        files: { id: string }[];
      }
    ).files.map(({ id }) => id);
  expect(await found(OTHER, "'me' in writers")).toEqual([written]);
  expect(await found(OTHER, "'me' in readers")).toEqual([read]);
  expect(await found(OTHER, 'sharedWithMe')).toEqual([read, written]);
  expect(await found(OTHER, 'sharedWithMe = false')).toEqual([]);
  expect(await found(PERSON, `'${PERSON}' in owners and not '${OTHER}' in writers`)).toEqual([mine, read]);
});
