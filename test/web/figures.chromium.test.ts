import { afterAll, beforeAll, expect, it } from 'vitest';
import balita from '../../sheets-templates/pengukuran-balita.json' with { type: 'json' };
import { GROWTH_INDICATORS } from '../../src/core/form-measures/form-measure.ts';
import { parseTemplate } from '../../src/core/template/load.ts';
import { createWeb } from '../../src/web/app.ts';
import { inChromium, withPage } from '../support/chromium.ts';
import { serve } from '../support/serve.ts';
import { template as aksi, NOW, type OpenStore, openStore, settings } from './district.ts';
import { entered, quarter, quarterly, registerUnits, report, version } from './figures-district.ts';

const growth = parseTemplate(balita, 'pengukuran-balita.json');

inChromium('the pages of figures in a browser', () => {
  let open: OpenStore;
  let http: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    open = await openStore();
    await registerUnits(open.store);
    await open.store.register.issueTemplate(growth);
    for (const unit of ['62.02.01.D1', '62.02.01.D2']) {
      await report(open.store, { unit, template: quarterly }, quarter([12_345, 23_456], [1, 10], [3, 4]));
      const late = version('convergence-a', [12_346, 23_456], { version: 2 });
      await report(open.store, { unit, template: quarterly }, { measures: { written: [late], dropped: [] } });
      const written = GROWTH_INDICATORS.map((name) => version(name, [123, 1_234], { period: '2025-08-01' }));
      await report(open.store, { unit, template: growth }, { measures: { written, dropped: [] } });
    }
    await report(open.store, { unit: '62.02.01', template: aksi }, entered({ 'AK25-01': [1_234, 5_678] }));
    const web = createWeb({
      store: open.store,
      clock: { now: async () => NOW },
      settings,
      access: { kind: 'local' },
      links: { spreadsheet: (id) => id },
    });
    http = await serve((request) => web.fetch(request));
  });
  afterAll(async () => {
    await http.close();
    await open.close();
  });

  it.each([360, 1280])('fit a screen %i px wide', async (width) => {
    await withPage(
      async (page) => {
        const villages = '/ukuran?template=kpm-triwulan-2025';
        const paths = ['/ukuran?template=pengukuran-balita', villages, `${villages}&lang=en`];
        for (const path of [...paths, '/cakupan', '/cakupan?indikator=AK25-01&lang=en']) {
          await page.goto(http.origin + path);
          expect([path, await page.locator('html').evaluate((each) => each.scrollWidth)]).toEqual([
            path,
            width,
          ]);
        }
      },
      { viewport: { width, height: 800 } },
    );
  });

  it('lead from the dashboard down to a village and back, without a script', async () => {
    await withPage(
      async (page) => {
        await page.goto(http.origin);
        await page.getByRole('link', { name: 'Ukuran', exact: true }).click();
        await page.getByRole('link', { name: 'Kecamatan Baamang' }).click();
        await page.getByRole('link', { name: 'Desa Bambu' }).first().click();
        expect(await page.locator('h2').first().textContent()).toBe('Desa Bambu, TW III 2025');
        await page.getByRole('link', { name: 'Kabupaten Contoh' }).click();
        expect(await page.locator('h2').first().textContent()).toBe('Kabupaten Contoh, TW III 2025');
      },
      { javaScriptEnabled: false },
    );
  });
});
