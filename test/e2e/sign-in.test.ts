/** Signing in on the whole road: pages, database and schedule of each cloud, and a mailbox that people open. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalRuntime } from '../../src/runtime/local/worker.ts';
import { RUNTIMES, startTestDistrict, type TestDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { stored } from '../support/stored.ts';

const OPERATOR = 'penjaga@kabupaten-contoh.example';
const MINUTE = 60_000;

let district: TestDistrict<LocalRuntime>;
let origin: string;
const officer = (index: number) => district.district.officers[index]!.address;
const get = (path: string, cookie = '') =>
  fetch(origin + path, { redirect: 'manual', headers: { ...(cookie && { cookie }) } });
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { origin, ...headers },
  });
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

/** Asks, waits for the next minute's pass, and gives the path of the link in the mail. */
async function link(address: string): Promise<string> {
  const before = district.mailbox.count();
  expect((await post('/masuk', { address })).status).toBe(200);
  await district.settle();
  expect(district.mailbox.count()).toBe(before + 1);
  const [newest] = district.mailbox.messages();
  expect(newest?.to).toEqual([address]);
  const text = district.mailbox.message(newest!.id)?.content?.text ?? '';
  const url = new URL(/http\S+\/masuk\/\S+/.exec(text)?.[0] ?? '');
  expect(url.origin).toBe(origin);
  return url.pathname;
}
const token = (path: string) => path.split('/').at(-1)!;

describe.each(RUNTIMES)('signing in, on %s,', (_name, start) => {
  beforeAll(async () => {
    district = await startTestDistrict(openForm, 2, { byMail: { operators: [OPERATOR] } }, start);
    origin = new URL(district.addresses.dashboard).origin;
    await district.settle();
  });
  afterAll(() => district.close());

  test('from the form to a mail, a button, a cookie and one’s own part of the district', async () => {
    expect((await get('/')).headers.get('location')).toBe('/masuk');
    const path = await link(officer(0));
    const button = await (await get(path)).text();
    expect(button).toContain(`name="token" value="${token(path)}"`);
    const entered = await post('/masuk/buka', { token: token(path) });
    expect(entered.status).toBe(303);
    const cookie = cookieOf(entered);
    const page = await (await get('/', cookie)).text();
    expect(page).toContain(district.addresses.spreadsheet(district.sheets[0]!));
    expect(page).not.toContain(district.addresses.spreadsheet(district.sheets[1]!));
    expect((await get('/ops', cookie)).status).toBe(403);
    // Used once; another browser finds it spent, and is a stranger still.
    expect((await post('/masuk/buka', { token: token(path) })).status).toBe(403);
    expect((await get('/')).status).toBe(303);
    expect((await post('/keluar', {}, { cookie })).status).toBe(303);
    expect((await get('/', cookie)).status).toBe(303);
  });

  test('an operator sees how the installation is doing', async () => {
    const cookie = cookieOf(await post('/masuk/buka', { token: token(await link(OPERATOR)) }));
    const page = await (await get('/ops', cookie)).text();
    expect(page).toContain('Daftar Drive terakhir');
    expect(page).toMatch(/<td>18 Nov 2025, \d\d\.\d\d WIB<\/td>/);
    expect(await (await get('/mail-log', cookie)).text()).toContain('tautan masuk');
  });

  test('a link that is a quarter of an hour old, or forged, opens nothing', async () => {
    const path = await link(officer(1));
    const forged = `${token(path).slice(0, -2)}AA`;
    expect((await post('/masuk/buka', { token: forged })).status).toBe(403);
    district.clock.advance(15 * MINUTE);
    expect((await post('/masuk/buka', { token: token(path) })).status).toBe(403);
  });

  test('a stranger gets no mail, and one address no more than three', async () => {
    const before = district.mailbox.count();
    expect((await post('/masuk', { address: 'orang@lain.example' })).status).toBe(200);
    for (let n = 0; n < 5; n++) await post('/masuk', { address: officer(1) });
    await district.settle();
    expect(district.mailbox.count()).toBe(before + 3);
  });

  test('the database holds no token, no address but the officers’ own, and none of a stranger', async () => {
    const path = await link(officer(0));
    const cookie = cookieOf(await post('/masuk/buka', { token: token(path) }));
    await post('/masuk', { address: 'orang@lain.example' });
    const tables = await stored(district.worker);
    expect(tables.get('session')).toContain(`operator-${district.district.officers[0]!.unit}`);
    tables.delete('officer');
    const rest = [...tables.values()].join('\n');
    for (const secret of [
      token(path),
      cookie.split('=')[1]!,
      officer(0),
      OPERATOR,
      'lain.example',
      '127.0.0.1',
    ])
      expect(rest).not.toContain(secret);
  });
});
