import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, makeSheet, open, PERSON } from '../google.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await open({ faults: true });
});
afterEach(() => bench.workspace.close());

const key = () => bench.workspace.faults!.key;

/** By node:http, which sends any header: `fetch` keeps `Host` and `Origin` to itself. */
function call(
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<{ status: number; json: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${bench.workspace.origin}/_control${path}`,
      { method, headers: { 'x-control-key': key(), ...headers } },
      async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve({ status: response.statusCode ?? 0, json: text ? JSON.parse(text) : {} });
      },
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  });
}

const FAULT = { match: { operation: 'values.get' }, times: 2, do: { fail: { status: 503 } } };
const laid = () => bench.workspace.faults!.list();

test('a fault is laid, listed, counted and cleared', async () => {
  const id = await makeSheet(bench);
  const read = async () => (await bench.as(PERSON, 'GET', `/v4/spreadsheets/${id}/values/A1`)).status;
  expect(await call('POST', '/faults', { body: FAULT })).toEqual({ status: 201, json: { id: 1 } });
  expect([await read(), await read(), await read()]).toEqual([503, 503, 200]);
  expect(await call('GET', '/faults')).toEqual({
    status: 200,
    json: {
      faults: [
        { id: 1, ...FAULT, after: 0, do: { fail: { status: 503, when: 'before' } }, met: 3, struck: 2 },
      ],
    },
  });
  await call('POST', '/faults', { body: FAULT });
  expect(await call('DELETE', '/faults/1')).toEqual({ status: 200, json: { cleared: 1 } });
  expect((await call('DELETE', '/faults/1')).status).toBe(404);
  expect(laid().map((fault) => fault.id)).toEqual([2]);
  expect(await call('DELETE', '/faults')).toEqual({ status: 200, json: { cleared: 1 } });
  expect(laid()).toEqual([]);
});

test.each([
  ['without the key', { 'x-control-key': '' }, 401],
  ['with a wrong key', { 'x-control-key': 'x'.repeat(32) }, 401],
  ['from a web page', { origin: 'https://jahat.example' }, 403],
  ['from a web page of this very origin', { origin: 'own' }, 403],
  ['from a page without an origin', { origin: 'null' }, 403],
  ['to a foreign name', { host: 'jahat.example' }, 403],
  ['to a foreign name with a port', { host: 'jahat.example:8799' }, 403],
  ['to a name that only begins like ours', { host: 'localhost.jahat.example' }, 403],
])('%s nothing is done', async (_what, headers: Record<string, string>, status) => {
  if (headers.origin === 'own') headers.origin = bench.workspace.origin;
  expect((await call('POST', '/faults', { headers, body: FAULT })).status).toBe(status);
  expect(laid()).toEqual([]);
  expect((await call('GET', '/faults', { headers })).status).toBe(status);
  const before = bench.clock.now;
  expect((await call('POST', '/clock', { headers, body: { advance: 60_000 } })).status).toBe(status);
  expect(bench.workspace.faults!.levers.clock.now()).toBe(before);
});

test('the names of this computer are let in', async () => {
  const { port } = bench.workspace;
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, '[::1]', 'LOCALHOST'])
    expect((await call('GET', '/faults', { headers: { host } })).status).toBe(200);
});

test('without the flag there is nothing at all', async () => {
  const plain = await open();
  try {
    expect(plain.workspace.faults).toBeUndefined();
    expect((await fetch(`${plain.workspace.origin}/_control/faults`)).status).toBe(404);
  } finally {
    await plain.workspace.close();
  }
});

test.each([
  ['no JSON', '{'],
  ['nothing to do', {}],
  ['two things at once', { do: { latency: 1, reset: 'before' } }],
  ['an unknown status', { do: { fail: { status: 418 } } }],
  ['an unknown field', { ...FAULT, often: true }],
  ['times below one', { ...FAULT, times: 0 }],
])('%s: 400 that says why', async (_what, body) => {
  const { status, json } = await call('POST', '/faults', { body });
  expect([status, json.error]).toEqual([400, expect.stringMatching(/./)]);
  expect(laid()).toEqual([]);
});

test('a day of quota minutes passes in no time', async () => {
  await bench.workspace.close();
  bench = await open({ faults: true, quota: { read: 60, write: 60 } });
  const id = await makeSheet(bench);
  const read = async () => (await bench.as(PERSON, 'GET', `/v4/spreadsheets/${id}/values/A1`)).status;
  for (let minute = 0; minute < 24; minute++) {
    const statuses = await Promise.all(Array.from({ length: 61 }, read));
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    await call('POST', '/clock', { body: { advance: 3_600_000 } });
  }
  expect((await call('GET', '/clock')).json).toEqual({ now: bench.clock.now + 86_400_000 });
  const set = await call('POST', '/clock', { body: { set: '2026-01-01T00:00:00+07:00' } });
  expect(set.json).toEqual({ now: Date.UTC(2025, 11, 31, 17) });
  expect((await call('POST', '/clock', { body: { advance: -1 } })).status).toBe(400);
  expect((await call('POST', '/clock', { body: { set: 'besok' } })).status).toBe(400);
});

test('tokens and channels end at a word', async () => {
  await makeSheet(bench);
  expect((await bench.robot.drive.files.list()).status).toBe(200);
  expect((await call('POST', '/tokens/expire')).status).toBe(200);
  await expect(bench.robot.drive.files.list()).rejects.toMatchObject({ status: 401 });
  expect((await call('POST', '/channels/expire')).status).toBe(200);
  expect((await call('POST', '/settle')).status).toBe(200);
  expect((await call('POST', '/lain')).status).toBe(404);
});
