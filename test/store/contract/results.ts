import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../src/core/checks/problem.ts';
import type { Snapshot } from '../../../src/ports/store/results.ts';
import type { Memory } from '../../../src/ports/store/watch.ts';
import type { Fresh } from '../contract.ts';
import { change, ids, leased, MINUTE, NOON, outcome, registration, settled, template } from './samples.ts';

const MEMORY: Memory = {
  structure: {
    locale: 'in_ID',
    timeZone: 'Asia/Jakarta',
    tabs: [{ sheetId: 0, title: 'Isian', rowCount: 36, columnCount: 12, merges: [] }],
    namedRanges: [{ name: 'pantau_isian', range: { sheetId: 0, startRowIndex: 4 } }],
    metadata: { pantau_template: 'contoh-2025' },
  },
  describedAt: NOON - 5,
  suspicion: 'header-missing',
  decided: { decision: 'abc', entries: 'def' },
  laidInARow: 2,
  failures: 1,
};

const snapshot = (unit: string, date: string, more: Partial<Snapshot> = {}): Snapshot => ({
  date,
  unit,
  templateId: 'contoh-2025',
  templateVersion: 1,
  at: NOON,
  expected: 31,
  filled: 10,
  valid: 8,
  submitted: 0,
  approved: 0,
  ...more,
});

