import { describe, expect, it } from 'vitest';
import { outdated, RetentionSchema } from '../../../src/core/retention.ts';
import { stagesKey } from '../../../src/core/schedule/notices.ts';
import type { MailState } from '../../../src/ports/store/outbox.ts';
import type { Store } from '../../../src/ports/store/store.ts';
import { KEPT } from '../../../src/ports/store/upkeep.ts';
import type { Fresh } from '../contract.ts';
import { change, leased, MINUTE, NOON, outcome, settled } from './samples.ts';

const DAY = 1_440 * MINUTE;
const none = Object.fromEntries(KEPT.map((kind) => [kind, 0]));
/** As of `now`, with what the project keeps unless told otherwise. */
const than = (now: number, before?: number) =>
  outdated(RetentionSchema.parse({}), 'Asia/Jakarta', now, before);

async function sendMail(
  store: Store,
  recipient: string,
  at: number,
  state: Exclude<MailState, 'sending'> | 'sending' = 'sent',
  deadline = 'contoh-2025/akhir',
) {
  const notices = ['H-7', 'H-3'].map((stage) => ({ recipient, unit: '62.02.01', deadline, stage }));
  await store.outbox.plan([{ recipient, kind: 'digest', localDate: '2025-11-18', number: 1, notices }], at);
  if (state === 'pending') return;
  const [id] = await store.outbox.due(at, 1);
  await store.outbox.begin(id!, at);
  if (state !== 'sending') await store.outbox.settle(id!, { state }, at);
}

