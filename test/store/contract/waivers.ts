import { describe, expect, it } from 'vitest';
import type { StoredWaiver } from '../../../src/ports/store/results.ts';
import type { Fresh } from '../contract.ts';
import { leased, MINUTE, NOON, outcome } from './samples.ts';

const waiver = (number: number, more: Partial<StoredWaiver> = {}): StoredWaiver => ({
  line: number.toString(16).padStart(32, '0'),
  firstSeen: NOON,
  values: 'a'.repeat(32),
  reason: 'b'.repeat(32),
  ...more,
});
const saved = (noted: StoredWaiver[], forgotten: string[] = []) => outcome({ waivers: { noted, forgotten } });

export function waiversContract(fresh: Fresh): void {
  describe('results: waivers', () => {
    it('keeps what was noted, replaces what is noted again, drops what was forgotten', async () => {
      const { store, other } = await fresh();
      await store.results.save(await leased(store, 'a'), saved([1, 2, 3].map((each) => waiver(each))));
      await store.results.save(await leased(store, 'b'), saved([waiver(1)]));
      expect(await other.results.waiversOf('a')).toEqual([1, 2, 3].map((each) => waiver(each)));

      await store.watch.dueIfNotCheckedSince(NOON + 1, NOON + 1);
      const again = waiver(2, { firstSeen: NOON + 1, values: 'c'.repeat(32) });
      const lease = await store.watch.lease('a', NOON + 1, MINUTE);
      await store.results.save(lease!, saved([again, waiver(4)], [waiver(1).line]));
      expect(await other.results.waiversOf('a')).toEqual([again, waiver(3), waiver(4)]);
      expect(await other.results.waiversOf('b')).toEqual([waiver(1)]);
      expect(await other.results.waiversOf('never')).toEqual([]);
    });

    it('changes nothing without a lease', async () => {
      const { store, other } = await fresh();
      const lost = await leased(store, 'a');
      const theirs = await other.watch.lease('a', lost.until, MINUTE);
      expect(await other.results.save(theirs!, saved([waiver(1)]))).toBe(true);
      expect(await store.results.save(lost, saved([waiver(2)], [waiver(1).line]))).toBe(false);
      expect(await store.results.waiversOf('a')).toEqual([waiver(1)]);
    });

    it('counts waived problems apart, with the day since which the oldest stands', async () => {
      const { store } = await fresh();
      const problems = [
        { code: 'not-above', severity: 'waived', count: 4 },
        { code: 'not-above', severity: 'warning', count: 1 },
      ] as const;
      await store.results.save(
        await leased(store, 'a'),
        outcome({ problems: [...problems], waivedSince: '2025-08-17' }),
      );
      expect(await store.results.forms()).toMatchObject([
        { errors: 0, warnings: 1, waived: 4, waivedSince: '2025-08-17' },
      ]);
      expect(await store.results.problems()).toEqual(problems);
    });

    it('takes 10,000 at once', async () => {
      const { store } = await fresh();
      const all = Array.from({ length: 10_000 }, (_, index) => waiver(index));
      expect(await store.results.save(await leased(store, 'a'), saved(all))).toBe(true);
      expect(await store.results.waiversOf('a')).toEqual(all);
    });

    it('takes hashes only', async () => {
      const { store } = await fresh();
      const lease = await leased(store, 'a');
      await expect(store.results.save(lease, saved([waiver(1, { values: 'Tamu datang' })]))).rejects.toThrow(
        'Not a hash',
      );
    });
  });
}
