/** The local Google as a command of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { JWT } from 'google-auth-library';
import { afterEach, expect, test } from 'vitest';
import { redirectTo } from '../../src/runtime/local/google.ts';

const COMMAND = fileURLToPath(new URL('../../src/cli/workspace.ts', import.meta.url));
const folders: string[] = [];
const running: ChildProcess[] = [];
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** Starts it and reads on until all of `lines` are printed. */
async function start(...args: string[]): Promise<{ text: string; origin: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [COMMAND, ...args]);
  running.push(child);
  let text = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    text += chunk;
    if (/^Mail .*\n/m.test(text)) break;
  }
  return { text, origin: /API +(\S+)/.exec(text)?.[1] ?? '', child };
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('close', resolve));

async function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [COMMAND, ...args]);
  running.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  return { code: await ended(child), out, err };
}

const post = (url: string, body: object, token = 'siapa-saja') =>
  fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('alone, any token is the owner, nothing is counted, and a file keeps it all', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'workspace-'));
  folders.push(folder);
  const data = path.join(folder, 'data.sqlite');
  const first = await start('--data', data);
  const made = (await (
    await post(`${first.origin}/v4/spreadsheets`, { properties: { title: 'Coba' } })
  ).json()) as { spreadsheetId: string };
  const read = (origin: string, headers = {}) =>
    fetch(`${origin}/v4/spreadsheets/${made.spreadsheetId}/values/A1`, { headers });
  for (let n = 0; n < 70; n++)
    expect((await read(first.origin, { authorization: `Bearer lain-${n}` })).status).toBe(200);
  expect((await read(first.origin)).status).toBe(401);
  expect((await fetch(`${first.origin}/drive`)).status).toBe(200);
  first.child.kill('SIGTERM');
  expect(await ended(first.child)).toBe(0);

  const second = await start('--data', data, '--quota');
  const statuses = [];
  for (let n = 0; n < 61; n++)
    statuses.push((await read(second.origin, { authorization: 'Bearer x' })).status);
  expect(statuses).toEqual([...new Array(60).fill(200), 429]);
});

test('with --auth only tokens given out here pass, service accounts bring their own key', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'workspace-'));
  folders.push(folder);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = {
    client_email: 'robot@contoh.iam.gserviceaccount.example',
    private_key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
  const file = path.join(folder, 'key.json');
  await writeFile(file, JSON.stringify({ type: 'service_account', ...key }));
  const { origin } = await start('--service-account', file);
  expect((await post(`${origin}/v4/spreadsheets`, {})).status).toBe(401);
  const robot = new JWT({
    email: key.client_email,
    key: key.private_key,
    scopes: ['https://www.googleapis.com/auth/drive'],
    transporterOptions: { fetchImplementation: redirectTo(origin) },
  });
  const { token } = await robot.getAccessToken();
  const listed = await fetch(`${origin}/drive/v3/files`, { headers: { authorization: `Bearer ${token}` } });
  expect(await listed.json()).toMatchObject({ kind: 'drive#fileList', files: [] });
});

test('with --faults the printed key opens the control endpoint', async () => {
  const { text, origin } = await start('--faults');
  const [, address = '', key = ''] = /^Faults +(\S+) \(X-Control-Key: (\S+)\)$/m.exec(text) ?? [];
  expect(address).toBe(`${origin}/_control/faults`);
  expect((await fetch(address)).status).toBe(401);
  const listed = await fetch(address, { headers: { 'x-control-key': key } });
  expect(await listed.json()).toEqual({ faults: [] });
});

test('what cannot be understood is told in one line', async () => {
  expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--quota') });
  expect(await run('--port', 'delapan')).toEqual({
    code: 1,
    out: '',
    err: '--port must be a number from 0 to 65535, not "delapan"\n',
  });
  expect(await run('--service-account', '/tidak/ada')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^\/tidak\/ada: cannot be read: .*\n$/),
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'workspace-'));
  folders.push(folder);
  const file = path.join(folder, 'bukan-kunci.json');
  await writeFile(file, JSON.stringify({ client_email: 'a@contoh.example', private_key: 'x' }));
  expect((await run('--service-account', file)).err).toBe(
    `${file}: its private_key is no key; download the file once more\n`,
  );
  expect((await run('--data', '/tidak/ada/data')).err).toBe(
    '--data /tidak/ada/data: there is no folder /tidak/ada; make it first\n',
  );
});
