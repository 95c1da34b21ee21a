import { describe, expect, it } from 'vitest';
import type { FigureFinding, IdentityFinding } from '../../../src/core/across/finding.ts';
import type { AcrossChange, Mark } from '../../../src/ports/store/across.ts';
import type { Store } from '../../../src/ports/store/store.ts';
import type { Fresh } from '../contract.ts';
import { change, leased, MINUTE, NOON, outcome, registration } from './samples.ts';

const mark = (number: number): Mark => `f0e1d2c3b4a59687${number.toString(16).padStart(8, '0')}`;
const marks = (count: number, from = 0) => Array.from({ length: count }, (_, index) => mark(from + index));

const across = (more: Partial<AcrossChange> = {}): AcrossChange => ({
  figures: { isian: { dilayani: { '1': 12, '2': null } } },
  marksDigest: 'abc',
  added: [],
  removed: [],
  ...more,
});

const jump: FigureFinding = {
  code: 'jump',
  tab: 'isian',
  key: '1',
  columns: ['dilayani'],
  params: { value: 900, previous: 90, period: '2024' },
  basis: '[900]',
};
const same: IdentityFinding = {
  code: 'same-identity-elsewhere',
  marks: [mark(1)],
  params: { units: ['Desa Contoh'], places: 1 },
};

/** A check that finds these, ended. */
async function checked(store: Store, id: string, found: AcrossChange | undefined, now = NOON) {
  await store.register.registerSpreadsheet(registration(id), now);
  await store.watch.noteChanges([change(id, `v${now}`)], now, 0, 0);
  const lease = await store.watch.lease(id, now, MINUTE);
  if (lease === undefined) throw new Error(`no lease on ${id}`);
  expect(await store.results.save(lease, outcome({ ...(found && { across: found }) }))).toBe(true);
}

