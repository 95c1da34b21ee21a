import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mailbox, startMailbox } from '../../../src/workspace/mailbox/mailbox.ts';
import { pagesHandler } from '../../../src/workspace/pages/handler.ts';
import { startWorkspace, type Workspace } from '../../../src/workspace/workspace.ts';
import { inChromium, withPage } from '../../support/chromium.ts';
import { send } from '../mailbox/send.ts';

const PERSON = 'operator@kecamatan-contoh.example';
const now = () => Date.UTC(2025, 10, 18, 2, 0);

/** Rows 2–3 hold target, served and a formula; served above target is coloured by a conditional format. */
const REQUESTS = [
  {
    updateSpreadsheetProperties: {
      properties: { locale: 'in_ID', timeZone: 'Asia/Jakarta' },
      fields: 'locale,timeZone',
    },
  },
  {
    updateSheetProperties: {
      properties: { sheetId: 0, title: 'Indikator', gridProperties: { frozenRowCount: 1 } },
      fields: 'title,gridProperties.frozenRowCount',
    },
  },
  {
    updateCells: {
      start: { sheetId: 0, rowIndex: 0, columnIndex: 0 },
      fields: 'userEnteredValue,userEnteredFormat,note',
      rows: [
        ['Sasaran', 'Dilayani', 'Status'].map((stringValue, i) => ({
          userEnteredValue: { stringValue },
          userEnteredFormat: {
            backgroundColorStyle: { rgbColor: { red: 0, green: 0.4, blue: 0.4 } },
            textFormat: { bold: true, foregroundColorStyle: { rgbColor: { red: 1, green: 1, blue: 1 } } },
          },
          ...(i === 1 ? { note: 'Jumlah yang mendapat layanan.' } : {}),
        })),
        ...[2, 3].map((row) => ({
          values: [
            { userEnteredValue: { numberValue: 40 } },
            { userEnteredValue: { numberValue: row === 2 ? 45 : 12 } },
            { userEnteredValue: { formulaValue: `=IF(B${row}>A${row};"Melebihi";"Sesuai")` } },
          ],
        })),
      ].map((row) => (Array.isArray(row) ? { values: row } : row)),
    },
  },
  {
    addConditionalFormatRule: {
      index: 0,
      rule: {
        ranges: [{ sheetId: 0, startRowIndex: 1, startColumnIndex: 1, endColumnIndex: 2 }],
        booleanRule: {
          condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=B2>A2' }] },
          format: { backgroundColorStyle: { rgbColor: { red: 1, green: 0.8, blue: 0.8 } } },
        },
      },
    },
  },
];

inChromium('the pages on the local workspace itself', () => {
  let mailbox: Mailbox;
  let workspace: Workspace;
  let pages: ReturnType<typeof pagesHandler>;

  beforeAll(async () => {
    mailbox = await startMailbox({ dataFile: ':memory:', now });
    workspace = await startWorkspace({
      dataFile: ':memory:',
      now,
      serviceAccounts: [],
      people: [PERSON],
      extraRoutes: (request) => pages(request),
    });
    pages = pagesHandler({ workspace, mailbox });
  });
  afterAll(async () => {
    await workspace.close();
    await mailbox.close();
  });

  const call = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(workspace.origin + path, {
      method: 'POST',
      headers: { Authorization: `Bearer ${workspace.tokenFor(PERSON)}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const json = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(JSON.stringify(json));
    return json;
  };

  test('what goes in through the API and SMTP is seen in the browser', async () => {
    const { spreadsheetId } = await call('/v4/spreadsheets', { properties: { title: 'Lembar contoh' } });
    await call(`/v4/spreadsheets/${spreadsheetId}:batchUpdate`, { requests: REQUESTS });
    await send(mailbox.port, { subject: 'Isian melebihi sasaran', text: 'Periksa baris 2.' });
    await withPage(async (page) => {
      await page.goto(workspace.origin);
      expect(await page.locator('.cards').textContent()).toMatch(/1 lembar.*1 surat/s);
      await page.locator('a.card').first().click();
      expect(await page.locator('.when').textContent()).toBe('18 Nov 2025, 09.00 WIB');
      await page.getByRole('link', { name: 'Lembar contoh' }).click();
      // The grid opens; the reading view is one click away.
      await page.getByRole('link', { name: 'Tampilan baca' }).click();
      expect(await page.locator('thead td').allTextContents()).toEqual(
        expect.arrayContaining(['Sasaran', 'Dilayani', 'Status']),
      );
      const over = page.locator('td', { hasText: /^45$/ });
      expect(await over.evaluate((td) => getComputedStyle(td).backgroundColor)).toBe('rgb(255, 204, 204)');
      const under = page.locator('td', { hasText: /^12$/ });
      expect(await under.evaluate((td) => getComputedStyle(td).backgroundColor)).toBe('rgb(255, 255, 255)');
      const status = page.locator('td', { hasText: 'Melebihi' });
      expect(await status.getAttribute('title')).toContain('=IF(B2>A2;"Melebihi";"Sesuai")');
      await page.getByRole('link', { name: 'Kotak surat' }).click();
      await page.getByRole('link', { name: 'Isian melebihi sasaran' }).click();
      expect(await page.locator('pre').textContent()).toContain('Periksa baris 2.');
    });
  });
});
