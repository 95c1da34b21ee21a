import { beforeEach, expect, test } from 'vitest';
import { foresee, foreseenLines } from '../../src/cli/foresee.ts';
import { wallClock } from '../../src/core/schedule/deadline.ts';
import { remind } from '../../src/jobs/remind.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { d1Store } from '../../src/store/d1.ts';
import { INTERNAL, OFFICERS, openDistrict, REPORTING } from '../jobs/mail-district.ts';
import { sqliteD1 } from '../jobs/sqlite-d1.ts';

let store: Store;
beforeEach(async () => {
  store = d1Store(sqliteD1());
  await store.migrate();
});
const at = (local: string) => wallClock(local, 'Asia/Jakarta');

test('who would get what and why, without what was told before; plans nothing', async () => {
  const district = await openDistrict(store, { at: '2025-11-17T09:00', deadlines: [INTERNAL] });
  for (const unit of REPORTING) await district.check(unit, { filled: unit === REPORTING[0] ? 31 : 12 });
  await store.register.saveOfficers([
    ...OFFICERS,
    { ...OFFICERS[0]!, id: 'bapperida', unit: '62.02', role: 'koordinator' },
  ]);
  const foreseen = await foresee(district, at('2025-11-21T08:30'));
  const lines = foreseenLines(foreseen);
  expect(lines[0]).toBe('2025-11-21: 6 mails with 6 notices');
  expect(lines).toContain(
    '  H-3  as operator  Kecamatan Seranau: 19 of 31 entries missing, 0 to correct  [Deadline internal, 2025-11-25T23:59 Asia/Jakarta]',
  );
  expect(lines.filter((line) => line.includes('as koordinator'))).toHaveLength(2);
  expect(lines.join()).not.toMatch(/Baamang:|@/);
  expect(await store.outbox.pending()).toBe(0);

  district.moveTo('2025-11-21T07:30');
  await remind(district);
  expect((await foresee(district, at('2025-11-21T08:30'))).mails).toEqual([]);
});

test('days off, and days of which holidays are not known, are said', async () => {
  const district = await openDistrict(store, { at: '2025-11-17T09:00', deadlines: [INTERNAL] });
  const said = async (day: string) => foreseenLines(await foresee(district, at(`${day}T08:30`)));
  expect(await said('2025-12-25')).toEqual([
    '2025-12-25 is a day off (national): nobody is told; the next working day is 2025-12-29',
  ]);
  expect((await said('2028-01-03'))[0]).toContain('WARNING: holidays are known until 2027-12-31 only');
});
