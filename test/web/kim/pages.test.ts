import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { expectUnlearnt, type Truth } from '../../core/measures/publication/reader.ts';
import { openVillages, UNITS, VILLAGES } from './villages.ts';

const AUGUST = '2025-08-01';
const [AREN, BAMBU, CENDANA, DAMAR, ENAU] = VILLAGES as [string, string, string, string, string];

/** Bambu's three are hidden, and one more village with them. */
async function august(more: Parameters<typeof openVillages>[0] = {}) {
  const district = await openVillages(more);
  await district.says(AREN, { [AUGUST]: [9, 60] });
  await district.says(BAMBU, { [AUGUST]: [3, 40] });
  await district.says(CENDANA, { [AUGUST]: [12, 80] });
  await district.says(DAMAR, { [AUGUST]: [20, 90] });
  await district.says(ENAU, {});
  return district;
}

describe('the public page', () => {
  it('answers strangers with the figures of a place, their source and their day', async () => {
    const district = await august({ contact: 'Dinas Kesehatan, 0531-000000' });
    expect(await district.publishOn('2025-10-01')).toEqual([AUGUST]);
    const page = await district.page('/kim');
    expect(page).toContain('Stunting di Kabupaten Contoh');
    expect(page).toContain('<b>44</b> anak stunting dari <b>270</b> anak yang diukur');
    expect(page).toContain('16,3 %');
    expect(page).toContain('Agustus 2025');
    expect(page).toContain('Dihitung pada 1 Oktober 2025');
    expect(page).toContain('4 dari 5 tempat sudah melapor');
    expect(page).toContain('Permenkes Nomor 2 Tahun 2020');
    expect(page).toContain('Dinas Kesehatan, 0531-000000');
    expect(page).toContain('Data contoh');
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org)|<script|\sstyle=/);
  });

  it('hides small counts of villages, and says so; those that said nothing have no data', async () => {
    const district = await august();
    await district.publishOn('2025-10-01');
    const page = await district.page('/kim/62.02.01');
    const rows = [...page.matchAll(/<tr><th scope="row">[\s\S]*?<\/tr>/g)].map(([row]) =>
      row.replace(/<\/t[dh]>/g, '|').replace(/<[^>]+>/g, ''),
    );
    expect(rows).toEqual(['Desa Aren|60|ditutup|–|', 'Desa Bambu|40|ditutup|–|', 'Desa Cendana|80|12|15 %|']);
    expect(page).toContain('Puskesmas Contoh Satu');
    expect(await district.page('/kim/62.02.02')).toContain('belum ada data');
    expect(await district.page(`/kim/${ENAU}`)).toContain('Tidak ada angka Agustus 2025 untuk tempat ini');
    expect(await district.page(`/kim/${BAMBU}`)).toContain('Posyandu di Desa Bambu');
  });

  it('gives the same as a sheet, in which nothing is a formula', async () => {
    const district = await august();
    const units = UNITS.map((unit) => (unit.code === AREN ? { ...unit, name: '=Desa "A", B' } : unit));
    await district.store.register.saveUnits(units);
    await district.publishOn('2025-10-01');
    const { data } = Papa.parse<string[]>(await district.page('/kim/62.02.01.csv'));
    const note = 'Data contoh, bukan data resmi';
    expect(data.slice(1, 3)).toEqual([
      ['62.02.01', 'Kecamatan Baamang', '2025-08', '2025-10-01', '3', '3', '180', '24', note],
      [AREN, '\'=Desa "A", B', '2025-08', '2025-10-01', '1', '1', '60', 'ditutup', note],
    ]);
  });

  it('is not there for a place that is none, a health centre, or where the district publishes nothing', async () => {
    const district = await august();
    for (const path of ['/kim/62.99', '/kim/62.02.P1', '/kim/62.99.csv', '/kim/a/b'])
      expect((await district.web.request(`http://pantau.example${path}`)).status).not.toBe(200);
    const closed = await august({ enabled: false });
    expect(await closed.publishOn('2025-10-01')).toEqual([]);
    expect((await closed.web.request('http://pantau.example/kim')).status).toBe(403);
  });

  it('says that there are no figures yet', async () => {
    expect(await (await august()).page('/kim')).toContain('Belum ada angka yang diterbitkan');
  });
});

