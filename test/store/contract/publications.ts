import { describe, expect, it } from 'vitest';
import type { PublishedFigure } from '../../../src/core/measures/publication/release.ts';
import type { Fresh } from '../contract.ts';
import { MINUTE, NOON, outcome, registration } from './samples.ts';

const figure = (unit: string, more: Partial<PublishedFigure> = {}): PublishedFigure => ({
  ...{ unit, reporting: 3, expected: 4, measured: 180, stunted: 24 },
  ...more,
});
const release = (round: string, at = NOON) => ({ round, templateId: 'pengukuran', at });

export function publicationsContract(fresh: Fresh): void {
  describe('publications', () => {
    it('keep a round as it was released, hidden counts as nothing', async () => {
      const { store, other } = await fresh();
      expect(await store.publications.releases()).toEqual([]);
      expect(await store.publications.figures('2025-08-01')).toEqual([]);
      const figures = [figure('62.02'), figure('62.02.01', { measured: 12, stunted: null })];
      expect(await store.publications.release(release('2025-08-01'), figures, [])).toBe(true);
      expect(await store.publications.release(release('2025-09-01', NOON + 1), [], [])).toBe(true);
      expect(await other.publications.figures('2025-08-01')).toEqual(figures);
      expect(await other.publications.releases()).toEqual([
        release('2025-09-01', NOON + 1),
        release('2025-08-01'),
      ]);
    });

    it('release a round once, whoever comes second', async () => {
      const { store, other } = await fresh();
      const ends = await Promise.all([
        store.publications.release(release('2025-08-01', 1), [figure('62.02'), figure('62.03')], []),
        other.publications.release(release('2025-08-01', 2), [figure('62.02', { stunted: 25 })], []),
      ]);
      expect(ends.toSorted()).toEqual([false, true]);
      const kept = await store.publications.figures('2025-08-01');
      expect(kept).toEqual(ends[0] ? [figure('62.02'), figure('62.03')] : [figure('62.02', { stunted: 25 })]);
      expect(await store.publications.release(release('2025-08-01', 3), [figure('62.04')], [])).toBe(false);
      expect(await store.publications.figures('2025-08-01')).toEqual(kept);
    });

    it('hold a province of villages, and make due what shows them', async () => {
      const { store } = await fresh();
      for (const id of ['a', 'b']) {
        await store.register.registerSpreadsheet(registration(id), NOON);
        const lease = (await store.watch.lease(id, NOON, MINUTE))!;
        await store.results.save(lease, outcome());
      }
      const figures = Array.from({ length: 1_300 }, (_, at) =>
        figure(`62.${String(at).padStart(4, '0')}`, { stunted: at % 3 === 0 ? null : at }),
      );
      await store.publications.release(release('2025-08-01'), figures, ['b']);
      expect(await store.publications.figures('2025-08-01')).toEqual(figures);
      expect(await store.watch.takeDue(NOON, NOON + MINUTE, 10)).toEqual(['b']);
    });

    it('remember the day of the last look', async () => {
      const { store, other } = await fresh();
      expect(await store.publications.lookedOn()).toBeUndefined();
      await store.publications.looked('2025-11-18');
      await store.publications.looked('2025-11-19');
      expect(await other.publications.lookedOn()).toBe('2025-11-19');
    });
  });
}
