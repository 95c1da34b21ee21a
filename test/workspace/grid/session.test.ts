/** Who is let in to the grid's routes: pages of this origin with the session, and nobody else. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { session } from './browse.ts';
import { type Office, openOffice, STAFF } from './office.ts';

describe('the routes of the grid', () => {
  let office: Office;
  let id: string;
  let cookie: string;
  beforeAll(async () => {
    office = await openOffice();
    id = await office.blank('Lembar');
    cookie = await session(office, id);
  });
  afterAll(() => office.close());

  /** `fetch` would not send a `Host` of our choice. */
  const ask = (
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }> =>
    new Promise((resolve, reject) => {
      const options = { port: office.workspace.port, host: '127.0.0.1', path, headers };
      const call = request({ ...options, method: body === undefined ? 'GET' : 'POST' }, (answer) => {
        let text = '';
        answer.on('data', (part) => {
          text += part;
        });
        answer.on('end', () => resolve({ status: answer.statusCode!, body: text, headers: answer.headers }));
      });
      call.on('error', reject);
      call.end(body);
    });

  const typed = JSON.stringify({ tab: 0, writes: [{ row: 0, column: 0, values: [['x']] }] });
  const read = async () => {
    const { sheets } = office.person(STAFF);
    return (await sheets.spreadsheets.values.get({ spreadsheetId: id, range: 'Data!A1' })).data.values;
  };

  test('the page sets a session that scripts cannot read and other sites cannot send', async () => {
    const page = await ask(`/spreadsheets/d/${id}/edit`, {});
    expect(String(page.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w-]{22}'; connect-src 'self'/,
    );
    expect(page.body).not.toMatch(/ya29\./);
  });

  test.each<[string, (own: string) => Record<string, string>]>([
    ['without the session', () => ({})],
    ['with a forged session', () => ({ cookie: 'workspace_session=abc' })],
    ['from a page of another origin', (own) => ({ cookie: own, origin: 'http://jahat.example' })],
    ['from a sandboxed page', (own) => ({ cookie: own, origin: 'null' })],
    ['from another port of this computer', (own) => ({ cookie: own, 'sec-fetch-site': 'same-site' })],
    ['under a foreign name', (own) => ({ cookie: own, host: 'jahat.example' })],
  ])('%s nothing is read or written', async (_, headers) => {
    for (const path of ['book', 'cells?tab=0&title=Data&from=0&to=5', 'changes?since=0'])
      expect((await ask(`/grid/d/${id}/${path}`, headers(cookie))).status).toBe(403);
    expect((await ask(`/grid/d/${id}/type`, headers(cookie), typed)).status).toBe(403);
    expect((await ask(`/spreadsheets/d/${id}/export?format=xlsx`, headers(cookie))).status).not.toBe(200);
    expect(await read()).toBeUndefined();
  });

  test('with the session a person of the workspace writes under their own name; a stranger is nobody', async () => {
    const answer = await ask(`/grid/d/${id}/type`, { cookie, 'x-workspace-person': STAFF }, typed);
    expect([answer.status, await read()]).toEqual([200, [['x']]]);
    const book = await ask(`/grid/d/${id}/book`, { cookie, 'x-workspace-person': 'asing@contoh.example' });
    expect(JSON.parse(book.body).people.map(({ email }: { email: string }) => email)).not.toContain(
      'asing@contoh.example',
    );
  });

  test('typing in the grid takes nothing from the API’s quota', async () => {
    office.workspace.resetCalls();
    await ask(`/grid/d/${id}/type`, { cookie, 'x-workspace-person': STAFF }, typed);
    expect(office.workspace.calls()[STAFF] ?? { read: 0, write: 0 }).toMatchObject({ read: 0, write: 0 });
  });

  test('only files of the two folders are served, by their exact names', async () => {
    expect((await ask('/grid/client/main.ts', {})).headers['content-type']).toBe(
      'text/javascript; charset=utf-8',
    );
    expect((await ask('/grid/client/main.ts', {})).body).not.toMatch(/interface |import type/);
    for (const path of [
      '/grid/client/../handler.ts',
      '/grid/client/..%2fhandler.ts',
      '/grid/revogrid/',
      '/grid/client/',
    ])
      expect((await ask(path, {})).status).toBe(404);
  });

  test('bad input is refused with JSON, and nothing breaks', async () => {
    for (const body of [
      '',
      '{',
      '[]',
      '{"tab":9,"writes":[]}',
      '{"tab":0}',
      '{"tab":0,"writes":[{}]}',
      '{"tab":0,"writes":"x"}',
    ]) {
      const answer = await ask(`/grid/d/${id}/type`, { cookie }, body);
      expect([body, answer.status >= 400 && answer.status < 500]).toEqual([body, true]);
    }
    expect((await ask(`/grid/d/tiada/book`, { cookie })).status).toBe(404);
    expect((await ask(`/grid/d/${id}/cells?tab=0&title=Tiada&from=0&to=5`, { cookie })).status).toBe(400);
  });
});