export function resultsContract(fresh: Fresh): void {
  describe('results: the outcome of a check', () => {
    it('stores counts, problems, incidents and memory, and ends the lease', async () => {
      const { store, other } = await fresh();
      const lease = await leased(store, 'a');
      const incidents = [
        { code: 'status-overwritten', detail: '3' },
        { code: 'status-formula', detail: '' },
      ];
      expect(
        await store.results.save(lease, outcome({ incidents, memory: MEMORY, firstCell: 'gid=7&range=H6' })),
      ).toBe(true);
      expect(await other.results.forms()).toEqual([
        {
          ...registration('a'),
          counts: outcome().counts,
          formState: 'diajukan',
          errors: 2,
          warnings: 3,
          waived: 0,
          waivedSince: null,
          checkedAt: NOON,
          statusWrittenAt: NOON,
          handedInAt: null,
          firstCell: 'gid=7&range=H6',
          trouble: null,
        },
      ]);
      expect(await other.results.incidents(10)).toEqual(
        incidents.map((each) => ({ ...each, spreadsheetId: 'a', at: NOON })).reverse(),
      );
      expect(await other.watch.memory('a')).toEqual(MEMORY);
      expect(await other.watch.holds(lease, NOON)).toBe(false);
      expect(await other.watch.backlog(NOON)).toEqual({ due: 0, leased: 0, nextDueAt: null });
    });

    it('gives the forms of some units, and those checked since', async () => {
      const { store } = await fresh();
      const units = Array.from({ length: 120 }, (_, index) => `62.02.${1000 + index}`);
      await Promise.all(
        units.map((unit) => store.register.registerSpreadsheet(registration(`s-${unit}`, unit), NOON)),
      );
      const asked = units.slice(0, 100);
      const found = await store.results.forms({ units: [...asked, ...asked, 'none'] });
      expect(found.map(({ unit }) => unit)).toEqual(asked);
      expect(await store.results.forms({ units: [] })).toEqual([]);
      expect(await store.results.forms({ checkedSince: 0 })).toEqual([]);
      await store.results.save(await leased(store, 'a'), outcome());
      const since = async (time: number) =>
        (await store.results.forms({ checkedSince: time })).map(({ spreadsheetId }) => spreadsheetId);
      expect(await since(NOON)).toEqual(['a']);
      expect(await since(NOON + 1)).toEqual([]);
    });

    it('replaces the earlier outcome whole', async () => {
      const { store } = await fresh();
      await store.results.save(await leased(store, 'a'), outcome({ memory: MEMORY }));
      await store.watch.dueIfNotCheckedSince(NOON + 1, NOON + 1);
      const again = await store.watch.lease('a', NOON + 1, MINUTE);
      const trouble = { code: 'unreadable', detail: 'pantau_isian' } as const;
      const next = outcome({
        checkedAt: NOON + 1,
        problems: [{ code: 'key-blank', severity: 'error', count: 1 }],
        formState: 'dikembalikan',
        trouble,
      });
      expect(await store.results.save(again!, next)).toBe(true);
      expect(await store.results.problems()).toEqual(next.problems);
      expect((await store.results.forms())[0]).toMatchObject({
        formState: 'dikembalikan',
        checkedAt: NOON + 1,
        errors: 1,
        warnings: 0,
        trouble,
      });
      expect(await store.watch.memory('a')).toEqual({ laidInARow: 0, failures: 0 });
    });

    it('keeps earlier counts, and the time of the text that still stands, when told so', async () => {
      const { store } = await fresh();
      const unread = { expected: 31, filled: 0, valid: 0, submitted: 0, approved: 0 };
      const form = async () => (await store.results.forms())[0];
      await store.results.save(
        await leased(store, 'a'),
        outcome({ counts: unread, keepCounts: true, statusWrittenAt: null }),
      );
      // Found as it should be, and nobody knows since when: at the latest since this check.
      expect(await form()).toMatchObject({ counts: unread, statusWrittenAt: NOON });
      for (const [step, more] of [
        { statusWrittenAt: NOON + 1 },
        {
          counts: unread,
          keepCounts: true,
          statusWrittenAt: null,
          formState: 'draft' as const,
          problems: [],
        },
      ].entries()) {
        const now = NOON + 1 + step;
        await store.watch.dueIfNotCheckedSince(now, now);
        const lease = await store.watch.lease('a', now, MINUTE);
        await store.results.save(lease!, outcome({ checkedAt: now, ...more }));
      }
      expect(await form()).toMatchObject({
        counts: outcome().counts,
        formState: 'draft',
        errors: 0,
        checkedAt: NOON + 2,
        statusWrittenAt: NOON + 1,
      });
    });

    it('is due again at the time given, unless a change noted meanwhile has its own', async () => {
      const { store } = await fresh();
      await store.results.save(await leased(store, 'a'), outcome({ dueAt: NOON + 5 }));
      expect((await store.watch.backlog(NOON)).nextDueAt).toBe(NOON + 5);
      const lease = await store.watch.lease('a', NOON + 5, MINUTE);
      await store.watch.noteChanges([change('a', 'v1')], NOON + 6, MINUTE, MINUTE);
      await store.results.save(lease!, outcome({ dueAt: NOON + 7 }));
      expect((await store.watch.backlog(NOON)).nextDueAt).toBe(NOON + 6 + MINUTE);
    });

    it('stores nothing of a lease that was lost, ended or made up', async () => {
      const { store, other } = await fresh();
      const lost = await leased(store, 'a');
      const theirs = await other.watch.lease('a', lost.until, MINUTE);
      const late = outcome({
        counts: { expected: 1, filled: 1, valid: 1, submitted: 1, approved: 1 },
        problems: [{ code: 'key-blank', severity: 'error', count: 9 }],
        incidents: [{ code: 'late', detail: '' }],
        memory: MEMORY,
      });
      await store.results.saveSnapshots([]);
      expect(await store.results.save(lost, late)).toBe(false);
      expect(await store.results.changedSinceRollUp()).toBe(false);
      expect((await store.results.forms())[0]?.checkedAt).toBeNull();
      expect(await store.watch.memory('a')).toEqual({ laidInARow: 0, failures: 0 });
      expect(await other.results.save(theirs!, outcome())).toBe(true);
      expect(await store.results.save(lost, late)).toBe(false);
      expect(await other.results.save(theirs!, late)).toBe(false);
      expect(await other.results.save({ ...theirs!, spreadsheetId: 'stranger' }, late)).toBe(false);
      expect((await store.results.forms()).map((form) => form.counts)).toEqual([outcome().counts]);
      expect(await store.results.problems()).toEqual(outcome().problems);
      expect(await store.results.incidents(10)).toEqual([]);
      expect(await store.watch.memory('a')).toEqual({ laidInARow: 0, failures: 0 });
    });

    it('is stored once when it is saved twice at once', async () => {
      const { store, other } = await fresh();
      const lease = await leased(store, 'a');
      const withIncident = outcome({ incidents: [{ code: 'x', detail: '' }] });
      const ends = await Promise.all([store, other].map((each) => each.results.save(lease, withIncident)));
      expect(ends.sort()).toEqual([false, true]);
      expect(await store.results.incidents(10)).toHaveLength(1);
    });

    it('stores every problem code of a form', async () => {
      const { store } = await fresh();
      const problems = ids(200).map((code, index) => ({
        code: code as ProblemCode,
        severity: 'error' as const,
        count: 200 - index,
      }));
      expect(await store.results.save(await leased(store, 'a'), outcome({ problems }))).toBe(true);
      expect(await store.results.problemsOf('a')).toEqual(problems);
      expect((await store.results.forms())[0]?.errors).toBe((200 * 201) / 2);
    });
  });

  describe('results: over all forms', () => {
    it('gives every registered form, in the order of units, those never checked with zeros', async () => {
      const { store } = await fresh();
      await store.register.registerSpreadsheet(registration('a', '62.02.09'), NOON);
      await store.register.registerSpreadsheet(registration('b', '62.02.01'), NOON);
      await store.results.save((await store.watch.lease('a', NOON, MINUTE))!, outcome());
      expect(await store.results.forms()).toMatchObject([
        {
          spreadsheetId: 'b',
          counts: { expected: 0, filled: 0, valid: 0, submitted: 0, approved: 0 },
          formState: 'draft',
          errors: 0,
          warnings: 0,
          checkedAt: null,
          statusWrittenAt: null,
          trouble: null,
        },
        { spreadsheetId: 'a', checkedAt: NOON },
      ]);
    });

    it('knows from the issued template what a form expects that was never checked', async () => {
      const { store, other } = await fresh();
      await store.register.issueTemplate(template());
      await store.register.registerSpreadsheet(registration('a'), NOON);
      const counts = { expected: 1, filled: 0, valid: 0, submitted: 0, approved: 0 };
      expect(await other.results.forms()).toMatchObject([{ counts, checkedAt: null }]);
    });

    it('sums problems by code, most frequent first', async () => {
      const { store } = await fresh();
      await store.results.save(await leased(store, 'a'), outcome());
      await store.results.save(
        await leased(store, 'b'),
        outcome({ problems: [{ code: 'not-a-number', severity: 'error', count: 7 }] }),
      );
      expect(await store.results.problems()).toEqual([
        { code: 'not-a-number', severity: 'error', count: 9 },
        { code: 'half-filled', severity: 'warning', count: 3 },
      ]);
      expect(await store.results.problemsOf('a')).toEqual(outcome().problems);
      expect(await store.results.problemsOf('never')).toEqual([]);
    });

    it('keeps the newest 1,000 incidents, newest first', async () => {
      const { store } = await fresh();
      for (const [index, id] of ['a', 'b', 'c'].entries()) {
        const incidents = Array.from({ length: 400 }, (_, number) => ({ code: id, detail: String(number) }));
        const now = NOON + index;
        await store.results.save(await leased(store, id, now), outcome({ checkedAt: now, incidents }));
      }
      const kept = await store.results.incidents(5_000);
      expect(kept).toHaveLength(1_000);
      expect(kept[0]).toEqual({ spreadsheetId: 'c', code: 'c', detail: '399', at: NOON + 2 });
      expect(kept[999]).toEqual({ spreadsheetId: 'a', code: 'a', detail: '200', at: NOON });
      expect(await store.results.incidents(3)).toEqual(kept.slice(0, 3));
    });
  });

  describe('results: roll-up', () => {
    it('keeps one snapshot a day of each unit and template, the later one', async () => {
      const { store } = await fresh();
      const day = '2025-11-18';
      await store.results.saveSnapshots([
        snapshot('62.02', day, { filled: 1 }),
        snapshot('62.02', '2025-11-17'),
        snapshot('62.02.01', day),
        snapshot('62.02', day, { templateId: 'lain' }),
      ]);
      await store.results.saveSnapshots([
        snapshot('62.02', day, { filled: 5, templateVersion: 2, at: NOON + 1 }),
      ]);
      await store.results.saveSnapshots([snapshot('62.02', day, { filled: 3 })]);
      expect(await store.results.history('62.02', 'contoh-2025')).toEqual([
        snapshot('62.02', '2025-11-17'),
        snapshot('62.02', day, { filled: 5, templateVersion: 2, at: NOON + 1 }),
      ]);
      expect(await store.results.history('62.02', 'lain')).toHaveLength(1);
      expect(await store.results.history('62.99', 'contoh-2025')).toEqual([]);
      const all = await store.results.histories('contoh-2025', '2025-11-17');
      expect(all.map(({ unit, date }) => `${unit} ${date}`)).toEqual([
        '62.02 2025-11-17',
        '62.02 2025-11-18',
        '62.02.01 2025-11-18',
      ]);
      expect(await store.results.histories('contoh-2025', day)).toEqual(all.slice(1));
    });

    it('gives the snapshots of some units on the newest day before', async () => {
      const { store } = await fresh();
      await store.results.saveSnapshots([
        snapshot('62.02', '2025-11-14'),
        snapshot('62.02', '2025-11-17', { filled: 4 }),
        snapshot('62.02', '2025-11-17', { templateId: 'lain' }),
        snapshot('62.02.01', '2025-11-17'),
        snapshot('62.02', '2025-11-18', { filled: 5 }),
      ]);
      const before = await store.results.dayBefore('2025-11-18', ['62.02', '62.03']);
      expect(before.map(({ templateId, filled }) => [templateId, filled])).toEqual([
        ['contoh-2025', 4],
        ['lain', 10],
      ]);
      expect(await store.results.dayBefore('2025-11-14', ['62.02'])).toEqual([]);
    });

    it('saves 2,000 snapshots at once, a doubled one by its last', async () => {
      const { store } = await fresh();
      const list = ids(2_000).map((unit) => snapshot(unit, '2025-11-18'));
      await store.results.saveSnapshots([...list, snapshot(list[7]!.unit, '2025-11-18', { filled: 11 })]);
      expect((await store.results.history(list[7]!.unit, 'contoh-2025'))[0]?.filled).toBe(11);
      expect(await store.results.history(list[1_999]!.unit, 'contoh-2025')).toHaveLength(1);
    });

    it('marks a change until it is rolled up; asking does not clear it', async () => {
      const { store, other } = await fresh();
      expect(await store.results.changedSinceRollUp()).toBe(false);
      await settled(store, 'a');
      expect(await other.results.changedSinceRollUp()).toBe(true);
      expect(await other.results.changedSinceRollUp()).toBe(true);
      await other.results.forms();
      await other.results.saveSnapshots([]);
      expect(await store.results.changedSinceRollUp()).toBe(false);
      await store.results.saveSnapshots([]);
      expect(await store.results.changedSinceRollUp()).toBe(false);
    });

    it('keeps the mark of a change that came while a roll-up worked', async () => {
      const { store, other } = await fresh();
      await settled(store, 'a');
      expect(await other.results.changedSinceRollUp()).toBe(true);
      await settled(store, 'b');
      expect(await other.results.changedSinceRollUp()).toBe(true);
      await other.results.saveSnapshots([]);
      expect(await store.results.changedSinceRollUp()).toBe(true);
      expect(await other.results.changedSinceRollUp()).toBe(true);
      await other.results.saveSnapshots([]);
      expect(await store.results.changedSinceRollUp()).toBe(false);
    });
  });
}
