import { describe, expect, it } from 'vitest';
import type { Fresh } from '../contract.ts';
import { leased, MINUTE, NOON, outcome, registration, SECOND, settled } from './samples.ts';

/** What operators are shown of how the installation is doing. */
export function operationsContract(fresh: Fresh): void {
  describe('operations', () => {
    it('know when Drive was last listed', async () => {
      const { store, other } = await fresh();
      expect(await store.watch.pollers()).toEqual([]);
      await store.watch.polled('b', { at: NOON, cursor: 'c' });
      await other.watch.polled('b', { at: NOON + MINUTE, swept: '2025-11-18' });
      await store.watch.pollFailed('b', NOON + 3 * MINUTE);
      await store.watch.pollFailed('a', NOON + 2 * MINUTE);
      expect(await store.watch.pollers()).toEqual([
        { account: 'a', polledAt: null, swept: null, failures: 1, notBefore: NOON + 2 * MINUTE },
        {
          ...{ account: 'b', polledAt: NOON + MINUTE, swept: '2025-11-18' },
          ...{ failures: 1, notBefore: NOON + 3 * MINUTE },
        },
      ]);
    });

    it('list spreadsheets in trouble with the reason, those that failed most often first', async () => {
      const { store } = await fresh();
      await settled(store, 'well');
      await store.register.registerSpreadsheet(registration('unseen'), NOON);
      const once = await leased(store, 'once');
      const end = { dueAt: null, trouble: 'no-access', detail: '403', failed: true } as const;
      await store.watch.release(once, { ...end, setAsideAt: NOON + 1 });
      for (const minute of [0, 1]) {
        const lease = await leased(store, 'twice', NOON + minute * MINUTE);
        const dueAt = NOON + (minute + 1) * MINUTE;
        await store.watch.release(lease, { dueAt, trouble: 'unavailable', failed: true });
      }
      const known = await leased(store, 'known');
      await store.results.save(known, outcome({ trouble: { code: 'unreadable', detail: '' } }));
      const unit = '62.02.01';
      expect(await store.watch.troubles()).toEqual([
        {
          ...{ spreadsheetId: 'twice', unit, code: 'unavailable', detail: '', failures: 2 },
          ...{ triedAt: NOON + MINUTE, dueAt: NOON + 2 * MINUTE, setAsideAt: null },
        },
        {
          ...{ spreadsheetId: 'once', unit, code: 'no-access', detail: '403', failures: 1 },
          ...{ triedAt: NOON, dueAt: null, setAsideAt: NOON + 1 },
        },
        {
          ...{ spreadsheetId: 'known', unit, code: 'unreadable', detail: '', failures: 0 },
          ...{ triedAt: NOON, dueAt: null, setAsideAt: null },
        },
      ]);
    });

    it('count the calls of the last minute by account', async () => {
      const { store } = await fresh();
      const limits = { account: 60, project: 300 };
      const take = (account: string, read: number, write: number, at: number) =>
        store.quota.take(account, { read, write }, at, limits);
      await take('a', 9, 9, NOON);
      await take('a', 1, 0, NOON + SECOND);
      await take('b', 2, 3, NOON + 30 * SECOND);
      await take('a', 1, 1, NOON + 60 * SECOND);
      await take('a', 5, 5, NOON + 61 * SECOND);
      expect(await store.quota.lastMinute(NOON + 60 * SECOND)).toEqual([
        { account: 'b', read: 2, write: 3 },
        { account: 'a', read: 2, write: 1 },
      ]);
      expect(await store.quota.lastMinute(NOON + 10 * MINUTE)).toEqual([]);
    });

    it('count mails by state, and list those of some', async () => {
      const { store } = await fresh();
      const ends = ['sent', 'sent', 'uncertain', 'failed', 'dropped'] as const;
      for (const [number, state] of ends.entries()) {
        const notice = { recipient: 'p', unit: '62.02.01', deadline: 'akhir', stage: `H-${number}` };
        const mail = { recipient: 'p', kind: 'digest', localDate: '2025-11-18', number, notices: [notice] };
        await store.outbox.plan([mail], NOON + number);
        const [id] = await store.outbox.due(NOON + number, 1, 'digest');
        expect(await store.outbox.due(NOON + number, 1, 'masuk')).toEqual([]);
        await store.outbox.begin(id!, NOON + number);
        await store.outbox.settle(id!, { state }, NOON + number);
      }
      expect(await store.outbox.states()).toEqual({
        ...{ pending: 0, sending: 0, sent: 2, uncertain: 1, failed: 1, dropped: 1 },
      });
      const doubtful = await store.outbox.mails(10, ['uncertain', 'failed']);
      expect(doubtful.map(({ state, notices }) => [state, notices.length])).toEqual([
        ['failed', 1],
        ['uncertain', 1],
      ]);
    });

    it('keep work that could not be taken up, each message once, newest first', async () => {
      const { store, other } = await fresh();
      const letter = { id: 'm1', job: 'check', subject: 'a', at: NOON };
      await store.deadLetters.note(letter);
      await other.deadLetters.note({ ...letter, at: NOON + MINUTE });
      const later = { id: 'm2', job: 'poll', subject: '', at: NOON + SECOND };
      await other.deadLetters.note(later);
      expect(await store.deadLetters.newest(9)).toEqual([later, letter]);
      expect(await store.deadLetters.newest(1)).toEqual([later]);
    });

    it('sum problems over the forms of some units', async () => {
      const { store } = await fresh();
      const units = Array.from({ length: 100 }, (_, index) => `99.${index}`);
      for (const [index, unit] of ['62.02.01', '62.02.02', ...units.slice(0, 2)].entries()) {
        const id = `s${index}`;
        await store.register.registerSpreadsheet(registration(id, unit), NOON);
        const lease = await store.watch.lease(id, NOON, MINUTE);
        const problems = [
          { code: 'half-filled', severity: 'warning', count: index + 1 } as const,
          { code: 'not-a-number', severity: 'error', count: 10 } as const,
        ];
        await store.results.save(lease!, outcome({ problems }));
      }
      const counts = async (units?: string[]) =>
        (await store.results.problems(units)).map(({ code, severity, count }) => [code, severity, count]);
      expect(await counts(['62.02.02'])).toEqual([
        ['not-a-number', 'error', 10],
        ['half-filled', 'warning', 2],
      ]);
      // More units than one statement may name.
      expect(await counts([...units, '62.02.01'])).toEqual([
        ['not-a-number', 'error', 30],
        ['half-filled', 'warning', 8],
      ]);
      expect(await counts([])).toEqual([]);
      expect(await counts()).toEqual([
        ['not-a-number', 'error', 40],
        ['half-filled', 'warning', 10],
      ]);
    });
  });
}
