import { afterAll, beforeAll, expect, test } from 'vitest';
import { formDetail } from '../../src/cli/form-detail.ts';
import { formCounts } from '../../src/core/measures/completion.ts';
import { EVERYTHING } from '../../src/core/scope.ts';
import { loadFacts } from '../../src/web/dashboard/facts.ts';
import { template as aksi, NOW, type OpenStore, openStore, settings, ZONE } from '../web/district.ts';
import { entered, quarter, quarterly, registerUnits, report } from '../web/figures-district.ts';

let open: OpenStore;
beforeAll(async () => {
  open = await openStore();
  const { store } = open;
  await registerUnits(store);
  await store.register.saveDeadlines([
    {
      id: 'lewat',
      template: aksi.id,
      title: { id: 'Lewat', en: 'Over' },
      at: '2025-11-17T23:59',
      zone: ZONE,
      kind: 'internal',
    },
    {
      id: 'akhir',
      template: aksi.id,
      title: { id: 'Akhir', en: 'End' },
      at: '2025-12-31T23:59',
      zone: ZONE,
      kind: 'official',
    },
  ]);
  const [first] = aksi.tabs[0]!.fixedRows;
  const key = String(first!.cells[aksi.tabs[0]!.key]);
  const handedIn = { formState: 'diajukan' as const, counts: formCounts(31, 31, 31, 'diajukan') };
  await report(
    store,
    { unit: '62.02.01', template: aksi },
    { ...entered({ [key]: [40, 100] }), ...handedIn, handedInAt: NOW - 2 * 86_400_000 },
  );
  await report(
    store,
    { unit: '62.02.02', template: aksi },
    { ...entered({ [key]: [50, 100] }), ...handedIn, handedInAt: NOW },
  );
  await report(store, { unit: '62.02.P1', template: aksi }, entered({ [key]: [7, 10] }));
  const of = (unit: string) => ({ unit, template: quarterly });
  await report(store, of('62.02.01.D1'), quarter([90, 100], [1, 10], [100, 100]));
  await report(store, of('62.02.01.D2'), quarter([9, 10], [5, 10], [10, 10]));
  await report(store, of('62.02.01.D3'), quarter([20, 80], [5, 10], [80, 80]));
  await report(store, of('62.02.02.D1'), quarter([50, 50], [9, 10], [50, 100]));
});
afterAll(() => open.close());

const detail = async (template: string) =>
  formDetail(open.store, await loadFacts(open.store, NOW, settings, template, EVERYTHING), template);

test('timeliness by deadline, and who waits for whom', async () => {
  const { timeliness, blockedBy } = await detail(aksi.id);
  expect(timeliness).toEqual([
    {
      deadline: 'lewat',
      at: '2025-11-17T23:59:00.000+07:00',
      onTime: 1,
      late: 1,
      missing: 1,
      open: 0,
      value: 1 / 3,
    },
    {
      deadline: 'akhir',
      at: '2025-12-31T23:59:00.000+07:00',
      onTime: 2,
      late: 0,
      missing: 0,
      open: 1,
      value: 1,
    },
  ]);
  expect(blockedBy).toEqual([{ unit: '62.02', units: [{ unit: '62.02.P1', missing: 21 }], offices: [] }]);
});

test('coverage of every indicator, level by level, with what is missing to its target', async () => {
  const { coverage, villages } = await detail(aksi.id);
  expect(coverage.map(({ level, period }) => `${level} ${period}`)).toEqual([
    'kecamatan 2025',
    'puskesmas 2025',
  ]);
  expect(coverage[0]?.indicators).toHaveLength(31);
  const found = coverage.map(({ indicators }) => indicators.find(({ denominator }) => denominator > 0));
  expect(found[0]).toMatchObject({ numerator: 90, denominator: 200, value: 0.45 });
  expect(found[1]).toMatchObject({ numerator: 7, denominator: 10, value: 0.7 });
  const { target, gap } = found[0]!;
  expect(gap).toBe(target === null ? null : target - 0.45);
  expect(villages).toEqual([]);
});

test('the share of villages above the threshold, and a ranking with ties together and reasons for no place', async () => {
  const { villages, coverage } = await detail(quarterly.id);
  expect(coverage).toEqual([]);
  expect(villages).toHaveLength(1);
  const { ranking, above, ...of } = villages[0]!;
  expect(of).toEqual({ period: '2025-Q3', formula: 'A', threshold: 0.4, leastCompleteness: 0.8 });
  expect(above).toMatchObject({ numerator: 3, denominator: 4, value: 0.75 });
  expect(ranking.map(({ unit, place, unranked }) => [unit, place ?? unranked])).toEqual([
    ['62.02.01.D1', 1],
    ['62.02.01.D2', 1],
    ['62.02.01.D3', 3],
    ['62.02.02.D1', 'incomplete'],
  ]);
  expect(ranking[0]).toMatchObject({ convergence: { numerator: 90, denominator: 100, value: 0.9 } });
});

test('a form that nobody has is nobody else’s', async () => {
  expect(await detail('tidak-ada')).toEqual({ timeliness: [], blockedBy: [], coverage: [], villages: [] });
});
