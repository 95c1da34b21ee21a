/** Pages of figures show a person's own part of the tree, whatever the address asks for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { template as aksi, type OpenStore, openStore } from '../district.ts';
import { entered, quarter, quarterly, registerUnits, report, rowsOf, UNITS } from '../figures-district.ts';
import { KEEPER, openGate } from '../gate.ts';

let open: OpenStore;
let gate: Awaited<ReturnType<typeof openGate>>;
beforeAll(async () => {
  gate = await openGate();
  open = await openStore();
  const { store } = open;
  await registerUnits(store);
  const villages = UNITS.filter(({ level }) => level === 'desa');
  for (const { code } of villages)
    await report(store, { unit: code, template: quarterly }, quarter([9, 10], [9, 10], [10, 10]));
  for (const code of ['62.02.01', '62.02.02'])
    await report(store, { unit: code, template: aksi }, entered({ 'AK25-01': [80, 100] }));
  const person = { role: 'operator', name: 'Ibu Contoh', language: 'id' } as const;
  await store.register.saveOfficers([
    { ...person, id: 'kecamatan', unit: '62.02.01', address: 'kecamatan@kantor.example' },
    { ...person, id: 'desa', unit: '62.02.01.D1', address: 'desa@kantor.example' },
    { ...person, id: 'dua-1', unit: '62.02.01.D1', address: 'dua@kantor.example' },
    { ...person, id: 'dua-2', unit: '62.02.02', address: 'dua@kantor.example' },
  ]);
});
afterAll(async () => {
  await open.close();
  await gate.close();
});

const paths = ['/', '/ukuran', '/cakupan', '/cakupan?indikator=AK25-01'].flatMap((path) => [
  path,
  ...UNITS.map(({ code }) => `${path}${path.includes('?') ? '&' : '?'}unit=${code}`),
  `${path}${path.includes('?') ? '&' : '?'}template=${quarterly.id}`,
]);

describe.each([
  ['kecamatan@kantor.example', ['Baamang', 'Aren', 'Bambu', 'Cendana']],
  ['desa@kantor.example', ['Aren']],
  ['dua@kantor.example', ['Aren', 'Seranau', 'Damar']],
  [KEEPER, UNITS.map(({ name }) => name)],
])('%s', (email, seen) => {
  it('is told of no unit that is not below one of theirs', async () => {
    const told = new Set<string>();
    for (const path of paths) {
      const { status, page } = await gate.visit(open.store, path, email);
      expect([path, status]).toEqual([path, 200]);
      const main = page.slice(page.indexOf('<section'));
      for (const { name } of UNITS) if (new RegExp(`\\b${name}\\b`).test(main)) told.add(name);
    }
    expect([...told].filter((name) => !seen.includes(name) && name !== 'Kabupaten Contoh')).toEqual([]);
    for (const name of seen.filter((each) => !each.includes('Contoh'))) expect([...told]).toContain(name);
  });
});

it('sums up what is below the own unit, not the district', async () => {
  const { page } = await gate.visit(open.store, '/ukuran', 'kecamatan@kantor.example');
  expect(rowsOf(page, 'measures')[0]).toContain('27 dari 30 layanan');
  const keeper = await gate.visit(open.store, '/ukuran', KEEPER);
  expect(rowsOf(keeper.page, 'measures')[0]).toContain('36 dari 40 layanan');
});
