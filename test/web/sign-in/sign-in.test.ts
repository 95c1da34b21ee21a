/** Coming in by mail, as a browser does it: forms, cookie, origin. The mails themselves are read from the outbox's link. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkToken } from '../../../src/sign-in/secrets.ts';
import type { Access } from '../../../src/web/access.ts';
import { createWeb } from '../../../src/web/app.ts';
import { check, forms, NOW, type OpenStore, openStore, register, settings } from '../district.ts';

const ORIGIN = 'https://pantau.kabupaten.example';
const signIn = { origin: ORIGIN, secret: 'x'.repeat(32), operators: ['penjaga@kabupaten.example'] };
const access: Access = { kind: 'identified', identities: [], operators: signIn.operators, signIn };
const MINUTE = 60_000;

let open: OpenStore;
/** Later in each test, so that no limit of one is met in another. */
let now = NOW;
beforeAll(async () => {
  open = await openStore();
  await register(open.store, forms());
  await check(open.store, forms());
  const common = { name: 'Petugas', language: 'id' } as const;
  await open.store.register.saveOfficers([
    { ...common, id: 'op-1', unit: '62.02.01', role: 'operator', address: 'op-1@kantor.example' },
    { ...common, id: 'ko', unit: '62.02', role: 'koordinator', address: 'ko@kantor.example' },
  ]);
});
afterAll(() => open.close());
beforeEach(() => {
  now += 24 * 60 * MINUTE;
});

const web = () =>
  createWeb({
    store: open.store,
    clock: { now: async () => now },
    settings,
    access,
    links: { spreadsheet: (id) => `https://docs.example/${id}` },
    client: (headers) => headers.get('x-client') ?? '',
  });

const get = (path: string, cookie = '') =>
  web().request(ORIGIN + path, { headers: { ...(cookie && { cookie }) } });
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  web().request(ORIGIN + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: ORIGIN, ...headers },
  });
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

/** The token in the mail asked for last. */
async function mailed(address: string): Promise<string> {
  await post('/masuk', { address });
  const [mail] = await open.store.outbox.mails(1);
  return linkToken(mail!.id, signIn.secret);
}
async function enter(address: string): Promise<string> {
  return cookieOf(await post('/masuk/buka', { token: await mailed(address) }));
}

describe('a browser that was signed in', () => {
  it('is known by a cookie that names nobody, and asks for links that strangers cannot use up', async () => {
    const entered = await post('/masuk/buka', { token: await mailed('op-1@kantor.example') });
    const [, known = ''] = entered.headers.getSetCookie();
    expect(known).toMatch(
      /^__Host-pantau-known=[0-9a-f]{64}; Max-Age=15552000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const sent = async () =>
      (await open.store.outbox.mails(100)).filter(({ recipient }) => recipient === 'op-1').length;
    const cookie = known.split(';')[0]!;
    for (let n = 0; n < 4; n++) await post('/masuk', { address: 'op-1@kantor.example' });
    const before = await sent();
    await post('/masuk', { address: 'op-1@kantor.example' });
    expect(await sent()).toBe(before);
    await post('/masuk', { address: 'op-1@kantor.example' }, { cookie });
    expect(await sent()).toBe(before + 1);
    // Of another address the browser knows nothing.
    for (let n = 0; n < 4; n++) await post('/masuk', { address: 'ko@kantor.example' }, { cookie });
    expect((await open.store.outbox.mails(100)).filter(({ recipient }) => recipient === 'ko')).toHaveLength(
      3,
    );
  });
});

describe('strangers', () => {
  it.each(['/', '/mail-log', '/ops', '/nothing-here'])(
    'are sent from %s to the sign-in page',
    async (path) => {
      const answer = await get(path);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/masuk']);
      expect((await get(`${path}?lang=en`)).headers.get('location')).toBe('/masuk?lang=en');
      expect((await get(path, '__Host-pantau=made-up')).status).toBe(303);
      expect((await get(path, `__Host-pantau=${'A'.repeat(43)}`)).status).toBe(303);
      expect((await post(path, {})).status).toBe(401);
    },
  );

  it('see a form in either language, and nothing of the district', async () => {
    const page = await (await get('/masuk')).text();
    expect(page).toContain('<label for="alamat">Alamat surel</label>');
    expect(page).toContain('Data contoh — bukan data resmi');
    expect(page).not.toContain('Kotawaringin');
    expect(await (await get('/masuk?lang=en')).text()).toContain('action="/masuk?lang=en"');
  });

  it('get the same answer whether an address is known or not', async () => {
    const known = await post('/masuk', { address: 'op-1@kantor.example' });
    const unknown = await post('/masuk', { address: 'orang@lain.example' });
    expect(known.status).toBe(200);
    expect(await unknown.text()).toBe(await known.text());
    expect([...unknown.headers]).toEqual([...known.headers]);
    const limited = await Promise.all(
      [1, 2, 3, 4].map(() => post('/masuk', { address: 'op-1@kantor.example' })),
    );
    expect(limited.map((each) => each.status)).toEqual([200, 200, 200, 200]);
  });

  it.each(['', 'bukan alamat', 'a@b.example\r\nBcc: c@d.example', `${'a'.repeat(300)}@kantor.example`])(
    'are told that “%s” is no address',
    async (address) => {
      const answer = await post('/masuk', { address });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('Alamat surel belum benar');
    },
  );

  it('are told to wait when too many requests come from one client', async () => {
    const headers = { 'x-client': 'one' };
    for (let n = 0; n < 59; n++) await post('/masuk/buka', { token: 'x' }, headers);
    expect((await post('/masuk', { address: 'orang@lain.example' }, headers)).status).toBe(200);
    const answer = await post('/masuk', { address: 'orang@lain.example' }, headers);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '900']);
    expect(await answer.text()).toContain('Mohon tunggu 15 menit');
    expect((await post('/masuk/buka', { token: 'x' }, headers)).status).toBe(429);
    expect((await post('/masuk', { address: 'orang@lain.example' }, { 'x-client': 'two' })).status).toBe(200);
  });

  it('cannot send more than a form holds', async () => {
    const address = `${'a'.repeat(5_000)}@kantor.example`;
    const body = new URLSearchParams({ address }).toString();
    const answer = await post('/masuk', { address }, { 'content-length': String(body.length) });
    expect(answer.status).toBe(413);
  });
});

