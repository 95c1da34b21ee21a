import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rollUp } from '../../src/jobs/roll-up.ts';
import { ENTRIES, FIXED, openDistrict, REPORTING, startDatabase } from './mail-district.ts';

let base: Awaited<ReturnType<typeof startDatabase>>;
beforeAll(async () => {
  base = await startDatabase();
});
beforeEach(() => base.empty());
afterAll(() => base.stop());

test('the kabupaten is the sum of its units; one snapshot a day; quiet days get one too', async () => {
  const district = await openDistrict(base.store, { at: '2025-11-18T06:00' });
  for (const [index, unit] of REPORTING.entries())
    await district.check(unit, { filled: index * 7, valid: index * 6 });
  expect(await rollUp(district)).toEqual({ date: '2025-11-18', snapshots: 5 });
  expect(await rollUp(district)).toEqual({ date: '2025-11-18', snapshots: 0 });

  const kabupaten = () => base.store.results.history('62.02', 'aksi-2025');
  expect(await kabupaten()).toEqual([
    {
      date: '2025-11-18',
      unit: '62.02',
      templateId: 'aksi-2025',
      templateVersion: 1,
      at: await district.clock.now(),
      expected: 4 * ENTRIES,
      filled: 42,
      valid: 36,
      submitted: 0,
      approved: 0,
    },
  ]);

  district.moveTo('2025-11-18T23:00');
  await district.check(REPORTING[0]!, { filled: 5, state: 'disetujui' });
  expect(await rollUp(district)).toEqual({ date: '2025-11-18', snapshots: 5 });
  expect(await kabupaten()).toMatchObject([{ date: '2025-11-18', filled: 47, submitted: 5, approved: 5 }]);

  district.moveTo('2025-11-19T00:01');
  expect(await rollUp(district)).toEqual({ date: '2025-11-19', snapshots: 5 });
  expect((await kabupaten()).map(({ date, filled }) => [date, filled])).toEqual([
    ['2025-11-18', 47],
    ['2025-11-19', 47],
  ]);
});

test('a form that was never looked at counts its fixed rows as expected', async () => {
  const district = await openDistrict(base.store, { at: '2025-11-18T06:00' });
  await district.register(REPORTING[0]!, FIXED);
  await rollUp(district);
  expect(await base.store.results.history('62.02', FIXED)).toMatchObject([{ expected: 2, filled: 0 }]);
});

test('a district without forms has nothing to sum', async () => {
  const clock = { now: async () => 0 };
  const { settings } = await openDistrict(base.store, { at: '2025-11-18T06:00' });
  await base.empty();
  expect(await rollUp({ store: base.store, clock, settings })).toEqual({ date: '1970-01-01', snapshots: 0 });
});
