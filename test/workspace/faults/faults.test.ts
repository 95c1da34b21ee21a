import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FaultInput } from '../../../src/workspace/faults/fault.ts';
import { type Bench, clients, makeSheet, OTHER, open, PERSON, ROBOT, refusal } from '../google.ts';

let bench: Bench;
let id: string;
beforeEach(async () => {
  bench = await open({ faults: true });
  id = await makeSheet(bench);
});
afterEach(() => bench.workspace.close());

const lay = (fault: FaultInput) => bench.workspace.faults!.add(fault);
const write = (value: string | number) =>
  bench.robot.sheets.spreadsheets.values.update({
    spreadsheetId: id,
    range: 'A1',
    valueInputOption: 'RAW',
    requestBody: { values: [[value]] },
  });
const read = async (range = 'A1') =>
  (await bench.robot.sheets.spreadsheets.values.get({ spreadsheetId: id, range })).data.values;
const list = () => bench.robot.drive.files.list({ supportsAllDrives: true, includeItemsFromAllDrives: true });

test.each([
  [429, 'RESOURCE_EXHAUSTED'],
  [500, 'INTERNAL'],
  [503, 'UNAVAILABLE'],
  [504, 'DEADLINE_EXCEEDED'],
] as const)('%d before the write: nothing is written', async (status, word) => {
  lay({ match: { api: 'sheets', kind: 'write' }, do: { fail: { status } } });
  expect(await refusal(write('baru'))).toMatchObject({
    status,
    body: { error: { code: status, status: word } },
  });
  expect(await read()).toBeUndefined();
  await write('baru');
  expect(await read()).toEqual([['baru']]);
});

test.each([500, 503] as const)('%d after the write: it is written all the same', async (status) => {
  lay({ match: { operation: 'values.update' }, do: { fail: { status, when: 'after' } } });
  expect((await refusal(write('baru'))).status).toBe(status);
  expect(await read()).toEqual([['baru']]);
});

test('502 is a page, not JSON', async () => {
  lay({ do: { fail: { status: 502 } } });
  const { status, body } = await refusal(read());
  expect([status, body]).toEqual([502, expect.stringContaining('Error 502 (Server Error)!!1')]);
});

test.each([
  [403, 'userRateLimitExceeded'],
  [403, 'rateLimitExceeded'],
  [429, 'rateLimitExceeded'],
  [403, 'subscriptionRateLimitExceeded'],
] as const)("Drive's %d %s", async (status, reason) => {
  lay({ match: { api: 'drive' }, do: { fail: { status, reason } } });
  expect(await refusal(list())).toMatchObject({
    status,
    body: { error: { code: status, errors: [{ domain: 'usageLimits', reason }] } },
  });
  expect((await list()).status).toBe(200);
});

test.each([
  ['before', undefined],
  ['after', [['baru']]],
] as const)('a connection cut %s the write', async (reset, values) => {
  lay({ match: { operation: 'values.update' }, do: { reset } });
  await expect(write('baru')).rejects.toMatchObject({ cause: { cause: { code: 'ECONNRESET' } } });
  expect(await read()).toEqual(values);
});

test('what refuses uses no quota, and what was let through does', async () => {
  await bench.workspace.close();
  bench = await open({ faults: true, quota: { read: 2, write: 10 } });
  id = await makeSheet(bench);
  lay({ match: { kind: 'read', api: 'sheets' }, times: 5, do: { fail: { status: 503 } } });
  for (let n = 0; n < 5; n++) await refusal(read());
  expect([await read(), await read()]).toEqual([undefined, undefined]);
  expect((await refusal(read())).status).toBe(429);
});

test('which calls, how often, after how many', async () => {
  lay({
    match: { api: 'sheets', operation: 'values.get', account: ROBOT, spreadsheetId: id, kind: 'read' },
    after: 1,
    times: 2,
    do: { fail: { status: 503 } },
  });
  const tried = async () =>
    (await read().then(
      () => 200,
      ({ status }) => status,
    )) as number;
  expect((await bench.as(PERSON, 'GET', `/v4/spreadsheets/${id}/values/A1`)).status).toBe(200);
  expect([await tried(), await tried(), await tried(), await tried()]).toEqual([200, 503, 503, 200]);
  const always = lay({ match: { kind: 'read' }, times: 'always', do: { fail: { status: 500 } } });
  for (let n = 0; n < 5; n++) expect(await tried()).toBe(500);
  bench.workspace.faults!.clear(always);
  expect(await tried()).toBe(200);
});

