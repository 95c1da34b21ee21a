import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWeb } from '../../src/web/app.ts';
import { inChromium, withPage } from '../support/chromium.ts';
import { serve } from '../support/serve.ts';
import {
  check,
  forms,
  NOW,
  type OpenStore,
  openStore,
  register,
  remember,
  SIX_DAYS,
  settings,
} from './district.ts';

inChromium('the dashboard in a browser', () => {
  let open: OpenStore;
  let http: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    open = await openStore();
    const all = forms();
    all[0]!.unit.name = 'Kecamatan Dengan Nama yang Panjang Sekali di Hulu Sungai';
    all[1]!.trouble = 'range-missing';
    await register(open.store, all);
    await check(open.store, all);
    await remember(open.store, SIX_DAYS);
    const web = createWeb({
      store: open.store,
      clock: { now: async () => NOW },
      settings,
      access: { kind: 'local' },
      links: { spreadsheet: (id) => `https://docs.example/${id}` },
    });
    http = await serve((request) => web.fetch(request));
  });
  afterAll(async () => {
    await http.close();
    await open.close();
  });

  it('shows the headline and switches language, with nothing on the console and no request elsewhere', async () => {
    await withPage(async (page) => {
      const said: string[] = [];
      const asked: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(http.origin);
      expect(await page.locator('.figure').textContent()).toBe('30,81 %');
      await page.getByRole('link', { name: 'English' }).click();
      expect(await page.locator('.figure').textContent()).toBe('30.81%');
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      await page.getByRole('link', { name: 'Mail log' }).click();
      expect(await page.locator('h1').textContent()).toBe('Mail log');
      await page.getByRole('link', { name: 'Bahasa Indonesia' }).click();
      expect(await page.locator('h1').textContent()).toBe('Catatan surel');
      expect(said).toEqual([]);
      expect(asked.filter((url) => !url.startsWith(http.origin) && !url.startsWith('data:'))).toEqual([]);
      expect(await page.locator('body').evaluate((body) => getComputedStyle(body).margin)).toBe('0px');
    });
  });

  it.each([
    [360, 'narrow'],
    [1280, 'wide'],
  ] as const)('fits a screen %i px wide', async (width, drawn) => {
    await withPage(
      async (page) => {
        for (const path of ['/', '/?lang=en', '/ukuran', '/cakupan', '/mail-log', '/ops', '/ops?lang=en']) {
          await page.goto(http.origin + path);
          const root = page.locator('html');
          expect(await root.evaluate((each) => each.scrollWidth)).toBe(width);
        }
        await page.goto(http.origin);
        expect(await page.locator(`svg.chart:visible`).getAttribute('class')).toContain(drawn);
      },
      { viewport: { width, height: 800 } },
    );
  });

  it('keeps its tables tables for those who listen', async () => {
    await withPage(
      async (page) => {
        await page.goto(http.origin);
        const units = page.getByRole('table').filter({ hasText: 'Puskesmas Contoh 1' }).last();
        expect(await units.getByRole('row').count()).toBe(39);
        await page.getByText('Tampilkan angkanya').click();
        expect(await page.getByRole('cell', { name: '247 dari 1.178 isian' }).isVisible()).toBe(true);
      },
      { viewport: { width: 360, height: 800 } },
    );
  });
});
