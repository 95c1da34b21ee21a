import { describe, expect, it } from 'vitest';
import type { AskedLink } from '../../../src/ports/store/sign-in.ts';
import type { Fresh } from '../contract.ts';
import { MINUTE, NOON } from './samples.ts';

const DAY = 1440 * MINUTE;
const link = (tokenHash: string, more: Partial<AskedLink> = {}): AskedLink => ({
  mailId: `mail-${tokenHash}`,
  kind: 'masuk',
  recipient: 'petugas-1',
  mark: 'm1',
  tokenHash,
  localDate: '2025-11-18',
  expiresAt: NOON + 15 * MINUTE,
  ...more,
});
const session = (hash: string) => ({ hash, expiresAt: NOON + DAY });

export function signInContract(fresh: Fresh): void {
  describe('signing in: attempts', () => {
    const limits = [
      { count: 2, windowMs: 10 * MINUTE },
      { count: 3, windowMs: DAY },
    ];

    it('are counted by key, up to every limit, in a window that moves', async () => {
      const { store, other } = await fresh();
      const attempt = (minute: number, key = 'a', by = store) =>
        by.signIn.attempt(key, limits, NOON + minute * MINUTE);
      expect([await attempt(0), await attempt(1, 'a', other), await attempt(2)]).toEqual([true, true, false]);
      expect(await attempt(2, 'b')).toBe(true);
      expect(await attempt(10)).toBe(true);
      // What was refused does not count; the day's three do.
      expect([await attempt(11), await attempt(30), await attempt(1439)]).toEqual([false, false, false]);
      expect([await attempt(1440), await attempt(1440)]).toEqual([true, false]);
    });

    it('are never more than the limit, however many come at once', async () => {
      const { store, other } = await fresh();
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 === 0 ? store : other).signIn.attempt('a', [{ count: 7, windowMs: MINUTE }], NOON),
        ),
      );
      expect(all.filter(Boolean)).toHaveLength(7);
    });
  });

  describe('signing in: links and sessions', () => {
    it('puts the mail into the outbox, each with its own number', async () => {
      const { store } = await fresh();
      await store.signIn.ask(link('a'), true, NOON);
      await store.signIn.ask(link('b'), true, NOON + 1);
      await store.signIn.ask(link('c', { recipient: 'petugas-2', mark: 'm2' }), true, NOON + 1);
      const mails = await store.outbox.mails(10);
      expect(mails.map(({ id, recipient, number }) => [id, recipient, number])).toEqual([
        ['mail-b', 'petugas-1', 2],
        ['mail-c', 'petugas-2', 1],
        ['mail-a', 'petugas-1', 1],
      ]);
      expect(mails[2]).toMatchObject({ kind: 'masuk', state: 'pending', dueAt: NOON, notices: [] });
      expect(await store.outbox.begin('mail-a', NOON)).toMatchObject({ state: 'sending' });
      const subject = { recipient: 'petugas-1', mark: 'm1' };
      expect(await store.signIn.linkOf('mail-a')).toEqual({ ...subject, expiresAt: NOON + 15 * MINUTE });
      expect(await store.signIn.linkOf('mail-z')).toBeUndefined();
    });

    it('keeps nothing of an address that nobody known holds', async () => {
      const { store } = await fresh();
      await store.signIn.ask(link('a', { recipient: '' }), false, NOON);
      expect(await store.outbox.mails(10)).toEqual([]);
      expect(await store.signIn.linkOf('mail-a')).toBeUndefined();
      expect(await store.signIn.exchange('a', session('s'), NOON)).toBe(false);
    });

    it('opens once, and the session lasts until it ends', async () => {
      const { store, other } = await fresh();
      await store.signIn.ask(link('a'), true, NOON);
      expect(await store.signIn.exchange('b', session('s0'), NOON)).toBe(false);
      expect(await other.signIn.exchange('a', session('s1'), NOON + 1)).toBe(true);
      expect(await store.signIn.exchange('a', session('s2'), NOON + 2)).toBe(false);
      const subject = { recipient: 'petugas-1', mark: 'm1' };
      expect(await store.signIn.session('s1', NOON + DAY - 1)).toEqual(subject);
      expect(await store.signIn.session('s1', NOON + DAY)).toBeUndefined();
      expect(await store.signIn.session('s2', NOON + 2)).toBeUndefined();
      await store.signIn.endSession('s1');
      expect(await store.signIn.session('s1', NOON + 2)).toBeUndefined();
    });

    it('opens once, however many try at once', async () => {
      const { store, other } = await fresh();
      await store.signIn.ask(link('a'), true, NOON);
      const opened = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          (index % 2 === 0 ? store : other).signIn.exchange('a', session(`s${index}`), NOON + index),
        ),
      );
      expect(opened.filter(Boolean)).toHaveLength(1);
      const sessions = await Promise.all(
        opened.map((_, index) => store.signIn.session(`s${index}`, NOON + MINUTE)),
      );
      expect(sessions.map((each) => each !== undefined)).toEqual(opened);
    });

    it('does not open when it has expired, and is then forgotten', async () => {
      const { store } = await fresh();
      await store.signIn.ask(link('a'), true, NOON);
      await store.signIn.ask(link('b', { expiresAt: NOON + 16 * MINUTE }), true, NOON);
      expect(await store.signIn.exchange('a', session('s1'), NOON + 15 * MINUTE)).toBe(false);
      expect(await store.signIn.linkOf('mail-a')).toBeUndefined();
      expect(await store.signIn.exchange('b', session('s2'), NOON + 16 * MINUTE - 1)).toBe(true);
    });
  });
}
