import { describe, expect, it } from 'vitest';
import type { Fresh } from '../contract.ts';
import { MINUTE, NOON } from './samples.ts';

const channel = (id: string, openedAt = NOON, account = 'robot@contoh.example') => ({
  id,
  account,
  address: 'https://pantau.example/webhook/drive',
  openedAt,
  expiresAt: NOON + 60 * MINUTE,
});
const message = (number: number) => ({ number, resourceId: 'feed' });

export function channelsContract(fresh: Fresh): void {
  describe('channels: opening', () => {
    it('notes one before it is granted, and gives it back, newest first', async () => {
      const { store, other } = await fresh();
      expect(await store.channels.open(channel('a'), -1)).toBe(true);
      expect(await store.channels.open(channel('b', NOON + 1), NOON)).toBe(true);
      const granted = { resourceId: 'feed', expiresAt: NOON + 30 * MINUTE, renewAt: NOON + 20 * MINUTE };
      await store.channels.grant('b', granted);
      expect(await other.channels.all()).toEqual([
        { ...channel('b', NOON + 1), ...granted },
        { ...channel('a'), renewAt: null, resourceId: null },
      ]);
      await other.channels.forget('b');
      expect((await store.channels.all()).map(({ id }) => id)).toEqual(['a']);
    });

    it('lets one of several workers open the next of an account', async () => {
      const { store, other } = await fresh();
      const tries = [store, other, store, other].map((each, n) =>
        each.channels.open(channel(`x${n}`, NOON + n), NOON - 1),
      );
      expect((await Promise.all(tries)).filter((opened) => opened)).toHaveLength(1);
      expect(await store.channels.open(channel('theirs', NOON, 'robot-2@contoh.example'), -1)).toBe(true);
      expect(await store.channels.all()).toHaveLength(2);
    });
  });

  describe('channels: hearing', () => {
    it('takes rising numbers of channels that are known and not over, each once', async () => {
      const { store, other } = await fresh();
      await store.channels.open(channel('a'), -1);
      expect(await store.channels.hear('a', message(1), NOON)).toBe(true);
      expect(await other.channels.hear('a', message(1), NOON)).toBe(false);
      expect(await other.channels.hear('a', message(9), NOON)).toBe(true);
      expect(await store.channels.hear('a', message(4), NOON)).toBe(false);
      expect(await store.channels.hear('stranger', message(10), NOON)).toBe(false);
      expect(await store.channels.hear('a', message(10), NOON + 60 * MINUTE)).toBe(false);
      expect(await store.channels.hear('a', message(10), NOON + 60 * MINUTE - 1)).toBe(true);
    });

    it('takes the same one once, though it comes to many at once', async () => {
      const { store, other } = await fresh();
      await store.channels.open(channel('a'), -1);
      const heard = await Promise.all(
        [store, other, store, other].map((each) => each.channels.hear('a', message(7), NOON)),
      );
      expect(heard.filter((news) => news)).toHaveLength(1);
    });

    it('learns the name by which to stop a channel whose grant never came, and keeps a name it has', async () => {
      const { store } = await fresh();
      await store.channels.open(channel('a'), -1);
      await store.channels.hear('a', message(1), NOON);
      expect((await store.channels.all())[0]).toMatchObject({ resourceId: 'feed', renewAt: null });
      await store.channels.hear('a', { number: 2, resourceId: 'other' }, NOON);
      expect((await store.channels.all())[0]?.resourceId).toBe('feed');
    });
  });

  describe('channels: hints', () => {
    it('are one for all that come within the time', async () => {
      const { store, other } = await fresh();
      const claims = await Promise.all(
        [store, other, store].map((each) => each.channels.claimHint(NOON, 10_000)),
      );
      expect(claims.filter((claimed) => claimed)).toHaveLength(1);
      expect(await store.channels.claimHint(NOON + 9_999, 10_000)).toBe(false);
      expect(await store.channels.claimHint(NOON + 10_000, 10_000)).toBe(true);
    });

    it('are not silenced by a clock that was ahead', async () => {
      const { store } = await fresh();
      await store.channels.claimHint(NOON + 60 * MINUTE, 10_000);
      expect(await store.channels.claimHint(NOON, 10_000)).toBe(true);
    });
  });
}