describe('a round', () => {
  it('is released once its month is over for a month, when every form was read, and looked for once a day', async () => {
    const district = await openVillages();
    await district.silent(AREN);
    await district.says(DAMAR, { [AUGUST]: [20, 90], '2025-09-01': [18, 88] });
    expect(await district.publishOn('2025-10-01')).toEqual([]);
    await district.says(AREN, { [AUGUST]: [9, 60] });
    expect(await district.publishOn('2025-09-30')).toEqual([]);
    expect(await district.publishOn('2025-10-01')).toEqual([AUGUST]);
    expect(await district.publishOn('2025-10-30')).toEqual([]);
    expect(await district.publishOn('2025-10-31')).toEqual(['2025-09-01']);
    const page = await district.page('/kim');
    expect(page).toContain('Hasil pengukuran balita, September 2025');
    expect(page).toContain('href="/kim/62.02?bulan=2025-08"');
    expect(await district.page('/kim/62.02?bulan=2025-08')).toContain('<b>29</b> anak stunting');
  });
});

type Shown = Map<string, { measured: number | null; stunted: number | null }>;

describe('every page of every day', () => {
  const few = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 25 }));
  const said = fc.record({
    village: fc.constantFrom(...VILLAGES),
    round: fc.constantFrom('2025-06-01', '2025-07-01'),
    stunted: few,
    rest: few,
  });
  /** What villages say, correct or say late, before each of five days. */
  const days = fc.array(fc.array(said, { maxLength: 8 }), { minLength: 5, maxLength: 5 });
  const DAYS = ['2025-07-30', '2025-07-31', '2025-08-20', '2025-08-31', '2025-09-15'];

  it('property: together tell nobody a count of 1–4, however figures are corrected', async () => {
    await fc.assert(
      fc.asyncProperty(days, async (drawn) => {
        const district = await openVillages();
        const stands = new Map<string, Truth>();
        const truth = new Map<string, Truth>();
        const printed = new Map<string, Shown>();
        for (const [at, day] of DAYS.entries()) {
          for (const { village, round, stunted, rest } of drawn[at]!) {
            if (stunted + rest === 0) continue;
            await district.says(village, { [round]: [stunted, stunted + rest] });
            const count = { stunted, measured: stunted + rest };
            stands.set(round, new Map([...(stands.get(round) ?? []), [village, count]]));
          }
          for (const round of await district.publishOn(day)) {
            expect(truth.has(round), `${round} twice`).toBe(false);
            truth.set(round, stands.get(round)!);
          }
          for (const { round } of await district.store.publications.releases()) {
            const shown = await shownOf(district, round.slice(0, 7));
            // What was printed once is printed always, and nothing else ever is.
            expect(shown).toEqual(printed.get(round) ?? shown);
            printed.set(round, shown);
          }
        }
        for (const [round, shown] of printed) expectUnlearnt(UNITS, truth.get(round)!, shown);
      }),
      { seed: 20251118, numRuns: 40 },
    );
  });
});

const number = (text: string | undefined) =>
  text === undefined || text === 'ditutup' ? null : Number(text.replaceAll('.', ''));

/** All that pages and sheets of a month print; they must agree wherever they tell of the same unit. */
async function shownOf({ page }: Awaited<ReturnType<typeof openVillages>>, month: string): Promise<Shown> {
  const shown: Shown = new Map();
  const see = (code: string, stunted: string | undefined, measured: string | undefined) => {
    const figure = { measured: number(measured), stunted: number(stunted) };
    expect(shown.get(code) ?? figure).toEqual(figure);
    shown.set(code, figure);
  };
  for (const { code, level } of UNITS) {
    if (level === 'puskesmas') continue;
    const text = await page(`/kim/${code}?bulan=${month}`);
    const own = /<b>([^<]*)<\/b> anak stunting dari <b>([^<]*)<\/b>/.exec(text);
    if (own) see(code, own[1], own[2]);
    for (const [, below, measured, stunted] of text.matchAll(
      /<a href="\/kim\/([^"?]+)[^"]*">[^<]*<\/a><\/th><td>([^<]*)<\/td><td>([^<]*)<\/td>/g,
    ))
      see(below!, stunted, measured);
    const { data } = Papa.parse<string[]>(await page(`/kim/${code}.csv?bulan=${month}`));
    for (const row of data.slice(1)) if (row.length > 1) see(row[0]!, row[7], row[6]);
  }
  return shown;
}
