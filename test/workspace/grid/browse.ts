/** Helpers for tests of the grid: a session without a browser, cells and reads. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Office, STAFF } from './office.ts';

/** Session cookie of the grid, as a page gets it. */
export async function session(office: Office, id: string): Promise<string> {
  const page = await fetch(`${office.workspace.origin}/spreadsheets/d/${id}/edit`);
  return page.headers.getSetCookie()[0]!.split(';')[0]!;
}

export async function downloadXlsx(office: Office, id: string): Promise<Uint8Array> {
  const address = `${office.workspace.origin}/spreadsheets/d/${id}/export?format=xlsx`;
  const answer = await fetch(address, { headers: { cookie: await session(office, id) } });
  if (!answer.ok) throw new Error(`download answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** `expect.poll` with the patience that a busy machine needs. */
export const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 15_000 });

export const cell = (page: Page, address: string) => page.locator(`revo-grid [data-cell="${address}"]`);

/** Opens a spreadsheet's grid and waits until its first cells are drawn. */
export async function openGrid(page: Page, office: Office, id: string, query = ''): Promise<void> {
  await page.goto(`${office.workspace.origin}/spreadsheets/d/${id}/edit${query}`);
  await page.locator('revo-grid .rgCell').first().waitFor();
  await page.locator('#state', { hasText: /Tersimpan|Saved|Hanya baca|Read only/ }).waitFor();
}

/** Clicks a cell and waits until the grid says that it has the focus. */
export async function focus(page: Page, address: string): Promise<void> {
  await cell(page, address).click();
  await page.locator('#address', { hasText: new RegExp(`^${address}$`) }).waitFor();
}

/** A block on the clipboard, as another program leaves it there, pasted where the focus is. */
export const paste = (page: Page, block: { text: string; html?: string }): Promise<void> =>
  page.evaluate(({ text, html }) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    if (html !== undefined) data.setData('text/html', html);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.dispatchEvent(event);
  }, block);

/** What stands in the spreadsheet itself, formulas as formulas. */
export async function stored(office: Office, id: string, range: string): Promise<unknown[][]> {
  const { data } = await office.person(STAFF).sheets.spreadsheets.values.get({
    spreadsheetId: id,
    range,
    valueRenderOption: 'FORMULA',
  });
  return data.values ?? [];
}
