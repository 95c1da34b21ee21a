import { describe, expect, it } from 'vitest';
import type { Fresh } from '../contract.ts';
import { change, leased, MINUTE, NOON, outcome, registration, settled } from './samples.ts';

export function leaseContract(fresh: Fresh): void {
  describe('watch: leases', () => {
    it('gives none to a spreadsheet that is not registered or not due', async () => {
      const { store } = await fresh();
      expect(await store.watch.lease('stranger', NOON, MINUTE)).toBeUndefined();
      await store.register.registerSpreadsheet(registration('a'), NOON);
      expect(await store.watch.lease('a', NOON - 1, MINUTE)).toBeUndefined();
      await settled(store, 'b');
      expect(await store.watch.lease('b', NOON, MINUTE)).toBeUndefined();
    });

    it('gives one of two that ask at once', async () => {
      const { store, other } = await fresh();
      await store.register.registerSpreadsheet(registration('a'), NOON);
      const leases = await Promise.all(
        [store, other, store, other].map((each) => each.watch.lease('a', NOON, MINUTE)),
      );
      const given = leases.filter((lease) => lease !== undefined);
      expect(given).toEqual([
        { spreadsheetId: 'a', fence: 1, until: NOON + MINUTE, change: 0, modifiedTime: '', byUs: false },
      ]);
    });

    it('tells whether anybody typed since the last check', async () => {
      const { store, other } = await fresh();
      const changedBy = async (...byUs: boolean[]) => {
        const id = String(byUs);
        await settled(store, id);
        for (const [index, mine] of byUs.entries())
          await store.watch.noteChanges([{ ...change(id, `v${index}`), byUs: mine }], NOON, 0, 0);
        return (await other.watch.lease(id, NOON, MINUTE))?.byUs;
      };
      expect(await changedBy(true)).toBe(true);
      expect(await changedBy(false)).toBe(false);
      expect(await changedBy(false, true)).toBe(false);
      expect(await changedBy(true, false)).toBe(false);
    });

    it('passes on when its time is over, with a higher fence', async () => {
      const { store, other } = await fresh();
      const first = await leased(store, 'a');
      expect(await other.watch.lease('a', first.until - 1, MINUTE)).toBeUndefined();
      const second = await other.watch.lease('a', first.until, MINUTE);
      expect(second?.fence).toBeGreaterThan(first.fence);
      expect(await store.watch.holds(first, first.until)).toBe(false);
      expect(await other.watch.holds(second!, first.until)).toBe(true);
    });

    it('is held until its time is over or it is ended', async () => {
      const { store } = await fresh();
      const lease = await leased(store, 'a');
      expect(await store.watch.holds(lease, lease.until - 1)).toBe(true);
      expect(await store.watch.holds(lease, lease.until)).toBe(false);
      await store.watch.release(lease, { dueAt: null, failed: false });
      expect(await store.watch.holds(lease, NOON)).toBe(false);
    });

    it('keeps a change noted meanwhile due, at its own time', async () => {
      const { store } = await fresh();
      for (const end of ['save', 'release'] as const) {
        const lease = await leased(store, end);
        await store.watch.noteChanges([change(end, 'v1')], NOON + 1, MINUTE, 5 * MINUTE);
        if (end === 'save') await store.results.save(lease, outcome());
        else await store.watch.release(lease, { dueAt: NOON + 60 * MINUTE, failed: false });
        const due = NOON + 1 + MINUTE;
        expect((await store.watch.backlog(NOON)).nextDueAt).toBe(due);
        expect(await store.watch.takeDue(due, due, 10)).toEqual([end]);
        const next = await store.watch.lease(end, due, MINUTE);
        expect(next?.change).toBe(lease.change + 1);
        await store.results.save(next!, outcome());
        expect(await store.watch.backlog(due)).toEqual({ due: 0, leased: 0, nextDueAt: null });
      }
    });

    it('begins the longest wait anew with the first change after it was taken', async () => {
      const { store } = await fresh();
      await settled(store, 'a');
      await store.watch.noteChanges([change('a', 'v1')], NOON, 0, MINUTE);
      const lease = await store.watch.lease('a', NOON + 50_000, 5 * MINUTE);
      await store.watch.noteChanges([change('a', 'v2')], NOON + 55_000, 30_000, MINUTE);
      await store.results.save(lease!, outcome());
      expect((await store.watch.backlog(NOON)).nextDueAt).toBe(NOON + 85_000);
    });

    it('leaves the spreadsheet due when its worker died', async () => {
      const { store, other } = await fresh();
      const lost = await leased(store, 'a');
      expect(await other.watch.takeDue(lost.until, lost.until, 10)).toEqual(['a']);
      expect(await other.watch.lease('a', lost.until, MINUTE)).toBeDefined();
    });
  });

  describe('watch: ending a lease without a result', () => {
    it('is due again at the time given, and can be handed out at once', async () => {
      const { store } = await fresh();
      await store.register.registerSpreadsheet(registration('a'), NOON);
      await store.watch.takeDue(NOON, NOON + 60 * MINUTE, 10);
      const lease = await store.watch.lease('a', NOON, MINUTE);
      await store.watch.release(lease!, { dueAt: NOON + 7, failed: false });
      expect(await store.watch.takeDue(NOON + 6, NOON + 8, 10)).toEqual([]);
      expect(await store.watch.takeDue(NOON + 7, NOON + 8, 10)).toEqual(['a']);
    });

    it('shows the trouble, counts failures, and a result clears both', async () => {
      const { store } = await fresh();
      const first = await leased(store, 'a');
      await store.watch.release(first, { dueAt: NOON, trouble: 'unavailable', detail: '503', failed: true });
      const second = await store.watch.lease('a', NOON, MINUTE);
      await store.watch.release(second!, { dueAt: NOON, failed: false });
      expect((await store.results.forms())[0]?.trouble).toEqual({ code: 'unavailable', detail: '503' });
      const third = await store.watch.lease('a', NOON, MINUTE);
      await store.watch.release(third!, { dueAt: NOON, trouble: 'auth', failed: true });
      expect((await store.results.forms())[0]?.trouble).toEqual({ code: 'auth', detail: '' });
      expect(await store.watch.memory('a')).toEqual({ laidInARow: 0, failures: 2 });
      const fourth = await store.watch.lease('a', NOON, MINUTE);
      await store.results.save(fourth!, outcome());
      expect((await store.results.forms())[0]?.trouble).toBeNull();
      expect((await store.watch.memory('a')).failures).toBe(0);
    });

    it('is not due before the pause after a failure is over, whatever changes', async () => {
      const { store } = await fresh();
      const pause = NOON + 30 * MINUTE;
      const due = async () => (await store.watch.backlog(NOON)).nextDueAt;
      const first = await leased(store, 'a', NOON, 60 * MINUTE);
      await store.watch.noteChanges([change('a', 'v1')], NOON, 0, 0);
      await store.watch.release(first, { dueAt: pause, trouble: 'unexpected', failed: true });
      expect(await due()).toBe(pause);
      await store.watch.noteChanges([change('a', 'v2')], NOON + MINUTE, MINUTE, MINUTE);
      expect(await due()).toBe(pause);
      const second = await store.watch.lease('a', pause, MINUTE);
      await store.results.save(second!, outcome());
      await store.watch.noteChanges([change('a', 'v3')], NOON + MINUTE, 0, 0);
      expect(await due()).toBe(NOON + MINUTE);
    });

    it('is not held up by a failure that does not pass by itself', async () => {
      const { store } = await fresh();
      const lease = await leased(store, 'a');
      await store.watch.release(lease, {
        dueAt: null,
        trouble: 'range-missing',
        failed: true,
        setAsideAt: NOON,
      });
      await store.watch.noteChanges([change('a', 'v1')], NOON, 0, 0);
      expect((await store.watch.backlog(NOON)).nextDueAt).toBe(NOON);
    });

    it('sets aside and tells so once, until a result takes it back', async () => {
      const { store } = await fresh();
      let lease = await leased(store, 'a');
      const fail = async (at: number) => {
        const end = { dueAt: NOON, trouble: 'unexpected', detail: '', failed: true, setAsideAt: at } as const;
        await store.watch.release(lease, end);
        lease = (await store.watch.lease('a', NOON, MINUTE))!;
      };
      const told = async () =>
        (await store.results.incidents(10)).map(({ code, detail, at }) => [code, detail, at]);
      await fail(NOON);
      await fail(NOON + 1);
      expect(await told()).toEqual([['set-aside', 'trouble: unexpected', NOON]]);
      expect((await store.watch.memory('a')).setAsideAt).toBe(NOON);
      await store.results.save(lease, outcome());
      expect((await store.watch.memory('a')).setAsideAt).toBeUndefined();
      await store.watch.noteChanges([change('a', 'v1')], NOON, 0, 0);
      lease = (await store.watch.lease('a', NOON, MINUTE))!;
      await fail(NOON + 2);
      expect(await told()).toHaveLength(2);
    });

    it('names the spreadsheets in one trouble', async () => {
      const { store } = await fresh();
      for (const [id, trouble] of [
        ['a', 'auth'],
        ['b', 'not-found'],
        ['c', 'auth'],
      ] as const) {
        await store.watch.release(await leased(store, id), { dueAt: null, trouble, failed: true });
      }
      expect((await store.watch.troubled('auth')).sort()).toEqual(['a', 'c']);
      expect(await store.watch.troubled('trashed')).toEqual([]);
    });

    it('does nothing when the lease was lost or ended', async () => {
      const { store, other } = await fresh();
      const lost = await leased(store, 'a');
      const theirs = await other.watch.lease('a', lost.until, MINUTE);
      await store.watch.release(lost, { dueAt: null, trouble: 'trashed', failed: true });
      expect(await other.watch.holds(theirs!, lost.until)).toBe(true);
      await other.watch.release(theirs!, { dueAt: NOON + 9, failed: false });
      const again = { dueAt: null, trouble: 'trashed', failed: true, setAsideAt: NOON } as const;
      await other.watch.release(theirs!, again);
      expect(await store.results.incidents(10)).toEqual([]);
      expect(await store.watch.backlog(NOON)).toEqual({ due: 0, leased: 0, nextDueAt: NOON + 9 });
      expect((await store.results.forms())[0]?.trouble).toBeNull();
      expect(await store.watch.memory('a')).toEqual({ laidInARow: 0, failures: 0 });
    });
  });
}
