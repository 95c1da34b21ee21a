import { afterAll, beforeAll, expect, it } from 'vitest';
import { inChromium, withPage } from '../../support/chromium.ts';
import { serve } from '../../support/serve.ts';
import { openVillages, VILLAGES } from './villages.ts';

inChromium('the public page in a browser', () => {
  let http: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    const district = await openVillages({ contact: 'Dinas Kesehatan Kabupaten Contoh, telepon 0531-000000' });
    for (const [at, village] of VILLAGES.entries())
      await district.says(village, { '2025-07-01': [9, 60], '2025-08-01': [at === 1 ? 3 : 12, 1_234] });
    await district.publishOn('2025-10-01');
    http = await serve((request) => district.web.fetch(request));
  });
  afterAll(() => http.close());

  it.each([320, 360, 1280])('fits a screen %i px wide, and asks nobody else for anything', async (width) => {
    await withPage(
      async (page) => {
        const asked: string[] = [];
        page.on('request', (request) => asked.push(request.url()));
        for (const path of ['/kim', '/kim/62.02.01', `/kim/${VILLAGES[1]}`]) {
          await page.goto(http.origin + path);
          expect([path, await page.locator('html').evaluate((each) => each.scrollWidth)]).toEqual([
            path,
            width,
          ]);
        }
        expect(asked.filter((url) => !url.startsWith(http.origin) && !url.startsWith('data:'))).toEqual([]);
      },
      { viewport: { width, height: 800 } },
    );
  });

  it('leads from the district to a village and to earlier months', async () => {
    await withPage(async (page) => {
      await page.goto(`${http.origin}/kim`);
      await page.getByRole('link', { name: 'Juli 2025' }).click();
      await page.getByRole('link', { name: 'Kecamatan Baamang' }).click();
      await page.getByRole('link', { name: 'Desa Bambu' }).click();
      expect(await page.locator('h1').textContent()).toBe('Stunting di Desa Bambu');
      expect(await page.locator('.counts').textContent()).toBe('9 anak stunting dari 60 anak yang diukur');
    });
  });

  it('is a poster of one A4 sheet, with the table of places on the next', async () => {
    await withPage(async (page) => {
      const sheets = async (path: string) => {
        await page.goto(http.origin + path);
        const printed = (await page.pdf({ format: 'A4' })).toString('latin1');
        return Number(/\/Type \/Pages\s*\/Count (\d+)/.exec(printed)?.[1]);
      };
      expect(await sheets(`/kim/${VILLAGES[1]}`)).toBe(1);
      expect(await sheets('/kim/62.02.01')).toBe(2);
    });
  });
});
