import { expect, it } from 'vitest';
import { recordMeasures } from '../../src/jobs/record-measures.ts';
import { openVillages, UNITS, VILLAGES } from '../web/kim/villages.ts';

const AUGUST = '2025-08-01';
const [AREN, BAMBU, , DAMAR] = VILLAGES as [string, string, string, string];

it('keeps what each unit stood at on the days on which it changed, and nothing twice', async () => {
  const district = await openVillages();
  const { store, settings } = district;
  const on = (day: string) =>
    recordMeasures({ store, settings, clock: { now: async () => Date.parse(`${day}T02:00Z`) } });
  const course = async (unit: string) =>
    (await store.measures.course('pengukuran-balita', unit)).map(
      ({ date, numerator, denominator }) => `${date} ${numerator}/${denominator}`,
    );

  await district.silent(BAMBU);
  await district.says(AREN, { [AUGUST]: [9, 60] });
  expect(await on('2025-11-18')).toBe(0);
  await district.says(BAMBU, { [AUGUST]: [3, 40] });
  await district.says(DAMAR, { [AUGUST]: [20, 90] });
  // Three villages, two kecamatan, the district.
  expect(await on('2025-11-18')).toBe(6);
  await district.says(AREN, { [AUGUST]: [10, 60] });
  expect(await on('2025-11-18')).toBe(0);
  expect(await on('2025-11-19')).toBe(3);
  expect(await on('2025-11-20')).toBe(0);
  expect(await course('62.02')).toEqual(['2025-11-18 32/190', '2025-11-19 33/190']);
  expect(await course('62.02.01')).toEqual(['2025-11-18 12/100', '2025-11-19 13/100']);
  expect(await course(DAMAR)).toEqual(['2025-11-18 20/90']);

  // The kecamatan moves its village away: what it had is no more.
  await store.register.saveUnits(
    UNITS.map((unit) => (unit.code === DAMAR ? { ...unit, parent: '62.02.01' } : unit)),
  );
  await on('2025-11-21');
  expect(await course('62.02.02')).toEqual(['2025-11-18 20/90', '2025-11-21 0/0']);
  expect(await course('62.02')).toHaveLength(2);
});
