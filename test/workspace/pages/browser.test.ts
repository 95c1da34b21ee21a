import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pagesHandler } from '../../../src/workspace/pages/handler.ts';
import { inChromium, withPage } from '../../support/chromium.ts';
import { type Served, serve } from '../../support/serve.ts';
import { form, number, oneTab, text } from './sheet.ts';

const PHONE = { viewport: { width: 390, height: 844 } };
const HOSTILE = `<img src=x onerror="document.title='taken'"><script>document.title='taken'</script><b>tebal</b>`;

const spreadsheets = new Map([
  ['formulir', form()],
  ['jahat', oneTab([[text(HOSTILE, { note: HOSTILE })]])],
  [
    'panjang',
    oneTab(
      Array.from({ length: 300 }, (_, r) => [
        text(r === 0 ? 'Judul' : `baris ${r + 1}`),
        ...Array.from({ length: 29 }, (_, c) => number(c, String(c))),
      ]),
      { properties: { gridProperties: { frozenRowCount: 1, frozenColumnCount: 1 } } },
    ),
  ],
]);
const files = [...spreadsheets.keys()].map((id) => ({
  id,
  name: `Lembar ${id} dengan nama yang panjang sekali untuk layar telepon genggam`,
  mimeType: 'application/vnd.google-apps.spreadsheet',
  modifiedTime: '2025-11-18T02:00:00.000Z',
  trashed: false,
}));

const box = async (place: Locator) => (await place.boundingBox())!;
const style = (place: Locator, name: string): Promise<string> =>
  place.evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);

/** Nothing lies over the element, in its own column or in the next ones. */
const inSight = (place: Locator): Promise<boolean> =>
  place.evaluate((element) => {
    const { left, top, height } = element.getBoundingClientRect();
    return [10, 120, 250].every((x) => document.elementFromPoint(left + x, top + height / 2) === element);
  });

inChromium('the spreadsheet viewer in Chromium', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve(
      pagesHandler({ workspace: { spreadsheet: (id) => spreadsheets.get(id), files: () => files } }),
    );
  });
  afterAll(() => served.close());

  test('from the front page to a spreadsheet, its tabs and back, in two languages', async () => {
    await withPage(async (page) => {
      await page.goto(served.origin);
      await page.locator('a.card').first().click();
      await page.getByRole('link', { name: 'Lembar formulir' }).click();
      expect(await page.locator('h1').textContent()).toContain('Kecamatan Mentaya Hilir Selatan');
      expect(await page.locator('td', { hasText: 'Baris 8, Dilayani' }).textContent()).toBe(
        'Baris 8, Dilayani: 45 melebihi Sasaran (40). Periksa kembali kedua angka.',
      );
      await page.getByRole('link', { name: 'Pantau', exact: true }).click();
      expect(await page.locator('table').textContent()).toContain('18 Nov 2025, 09.02 WIB');
      await page.getByRole('link', { name: 'English' }).click();
      expect(await page.locator('.legend').textContent()).toContain('locked');
      expect(await page.locator('table').textContent()).toContain('18 Nov 2025, 09.02 WIB');
    });
  });

  test('colours, widths and alignment arrive on the screen', async () => {
    await withPage(async (page) => {
      await page.goto(`${served.origin}/spreadsheets/d/formulir/edit`);
      const wrong = page.locator('td', { hasText: /^45$/ });
      expect(await style(wrong, 'background-color')).toBe('rgb(245, 204, 204)');
      expect(await style(wrong, 'text-align')).toBe('right');
      const head = page.locator('td', { hasText: /^Indikator$/ });
      expect(await style(head, 'background-color')).toBe('rgb(15, 118, 110)');
      expect(await style(head, 'color')).toBe('rgb(255, 255, 255)');
      expect((await box(head)).width).toBe(300);
      expect((await box(page.locator('td', { hasText: 'Aksi Konvergensi 2025' }))).width).toBe(1_100);
      const district = page.locator('.run', { hasText: 'Kabupaten Kotawaringin Timur' });
      expect((await box(district)).width).toBeGreaterThan(400);
      expect(await inSight(district)).toBe(true);
    });
  });

  test('frozen rows and columns stay in sight while the rest scrolls', async () => {
    await withPage(async (page) => {
      await page.goto(`${served.origin}/spreadsheets/d/panjang/edit`);
      const title = page.locator('td', { hasText: 'Judul' });
      const row = page.locator('td', { hasText: 'baris 200' });
      const before = await box(title);
      await page.locator('.sheet').evaluate((sheet) => {
        sheet.scrollTop = 4_400;
        sheet.scrollLeft = 800;
      });
      const after = await box(title);
      expect([after.x, after.y]).toEqual([before.x, before.y]);
      expect((await box(row)).x).toBe(before.x);
      const number200 = page.locator('th', { hasText: /^200$/ });
      expect((await box(number200)).x).toBe(0);
      const letterA = page.locator('th', { hasText: /^A$/ });
      expect((await box(letterA)).y).toBeLessThan(after.y);
    });
  });

  test('HTML in a cell and in a note is text and runs nothing', async () => {
    await withPage(async (page) => {
      await page.goto(`${served.origin}/spreadsheets/d/jahat/edit`);
      const cell = page.locator('td').first();
      expect(await cell.textContent()).toBe(HOSTILE);
      expect(await cell.getAttribute('title')).toBe(HOSTILE);
      expect(await page.locator('img, script, td b').count()).toBe(0);
      expect(await page.title()).toBe('Uji · Ruang kerja setempat');
    });
  });

  test('fits a phone: only the sheet itself scrolls sideways, and notes can be read', async () => {
    await withPage(async (page) => {
      for (const path of ['/', '/drive', '/spreadsheets/d/formulir/edit', '/spreadsheets/d/tiada/edit']) {
        await page.goto(served.origin + path);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      }
      await page.goto(`${served.origin}/spreadsheets/d/formulir/edit`);
      expect(await page.locator('.sheet').evaluate((s) => s.scrollWidth > s.clientWidth)).toBe(true);
      await page.getByText('Catatan (2)').click();
      expect(await page.locator('.notes li').first().isVisible()).toBe(true);
    }, PHONE);
  });

  test('the page loads nothing but itself', async () => {
    await withPage(async (page) => {
      const asked: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      page.on('console', (message) => complaints.push(message.text()));
      await page.goto(`${served.origin}/spreadsheets/d/formulir/edit`, { waitUntil: 'networkidle' });
      expect(asked.filter((path) => path !== '/favicon.ico')).toEqual(['/spreadsheets/d/formulir/edit']);
      expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
    });
  });
});
