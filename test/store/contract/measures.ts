import { describe, expect, it } from 'vitest';
import type { MeasureChanges, MeasureVersion } from '../../../src/core/form-measures/versions.ts';
import type { MeasureDay } from '../../../src/ports/store/measures.ts';
import type { Store } from '../../../src/ports/store/store.ts';
import type { Fresh } from '../contract.ts';
import { change, leased, MINUTE, NOON, outcome, registration } from './samples.ts';

const version = (more: Partial<MeasureVersion> = {}): MeasureVersion => ({
  name: 'convergence-a',
  period: '2025-07-01',
  version: 1,
  numerator: 210,
  denominator: 276,
  leftOut: [{ reason: 'blank', count: 12 }],
  since: NOON,
  ...more,
});
const written = (...list: MeasureVersion[]): MeasureChanges => ({ written: list, dropped: [] });

/** A check that finds these, ended. */
async function checked(store: Store, id: string, measures: MeasureChanges | undefined, unit?: string) {
  await store.register.registerSpreadsheet(registration(id, unit), NOON);
  await store.watch.noteChanges([change(id, `v${edits++}`)], NOON, 0, 0);
  const lease = await store.watch.lease(id, NOON, MINUTE);
  if (lease === undefined) throw new Error(`no lease on ${id}`);
  expect(await store.results.save(lease, outcome({ ...(measures && { measures }) }))).toBe(true);
}
let edits = 0;

