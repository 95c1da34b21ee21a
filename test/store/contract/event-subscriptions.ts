import { describe, expect, it } from 'vitest';
import type { Fresh } from '../contract.ts';
import { MINUTE, NOON } from './samples.ts';

const subscription = (target: string, holder = 'pemantau@contoh.example') => ({
  target,
  holder,
  name: `subscriptions/${target.replace('/', '-')}`,
  reason: '',
  expiresAt: NOON + 60 * MINUTE,
  renewAt: NOON + 45 * MINUTE,
  lookAt: NOON + 10 * MINUTE,
  lookedAt: NOON,
  failures: 0,
});

export function eventSubscriptionsContract(fresh: Fresh): void {
  describe('subscriptions to events', () => {
    it('are one for each target and holder, as saved last, and gone when forgotten', async () => {
      const { store, other } = await fresh();
      const [first, second] = [subscription('drives/a'), subscription('files/b')];
      await store.eventSubscriptions.save(first);
      await store.eventSubscriptions.save({ ...second, name: null });
      await other.eventSubscriptions.save({ ...second, reason: 'ENDPOINT_NOT_FOUND', failures: 2 });
      expect(await store.eventSubscriptions.all()).toEqual([
        { ...first, heardAt: 0 },
        { ...second, reason: 'ENDPOINT_NOT_FOUND', failures: 2, heardAt: 0 },
      ]);
      await other.eventSubscriptions.forget({ ...first, holder: 'orang-lain@contoh.example' });
      await other.eventSubscriptions.forget(second);
      expect((await store.eventSubscriptions.all()).map(({ target }) => target)).toEqual(['drives/a']);
    });

    it('are heard once of the same event, also at once, and of none that is older', async () => {
      const { store, other } = await fresh();
      const own = subscription('drives/a');
      await store.eventSubscriptions.save(own);
      const hear = (at: number, now = NOON, name = own.name) => store.eventSubscriptions.hear(name, at, now);
      const tries = [store, other, store, other].map((each) =>
        each.eventSubscriptions.hear(own.name, NOON, NOON),
      );
      expect((await Promise.all(tries)).filter((heard) => heard)).toHaveLength(1);
      expect(await hear(NOON - 1)).toBe(false);
      expect(await hear(NOON + 1)).toBe(true);
      expect(await hear(NOON + 2, NOON, 'subscriptions/lain')).toBe(false);
      expect(await hear(NOON + 2, own.expiresAt)).toBe(false);
      // Saving it again does not forget what was heard.
      await store.eventSubscriptions.save(own);
      expect(await store.eventSubscriptions.all()).toMatchObject([{ heardAt: NOON + 1 }]);
    });

    it('are looked at again where they were not since', async () => {
      const { store } = await fresh();
      const own = subscription('drives/a');
      await store.eventSubscriptions.save(own);
      const lookAt = async () => (await store.eventSubscriptions.all())[0]?.lookAt;
      await store.eventSubscriptions.lookAgain(own.name, NOON);
      await store.eventSubscriptions.lookAgain('subscriptions/lain', NOON + 1);
      expect(await lookAt()).toBe(own.lookAt);
      await store.eventSubscriptions.lookAgain(own.name, NOON + 1);
      expect(await lookAt()).toBe(0);
    });
  });
}
