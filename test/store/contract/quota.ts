import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calls, QuotaLimits } from '../../../src/ports/store/quota.ts';
import type { Fresh } from '../contract.ts';
import { MINUTE, NOON, SECOND } from './samples.ts';

const GOOGLE: QuotaLimits = { account: 60, project: 300 };
const ONE_READ: Calls = { read: 1, write: 0 };

export function quotaContract(fresh: Fresh): void {
  describe('quota', () => {
    it('takes all or none, and says when there is room again', async () => {
      const { store } = await fresh();
      const limits = { account: 3, project: 300 };
      expect((await store.quota.take('a', { read: 2, write: 1 }, NOON, limits)).granted).toBe(true);
      expect((await store.quota.take('a', { read: 1, write: 2 }, NOON + 10 * SECOND, limits)).granted).toBe(
        true,
      );
      expect(await store.quota.take('a', { read: 1, write: 0 }, NOON + 20 * SECOND, limits)).toEqual({
        granted: false,
        retryAt: NOON + 63 * SECOND,
      });
      expect(await store.quota.take('a', { read: 0, write: 2 }, NOON + 20 * SECOND, limits)).toEqual({
        granted: false,
        retryAt: NOON + 73 * SECOND,
      });
      expect(await store.quota.used()).toEqual({ read: 3, write: 3 });
      const before = await store.quota.take('a', ONE_READ, NOON + 63 * SECOND - 1, limits);
      expect(before).toEqual({ granted: false, retryAt: NOON + 63 * SECOND });
      expect((await store.quota.take('a', ONE_READ, NOON + 63 * SECOND, limits)).granted).toBe(true);
    });

    it('tells what is held, and when the first of it is free again', async () => {
      const { store } = await fresh();
      expect(await store.quota.held(NOON)).toEqual([]);
      await store.quota.take('b', { read: 2, write: 1 }, NOON, GOOGLE);
      await store.quota.take('a', ONE_READ, NOON + SECOND, GOOGLE);
      await store.quota.take('b', ONE_READ, NOON + 2 * SECOND, GOOGLE);
      expect(await store.quota.held(NOON + 62 * SECOND)).toEqual([
        { account: 'a', read: 1, write: 0, until: NOON + 64 * SECOND },
        { account: 'b', read: 3, write: 1, until: NOON + 63 * SECOND },
      ]);
      expect(await store.quota.held(NOON + 64 * SECOND)).toEqual([
        { account: 'b', read: 1, write: 0, until: NOON + 65 * SECOND },
      ]);
    });

    it('counts each account and the project', async () => {
      const { store } = await fresh();
      const limits = { account: 2, project: 3 };
      const take = async (account: string) =>
        (await store.quota.take(account, ONE_READ, NOON, limits)).granted;
      expect([await take('a'), await take('a'), await take('a')]).toEqual([true, true, false]);
      expect([await take('b'), await take('b')]).toEqual([true, false]);
      expect((await store.quota.take('b', { read: 0, write: 2 }, NOON, limits)).granted).toBe(true);
    });

    it('never grants more than the limit to many that ask at once', async () => {
      const { store, other } = await fresh();
      const grants = await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          (index % 2 === 0 ? store : other).quota.take('a', { read: 1, write: 1 }, NOON, {
            account: 20,
            project: 300,
          }),
        ),
      );
      expect(grants.filter((grant) => grant.granted)).toHaveLength(20);
      expect(await store.quota.used()).toEqual({ read: 20, write: 20 });
    });

    it('gives back what was not used, and never more than was taken', async () => {
      const { store } = await fresh();
      const limits = { account: 2, project: 300 };
      const grant = await store.quota.take('a', { read: 2, write: 1 }, NOON, limits);
      if (!grant.granted) throw new Error('refused');
      await store.quota.giveBack(grant.ticket, ONE_READ);
      await store.quota.giveBack('stranger', ONE_READ);
      await store.quota.giveBack(grant.ticket, { read: 2, write: 0 });
      expect(await store.quota.used()).toEqual({ read: 1, write: 1 });
      expect((await store.quota.take('a', ONE_READ, NOON, limits)).granted).toBe(true);
      expect((await store.quota.take('a', ONE_READ, NOON, limits)).granted).toBe(false);
    });

    it('counts from now on what goes out only now, unless it left room already', async () => {
      const { store } = await fresh();
      const limits = { account: 1, project: 300 };
      const grant = await store.quota.take('a', ONE_READ, NOON, limits);
      if (!grant.granted) throw new Error('refused');
      expect(await store.quota.renew(grant.ticket, NOON + 62 * SECOND)).toBe(true);
      const refused = await store.quota.take('a', ONE_READ, NOON + 64 * SECOND, limits);
      expect(refused).toEqual({ granted: false, retryAt: NOON + 125 * SECOND });
      expect(await store.quota.renew(grant.ticket, NOON + 125 * SECOND)).toBe(false);
      expect(await store.quota.renew('stranger', NOON)).toBe(false);
      expect((await store.quota.take('a', ONE_READ, NOON + 125 * SECOND, limits)).granted).toBe(true);
      expect(await store.quota.used()).toEqual({ read: 2, write: 0 });
    });

    it('counts calls for good and takes late returns into account', async () => {
      const { store } = await fresh();
      const grant = await store.quota.take('a', { read: 5, write: 2 }, NOON, GOOGLE);
      if (!grant.granted) throw new Error('refused');
      await store.quota.take('a', ONE_READ, NOON + 5 * MINUTE, GOOGLE);
      await store.quota.giveBack(grant.ticket, { read: 0, write: 1 });
      await store.quota.take('a', ONE_READ, NOON + 24 * 60 * MINUTE, GOOGLE);
      expect(await store.quota.used()).toEqual({ read: 7, write: 1 });
    });

    it('refuses loudly what no waiting makes possible', async () => {
      const { store } = await fresh();
      await expect(store.quota.take('a', { read: 61, write: 0 }, NOON, GOOGLE)).rejects.toThrow(RangeError);
      await expect(store.quota.take('a', { read: -1, write: 0 }, NOON, GOOGLE)).rejects.toThrow(RangeError);
      await expect(store.quota.take('a', { read: 0.5, write: 0 }, NOON, GOOGLE)).rejects.toThrow(RangeError);
      expect(await store.quota.used()).toEqual({ read: 0, write: 0 });
    });

    it('keeps every 60 s of the other side within the limits, and its promise of when there is room', async () => {
      const limits = { account: 4, project: 6 };
      const asks = fc.array(
        fc.record({
          pause: fc.integer({ min: 0, max: 25 * SECOND }),
          account: fc.constantFrom('a', 'b'),
          read: fc.integer({ min: 0, max: 3 }),
          write: fc.integer({ min: 0, max: 3 }),
          travel: fc.integer({ min: 0, max: 3 * SECOND - 1 }),
        }),
        { minLength: 10, maxLength: 40 },
      );
      await fc.assert(
        fc.asyncProperty(asks, async (list) => {
          const { store } = await fresh();
          const arrived: { at: number; account: string; read: number; write: number }[] = [];
          let now = NOON;
          for (const { pause, account, read, write, travel } of list) {
            now += pause;
            const grant = await store.quota.take(account, { read, write }, now, limits);
            if (grant.granted) arrived.push({ at: now + travel, account, read, write });
            else {
              expect(grant.retryAt).toBeGreaterThan(now);
              expect(grant.retryAt).toBeLessThanOrEqual(now + 63 * SECOND);
              now = grant.retryAt;
              const again = await store.quota.take(account, { read, write }, now, limits);
              expect(again.granted).toBe(true);
              arrived.push({ at: now + travel, account, read, write });
            }
          }
          for (const first of arrived) {
            const minute = arrived.filter((call) => call.at >= first.at && call.at < first.at + MINUTE);
            for (const kind of ['read', 'write'] as const) {
              const sum = (calls: typeof arrived) => calls.reduce((total, call) => total + call[kind], 0);
              expect(sum(minute)).toBeLessThanOrEqual(limits.project);
              for (const account of ['a', 'b']) {
                expect(sum(minute.filter((call) => call.account === account))).toBeLessThanOrEqual(
                  limits.account,
                );
              }
            }
          }
        }),
        { numRuns: 25, seed: 20251118 },
      );
    });

    it('lets a starved caller make at least 54 calls a minute', async () => {
      const { store } = await fresh();
      let now = NOON;
      let calls = 0;
      while (now < NOON + 5 * MINUTE) {
        const grant = await store.quota.take('a', { read: 12, write: 0 }, now, GOOGLE);
        if (grant.granted) calls += 12;
        else now = grant.retryAt;
      }
      expect(calls / 5).toBeGreaterThanOrEqual(54);
    });
  });
}
