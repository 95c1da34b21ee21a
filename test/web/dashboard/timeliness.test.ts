import { afterAll, beforeAll, expect, it } from 'vitest';
import { wallClock } from '../../../src/core/schedule/deadline.ts';
import { template as aksi, NOW, type OpenStore, openStore, ZONE } from '../district.ts';
import { pageOf, registerUnits, report, rowsOf } from '../figures-district.ts';

let open: OpenStore;
const deadline = (id: string, at: string) => ({
  ...({ id, template: aksi.id, at, zone: ZONE, kind: 'internal' } as const),
  title: { id: `Tenggat ${id}`, en: `Deadline ${id}` },
});

beforeAll(async () => {
  open = await openStore();
  await registerUnits(open.store);
  await open.store.register.saveDeadlines([
    deadline('lewat', '2025-11-10T23:59'),
    deadline('nanti', '2025-12-31T23:59'),
  ]);
  const of = (unit: string) => ({ unit, template: aksi });
  const handedIn = (at: string) => ({ formState: 'diajukan' as const, handedInAt: wallClock(at, ZONE) });
  await report(open.store, of('62.02.01'), handedIn('2025-11-10T23:59'));
  await report(open.store, of('62.02.02'), handedIn('2025-11-11T00:00'));
  await report(open.store, of('62.02.P1'), {});
  expect(wallClock('2025-11-11T00:00', ZONE)).toBeLessThan(NOW);
});
afterAll(() => open.close());

it('tells what was on time, late and missing once a deadline has passed, and no share before', async () => {
  expect(rowsOf(await pageOf(open.store, '/'), 'timeliness')).toEqual([
    'Tenggat lewat 10 November 2025, 23.59 WIB | 33,33 % | 1 | 1 | 1 |',
    'Tenggat nanti 31 Desember 2025, 23.59 WIB | – | 2 | 0 | 1 belum, masih ada waktu |',
  ]);
});
