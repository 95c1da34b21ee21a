import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/core/settings.ts';
import { createWeb } from '../../../src/web/app.ts';
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
  spreadsheetOf,
} from '../district.ts';

let open: OpenStore;

async function page(path = '/', overrides: Partial<Settings> = {}, now = NOW): Promise<string> {
  const web = createWeb({
    store: open.store,
    clock: { now: async () => now },
    settings: { ...settings, ...overrides },
    access: { kind: 'local' },
    links: { spreadsheet: (id) => `https://docs.example/${id}`, mailbox: 'http://127.0.0.1:1/mail' },
  });
  const answer = await web.request(`http://localhost${path}`);
  expect(answer.status).toBe(200);
  return (await answer.text()).replaceAll('\u00a0', ' ');
}

describe('the dashboard of a district at work', () => {
  const all = forms();
  all[3]!.trouble = 'office-file';
  beforeAll(async () => {
    open = await openStore();
    await register(open.store, all);
    await check(open.store, all);
    await remember(open.store, SIX_DAYS);
  });
  afterAll(() => open.close());

  it('names the headline, with its counts, formula and time', async () => {
    const shown = await page();
    expect(shown).toContain('Kabupaten Kotawaringin Timur');
    expect(shown).toContain('Capaian penginputan (terisi)');
    expect(shown).toContain('30,81 %');
    expect(shown).toContain('363 dari 1.178 isian');
    expect(shown).toContain('jumlah isian terisi ÷ jumlah isian wajib seluruh unit');
    expect(shown).toContain('Keadaan 18 Nov 2025, 09.02 WIB. Semua lembar diperiksa 18 Nov 2025, 09.02 WIB.');
    expect(shown).toContain('31 Desember 2025, 23.59 WIB');
    expect(shown).toContain('7 hari lagi');
    expect(shown).toContain('43 hari lagi');
  });

  it('takes the headline that the district set', async () => {
    const valid = all.reduce((sum, form) => sum + form.valid, 0);
    const shown = await page('/', { headline: 'valid' });
    expect(shown).toContain('Capaian penginputan (sah)');
    expect(shown).toContain(`<p class="counts">${valid} dari 1.178 isian</p>`);
  });

  it('says the same in English and keeps the language in its links', async () => {
    const shown = await page('/?lang=en');
    expect(shown).toContain('<html lang="en">');
    expect(shown).toContain('30.81%');
    expect(shown).toContain('363 of 1,178 entries');
    expect(shown).toContain('31 December 2025, 23:59 WIB');
    expect(shown).toContain('href="/mail-log?lang=en"');
    expect(shown).toMatch(/hreflang="id" href="\/"/);
    expect(shown).not.toContain('isian');
  });

  it('says that the data are made up, on demonstration only', async () => {
    expect(await page()).toContain('Data contoh — bukan data resmi');
    expect(await page('/mail-log')).toContain('Data contoh — bukan data resmi');
    expect(await page('/', { demonstration: false })).not.toContain('Data contoh');
  });

  it('names ten of the units that decide, what each would take, and how many more there are', async () => {
    const shown = await page();
    // Nobody's own history is known yet: each lacks all that is missing.
    expect(shown).toContain('38 unit belum akan selesai pada 31 Desember 2025');
    expect(shown).toContain('seluruhnya kurang 815 isian');
    expect(shown.match(/class="needed"/g)).toHaveLength(10);
    expect(shown).toContain('Dan 28 unit lain');
    expect(await page('/?lang=en')).toContain('At their own pace 38 units will not have finished');
  });

  it('lists the units by what they owe, then by name, with a link to each spreadsheet', async () => {
    const shown = await page();
    const places = [...all]
      .sort((a, b) => a.filled - b.filled || (a.unit.name < b.unit.name ? -1 : 1))
      .map(({ unit }) => shown.indexOf(`href="https://docs.example/${spreadsheetOf(unit)}"`));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('sums up by level', async () => {
    const shown = await page();
    for (const level of ['kecamatan', 'puskesmas'] as const) {
      const these = all.filter((form) => form.unit.level === level);
      const filled = these.reduce((sum, form) => sum + form.filled, 0);
      expect(shown).toContain(`<span>${filled} / ${these.length * 31}</span>`);
    }
  });

  it('names problems by kind with their number', async () => {
    const above = all.flatMap((form) => form.problems ?? []).filter(([code]) => code === 'not-above');
    const total = above.reduce((sum, [, , count]) => sum + count, 0);
    expect(await page()).toMatch(
      new RegExp(`<td>Angka melebihi batasnya</td>.*perlu diperbaiki</span></td>\\s*<td>${total}</td>`),
    );
  });

  it('tells the forecast and the pace needed in sentences', async () => {
    const shown = await page();
    expect(shown).toMatch(
      /Dengan laju sekarang \(20,9 isian per hari\) capaian pada 31 Desember 2025 diperkirakan 100 % \(\d\d–100 %\)\. Agar 100 %, perlu 19 isian per hari\./,
    );
  });

  it('draws the course for eyes and tells it to others', async () => {
    const shown = await page();
    expect(shown.match(/role="img" aria-labelledby="t-\w+ d-\w+"/g)).toHaveLength(2);
    expect(shown).toContain('Dari 20,97 % pada 12 November 2025 menjadi 30,81 % pada 18 November 2025.');
    for (const count of SIX_DAYS) expect(shown).toContain(`<td>${count} dari 1.178 isian</td>`);
    expect(shown).not.toContain('NaN');
  });

  it('says that a deadline has passed', async () => {
    const shown = await page('/', {}, NOW + 45 * 86_400_000);
    expect(shown).toContain('lewat 2 hari');
    expect(shown).toContain('Batas waktu 31 Desember 2025 sudah lewat.');
    // One long past is no longer counted down to; whether it was kept is still told.
    expect(shown.split('id="ketepatan"')[0]).not.toContain('25 November 2025');
    expect(shown).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('says why a unit is in trouble and how old its figures are', async () => {
    expect(await page()).toContain(
      'Berkas masih .xlsx; simpan sebagai Google Spreadsheet. Angka yang tampil berasal dari 18 Nov 2025, 09.02 WIB.',
    );
  });
});

describe('the dashboard of a district that begins', () => {
  const few = () => forms().slice(0, 3);
  beforeEach(async () => {
    open = await openStore();
  });
  afterEach(() => open.close());

  it('puts forms not yet checked on top, with no figures, and says that they are not counted', async () => {
    const all = few();
    await register(open.store, all);
    await check(open.store, all.slice(0, -1));
    const shown = await page();
    expect(shown).toContain('1 lembar belum diperiksa; isiannya belum ikut dihitung.');
    const first = shown.split('class="rows units"')[1]!.split('<tbody')[1]!.split('</tr>')[0];
    expect(first).toContain(all.at(-1)!.unit.name);
    expect(first).toContain('belum diperiksa');
    expect(first).not.toContain('0 / 0');
  });

  it('makes no forecast from two days', async () => {
    const all = few();
    await register(open.store, all);
    await check(open.store, all);
    await remember(open.store, [10, 12], 93);
    expect(await page()).toContain('Belum dapat diperkirakan');
  });

  it('lists spreadsheets nobody registered, their names as text', async () => {
    await open.store.watch.noteUnregistered(
      [{ id: 'x', name: '<img src=x onerror=alert(1)>' }],
      'robot',
      NOW,
    );
    const shown = await page();
    expect(shown).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(shown).not.toContain('salinan');
    await open.store.watch.noteExamined('x', 'lembar-lain', NOW);
    expect(await page()).toContain('salinan dari lembar terdaftar');
    expect(shown).not.toContain('<img');
  });

  it('lists incidents and units without a spreadsheet', async () => {
    const all = few();
    await register(open.store, all);
    await open.store.register.saveUnits([
      ...(await open.store.register.units()),
      { code: '62.02.99', name: 'Tanpa "Lembar"', level: 'kecamatan', parent: '62.02' },
    ]);
    await check(open.store, [{ ...all[0]!, overwritten: 3 }]);
    const shown = await page();
    expect(shown).toContain('Belum punya lembar terdaftar: Kecamatan Tanpa &quot;Lembar&quot;.');
    expect(shown).toContain('Teks di kolom status diganti kembali oleh Pantau');
    expect(shown).toContain('jumlah sel: 3');
  });

  it('stands before anything is there', async () => {
    const shown = await page();
    expect(shown).toContain('Belum ada lembar yang terdaftar.');
    expect(shown).toContain('Belum ada batas waktu yang ditetapkan.');
    expect(shown).not.toMatch(/NaN|undefined|Infinity/);
  });
});
