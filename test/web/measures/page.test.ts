import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenStore, openStore, settings } from '../district.ts';
import {
  CLOSED_ON,
  pageOf,
  quarter,
  quarterly,
  registerUnits,
  report,
  rowsOf,
  version,
} from '../figures-district.ts';

let open: OpenStore;
const page = (path: string) => pageOf(open.store, path);

describe('the page of measures', () => {
  beforeAll(async () => {
    open = await openStore();
    await registerUnits(open.store);
    const of = (unit: string) => ({ unit, template: quarterly });
    await report(open.store, of('62.02.01.D1'), quarter([90, 100], [1, 10], [100, 100]));
    await report(open.store, of('62.02.01.D2'), quarter([20, 80], [5, 10], [80, 90]));
    await report(open.store, of('62.02.01.D3'));
    await report(open.store, of('62.02.02.D1'), quarter([50, 50], [9, 10], [50, 100]));
    // A month entered late, and one of the quarter that runs.
    const late = version('convergence-a', [95, 100], { version: 2, since: CLOSED_ON + 40 * 86_400_000 });
    await report(open.store, of('62.02.01.D1'), { measures: { written: [late], dropped: [] } });
    const running = version('convergence-b', [1, 4], { period: '2025-10-01' });
    await report(open.store, of('62.02.02.D1'), { measures: { written: [running], dropped: [] } });
  });
  afterAll(() => open.close());

  it('tells what the unit stood at day by day, newest first, each day with all that was known then', async () => {
    const day = (date: string, name: 'convergence-a' | 'convergence-b', numerator: number) => ({
      ...{ templateId: quarterly.id, unit: '62.02', name, period: '2025-07-01', date },
      ...{ numerator, denominator: 100 },
    });
    await open.store.measures.recordDays(
      [
        day('2025-11-16', 'convergence-a', 70),
        day('2025-11-17', 'convergence-b', 30),
        day('2025-11-17', 'convergence-a', 71),
      ],
      '2025-11-17',
    );
    const shown = await page('/ukuran?periode=2025-Q3');
    const course = /<h2 id="perjalanan">[\s\S]*?<\/section>/.exec(shown)?.[0] ?? '';
    const rows = (course.match(/<tr>[\s\S]*?<\/tr>/g) ?? []).map((row) =>
      row.replace(/<\/t[dh]>/g, '|').replace(/<[^>]+>/g, ''),
    );
    expect(rows).toEqual([
      'Tanggal|Konvergensi desa, rumus A (layanan)|Konvergensi desa, rumus B (orang)|',
      '17 November 2025|71,00 %|30,00 %|',
      '16 November 2025|70,00 %|–|',
    ]);
    expect(await page('/ukuran?periode=2025-Q3&unit=62.02.02')).not.toContain('id="perjalanan"');
  });

  it('sums up the tree, names each formula, and puts completeness and what is missing beside it', async () => {
    const shown = await page('/ukuran?periode=2025-Q3');
    expect(rowsOf(shown, 'measures')).toEqual([
      'Konvergensi desa, rumus A (layanan) | 71,74 % | 165 dari 230 layanan; tidak dihitung: 60 belum diisi; bila terisi semua: 56,90 % sampai 77,59 % | 79,31 % | 3 dari 4 unit | 9 Nov 2025, 20.00 WIB 1 unit berubah sesudah ditutup |',
      'Konvergensi desa, rumus B (orang) | 50,00 % | 15 dari 30 orang | 79,31 % | 3 dari 4 unit | 30 Sep 2025, 20.00 WIB |',
      'Kelengkapan isian layanan | 79,31 % | 230 dari 290 isian layanan | – | 3 dari 4 unit | 30 Sep 2025, 20.00 WIB |',
    ]);
    expect(shown).toContain('Kabupaten Contoh, TW III 2025');
    expect(shown).toContain('1 lembar belum diperiksa');
    expect(shown).toContain('Periode ini sudah ditutup');
    expect(shown).toContain(
      'jumlah layanan yang diterima (Y) ÷ jumlah layanan yang diterima dan yang tidak diterima (Y + T)',
    );
    expect(shown).toContain('Sumber: Formulir Bantu 2 Kader Pembangunan Manusia.');
    expect(rowsOf(shown, 'below')).toEqual([
      'Kecamatan Baamang | 63,89 % 115 / 180 | 30,00 % 6 / 20 | 94,74 % 180 / 190 | 2 dari 3 unit |',
      'Kecamatan Seranau | 100,00 % 50 / 50 | 90,00 % 9 / 10 | 50,00 % 50 / 100 | 1 dari 1 unit |',
    ]);
  });

  it('counts villages above the threshold, and ranks those with enough entries', async () => {
    const shown = await page('/ukuran?periode=2025-Q3');
    expect(shown).toContain('Desa dengan konvergensi di atas 40 %');
    expect(shown).toContain('<strong>66,67 %</strong> · 2 dari 3 desa yang ada datanya');
    expect(shown).toContain('Tanpa data: 1 desa.');
    expect(rowsOf(shown, 'ranking')).toEqual([
      'Desa Aren | 1 | 95,00 % | 100,00 % |',
      'Desa Bambu | 2 | 25,00 % | 88,89 % |',
      'Desa Cendana | tidak ada data | tidak ada data | tidak ada data |',
      'Desa Damar | kelengkapan kurang | 100,00 % | 50,00 % |',
    ]);
  });

  it('shows every version of what changed after the close', async () => {
    const shown = (await page('/ukuran?periode=2025-Q3')).replace(/<[^>]+>/g, '');
    expect(shown).toContain('Desa Aren, Konvergensi desa, rumus A (layanan)');
    expect(shown).toContain('versi 1: 90,00 % (90 dari 100 layanan), sejak 30 Sep 2025, 20.00 WIB');
    expect(shown).toContain('versi 2: 95,00 % (95 dari 100 layanan), sejak 9 Nov 2025, 20.00 WIB');
    const elsewhere = await page('/ukuran?periode=2025-Q3&unit=62.02.02');
    expect(elsewhere).not.toContain('versi 2:');
  });

  it('begins with the newest period and goes down the tree, keeping what was asked for in its links', async () => {
    const newest = await page('/ukuran');
    expect(newest).toContain('TW IV 2025</h2>');
    expect(newest).toContain('Periode ini masih berjalan');
    expect(rowsOf(newest, 'measures')).toEqual([
      'Konvergensi desa, rumus B (orang) | 25,00 % | 1 dari 4 orang | – | 1 dari 4 unit | 30 Sep 2025, 20.00 WIB |',
    ]);
    const kecamatan = await page('/ukuran?periode=2025-Q3&unit=62.02.01&lang=en');
    expect(kecamatan).toContain('Kecamatan Baamang, Q3 2025');
    expect(kecamatan).toContain('href="/ukuran?periode=2025-Q3&amp;unit=62.02&amp;lang=en"');
    expect(kecamatan).toContain('href="/ukuran?periode=2025-Q3&amp;unit=62.02.01.D2&amp;lang=en"');
    expect(kecamatan).toMatch(/hreflang="id" href="\/ukuran\?periode=2025-Q3&amp;unit=62.02.01"/);
    expect(rowsOf(kecamatan, 'below')).toHaveLength(3);
    const village = await page('/ukuran?periode=2025-Q3&unit=62.02.01.D1');
    expect(rowsOf(village, 'measures')[0]).toContain('95,00 % | 95 dari 100 layanan');
    expect(village).not.toContain('Peringkat desa');
  });

  it('takes what names nothing for what comes first', async () => {
    const strange = await page('/ukuran?template=x&periode=9999-Q9&jenjang=planet&unit=%3Cscript%3E');
    expect(strange).toContain('Kabupaten Contoh, TW IV 2025');
    expect(strange).not.toContain('<script>');
  });

  it('names no person and no spreadsheet', async () => {
    expect(await page('/ukuran?periode=2025-Q3')).not.toContain('docs.example');
  });
});

describe('a district without measures', () => {
  it('says so', async () => {
    const empty = await openStore();
    expect(await pageOf(empty.store, '/ukuran')).toContain(
      'Belum ada formulir terdaftar yang ukurannya dihitung.',
    );
    await registerUnits(empty.store);
    await report(empty.store, { unit: '62.02.01.D1', template: quarterly }, {});
    expect(await pageOf(empty.store, '/ukuran')).toContain('Belum ada angka untuk pilihan ini.');
    expect(settings.demonstration).toBe(true);
    expect(await pageOf(empty.store, '/ukuran')).toContain('Data contoh — bukan data resmi');
    await empty.close();
  });
});
