import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Access } from '../../src/web/access.ts';
import { createWeb } from '../../src/web/app.ts';
import { check, forms, NOW, type OpenStore, openStore, register, settings } from './district.ts';

let open: OpenStore;
beforeAll(async () => {
  open = await openStore();
  await register(open.store, forms());
  await check(open.store, forms());
});
afterAll(() => open.close());

const web = (access: Access) =>
  createWeb({
    store: open.store,
    clock: { now: async () => NOW },
    settings,
    access,
    links: { spreadsheet: (id) => `https://docs.example/${id}` },
  });

const PATHS = [
  '/',
  '/?lang=en',
  '/ukuran',
  '/cakupan?unit=62.02',
  '/mail-log',
  '/nothing-here',
  '/healthz/more',
];

describe('access', () => {
  it.each(PATHS)('is closed when nothing is configured: %s', async (path) => {
    const answer = await web({ kind: 'closed' }).request(`http://localhost${path}`);
    const page = await answer.text();
    expect(answer.status).toBe(403);
    expect(page).toContain('belum diatur siapa yang boleh melihatnya');
    expect(page).toContain('configure access to the dashboard');
    expect(page).not.toContain('Kotawaringin');
    expect(page).not.toContain('30,81');
  });

  it.each(['localhost', 'localhost:8787', '127.0.0.1:1', '[::1]:8787', 'LOCALHOST'])(
    'lets this machine in by the name of %s',
    async (host) => {
      const answer = await web({ kind: 'local' }).request(`http://${host}/`, { headers: { host } });
      expect(answer.status).toBe(200);
    },
  );

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80', 'localhost:80:80', ''])(
    'refuses a name that was pointed at this machine: “%s”',
    async (host) => {
      const answer = await web({ kind: 'local' }).request('http://localhost/', { headers: { host } });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('opens only on the machine');
    },
  );

  it('tells anyone that it is alive, and nothing else', async () => {
    const answer = await web({ kind: 'closed' }).request('http://pantau.example/healthz');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ ok: true, time: '2025-11-18T02:02:00.000Z', polled: null });
  });

  it('answers 404 for what is not there', async () => {
    const answer = await web({ kind: 'local' }).request('http://localhost/nothing-here');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Halaman tidak ditemukan');
  });
});

describe('every answer', () => {
  it.each([...PATHS, '/healthz'])('carries the headers that keep it to itself: %s', async (path) => {
    for (const kind of ['local', 'closed'] as const) {
      const { headers } = await web({ kind }).request(`http://localhost${path}`);
      const policy = headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('allows the one style sheet it holds by its hash, and asks nobody for anything', async () => {
    const answer = await web({ kind: 'local' }).request('http://localhost/');
    const page = await answer.text();
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(answer.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
    expect(page).not.toMatch(/<script|\sstyle=|\son\w+=|@import|url\(/i);
    expect(page.match(/\ssrc="/)).toBeNull();
  });

  it('says that it failed without saying how', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const closed = await openStore();
    await closed.close();
    const answer = await createWeb({
      store: closed.store,
      clock: { now: async () => NOW },
      settings,
      access: { kind: 'local' },
      links: { spreadsheet: (id) => id },
    }).request('http://localhost/');
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('cannot be shown because of a fault in Pantau');
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});
