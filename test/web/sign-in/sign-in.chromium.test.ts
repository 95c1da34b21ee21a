/** Signing in with a real browser: its own idea of origins, cookies and policies. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { linkToken } from '../../../src/sign-in/secrets.ts';
import { createWeb } from '../../../src/web/app.ts';
import { inChromium, withPage } from '../../support/chromium.ts';
import { serve } from '../../support/serve.ts';
import { check, forms, NOW, type OpenStore, openStore, register, settings } from '../district.ts';

inChromium('signing in with a browser', () => {
  const secret = 'x'.repeat(32);
  const operators = ['penjaga@kabupaten.example'];
  let open: OpenStore;
  let http: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    open = await openStore();
    await register(open.store, forms());
    await check(open.store, forms());
    let web: ReturnType<typeof createWeb> | undefined;
    http = await serve((request) => Promise.resolve(web!.fetch(request)));
    const signIn = { origin: http.origin, secret, operators };
    web = createWeb({
      store: open.store,
      clock: { now: async () => NOW },
      settings,
      access: { kind: 'identified', identities: [], operators, signIn },
      links: { spreadsheet: (id) => `https://docs.example/${id}` },
    });
  });
  afterAll(async () => {
    await http.close();
    await open.close();
  });

  it('goes from the form to the pages and out again, with no request elsewhere and nothing refused', async () => {
    await withPage(async (page) => {
      const said: string[] = [];
      const asked: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`${http.origin}/ops`);
      expect(await page.locator('h1').textContent()).toBe('Masuk ke Pantau');
      await page.getByLabel('Alamat surel').fill('Penjaga@kabupaten.example');
      await page.getByRole('button', { name: 'Kirim tautan' }).click();
      expect(await page.locator('h1').textContent()).toBe('Permintaan diterima');
      const [mail] = await open.store.outbox.mails(1);
      await page.goto(`${http.origin}/masuk/${linkToken(mail!.id, secret)}?lang=en`);
      await page.getByRole('button', { name: 'Open the dashboard' }).click();
      expect(await page.locator('.figure').textContent()).toBe('30.81%');
      const [cookie] = await page.context().cookies();
      expect(cookie).toMatchObject({
        ...{ name: '__Host-pantau', httpOnly: true, secure: true, sameSite: 'Lax', path: '/' },
      });
      expect(await page.evaluate('document.cookie')).toBe('');
      await page.getByRole('link', { name: 'Operations' }).click();
      expect(await page.locator('h1').textContent()).toBe('Operations');
      await page.getByRole('button', { name: 'Sign out' }).click();
      expect(await page.locator('h1').textContent()).toBe('Sign in to Pantau');
      await page.goto(http.origin);
      expect(new URL(page.url()).pathname).toBe('/masuk');
      expect(said).toEqual([]);
      expect(asked.filter((url) => !url.startsWith(http.origin) && !url.startsWith('data:'))).toEqual([]);
    });
  });

  it('fits a phone', async () => {
    await withPage(
      async (page) => {
        for (const path of ['/masuk', '/masuk?lang=en', '/masuk/x']) {
          await page.goto(http.origin + path);
          expect(await page.locator('html').evaluate((each) => each.scrollWidth)).toBe(360);
        }
      },
      { viewport: { width: 360, height: 800 } },
    );
  });
});
