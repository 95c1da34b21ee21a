import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { template as aksi, type OpenStore, openStore } from '../district.ts';
import { entered, pageOf, registerUnits, report, rowsOf } from '../figures-district.ts';

let open: OpenStore;
const page = (path: string) => pageOf(open.store, path);

beforeAll(async () => {
  open = await openStore();
  await registerUnits(open.store);
  const of = (unit: string) => ({ unit, template: aksi });
  // AK25-01: 90 % aimed at. AK25-24: 15.5 % at most. AK25-02 has no target.
  await report(
    open.store,
    of('62.02.01'),
    entered({ 'AK25-01': [80, 100], 'AK25-24': [20, 100], 'AK25-02': [30, 40] }),
  );
  await report(
    open.store,
    of('62.02.02'),
    entered({ 'AK25-01': [30, 100], 'AK25-24': [1, 100], 'AK25-02': [null, null], 'AK25-31': [4] }),
  );
  await report(open.store, of('62.02.P1'), entered({ 'AK25-01': [1, 1] }));
});
afterAll(() => open.close());

describe('the page of coverage', () => {
  it('lists indicators by what is missing, and says target, gap, people and what was left out', async () => {
    const rows = rowsOf(await page('/cakupan'), 'coverage');
    expect(rows).toHaveLength(31);
    expect(rows.slice(0, 3)).toEqual([
      'Pemberian makanan tambahan untuk ibu hamil KEK AK25-01 | 55,00 % 110 dari 200 | 90,00 % | 35 poin persen 70 orang lagi | tidak ada |',
      'Pemberian TTD/MMS sebanyak 180 butir selama masa kehamilan AK25-02 | 75,00 % 30 dari 40 | tanpa target | – | 1 tidak ada sasaran |',
      'Kehamilan yang tidak diinginkan (KTD) AK25-24, lebih rendah lebih baik | 10,50 % 21 dari 200 | 15,50 % | tercapai | tidak ada |',
    ]);
    expect(rows.find((row) => row.includes('AK25-31'))).toMatch(
      /\| tidak ada data \| tanpa target \| – \| 1 kosong atau salah, 1 baru separuh terisi \|/,
    );
  });

  it('says date, source and formula', async () => {
    const shown = await page('/cakupan');
    expect(shown).toContain('Rumus: jumlah dilayani ÷ jumlah sasaran dari unit yang mengisi keduanya.');
    expect(shown).toContain('Sumber target: Perpres 72/2021, Lampiran A (target 2024).');
    expect(shown).toContain('Dari lembar yang diperiksa 18 Nov 2025, 09.02 WIB');
    expect(shown).toContain('Sumber: Aksi Konvergensi 2025: 31 indikator layanan, versi 1');
  });

  it('counts one level of reporters, so that nobody is counted twice', async () => {
    const shown = await page('/cakupan?jenjang=puskesmas');
    expect(rowsOf(shown, 'coverage')[0]).toContain('| 100,00 % 1 dari 1 | 90,00 % | tercapai |');
    expect(shown).toContain('<span aria-current="page">Puskesmas</span>');
    expect(await page('/cakupan')).toContain('<span aria-current="page">Kecamatan</span>');
  });

  it('shows one indicator unit by unit, the worst first by its own direction', async () => {
    expect(rowsOf(await page('/cakupan?indikator=AK25-24'), 'coverage')).toEqual([
      'Kecamatan Baamang | 20,00 % 20 dari 100 | 15,50 % | 4,5 poin persen harus turun 5 orang | tidak ada |',
      'Kecamatan Seranau | 1,00 % 1 dari 100 | 15,50 % | tercapai | tidak ada |',
    ]);
    const english = await page('/cakupan?indikator=AK25-01&lang=en');
    expect(rowsOf(english, 'coverage')[0]).toBe(
      'Kecamatan Seranau | 30.00% 30 of 100 | 90.00% | 60 percentage points people still to reach: 60 | none |',
    );
    expect(english).toContain('href="/cakupan?unit=62.02.01&amp;indikator=AK25-01&amp;lang=en"');
  });

  it('shows one unit, and nothing where nobody at or below it reports', async () => {
    const one = await page('/cakupan?unit=62.02.02');
    expect(one).toContain('Kecamatan Seranau, 2025');
    expect(rowsOf(one, 'coverage')[0]).toContain('30,00 % 30 dari 100');
    expect(await page('/cakupan?unit=62.02.01.D1')).toContain('Belum ada angka untuk pilihan ini.');
  });

  it('keeps periods apart, the newest first', async () => {
    const semester = { unit: '62.02.01', template: aksi, period: '2025-S2' };
    await report(open.store, semester, entered({ 'AK25-01': [1, 4] }));
    const shown = await page('/cakupan');
    expect(shown).toContain('Kabupaten Contoh, Semester II 2025');
    expect(rowsOf(shown, 'coverage')[0]).toContain('25,00 % 1 dari 4');
    expect(rowsOf(await page('/cakupan?periode=2025'), 'coverage')[0]).toContain('110 dari 200');
  });

  it('says that there is nothing in a district without such forms', async () => {
    const empty = await openStore();
    expect(await pageOf(empty.store, '/cakupan')).toContain(
      'Belum ada formulir terdaftar yang cakupannya dapat dihitung.',
    );
    await empty.close();
  });
});

describe('who waits for whom', () => {
  it('stands on the dashboard: units for those below, entries for the office of the other half', async () => {
    const shown = (await page('/')).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(shown).toContain(
      'Kabupaten Contoh Kecamatan Baamang (42 isian), Kecamatan Seranau (21 isian), Puskesmas Contoh Satu (21 isian)',
    );
    expect(shown).toContain('DPPKB 1 Kecamatan Seranau');
    expect(await page('/')).toContain('href="/ukuran"');
    expect(await page('/')).toContain('href="/cakupan"');
  });
});
