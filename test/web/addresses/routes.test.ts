/** Who may confirm an address, and with what. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Officer } from '../../../src/core/units.ts';
import { confirmationCode } from '../../../src/jobs/register/confirmation.ts';
import { createWeb } from '../../../src/web/app.ts';
import { NOW, type OpenStore, openStore, settings } from '../district.ts';

const SECRET = 'r'.repeat(32);
const ORIGIN = 'http://localhost';

let open: OpenStore;
beforeAll(async () => {
  open = await openStore();
});
afterAll(() => open.close());

const officer = (id: string, more: Partial<Officer> = {}): Officer => ({
  id,
  unit: '62.02.01',
  role: 'operator',
  name: 'Ibu Rahasia',
  address: `${id}@rumah.example`,
  language: 'id',
  ...more,
});

/** As somebody for whom a gate vouches; on this machine without `address`. */
async function send(method: 'GET' | 'POST', fields: Record<string, string> = {}, address?: string) {
  const identities = [{ identify: async () => ({ kind: 'address', address: address ?? '' }) as const }];
  const web = createWeb({
    store: open.store,
    clock: { now: async () => NOW },
    settings,
    secret: SECRET,
    access: address === undefined ? { kind: 'local' } : { kind: 'identified', identities, operators: [] },
    links: { spreadsheet: (id) => `https://docs.example/${id}` },
  });
  const answer = await web.request(`${ORIGIN}/alamat`, {
    method,
    headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
    ...(method === 'POST' && { body: new URLSearchParams(fields).toString() }),
  });
  return { status: answer.status, page: await answer.text() };
}

const enter = async (id: string, code?: string, address?: string) => {
  const asked = (await open.store.register.officers()).find((each) => each.id === id)!;
  return send('POST', { officer: id, code: code ?? (await confirmationCode(asked, SECRET)) }, address);
};
const stateOf = async (id: string) =>
  (await open.store.register.officers()).find((each) => each.id === id)?.addressState;

describe('the page of addresses', () => {
  beforeAll(() =>
    open.store.register.saveOfficers([
      officer('baru', { addressState: 'unconfirmed' }),
      officer('lain', { addressState: 'unconfirmed' }),
      officer('ko', { role: 'koordinator', unit: '62.02' }),
      officer('ko.baru', { role: 'koordinator', unit: '62.02', addressState: 'unconfirmed' }),
    ]),
  );

  it('lists officers by code, role and unit, and shows neither name nor address', async () => {
    const { status, page } = await send('GET');
    expect(status).toBe(200);
    expect(page).toContain('name="officer" value="baru"');
    expect(page).not.toContain('name="officer" value="ko"');
    expect(page).not.toMatch(/rumah\.example|Rahasia/);
  });

  it('is for coordinators; an address that nobody confirmed lets nobody in', async () => {
    expect((await send('GET', {}, 'ko@rumah.example')).status).toBe(200);
    expect((await send('GET', {}, 'ko.baru@rumah.example')).status).toBe(403);
    expect((await enter('ko.baru', undefined, 'ko.baru@rumah.example')).status).toBe(403);
    expect(await stateOf('ko.baru')).toBe('unconfirmed');
    await open.store.register.saveOfficers([...(await open.store.register.officers()), officer('op')]);
    expect((await send('GET', {}, 'op@rumah.example')).status).toBe(403);
    expect((await enter('baru', undefined, 'op@rumah.example')).status).toBe(403);
    expect(await stateOf('baru')).toBe('unconfirmed');
  });

  it('takes the code of that address alone, and only once', async () => {
    const others = await confirmationCode({ id: 'lain', address: 'lain@rumah.example' }, SECRET);
    expect((await enter('baru', others)).status).toBe(403);
    expect((await enter('baru', '')).status).toBe(403);
    expect(await stateOf('baru')).toBe('unconfirmed');
    const entered = await enter('baru', undefined, 'ko@rumah.example');
    expect([entered.status, entered.page]).toEqual([200, expect.stringContaining('sudah dipastikan')]);
    expect(await stateOf('baru')).toBeUndefined();
    expect((await enter('baru')).page).toContain('sudah dipastikan atau sudah diganti');
  });

  it('takes five tries an hour', async () => {
    const tries: number[] = [];
    for (let attempt = 0; attempt < 6; attempt++) tries.push((await enter('lain', '0000-0000')).status);
    expect(tries).toEqual([403, 403, 403, 403, 403, 429]);
    expect((await enter('lain')).status).toBe(429);
    expect(await stateOf('lain')).toBe('unconfirmed');
  });
});
