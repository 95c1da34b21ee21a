import { describe, expect, it } from 'vitest';
import type { Fresh } from '../contract.ts';
import {
  change,
  ids,
  leased,
  MINUTE,
  NOON,
  outcome,
  registerMany,
  registration,
  SECOND,
  settled,
} from './samples.ts';

const QUIET = MINUTE;
const LONGEST = 5 * MINUTE;

export function watchContract(fresh: Fresh): void {
  describe('watch: how far each account has listed', () => {
    it('keeps cursor and last sweep of each account apart', async () => {
      const { store, other } = await fresh();
      const new_ = { cursor: null, swept: null, failures: 0, notBefore: 0 };
      expect(await store.watch.poller('a')).toEqual(new_);
      await store.watch.polled('a', { cursor: '2025-11-18T02:00:00.000Z', swept: '2025-11-18' });
      await store.watch.polled('a', { cursor: '2025-11-18T02:01:00.000Z' });
      await store.watch.polled('a', {});
      const a = { ...new_, cursor: '2025-11-18T02:01:00.000Z', swept: '2025-11-18' };
      expect(await other.watch.poller('a')).toEqual(a);
      expect(await other.watch.poller('b')).toEqual(new_);
    });

    it('counts failures in a row, keeps the cursor meanwhile, and begins anew with a list that came', async () => {
      const { store } = await fresh();
      await store.watch.pollFailed('b', NOON);
      expect(await store.watch.poller('b')).toEqual({
        cursor: null,
        swept: null,
        failures: 1,
        notBefore: NOON,
      });
      await store.watch.polled('b', { cursor: 'c' });
      await store.watch.pollFailed('b', NOON + MINUTE);
      await store.watch.pollFailed('b', NOON + 3 * MINUTE);
      expect(await store.watch.poller('b')).toMatchObject({
        cursor: 'c',
        failures: 2,
        notBefore: NOON + 3 * MINUTE,
      });
      await store.watch.polled('b', {});
      expect(await store.watch.poller('b')).toMatchObject({ cursor: 'c', failures: 0, notBefore: 0 });
    });
  });

  describe('watch: noting changes', () => {
    it('makes a registered spreadsheet due when it was quiet, once a change', async () => {
      const { store } = await fresh();
      await settled(store, 'a');
      const seen = [change('a', 'v1'), change('stranger', 'v1')];
      expect(await store.watch.noteChanges(seen, NOON, QUIET, LONGEST)).toBe(1);
      expect(await store.watch.noteChanges(seen, NOON + SECOND, QUIET, LONGEST)).toBe(0);
      expect(await store.watch.backlog(NOON)).toEqual({ due: 0, leased: 0, nextDueAt: NOON + QUIET });
      expect(await store.watch.noteChanges([], NOON, QUIET, LONGEST)).toBe(0);
    });

    it('waits for quiet, but at most the longest wait after the first change', async () => {
      const { store } = await fresh();
      await settled(store, 'a');
      const due: (number | null)[] = [];
      for (let step = 0; step <= 8; step++) {
        const now = NOON + step * 50 * SECOND;
        await store.watch.noteChanges([change('a', `v${step}`)], now, QUIET, LONGEST);
        due.push((await store.watch.backlog(now)).nextDueAt);
      }
      expect(due.map((at) => (at! - NOON) / SECOND)).toEqual([60, 110, 160, 210, 260, 300, 300, 300, 300]);
    });

    it('never waits longer than the longest wait, even when quiet is longer', async () => {
      const { store } = await fresh();
      await settled(store, 'a');
      await store.watch.noteChanges([change('a', 'v1')], NOON, QUIET, QUIET / 2);
      expect((await store.watch.backlog(NOON)).nextDueAt).toBe(NOON + QUIET / 2);
    });

    it('takes the last of several listings of one file', async () => {
      const { store } = await fresh();
      await settled(store, 'a');
      const seen = [change('a', 'v1'), change('a', 'v2', true)];
      expect(await store.watch.noteChanges(seen, NOON, QUIET, LONGEST)).toBe(1);
      expect(await store.watch.noteChanges([change('a', 'v2')], NOON, QUIET, LONGEST)).toBe(0);
    });

    it('makes a spreadsheet due again that was already handed out', async () => {
      const { store } = await fresh();
      await store.register.registerSpreadsheet(registration('a'), NOON);
      expect(await store.watch.takeDue(NOON, NOON + 60 * MINUTE, 10)).toEqual(['a']);
      await store.watch.noteChanges([change('a', 'v1')], NOON, QUIET, LONGEST);
      expect(await store.watch.takeDue(NOON + QUIET - 1, NOON + 60 * MINUTE, 10)).toEqual([]);
      expect(await store.watch.takeDue(NOON + QUIET, NOON + 60 * MINUTE, 10)).toEqual(['a']);
    });

    it('notes 2,000 changes at once', async () => {
      const { store } = await fresh();
      const list = ids(2_000).filter((_, index) => index % 40 === 0);
      await registerMany(store, list);
      const seen = ids(2_000).map((id) => change(id, `modified ${id}`));
      expect(await store.watch.noteChanges(seen, NOON, QUIET, LONGEST)).toBe(50);
      expect(await store.watch.noteChanges(seen, NOON, QUIET, LONGEST)).toBe(0);
      expect(await store.watch.takeDue(NOON + QUIET, NOON + LONGEST, 2_000)).toEqual(list);
    });
  });

  describe('watch: what was not checked for long', () => {
    it('makes due what was not checked since, and leaves what waits already', async () => {
      const { store } = await fresh();
      await settled(store, 'old', NOON - 10 * MINUTE);
      await settled(store, 'new', NOON);
      await settled(store, 'waiting', NOON - 10 * MINUTE);
      await store.watch.noteChanges([change('waiting', 'v1')], NOON, QUIET, LONGEST);
      expect(await store.watch.dueIfNotCheckedSince(NOON - MINUTE, NOON)).toBe(1);
      expect(await store.watch.dueIfNotCheckedSince(NOON - MINUTE, NOON)).toBe(0);
      expect(await store.watch.takeDue(NOON, NOON + 1, 10)).toEqual(['old']);
      expect(await store.watch.takeDue(NOON + QUIET, NOON + QUIET + 1, 10)).toContain('waiting');
    });

    it('counts a check that ended in a lasting trouble as a check', async () => {
      const { store } = await fresh();
      const lease = await leased(store, 'a');
      await store.watch.release(lease, { dueAt: null, trouble: 'not-found', failed: false });
      expect(await store.watch.dueIfNotCheckedSince(NOON, NOON)).toBe(0);
      expect(await store.watch.dueIfNotCheckedSince(NOON + 1, NOON + 1)).toBe(1);
    });
  });

  describe('watch: the trash', () => {
    it('shows the trouble once, and is not due until it changes', async () => {
      const { store } = await fresh();
      await store.register.registerSpreadsheet(registration('a'), NOON);
      const trashed = [change('a', 'v1 trashed'), change('stranger', 'v1 trashed')];
      expect(await store.watch.noteTrashed(trashed)).toBe(1);
      expect(await store.watch.noteTrashed(trashed)).toBe(0);
      expect((await store.results.forms())[0]?.trouble).toEqual({ code: 'trashed', detail: '' });
      expect(await store.watch.dueIfNotCheckedSince(NOON + 1, NOON + 1)).toBe(0);
      expect(await store.watch.backlog(NOON)).toEqual({ due: 0, leased: 0, nextDueAt: null });
      expect(await store.watch.noteChanges([change('a', 'v1')], NOON, 0, LONGEST)).toBe(1);
      expect(await store.watch.takeDue(NOON, NOON + 1, 10)).toEqual(['a']);
    });

    it('takes the lease from a check under way, whose result would hide it', async () => {
      const { store, other } = await fresh();
      const lease = await leased(store, 'a');
      await other.watch.noteTrashed([change('a', 'v1 trashed')]);
      expect(await store.watch.holds(lease, NOON)).toBe(false);
      expect(await store.results.save(lease, outcome())).toBe(false);
      expect((await store.results.forms())[0]?.trouble?.code).toBe('trashed');
      expect(await store.watch.noteTrashed(ids(500).map((id) => change(id, 'trashed')))).toBe(0);
    });
  });

  describe('watch: unregistered spreadsheets', () => {
    it('lists them with the time last seen, until they are registered', async () => {
      const { store } = await fresh();
      await store.watch.noteUnregistered(
        [
          { id: 'x', name: 'Berkas B' },
          { id: 'y', name: 'Berkas A' },
        ],
        'robot',
        NOON,
      );
      await store.watch.noteUnregistered([{ id: 'x', name: 'Berkas C' }], 'robot', NOON + 1);
      expect(await store.watch.unregistered()).toEqual([
        { id: 'y', name: 'Berkas A', seenAt: NOON },
        { id: 'x', name: 'Berkas C', seenAt: NOON + 1 },
      ]);
      await store.register.registerSpreadsheet(registration('y'), NOON);
      await store.watch.noteUnregistered([{ id: 'y', name: 'Berkas A' }], 'robot', NOON + 2);
      expect((await store.watch.unregistered()).map((file) => file.id)).toEqual(['x']);
    });

    it('forgets those named and those no longer listed', async () => {
      const { store } = await fresh();
      const known = async () => (await store.watch.unregistered()).map(({ id }) => id);
      await store.watch.noteUnregistered(
        ids(3).map((id) => ({ id, name: id })),
        'robot',
        NOON,
      );
      await store.watch.noteUnregistered([{ id: ids(3)[2]!, name: 'c' }], 'robot', NOON + MINUTE);
      await store.watch.forgetUnregistered({ ids: [ids(3)[0]!] });
      expect(await known()).toHaveLength(2);
      await store.watch.forgetUnregistered({ notSeenSince: NOON + 1 });
      expect(await known()).toEqual([ids(3)[2]]);
    });

    it('remembers which are copies, looks once at the others, and again later at what did not answer', async () => {
      const { store } = await fresh();
      const [copy, plain, silent] = ids(3) as [string, string, string];
      await store.register.registerSpreadsheet(registration('original'), NOON);
      const list = [copy, plain, silent].map((id) => ({ id, name: id }));
      await store.watch.noteUnregistered(list, 'robot', NOON);
      const open = async (before: number) => (await store.watch.unexamined(before, 10)).map(({ id }) => id);
      expect(await store.watch.unexamined(0, 2)).toEqual([
        { id: copy, account: 'robot' },
        { id: plain, account: 'robot' },
      ]);
      await store.watch.noteExamined(copy, 'original', NOON);
      await store.watch.noteExamined(plain, '', NOON);
      await store.watch.noteExamined(silent, null, NOON);
      await store.watch.noteUnregistered(list, 'robot', NOON + 1);
      expect(await open(NOON)).toEqual([]);
      expect(await open(NOON + 1)).toEqual([silent]);
      expect((await store.watch.unregistered()).map(({ id, copyOf }) => [id, copyOf])).toEqual([
        [copy, 'original'],
        [plain, undefined],
        [silent, undefined],
      ]);
    });

    it('takes 2,000 at once, one of them twice', async () => {
      const { store } = await fresh();
      const files = ids(2_000).map((id) => ({ id, name: id }));
      await store.watch.noteUnregistered([...files, files[0]!], 'robot', NOON);
      expect(await store.watch.unregistered()).toHaveLength(2_000);
    });
  });

  describe('watch: handing out', () => {
    it("hands out people's edits before our own echoes, oldest first", async () => {
      const { store } = await fresh();
      for (const id of ['a', 'b', 'c', 'd']) await settled(store, id);
      await store.watch.noteChanges([change('d', 'v1', true)], NOON, 0, LONGEST);
      await store.watch.noteChanges([change('c', 'v1')], NOON + 1, 0, LONGEST);
      await store.watch.noteChanges([change('b', 'v1', true)], NOON + 2, 0, LONGEST);
      await store.watch.noteChanges([change('a', 'v1')], NOON + 3, 0, LONGEST);
      expect(await store.watch.takeDue(NOON + 3, NOON + MINUTE, 3)).toEqual(['c', 'a', 'd']);
      expect(await store.watch.takeDue(NOON + 3, NOON + MINUTE, 3)).toEqual(['b']);
    });

    it('hands out those of one moment unit by unit, whatever their ids, a part at a time', async () => {
      const { store } = await fresh();
      for (const [id, unit] of Object.entries({ z: '62.02.01', m: '62.02.02', a: '62.02.03' }))
        await store.register.registerSpreadsheet(registration(id, unit), NOON);
      await store.register.registerSpreadsheet(
        { ...registration('b', '62.02.01'), templateId: 'lain' },
        NOON,
      );
      expect(await store.watch.takeDue(NOON, NOON + MINUTE, 3)).toEqual(['z', 'b', 'm']);
      expect(await store.watch.takeDue(NOON, NOON + MINUTE, 3)).toEqual(['a']);
    });

    it('tells what was last noted of those that are asked for', async () => {
      const { store } = await fresh();
      for (const id of ['noted', 'never listed', "no'id", 'other']) await settled(store, id);
      await store.register.assignAccount('noted', ['pantau@contoh.example']);
      await store.watch.noteChanges([change('noted', 'v1'), change("no'id", 'v1')], NOON, 0, 0);
      // What cannot be asked for is noted, which asks again.
      expect([...(await store.watch.noted(['stranger', "no'id", 'never listed']))]).toEqual([
        ['never listed', { modifiedTime: '', account: '' }],
      ]);
      const many = Array.from({ length: 1_200 }, (_, index) => `s${index}`);
      expect([...(await store.watch.noted([...many, 'noted']))]).toEqual([
        ['noted', { modifiedTime: 'v1', account: 'pantau@contoh.example' }],
      ]);
      expect((await store.watch.noted([])).size).toBe(0);
    });

    it('tells whose each registered spreadsheet is, a part at a time', async () => {
      const { store } = await fresh();
      for (const id of ['b', 'c', 'a']) await settled(store, id);
      await store.register.assignAccount('c', ['pantau@contoh.example']);
      expect(await store.watch.owned('', 2)).toEqual([
        { id: 'a', account: '' },
        { id: 'b', account: '' },
      ]);
      expect(await store.watch.owned('b', 2)).toEqual([{ id: 'c', account: 'pantau@contoh.example' }]);
    });

    it('counts the quiet time from the edit, however late it is noticed', async () => {
      const { store } = await fresh();
      for (const id of ['early', 'late', 'ahead', 'old']) await settled(store, id);
      const made = { early: NOON - 50_000, late: NOON - 5_000, ahead: NOON + LONGEST, old: 0 };
      const changes = Object.entries(made).map(([id, at]) => ({ ...change(id, 'v1'), at }));
      await store.watch.noteChanges(changes, NOON, MINUTE, LONGEST);
      const due = (now: number) => store.watch.takeDue(now, now + 1, 10);
      expect(await due(NOON)).toEqual(['old']);
      expect(await due(NOON + 10_000 - 1)).toEqual(['old']);
      expect(await due(NOON + 10_000)).toEqual(['old', 'early']);
      expect(await due(NOON + 55_000)).toEqual(['old', 'early', 'late']);
      expect(await due(NOON + MINUTE)).toEqual(['old', 'early', 'late', 'ahead']);
    });

    it('hands out no more of an account than there is room for', async () => {
      const { store } = await fresh();
      for (const [index, id] of ['a', 'b', 'c', 'd', 'e', 'f'].entries()) {
        await store.register.registerSpreadsheet(registration(id), NOON);
        await store.register.assignAccount(id, [['full@x', 'some@x', 'free@x'][index % 3] as string]);
      }
      const room = new Map([
        ['full@x', 0],
        ['some@x', 1],
      ]);
      expect(await store.watch.takeDue(NOON, NOON + MINUTE, 5, room)).toEqual(['b', 'c', 'f']);
      expect(await store.watch.takeDue(NOON, NOON + MINUTE, 5)).toEqual(['a', 'd', 'e']);
    });

    it("keeps a person's place while their edit waits, though our own write is the last", async () => {
      const { store } = await fresh();
      for (const id of ['a', 'b']) await settled(store, id);
      await store.watch.noteChanges([change('b', 'v1', true)], NOON, 0, LONGEST);
      await store.watch.noteChanges([change('a', 'v1')], NOON + 1, 0, LONGEST);
      await store.watch.noteChanges([change('a', 'v2', true)], NOON + 2, 0, LONGEST);
      expect(await store.watch.takeDue(NOON + 2, NOON + MINUTE, 10)).toEqual(['a', 'b']);
    });

    it('puts a routine check before echoes, though an echo was its last change', async () => {
      const { store } = await fresh();
      for (const id of ['a', 'b']) await settled(store, id);
      await store.watch.noteChanges([change('a', 'v1', true)], NOON, 0, LONGEST);
      const lease = await store.watch.lease('a', NOON, MINUTE);
      await store.results.save(lease!, outcome());
      await store.watch.noteChanges([change('b', 'v1', true)], NOON, 0, LONGEST);
      await store.watch.dueIfNotCheckedSince(NOON + 1, NOON + 1);
      expect(await store.watch.takeDue(NOON + 1, NOON + MINUTE, 10)).toEqual(['a', 'b']);
    });

    it('hands out so many of each service account, so that no account waits for another', async () => {
      const { store } = await fresh();
      for (const id of ['a', 'b', 'c', 'x']) await store.register.registerSpreadsheet(registration(id), NOON);
      for (const id of ['a', 'b', 'c']) await store.register.assignAccount(id, ['busy']);
      await store.register.assignAccount('x', ['idle']);
      expect((await store.watch.takeDue(NOON, NOON + MINUTE, 2)).sort()).toEqual(['a', 'b', 'x']);
    });

    it('never hands one out to two at once', async () => {
      const { store, other } = await fresh();
      const list = ids(60);
      await registerMany(store, list);
      const parts = await Promise.all(
        [store, other, store, other].map((each) => each.watch.takeDue(NOON, NOON + MINUTE, 20)),
      );
      expect(parts.flat().sort()).toEqual(list);
      // Whose turn came last is the database's to say.
      expect(parts.map((part) => part.length).sort((a, b) => b - a)).toEqual([20, 20, 20, 0]);
    });

    it('hands out again what nobody worked on in time', async () => {
      const { store } = await fresh();
      await store.register.registerSpreadsheet(registration('a'), NOON);
      expect(await store.watch.takeDue(NOON, NOON + MINUTE, 10)).toEqual(['a']);
      expect(await store.watch.takeDue(NOON + MINUTE - 1, NOON + 2 * MINUTE, 10)).toEqual([]);
      expect(await store.watch.takeDue(NOON + MINUTE, NOON + 2 * MINUTE, 10)).toEqual(['a']);
    });

    it('does not hand out what is being worked on', async () => {
      const { store } = await fresh();
      const lease = await leased(store, 'a');
      expect(await store.watch.takeDue(NOON, NOON + 1, 10)).toEqual([]);
      await store.results.save(lease, outcome());
      expect(await store.watch.takeDue(NOON, NOON + 1, 10)).toEqual([]);
    });
  });

  describe('watch: backlog', () => {
    it('tells due, leased and the earliest due time apart', async () => {
      const { store } = await fresh();
      expect(await store.watch.backlog(NOON)).toEqual({ due: 0, leased: 0, nextDueAt: null });
      await store.register.registerSpreadsheet(registration('later'), NOON + MINUTE);
      await store.register.registerSpreadsheet(registration('due'), NOON - 2);
      await leased(store, 'worked-on', NOON - 1);
      expect(await store.watch.backlog(NOON)).toEqual({ due: 1, leased: 1, nextDueAt: NOON - 2 });
      expect(await store.watch.backlog(NOON + MINUTE)).toEqual({ due: 3, leased: 0, nextDueAt: NOON - 2 });
    });

    it('tells what is handed out from what waits to be', async () => {
      const { store } = await fresh();
      expect(await store.watch.queued(NOON)).toEqual({ handedOut: 0, waiting: 0 });
      await store.register.registerSpreadsheet(registration('later'), NOON + MINUTE);
      for (const id of ['a', 'b', 'c']) await store.register.registerSpreadsheet(registration(id), NOON - 2);
      await leased(store, 'worked-on', NOON - 1);
      expect(await store.watch.queued(NOON)).toEqual({ handedOut: 0, waiting: 3 });
      await store.watch.takeDue(NOON, NOON + MINUTE, 2);
      expect(await store.watch.queued(NOON)).toEqual({ handedOut: 2, waiting: 1 });
      await store.watch.lease('a', NOON, MINUTE);
      expect(await store.watch.queued(NOON)).toEqual({ handedOut: 1, waiting: 1 });
    });
  });
}