describe('a mailed link', () => {
  it('is not used up by being opened, only by its button', async () => {
    const token = await mailed('op-1@kantor.example');
    for (let n = 0; n < 3; n++) {
      const answer = await get(`/masuk/${token}`);
      expect(answer.headers.get('set-cookie')).toBeNull();
      const page = await answer.text();
      expect(page).toContain('<form method="post" action="/masuk/buka">');
      expect(page).toContain(`<input type="hidden" name="token" value="${token}">`);
    }
    const answer = await post('/masuk/buka', { token });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^__Host-pantau=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(answer.headers.get('set-cookie')).not.toContain(token);
    expect((await get('/', cookieOf(answer))).status).toBe(200);
  });

  it('opens once, within a quarter of an hour, and says so otherwise', async () => {
    const token = await mailed('op-1@kantor.example');
    await post('/masuk/buka', { token });
    const late = await mailed('ko@kantor.example');
    const answers = [await post('/masuk/buka', { token }), await post('/masuk/buka', {})];
    now += 15 * MINUTE;
    answers.push(await post('/masuk/buka', { token: late }));
    for (const answer of answers) {
      expect(answer.status).toBe(403);
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(await answer.text()).toContain('Mohon minta tautan yang baru');
    }
  });

  it('shows whatever stands in its address as text', async () => {
    const page = await (await get(`/masuk/${encodeURIComponent('"><script>alert(1)</script>')}`)).text();
    expect(page).not.toContain('<script');
  });

  it('signs in the browser that opens it, and no other', async () => {
    const asking = await post('/masuk', { address: 'op-1@kantor.example' });
    expect(asking.headers.get('set-cookie')).toBeNull();
    const cookie = await enter('op-1@kantor.example');
    expect((await get('/', cookie)).status).toBe(200);
    expect((await get('/')).status).toBe(303);
  });
});

describe('other sites', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { origin: 'https://lain.kabupaten.example', 'sec-fetch-site': 'same-site' }],
    ['nobody', { origin: 'null' }],
    ['this host without encryption', { origin: 'http://pantau.kabupaten.example' }],
  ])('cannot have a form sent: %s', async (_, headers) => {
    const cookie = await enter('op-1@kantor.example');
    const token = await mailed('ko@kantor.example');
    for (const [path, fields] of [
      ['/masuk', { address: 'op-1@kantor.example' }],
      ['/masuk/buka', { token }],
      ['/keluar', {}],
    ] as [string, Record<string, string>][]) {
      const answer = await post(path, fields, { ...headers, cookie });
      expect([path, answer.status]).toEqual([path, 403]);
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(await answer.text()).toContain('tidak datang dari halaman Pantau sendiri');
    }
    expect((await get('/', cookie)).status).toBe(200);
    expect((await post('/masuk/buka', { token })).status).toBe(303);
  });

  it('are not believed for the host they name', async () => {
    const answer = await web().request('https://evil.example/masuk', {
      method: 'POST',
      body: new URLSearchParams({ address: 'op-1@kantor.example' }),
      headers: { origin: 'https://evil.example', host: 'evil.example' },
    });
    expect(answer.status).toBe(403);
  });
});

describe('signing out', () => {
  it('ends the session in the store, not only in the browser', async () => {
    const cookie = await enter('op-1@kantor.example');
    expect(await (await get('/', cookie)).text()).toContain('<form method="post" action="/keluar">');
    const answer = await post('/keluar', {}, { cookie });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/masuk']);
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-pantau=; Max-Age=0; Path=\//);
    expect((await get('/', cookie)).status).toBe(303);
  });
});

describe('somebody who left', () => {
  it('is refused with the next request', async () => {
    const officers = await open.store.register.officers();
    const cookie = await enter('ko@kantor.example');
    await open.store.register.saveOfficers(officers.filter(({ id }) => id !== 'ko'));
    expect((await get('/', cookie)).status).toBe(303);
    await open.store.register.saveOfficers(officers);
    expect((await get('/mail-log', cookie)).status).toBe(200);
  });
});
