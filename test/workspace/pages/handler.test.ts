import { expect, test } from 'vitest';
import { type PagesOptions, pagesHandler } from '../../../src/workspace/pages/handler.ts';
import { form } from './sheet.ts';

const SHEET = 'application/vnd.google-apps.spreadsheet';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const files = [
  {
    id: 'contoh',
    name: 'Formulir <b>satu</b>',
    mimeType: SHEET,
    modifiedTime: '2025-11-18T02:00:00.123Z',
    trashed: false,
  },
  { id: 'excel', name: 'Lama', mimeType: XLSX, modifiedTime: '2025-11-17T17:30:00Z', trashed: false },
  {
    id: 'baru',
    name: 'Terbaru',
    mimeType: SHEET,
    modifiedTime: '2025-11-18T03:00:00Z',
    trashed: false,
    unit: 'Desa X',
  },
  { id: 'buang', name: 'Dibuang', mimeType: SHEET, modifiedTime: '2025-11-19T00:00:00Z', trashed: true },
];
const folder = {
  id: 'map',
  name: 'Map',
  mimeType: 'application/vnd.google-apps.folder',
  modifiedTime: '',
  trashed: false,
};
const workspace: PagesOptions['workspace'] = {
  spreadsheet: (id) => (id === 'contoh' ? form() : undefined),
  files: () => [...files, folder],
};
const handler = pagesHandler({ workspace });
const get = (path: string, init?: RequestInit) => handler(new Request(`http://localhost:8080${path}`, init));
const page = async (path: string) => (await get(path)?.text()) ?? '';

test('/drive lists what was changed last first, binned last, times in WIB, unit where known', async () => {
  const text = await page('/drive');
  const order = ['Terbaru', 'Formulir &lt;b&gt;satu&lt;/b&gt;', 'Lama', 'Dibuang'].map((name) =>
    text.indexOf(`>${name}<`),
  );
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
  expect(text).toContain('18 Nov 2025, 09.00 WIB');
  expect(text).toContain('18 Nov 2025, 00.30 WIB');
  expect(text).toContain('<td>Desa X</td>');
  expect(text).not.toContain('Map');
  expect(text).toContain('di tempat sampah');
  expect(text).toContain('berkas Excel (.xlsx)');
  expect(text).toContain('href="/spreadsheets/d/contoh/edit"');
});

test('/drive has no unit column when no unit is known, and says when it is empty', async () => {
  const bare = pagesHandler({ workspace: { ...workspace, files: () => files.slice(0, 2) } });
  expect(await bare(new Request('http://localhost/drive'))?.text()).not.toContain('<th>Unit</th>');
  const empty = pagesHandler({ workspace: { ...workspace, files: () => [] } });
  expect(await empty(new Request('http://localhost/drive'))?.text()).toContain('Belum ada lembar.');
});

test('/ leads to the spreadsheets; every page says sample data and carries the language', async () => {
  expect(await page('/')).toContain('4 lembar');
  expect(await page('/')).not.toContain('class="card" href="/mail"');
  for (const path of ['/', '/drive', '/spreadsheets/d/contoh/edit', '/spreadsheets/d/tiada/edit']) {
    expect(await page(path)).toContain('Data contoh, bukan data resmi');
    expect(await page(`${path}?lang=en`)).toContain('Sample data, not official data');
    expect(await page(`${path}?lang=en`)).toContain('href="/drive?lang=en"');
  }
});

test('the viewer answers with and without /edit; what cannot be shown is told why', async () => {
  for (const end of ['', '/', '/edit', '/view', '/edit?gid=77#gid=77']) {
    expect(get(`/spreadsheets/d/contoh${end}`)?.status).toBe(200);
  }
  expect(get('/spreadsheets/d/tiada/edit')?.status).toBe(404);
  expect(await page('/spreadsheets/d/tiada/edit')).toContain('tidak ada di ruang kerja');
  expect(await page('/spreadsheets/d/excel/edit')).toContain('bukan lembar Google Sheets');
});

test('leaves other paths to others', () => {
  for (const path of [
    '/v4/spreadsheets/contoh',
    '/drive/v3/files',
    '/token',
    '/mail',
    '/spreadsheets/d/a/b/c',
  ]) {
    expect(get(path)).toBeUndefined();
  }
});

test('is closed: nothing loads, nothing is sent, no other host, reading only', () => {
  const headers = get('/drive')?.headers;
  expect(headers?.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  expect(headers?.get('x-content-type-options')).toBe('nosniff');
  expect(headers?.get('referrer-policy')).toBe('no-referrer');
  expect(get('/drive', { method: 'POST' })?.status).toBe(405);
  expect(get('/drive', { method: 'HEAD' })?.status).toBe(200);
  for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example']) {
    expect(handler(new Request(`http://${host}/drive`))?.status).toBe(403);
  }
  for (const host of ['127.0.0.1:99', 'localhost', '[::1]:80']) {
    expect(handler(new Request(`http://${host}/drive`))?.status).toBe(200);
  }
});