test('a person types between a read and the write that follows from it', async () => {
  lay({
    match: { operation: 'values.get', account: ROBOT },
    do: { edit: { by: OTHER, range: 'B1', values: [['sesudah', 7]], when: 'after' } },
  });
  expect(await read('A1:C1')).toBeUndefined();
  expect(await read('A1:C1')).toEqual([['', 'sesudah', '7']]);
  lay({
    match: { operation: 'values.update' },
    do: {
      edit: {
        requests: [
          {
            insertDimension: {
              range: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 },
              inheritFromBefore: false,
            },
          },
        ],
      },
    },
  });
  await write('di atas');
  expect(await read('A1:C2')).toEqual([['di atas'], ['', 'sesudah', '7']]);
});

test("a person's edit that Google refuses is no trouble of the caller", async () => {
  lay({
    match: { operation: 'values.get' },
    do: { edit: { by: 'bukan@siapa.example', range: 'Tidak ada!B1', values: [['x']], when: 'before' } },
  });
  expect(await read()).toBeUndefined();
});

test('revoked sharing: Sheets refuses, Drive does not know it, and it comes back', async () => {
  await write('ada');
  const fault = lay({
    match: { account: ROBOT, spreadsheetId: id },
    times: 'always',
    do: { revoke: true },
  });
  expect(await refusal(read())).toMatchObject({
    status: 403,
    body: { error: { status: 'PERMISSION_DENIED' } },
  });
  expect((await refusal(bench.robot.drive.files.get({ fileId: id, supportsAllDrives: true }))).status).toBe(
    404,
  );
  expect((await list()).data.files).toEqual([]);
  expect((await bench.as(OTHER, 'GET', `/v4/spreadsheets/${id}/values/A1`)).status).toBe(200);
  bench.workspace.faults!.clear(fault);
  expect(await read()).toEqual([['ada']]);
});

test('a token can be refused at the call, at the endpoint, and all of them at once', async () => {
  lay({ match: { api: 'sheets' }, do: { token: 'expired' } });
  expect(await refusal(read())).toMatchObject({
    status: 401,
    body: { error: { status: 'UNAUTHENTICATED' } },
  });
  expect(await read()).toBeUndefined();
  lay({ match: { api: 'drive' }, do: { token: 'wrong' } });
  expect(await refusal(list())).toMatchObject({ body: { error: { errors: [{ reason: 'authError' }] } } });
  lay({ match: { api: 'token' }, do: { token: 'wrong' } });
  expect(await refusal(clients(bench.workspace).drive.files.list())).toEqual({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' },
  });
  lay({ match: { api: 'token' }, do: { fail: { status: 503 } } });
  // Google's client would try again by itself.
  const answer = await fetch(`${bench.workspace.origin}/token`, { method: 'POST' });
  expect([answer.status, await answer.json()]).toMatchObject([503, { error: 'internal_failure' }]);
  bench.workspace.faults!.levers.expireTokens();
  expect((await refusal(read())).status).toBe(401);
  expect((await clients(bench.workspace).drive.files.list()).status).toBe(200);
});

test('latency keeps a call waiting, and only that', async () => {
  lay({ match: { account: ROBOT, operation: 'values.update' }, do: { latency: 50 } });
  const began = performance.now();
  await write('lambat');
  // A timer may fire up to a millisecond early, never earlier.
  expect(performance.now() - began).toBeGreaterThanOrEqual(49);
  expect(await read()).toEqual([['lambat']]);
});

test('several faults strike one call, in the order in which they were laid', async () => {
  lay({
    match: { operation: 'values.update' },
    do: { edit: { by: OTHER, range: 'B1', values: [['dulu']] } },
  });
  lay({ match: { operation: 'values.update' }, do: { fail: { status: 503, when: 'after' } } });
  expect((await refusal(write('baru'))).status).toBe(503);
  expect(await read('A1:B1')).toEqual([['baru', 'dulu']]);
});