export function upkeepContract(fresh: Fresh): void {
  describe('upkeep', () => {
    it('finds nothing in a new store', async () => {
      const { store } = await fresh();
      expect(await store.upkeep.outdated(than(NOON))).toEqual(none);
      expect(await store.upkeep.purge(than(NOON))).toEqual(none);
    });

    it('deletes what it counted, and nothing younger', async () => {
      const { store, other } = await fresh();
      const snapshot = { unit: '62.02', templateId: 'contoh-2025', templateVersion: 1, ...outcome().counts };
      await store.results.saveSnapshots(
        ['2022-11-17', '2022-11-18', '2025-11-18'].map((date) => ({
          ...snapshot,
          date,
          at: NOON,
        })),
      );
      for (const [id, days] of [
        ['old', 367],
        ['young', 365],
      ] as const) {
        const lease = await leased(store, id, NOON - days * DAY);
        const incidents = [{ code: 'set-aside', detail: '' }];
        await store.results.save(lease, outcome({ checkedAt: NOON - days * DAY, incidents }));
      }
      await sendMail(store, 'a', NOON - 401 * DAY);
      await sendMail(store, 'b', NOON - 399 * DAY);
      await store.quota.take('robot', { read: 1, write: 0 }, NOON - 16 * MINUTE, { account: 9, project: 9 });
      await store.quota.take('robot', { read: 1, write: 0 }, NOON - 14 * MINUTE, { account: 9, project: 9 });
      await store.signIn.attempt('k', [{ count: 9, windowMs: DAY }], NOON - DAY);
      for (const [token, minutes] of [
        ['t1', -20],
        ['t2', -1],
      ] as const) {
        const link = {
          recipient: 'a',
          mark: 'm',
          mailId: token,
          kind: 'masuk',
          tokenHash: token,
          localDate: '2025-11-18',
        };
        const asked = NOON + minutes * MINUTE;
        await store.signIn.ask({ ...link, expiresAt: asked + 15 * MINUTE }, true, asked);
      }
      const counts = {
        snapshots: 1,
        incidents: 1,
        mails: 1,
        notices: 2,
        signInLinks: 1,
        signInAttempts: 1,
        quotaCalls: 1,
      };
      expect(await other.upkeep.outdated(than(NOON))).toEqual({ ...none, ...counts });
      expect(await store.upkeep.purge(than(NOON))).toEqual({ ...none, ...counts });
      expect(await store.upkeep.purge(than(NOON))).toEqual(none);

      expect((await store.results.history('62.02', 'contoh-2025')).map(({ date }) => date)).toEqual([
        '2022-11-18',
        '2025-11-18',
      ]);
      expect((await store.results.incidents(9)).map(({ spreadsheetId }) => spreadsheetId)).toEqual(['young']);
      const mails = (await store.outbox.mails(9)).filter(({ kind }) => kind === 'digest');
      expect(mails.map(({ recipient, notices }) => [recipient, notices.length])).toEqual([['b', 2]]);
      expect(await store.signIn.linkOf('t1')).toBeUndefined();
      expect(await store.signIn.linkOf('t2')).toBeDefined();
      // What was counted since the store began is no list that grows.
      expect(await store.quota.used()).toEqual({ read: 2, write: 0 });
    });

    it('keeps mails that are not done with', async () => {
      const { store } = await fresh();
      const states = ['pending', 'sending', 'sent', 'uncertain', 'failed', 'dropped'] as const;
      const old = NOON - 500 * DAY;
      // Those that are due stand in the way of later ones, so they come last.
      for (const state of states.toReversed()) await sendMail(store, state, old, state);
      expect(await store.upkeep.purge(than(NOON))).toMatchObject({ mails: 4, notices: 8 });
      expect(await store.outbox.states()).toMatchObject({ pending: 1, sending: 1, sent: 0, uncertain: 0 });
    });

    it('keeps every notice of a deadline that may still be told of, whatever is asked for', async () => {
      const { store } = await fresh();
      const deadline = (id: string, at: string) => ({
        ...({ id, template: 'contoh-2025', at, zone: 'Asia/Jakarta', kind: 'official' } as const),
        title: { id, en: id },
      });
      await store.register.saveDeadlines([
        deadline('akhir', '2025-12-31T23:59'),
        deadline('lama', '2025-09-01T23:59'),
      ]);
      await sendMail(store, 'ahead', NOON - 500 * DAY);
      await sendMail(store, 'over', NOON - 70 * DAY, 'sent', 'contoh-2025/lama');
      await sendMail(store, 'young', NOON - 59 * DAY, 'sent', 'contoh-2025/lama');
      await sendMail(store, 'unknown', NOON - 500 * DAY, 'sent', 'contoh-2025/dihapus');
      await sendMail(store, 'alike', NOON - 500 * DAY, 'sent', 'contoh-2025/akhirnya');
      // Told of after it moved to where it stands.
      const moved = { template: 'contoh-2025', id: 'akhir', at: '2025-12-31T23:59' };
      const before = [{ at: '2025-12-15T23:59', changedOn: '2024-10-01' }];
      await sendMail(store, 'moved', NOON - 400 * DAY, 'sent', stagesKey({ ...moved, history: before }));
      expect(await store.upkeep.purge(than(NOON, NOON))).toMatchObject({ mails: 3, notices: 6 });
      expect((await store.outbox.mails(9)).map(({ recipient }) => recipient)).toEqual([
        'young',
        'moved',
        'ahead',
      ]);
      // Planned again, it is known still.
      const notice = { recipient: 'ahead', unit: '62.02.01', deadline: 'contoh-2025/akhir', stage: 'H-7' };
      const again = {
        recipient: 'ahead',
        kind: 'digest',
        localDate: '2025-11-19',
        number: 1,
        notices: [notice],
      };
      expect(await store.outbox.plan([again], NOON)).toBe(0);
    });

    it('keeps the version of a measure that stands, and those that were replaced not long ago', async () => {
      const { store } = await fresh();
      await settled(store, 'a', NOON - 3_000 * DAY);
      const version = (number: number, days: number) => ({
        ...({ name: 'stunted', period: '2017-01-01', version: number } as const),
        ...{ numerator: number, denominator: 10, leftOut: [], since: NOON - days * DAY },
      });
      for (const [number, days] of [
        [1, 2_000],
        [2, 1_500],
        [3, 1_000],
      ] as const) {
        const at = NOON - days * DAY;
        await store.watch.noteChanges([change('a', `v${number}`)], at, 0, 0);
        const lease = await store.watch.lease('a', at, MINUTE);
        const measures = { written: [version(number, days)], dropped: [] };
        await store.results.save(lease!, outcome({ checkedAt: at, measures }));
      }
      expect(await store.upkeep.purge(than(NOON))).toMatchObject({ measureVersions: 1 });
      const kept = await store.measures.versions('contoh-2025');
      expect(kept.map((each) => each.version)).toEqual([2, 3]);
      await store.upkeep.purge(than(NOON, NOON));
      expect((await store.measures.of('a')).map((each) => each.version)).toEqual([3]);
    });

    it('keeps the days of measures from the one on that stood when those that are kept began', async () => {
      const { store } = await fresh();
      const day = (date: string, numerator: number, unit = '62.02') => ({
        ...({ templateId: 'contoh-2025', unit, name: 'stunted', period: '2022-01-01' } as const),
        ...{ date, numerator, denominator: 10 },
      });
      const days = [
        day('2022-02-01', 1),
        day('2022-03-01', 2),
        day('2023-01-01', 3),
        day('2022-02-01', 4, '62.03'),
      ];
      await store.measures.recordDays(days, '2023-01-01');
      expect(await store.upkeep.outdated(than(NOON))).toEqual({ ...none, measureDays: 1 });
      expect(await store.upkeep.purge(than(NOON))).toMatchObject({ measureDays: 1 });
      const course = async (unit: string) =>
        (await store.measures.course('contoh-2025', unit)).map(({ date }) => date);
      expect(await course('62.02')).toEqual(['2022-03-01', '2023-01-01']);
      expect(await course('62.03')).toEqual(['2022-02-01']);
      // Whatever is asked for, what stands stays.
      await store.upkeep.purge(than(NOON, NOON));
      expect(await course('62.02')).toEqual(['2023-01-01']);
      expect(await store.measures.lastDays('contoh-2025')).toHaveLength(2);
    });

    it('keeps what public pages printed, whatever is asked for', async () => {
      const { store } = await fresh();
      const figure = { unit: '62.02', reporting: 1, expected: 1, measured: 30, stunted: 7 };
      await store.publications.release({ round: '2015-01-01', templateId: 't', at: 0 }, [figure], []);
      await store.upkeep.purge(than(NOON, NOON));
      expect(await store.publications.figures('2015-01-01')).toEqual([figure]);
    });
  });
}