export function measuresContract(fresh: Fresh): void {
  describe('measures', () => {
    it('are none before the first check', async () => {
      const { store } = await fresh();
      await store.register.registerSpreadsheet(registration('a'), NOON);
      expect(await store.measures.of('a')).toEqual([]);
      expect(await store.measures.periods()).toEqual([]);
      expect(await store.measures.versions('contoh-2025')).toEqual([]);
    });

    it('are stored with the outcome as they were taken, fractions and all', async () => {
      const { store, other } = await fresh();
      const list = [
        version(),
        version({ name: 'paud', period: '2025-01-01', numerator: 0.1 + 0.2, denominator: 1e21, leftOut: [] }),
      ];
      await checked(store, 'a', written(...list));
      expect(await other.measures.of('a')).toEqual(list);
      await checked(store, 'a', undefined);
      expect(await other.measures.of('a')).toEqual(list);
      expect(await other.measures.periods()).toEqual([
        { templateId: 'contoh-2025', name: 'paud', period: '2025-01-01' },
        { templateId: 'contoh-2025', name: 'convergence-a', period: '2025-07-01' },
      ]);
    });

    it('replace the version of the same number and keep the older ones', async () => {
      const { store } = await fresh();
      await checked(store, 'a', written(version()));
      await checked(store, 'a', written(version({ numerator: 211, leftOut: [], since: NOON + 1 })));
      const second = version({ version: 2, numerator: 220, since: NOON + 2 });
      await checked(store, 'a', written(second));
      expect(await store.measures.of('a')).toEqual([second]);
      expect(await store.measures.versions('contoh-2025')).toEqual([
        { ...version({ numerator: 211, leftOut: [], since: NOON + 1 }), spreadsheetId: 'a' },
        { ...second, spreadsheetId: 'a' },
      ]);
    });

    it('are told of one period or of all, of the forms of one template', async () => {
      const { store } = await fresh();
      await checked(store, 'a', written(version(), version({ period: '2025-10-01' })));
      await checked(store, 'b', written(version()), '62.02.02');
      const of = async (template: string, period?: string) =>
        (await store.measures.versions(template, period)).map((each) => [each.spreadsheetId, each.period]);
      expect(await of('contoh-2025', '2025-07-01')).toEqual([
        ['a', '2025-07-01'],
        ['b', '2025-07-01'],
      ]);
      expect(await of('contoh-2025')).toHaveLength(3);
      expect(await of('lain-2025')).toEqual([]);
    });

    it('are dropped alone', async () => {
      const { store } = await fresh();
      const other = version({ period: '2025-10-01' });
      await checked(store, 'a', written(version(), other));
      await checked(store, 'b', written(version()), '62.02.02');
      await checked(store, 'a', { written: [], dropped: [{ name: 'convergence-a', period: '2025-07-01' }] });
      expect(await store.measures.of('a')).toEqual([other]);
      expect(await store.measures.of('b')).toEqual([version()]);
    });

    it('hold a year of months in one check', async () => {
      const { store } = await fresh();
      const list = Array.from({ length: 72 }, (_, index) =>
        version({ period: `${1950 + index}-01-01`, numerator: index }),
      );
      await checked(store, 'a', written(...list));
      expect(await store.measures.of('a')).toEqual(list);
      await checked(store, 'a', { written: [], dropped: list.slice(1) });
      expect(await store.measures.of('a')).toEqual(list.slice(0, 1));
    });

    it('are neither stored nor dropped by a lease that was lost', async () => {
      const { store, other } = await fresh();
      await checked(store, 'a', written(version()));
      await store.watch.noteChanges([change('a', 'late')], NOON, 0, 0);
      const lost = (await store.watch.lease('a', NOON, MINUTE))!;
      await other.watch.lease('a', lost.until, MINUTE);
      const measures = { written: [version({ version: 2 })], dropped: [version()] };
      expect(await store.results.save(lost, outcome({ measures }))).toBe(false);
      expect(await store.measures.versions('contoh-2025')).toEqual([{ ...version(), spreadsheetId: 'a' }]);
    });

    it('are forgotten when the spreadsheet goes to another unit, and kept otherwise', async () => {
      const { store } = await fresh();
      await checked(store, 'a', written(version()));
      await checked(store, 'b', written(version()));
      await store.register.registerSpreadsheet({ ...registration('a'), period: '2025-S2' }, NOON);
      await store.register.registerSpreadsheet(registration('a', '62.02.01', 2), NOON);
      expect(await store.measures.of('a')).toHaveLength(1);
      await store.register.registerSpreadsheet(registration('a', '62.02.02', 2), NOON);
      expect(await store.measures.of('a')).toEqual([]);
      expect(await store.measures.of('b')).toHaveLength(1);
    });
  });

  describe('measures day by day', () => {
    const day = (date: string, more: Partial<MeasureDay> = {}): MeasureDay => ({
      ...{ templateId: 'contoh-2025', unit: '62.02', name: 'convergence-a', period: '2025-07-01', date },
      ...{ numerator: 210, denominator: 276, ...more },
    });

    it('are kept by unit and period, the newest of each to be asked for alone', async () => {
      const { store, other } = await fresh();
      expect(await store.measures.recordedOn()).toBeUndefined();
      const list = [
        day('2025-11-17'),
        day('2025-11-17', { period: '2025-10-01', numerator: 0.1 + 0.2 }),
        day('2025-11-18', { numerator: 220 }),
      ];
      const village = day('2025-11-17', { unit: '62.02.01' });
      await store.measures.recordDays(
        [...list, village, day('2025-11-17', { templateId: 'lain' })],
        '2025-11-18',
      );
      expect(await other.measures.recordedOn()).toBe('2025-11-18');
      expect(await other.measures.course('contoh-2025', '62.02')).toEqual(list);
      expect(await other.measures.course('contoh-2025', '62.02', '2025-07-01')).toEqual([list[0], list[2]]);
      expect(await other.measures.lastDays('contoh-2025')).toEqual([list[2], list[1], village]);
    });

    it('are replaced on the same day, and hold a thousand at once', async () => {
      const { store } = await fresh();
      const list = Array.from({ length: 1_000 }, (_, at) =>
        day('2025-11-18', { unit: `62.${at}`, numerator: at }),
      );
      await store.measures.recordDays(list, '2025-11-18');
      await store.measures.recordDays([day('2025-11-18', { unit: '62.7', numerator: 99 })], '2025-11-18');
      expect(await store.measures.lastDays('contoh-2025')).toHaveLength(1_000);
      expect(await store.measures.course('contoh-2025', '62.7')).toMatchObject([{ numerator: 99 }]);
    });
  });

  describe('results: when a form was handed in', () => {
    it('is the first time, kept when it is sent back, and lost when it is a draft again', async () => {
      const { store } = await fresh();
      const seen: (number | null)[] = [];
      for (const [formState, handedInAt] of [
        ['draft', undefined],
        ['diajukan', NOON - 5],
        ['diverifikasi', NOON - 4],
        ['dikembalikan', undefined],
        ['diajukan', NOON - 3],
        ['draft', undefined],
        ['diajukan', NOON - 2],
      ] as const) {
        await store.watch.noteChanges([change('a', `v${edits++}`)], NOON, 0, 0);
        const lease = (await store.watch.lease('a', NOON, MINUTE)) ?? (await leased(store, 'a'));
        await store.results.save(
          lease,
          outcome({ formState, ...(handedInAt !== undefined && { handedInAt }) }),
        );
        seen.push((await store.results.forms())[0]!.handedInAt);
      }
      expect(seen).toEqual([null, NOON - 5, NOON - 5, NOON - 5, NOON - 5, null, NOON - 2]);
    });

    it('can be told by the change that a lease answers', async () => {
      const { store } = await fresh();
      await store.register.registerSpreadsheet(registration('a'), NOON);
      await store.watch.noteChanges([change('a', '2025-11-18T01:59:00.000Z')], NOON, 0, 0);
      expect(await store.watch.lease('a', NOON, MINUTE)).toMatchObject({
        modifiedTime: '2025-11-18T01:59:00.000Z',
      });
    });
  });
}