export function acrossContract(fresh: Fresh): void {
  describe('across: figures and marks', () => {
    it('are empty before the first check', async () => {
      const { store } = await fresh();
      await store.register.registerSpreadsheet(registration('a'), NOON);
      const nothing = { figures: {}, marksDigest: '', findings: [] };
      expect(await store.across.of('a')).toEqual(nothing);
      expect(await store.across.of('stranger')).toEqual(nothing);
      expect(await store.across.marks('a')).toEqual([]);
      expect(await store.across.figures(['a'])).toEqual(new Map());
      expect(await store.across.changed(10)).toEqual({ forms: [], comparedOn: undefined });
    });

    it('are stored with the outcome, and change only with one that brings a change', async () => {
      const { store, other } = await fresh();
      await checked(store, 'a', across({ added: marks(3) }));
      await checked(store, 'a', undefined, NOON + 1);
      expect(await other.across.of('a')).toEqual({
        figures: across().figures,
        marksDigest: 'abc',
        findings: [],
      });
      expect((await other.across.marks('a')).sort()).toEqual(marks(3));
      expect((await other.across.figures(['a', 'b'])).get('a')).toEqual(across().figures);
      expect((await other.across.changed(10)).forms).toEqual([{ spreadsheetId: 'a', change: 1 }]);
    });

    it('keep 5,000 marks, and write only those that come and go', async () => {
      const { store, other } = await fresh();
      await checked(store, 'a', across({ added: marks(5_000) }));
      await checked(
        store,
        'a',
        across({ marksDigest: 'b', added: [mark(9_999)], removed: [mark(0), mark(4_999)] }),
        NOON + 1,
      );
      expect((await other.across.marks('a')).sort()).toEqual([...marks(4_998, 1), mark(9_999)].sort());
    });

    it('keep the smallest and the largest mark as they are', async () => {
      const { store } = await fresh();
      const ends = ['0'.repeat(24), 'f'.repeat(24), '0'.repeat(23).concat('1')];
      await checked(store, 'a', across({ added: ends }));
      expect((await store.across.marks('a')).sort()).toEqual(ends.sort());
    });

    it('take back a mark that was removed and is there again', async () => {
      const { store } = await fresh();
      await checked(store, 'a', across({ added: marks(2) }));
      await checked(store, 'a', across({ marksDigest: 'b', removed: [mark(0)] }), NOON + 1);
      await checked(store, 'a', across({ marksDigest: 'c', added: [mark(0)] }), NOON + 2);
      expect((await store.across.marks('a')).sort()).toEqual(marks(2));
    });

    it('are not stored by a lease that was lost', async () => {
      const { store, other } = await fresh();
      const lost = await leased(store, 'a');
      await other.watch.lease('a', lost.until, MINUTE);
      expect(await store.results.save(lost, outcome({ across: across({ added: marks(2) }) }))).toBe(false);
      expect(await store.across.marks('a')).toEqual([]);
      expect((await store.across.changed(10)).forms).toEqual([]);
    });

    it('are forgotten when the spreadsheet is registered otherwise, and those that shared them hear of it', async () => {
      const { store } = await fresh();
      await checked(store, 'a', across({ added: marks(2) }));
      await checked(store, 'b', across({ added: marks(2) }));
      const { forms } = await store.across.changed(10);
      await store.across.save(
        { findings: [{ spreadsheetId: 'a', family: 'identity', findings: [same] }], seen: forms },
        NOON,
      );
      await store.register.registerSpreadsheet(registration('a'), NOON);
      expect((await store.across.of('a')).findings).toEqual([same]);
      await store.register.registerSpreadsheet({ ...registration('a'), period: '2025-S2' }, NOON);
      expect(await store.register.registration('a')).toEqual({ ...registration('a'), period: '2025-S2' });
      expect(await store.across.of('a')).toEqual({ figures: {}, marksDigest: '', findings: [] });
      expect(await store.across.marks('a')).toEqual([]);
      expect((await store.across.changed(10)).forms).toEqual([{ spreadsheetId: 'a', change: 2 }]);
      expect(await store.across.sharing(['a'])).toEqual(['b']);
    });
  });

  describe('across: marks that stand in several spreadsheets', () => {
    async function three(store: Store) {
      await checked(store, 'a', across({ added: marks(3) }));
      await checked(store, 'b', across({ added: marks(3, 2) }));
      await checked(store, 'c', across({ added: [mark(2), mark(100)] }));
    }

    it('are told with each other spreadsheet', async () => {
      const { store } = await fresh();
      await three(store);
      const told = await store.across.shared(['a', 'c']);
      expect(told.map(({ spreadsheetId, mark: one, other }) => [spreadsheetId, one, other]).sort()).toEqual([
        ['a', mark(2), 'b'],
        ['a', mark(2), 'c'],
        ['c', mark(2), 'a'],
        ['c', mark(2), 'b'],
      ]);
      expect(await store.across.shared([])).toEqual([]);
    });

    it('are not told of a spreadsheet in the trash', async () => {
      const { store } = await fresh();
      await three(store);
      await store.watch.noteTrashed([change('b', 'v1 trashed')]);
      expect((await store.across.shared(['a'])).map(({ other }) => other)).toEqual(['c']);
    });

    it('name who shared a mark that was removed, until that was compared', async () => {
      const { store } = await fresh();
      await three(store);
      await store.across.save({ findings: [], seen: (await store.across.changed(10)).forms }, NOON);
      await checked(store, 'c', across({ marksDigest: 'd', removed: [mark(2)] }), NOON + 1);
      expect(await store.across.sharing(['c'])).toEqual(['a', 'b']);
      expect(await store.across.sharing(['a'])).toEqual(['b']);
      const { forms } = await store.across.changed(10);
      expect(forms).toEqual([{ spreadsheetId: 'c', change: 2 }]);
      // Removed after the comparison began.
      await checked(store, 'c', across({ marksDigest: 'e', removed: [mark(100)] }), NOON + 2);
      await checked(store, 'b', across({ marksDigest: 'e', added: [mark(100)] }), NOON + 2);
      await store.across.save({ findings: [], seen: forms }, NOON);
      expect(await store.across.sharing(['c'])).toEqual(['b']);
      expect((await store.across.changed(10)).forms).toEqual([
        { spreadsheetId: 'b', change: 2 },
        { spreadsheetId: 'c', change: 3 },
      ]);
    });
  });

  describe('across: findings', () => {
    it('replace those of their family, and an empty list none', async () => {
      const { store, other } = await fresh();
      await checked(store, 'a', across());
      const save = (family: 'identity' | 'lineage', findings: (typeof same | typeof jump)[]) =>
        store.across.save({ findings: [{ spreadsheetId: 'a', family, findings }], seen: [] }, NOON);
      await save('identity', [same]);
      await save('lineage', [jump]);
      expect((await other.across.of('a')).findings).toEqual([same, jump]);
      expect(await other.across.findings(['a', 'b'])).toEqual(
        new Map([['a', { identity: [same], lineage: [jump] }]]),
      );
      expect(await other.across.found('identity')).toEqual(['a']);
      await save('lineage', [{ ...jump, basis: '[901]' }]);
      await save('identity', []);
      expect((await other.across.of('a')).findings).toEqual([{ ...jump, basis: '[901]' }]);
      expect(await other.across.found('identity')).toEqual([]);
    });

    it('make their spreadsheet due, which keeps a time it has', async () => {
      const { store } = await fresh();
      await checked(store, 'a', undefined);
      await checked(store, 'b', undefined);
      await checked(store, 'c', undefined);
      await store.watch.noteTrashed([change('c', 'v1 trashed')]);
      await store.watch.noteChanges([change('b', 'v1')], NOON, MINUTE, MINUTE);
      const findings = ['a', 'b', 'c'].map((spreadsheetId) => ({
        spreadsheetId,
        family: 'lineage' as const,
        findings: [jump],
      }));
      await store.across.save({ findings, seen: [] }, NOON + 5);
      expect(await store.watch.takeDue(NOON + 5, NOON + 6, 10)).toEqual(['a']);
      expect(await store.watch.takeDue(NOON + MINUTE, NOON + 2 * MINUTE, 10)).toEqual(['b', 'a']);
    });

    it('are told by one more check when one was under way', async () => {
      const { store } = await fresh();
      const lease = await leased(store, 'a');
      await store.across.save(
        { findings: [{ spreadsheetId: 'a', family: 'lineage', findings: [jump] }], seen: [] },
        NOON,
      );
      await store.results.save(lease, outcome());
      expect(await store.watch.takeDue(NOON, NOON + 1, 10)).toEqual(['a']);
      const again = await store.watch.lease('a', NOON, MINUTE);
      await store.results.save(again!, outcome());
      expect((await store.watch.backlog(NOON)).nextDueAt).toBeNull();
    });

    it('are compared once: what was seen is no change any more, and the night is remembered', async () => {
      const { store, other } = await fresh();
      await checked(store, 'a', across());
      await checked(store, 'b', across());
      const { forms } = await store.across.changed(1);
      expect(forms).toEqual([{ spreadsheetId: 'a', change: 1 }]);
      await store.across.save({ findings: [], seen: forms, comparedOn: '2025-11-18' }, NOON);
      expect(await other.across.changed(10)).toEqual({
        forms: [{ spreadsheetId: 'b', change: 1 }],
        comparedOn: '2025-11-18',
      });
      await store.across.save({ findings: [], seen: [], comparedOn: '2025-11-19' }, NOON);
      expect((await other.across.changed(10)).comparedOn).toBe('2025-11-19');
    });
  });
}
