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

export function rulesContract(fresh: Fresh): void {
  describe('watch: a change of rules', () => {
    it('makes every spreadsheet due once, one after another', async () => {
      const { store, other } = await fresh();
      for (const id of ['a', 'b', 'c']) await settled(store, id);
      expect(await store.watch.adoptRules('one', NOON, SECOND)).toBe(3);
      expect(await other.watch.adoptRules('one', NOON, SECOND)).toBe(0);
      const due = async (at: number) => store.watch.takeDue(at, at + MINUTE, 10);
      expect(await due(NOON)).toEqual(['a']);
      expect(await due(NOON + SECOND - 1)).toEqual([]);
      expect(await due(NOON + 2 * SECOND)).toEqual(['b', 'c']);
    });

    it('does so again for the next change, and for rules that come back', async () => {
      const { store } = await fresh();
      await settled(store, 'a');
      for (const mark of ['one', 'two', 'one']) {
        expect(await store.watch.adoptRules(mark, NOON, SECOND)).toBe(1);
        const lease = await store.watch.lease('a', NOON, MINUTE);
        await store.results.save(lease!, outcome());
      }
    });

    it('leaves alone what is due anyway and what lies in the trash', async () => {
      const { store } = await fresh();
      await store.register.registerSpreadsheet(registration('new'), NOON - 5);
      await settled(store, 'thrown', NOON - 9);
      await store.watch.noteTrashed([change('thrown', 'v1 trashed')]);
      expect(await store.watch.adoptRules('one', NOON, SECOND)).toBe(0);
      expect(await store.watch.backlog(NOON)).toEqual({ due: 1, leased: 0, nextDueAt: NOON - 5 });
    });

    it('checks again what is being checked by the rules before', async () => {
      const { store, other } = await fresh();
      const lease = await leased(store, 'a');
      expect(await other.watch.adoptRules('one', NOON + 1, SECOND)).toBe(1);
      expect(await store.results.save(lease, outcome())).toBe(true);
      expect(await store.watch.takeDue(NOON + 1, NOON + MINUTE, 10)).toEqual(['a']);
    });

    it("lets people's edits go first", async () => {
      const { store } = await fresh();
      for (const id of ['a', 'b']) await settled(store, id);
      await store.watch.adoptRules('one', NOON, 0);
      await store.watch.noteChanges([change('b', 'v1')], NOON, 0, 0);
      expect(await store.watch.takeDue(NOON, NOON + MINUTE, 10)).toEqual(['b', 'a']);
    });

    it('makes them due once when several notice it at once', async () => {
      const { store, other } = await fresh();
      await registerMany(store, ids(60));
      for (const id of await store.watch.takeDue(NOON, NOON + 1, 60)) {
        await store.results.save((await store.watch.lease(id, NOON, MINUTE))!, outcome());
      }
      const found = await Promise.all(
        [store, other, store, other].map((each) => each.watch.adoptRules('one', NOON, SECOND)),
      );
      expect(found.reduce((sum, each) => sum + each)).toBe(60);
      expect(await store.watch.takeDue(NOON + 59 * SECOND, NOON + MINUTE * 2, 100)).toHaveLength(60);
    });
  });
}
