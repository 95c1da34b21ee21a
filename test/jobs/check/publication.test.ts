/** The register of community information groups shows what was released, of its own unit and those below. */
import { expect, it } from 'vitest';
import { publicationLines } from '../../../src/core/text/publication.ts';
import { showsPublication } from '../../../src/jobs/check/publication.ts';
import { templates } from '../../google/provision/plans.ts';
import { openVillages, UNITS, VILLAGES } from '../../web/kim/villages.ts';

const kim = templates.find(({ id }) => id === 'kim')!;

it('is the only form that shows it', () => {
  expect(templates.filter(showsPublication)).toEqual([kim]);
});

it('is due once a round is released, with lines that nobody can subtract from', async () => {
  const district = await openVillages();
  const { store } = district;
  await store.register.issueTemplate(kim);
  const registration = { spreadsheetId: 'kim', unit: '62.02.01', templateId: kim.id, templateVersion: 1 };
  await store.register.registerSpreadsheet(registration, 0);
  const lease = (await store.watch.lease('kim', 1, 1))!;
  await store.watch.release(lease, { dueAt: null, failed: false, trouble: 'range-missing' });
  for (const [at, village] of VILLAGES.entries())
    await district.says(village, { '2025-08-01': at === 1 ? [3, 40] : [9 + at, 60] });
  expect((await store.watch.backlog(0)).nextDueAt).toBeNull();
  await district.publishOn('2025-10-01');
  const day = Date.parse('2025-10-01T05:00Z');
  expect(await store.watch.takeDue(day, day + 1, 9)).toEqual(['kim']);

  const [newest] = await store.publications.releases();
  const figures = await store.publications.figures(newest!.round);
  const [told] = publicationLines(newest!, figures, UNITS, registration.unit, 'Asia/Jakarta');
  expect(told).toMatchObject({ title: 'Publikasi stunting', of: 'Agustus 2025' });
  expect(told!.lines.map(({ key, value, message }) => `${key} | ${value} | ${message}`)).toEqual([
    'Kecamatan Baamang | 14,4 % | Diukur 160, stunting 23; 3 dari 3 unit melapor.',
    'Desa Aren | – | Diukur 60, stunting ditutup; 1 dari 1 unit melapor.',
    'Desa Bambu | – | Diukur 40, stunting ditutup; 1 dari 1 unit melapor.',
    'Desa Cendana | 18,3 % | Diukur 60, stunting 11; 1 dari 1 unit melapor.',
  ]);
  expect(publicationLines(newest!, figures, UNITS, '62.02.P1', 'Asia/Jakarta')).toEqual([]);
});
