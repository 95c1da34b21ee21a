import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notice, PlannedMail } from '../../../src/ports/store/outbox.ts';
import type { Fresh } from '../contract.ts';
import { MINUTE, NOON } from './samples.ts';

const notice = (stage: string, more: Partial<Notice> = {}): Notice => ({
  recipient: 'petugas-1',
  unit: '62.02.01',
  deadline: 'akhir',
  stage,
  ...more,
});

const mail = (notices: Notice[], more: Partial<PlannedMail> = {}): PlannedMail => ({
  recipient: 'petugas-1',
  kind: 'digest',
  localDate: '2025-11-18',
  number: 1,
  notices,
  ...more,
});

const noticeKey = (each: Notice) => [each.recipient, each.unit, each.deadline, each.stage].join('|');
const mailKey = (each: PlannedMail) => [each.recipient, each.kind, each.localDate, each.number].join('|');

export function outboxContract(fresh: Fresh): void {
  describe('outbox: how far planning has come', () => {
    it('keeps the last morning, and up to when events were told', async () => {
      const { store, other } = await fresh();
      expect(await store.outbox.remindedOn()).toBeUndefined();
      expect(await store.outbox.toldUntil()).toBe(0);
      await store.outbox.noteReminded('2025-11-18');
      await store.outbox.noteTold(NOON);
      expect(await other.outbox.remindedOn()).toBe('2025-11-18');
      expect(await other.outbox.toldUntil()).toBe(NOON);
      await other.outbox.noteReminded('2025-11-19');
      expect(await store.outbox.remindedOn()).toBe('2025-11-19');
    });
  });

  describe('outbox: planning', () => {
    it('tells beforehand what is new, and plans nothing by it', async () => {
      const { store } = await fresh();
      await store.outbox.plan([mail([notice('H-7')])], NOON);
      const next = [
        mail([notice('H-7'), notice('H-3')], { localDate: '2025-11-22' }),
        mail([notice('H-7')], { localDate: '2025-11-22', number: 2 }),
      ];
      expect(await store.outbox.untold(next)).toEqual([{ ...next[0]!, notices: [notice('H-3')] }]);
      expect(await store.outbox.pending()).toBe(1);
    });

    it('stores a mail with its notices, pending and due at once', async () => {
      const { store, other } = await fresh();
      const planned = mail([notice('H-7'), notice('H-3'), notice('H-1', { unit: '62.02.02' })]);
      expect(await store.outbox.plan([planned], NOON)).toBe(1);
      expect(await store.outbox.pending()).toBe(1);
      expect(await other.outbox.mails(10)).toEqual([
        {
          ...planned,
          id: expect.any(String),
          state: 'pending',
          attempts: 0,
          plannedAt: NOON,
          changedAt: NOON,
          dueAt: NOON,
          reason: null,
        },
      ]);
    });

    it('leaves out notices that stand already, and mails left without any', async () => {
      const { store } = await fresh();
      await store.outbox.plan([mail([notice('H-7')])], NOON);
      const tomorrow = { localDate: '2025-11-19' };
      expect(await store.outbox.plan([mail([notice('H-7')], tomorrow), mail([])], NOON + 1)).toBe(0);
      expect(await store.outbox.plan([mail([notice('H-7'), notice('H-3')], tomorrow)], NOON + 2)).toBe(1);
      expect((await store.outbox.mails(10)).map((each) => each.notices)).toEqual([
        [notice('H-3')],
        [notice('H-7')],
      ]);
    });

    it('does not take the notices of a mail whose key stands already', async () => {
      const { store } = await fresh();
      await store.outbox.plan([mail([notice('H-7')])], NOON);
      expect(await store.outbox.plan([mail([notice('H-3')])], NOON)).toBe(0);
      expect(await store.outbox.plan([mail([notice('H-3')], { number: 2 })], NOON)).toBe(1);
    });

    it('gives a notice offered twice to one mail', async () => {
      const { store } = await fresh();
      const offered = [mail([notice('H-7'), notice('H-7')]), mail([notice('H-7')], { number: 2 })];
      expect(await store.outbox.plan(offered, NOON)).toBe(1);
      expect((await store.outbox.mails(10)).flatMap((each) => each.notices)).toEqual([notice('H-7')]);
    });

    it('plans once when two plan the same at once', async () => {
      const { store, other } = await fresh();
      const mails = Array.from({ length: 20 }, (_, number) =>
        mail([notice(`H-${number}`), notice(`H-${number + 100}`)], { number }),
      );
      const counts = await Promise.all(
        [store, other, store].map((each, index) => each.outbox.plan(mails, NOON + index)),
      );
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20);
      expect((await store.outbox.mails(100)).flatMap((each) => each.notices)).toHaveLength(40);
    });

    it('plans 500 mails of 4 notices', async () => {
      const { store } = await fresh();
      const mails = Array.from({ length: 500 }, (_, index) => {
        const recipient = `petugas-${index}`;
        return mail(
          ['H-7', 'H-3', 'H-1', 'H'].map((stage) => notice(stage, { recipient })),
          { recipient },
        );
      });
      expect(await store.outbox.plan(mails, NOON)).toBe(500);
      expect(await store.outbox.plan(mails, NOON)).toBe(0);
      expect(await store.outbox.pending()).toBe(500);
      const stored = await store.outbox.mails(1_000);
      expect(stored.every((each) => each.notices.length === 4)).toBe(true);
    });

    it('keeps every key unique, loses no notice and stores no empty mail, whatever is planned', async () => {
      const anyNotice = fc
        .record({
          recipient: fc.constantFrom('p', 'q'),
          unit: fc.constantFrom('62.02.01', '62.02.02'),
          stage: fc.constantFrom('H-7', 'H-3', 'H-1'),
        })
        .map((each): Notice => ({ deadline: 'akhir', ...each }));
      const anyMail = fc.record({
        recipient: fc.constantFrom('p', 'q'),
        kind: fc.constantFrom('digest', 'event'),
        localDate: fc.constantFrom('2025-11-18', '2025-11-19'),
        number: fc.integer({ min: 1, max: 2 }),
        notices: fc.array(anyNotice, { maxLength: 4 }),
      });
      const rounds = fc.array(fc.array(anyMail, { maxLength: 5 }), { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(rounds, async (plans) => {
          const { store, other } = await fresh();
          let planned = 0;
          for (const [index, mails] of plans.entries()) {
            planned += await (index % 2 === 0 ? store : other).outbox.plan(mails, NOON + index);
          }
          const stored = await store.outbox.mails(1_000);
          const notices = stored.flatMap((each) => each.notices.map(noticeKey));
          expect(planned).toBe(stored.length);
          expect(new Set(stored.map(mailKey)).size).toBe(stored.length);
          expect(new Set(notices).size).toBe(notices.length);
          expect(stored.every((each) => each.notices.length > 0)).toBe(true);
          // A notice that stands nowhere was only ever offered by mails whose key another mail had taken.
          const keys = new Set(stored.map(mailKey));
          for (const offered of plans.flat()) {
            if (!keys.has(mailKey(offered))) {
              for (const each of offered.notices) expect(notices).toContain(noticeKey(each));
            }
          }
        }),
        { numRuns: 40, seed: 20251118 },
      );
    });
  });

  describe('outbox: sending', () => {
    it('lists what is due, oldest first, up to a limit', async () => {
      const { store } = await fresh();
      await store.outbox.plan([mail([notice('H-1')], { number: 3 })], NOON + 1);
      await store.outbox.plan(
        [mail([notice('H-7')], { number: 2 }), mail([notice('H-3')], { number: 1 })],
        NOON,
      );
      const byId = new Map((await store.outbox.mails(10)).map((each) => [each.id, each.number]));
      const numbers = async (now: number, limit: number) =>
        (await store.outbox.due(now, limit)).map((id) => byId.get(id));
      expect(await numbers(NOON - 1, 10)).toEqual([]);
      expect(await numbers(NOON, 10)).toEqual([1, 2]);
      expect(await numbers(NOON + 1, 10)).toEqual([1, 2, 3]);
      expect(await numbers(NOON + 1, 1)).toEqual([1]);
    });

    it('is begun by one of two, and only when due', async () => {
      const { store, other } = await fresh();
      await store.outbox.plan([mail([notice('H-7')])], NOON);
      const [id] = await store.outbox.due(NOON, 1);
      expect(await store.outbox.begin(id!, NOON - 1)).toBeUndefined();
      expect(await store.outbox.begin('stranger', NOON)).toBeUndefined();
      const begun = await Promise.all([store, other, store].map((each) => each.outbox.begin(id!, NOON + 1)));
      expect(begun.filter((each) => each !== undefined)).toEqual([
        {
          ...mail([notice('H-7')]),
          id,
          state: 'sending',
          attempts: 1,
          plannedAt: NOON,
          changedAt: NOON + 1,
          dueAt: null,
          reason: null,
        },
      ]);
      expect(await store.outbox.due(NOON + MINUTE, 10)).toEqual([]);
    });

    it('settles to each end, a retry at its due time', async () => {
      const { store } = await fresh();
      await store.outbox.plan([mail([notice('H-7')])], NOON);
      const [id] = await store.outbox.due(NOON, 1);
      await store.outbox.begin(id!, NOON);
      await store.outbox.settle(id!, { state: 'pending', reason: '451', dueAt: NOON + MINUTE }, NOON + 1);
      expect(await store.outbox.due(NOON + MINUTE - 1, 1)).toEqual([]);
      expect(await store.outbox.begin(id!, NOON + MINUTE)).toMatchObject({ attempts: 2, reason: '451' });
      await store.outbox.settle(id!, { state: 'sent' }, NOON + MINUTE + 5);
      expect((await store.outbox.mails(1))[0]).toMatchObject({
        state: 'sent',
        attempts: 2,
        changedAt: NOON + MINUTE + 5,
        dueAt: null,
        reason: null,
      });
      expect(await store.outbox.pending()).toBe(0);
    });

    it('settles only what is being sent', async () => {
      const { store } = await fresh();
      await store.outbox.plan([mail([notice('H-7')])], NOON);
      const [id] = await store.outbox.due(NOON, 1);
      await store.outbox.settle(id!, { state: 'dropped' }, NOON);
      expect((await store.outbox.mails(1))[0]?.state).toBe('pending');
      await store.outbox.begin(id!, NOON);
      await store.outbox.settle(id!, { state: 'uncertain', reason: 'cut' }, NOON);
      await store.outbox.settle(id!, { state: 'pending', dueAt: NOON }, NOON);
      await store.outbox.settle(id!, { state: 'dropped' }, NOON);
      expect((await store.outbox.mails(1))[0]).toMatchObject({ state: 'uncertain', reason: 'cut' });
      expect(await store.outbox.plan([mail([notice('H-7')], { number: 2 })], NOON)).toBe(0);
    });

    it('frees the notices of a dropped mail and of no other', async () => {
      const { store } = await fresh();
      const ends = ['dropped', 'sent', 'uncertain', 'failed'] as const;
      for (const [number, state] of ends.entries()) {
        await store.outbox.plan([mail([notice(state)], { number })], NOON);
        const [id] = await store.outbox.due(NOON, 1);
        await store.outbox.begin(id!, NOON);
        await store.outbox.settle(id!, { state }, NOON);
      }
      const again = ends.map((state, number) => mail([notice(state)], { number, localDate: '2025-11-19' }));
      expect(await store.outbox.plan(again, NOON + 1)).toBe(1);
      expect(await store.outbox.plan(again, NOON + 2)).toBe(0);
      const stored = await store.outbox.mails(10);
      expect(stored[0]).toMatchObject({ state: 'pending', notices: [notice('dropped')] });
      expect(stored.find((each) => each.state === 'dropped')?.notices).toEqual([notice('dropped')]);
    });

    it('calls uncertain what a dead worker left in sending', async () => {
      const { store } = await fresh();
      await store.outbox.plan([mail([notice('H-7')]), mail([notice('H-3')], { number: 2 })], NOON);
      const [first, second] = await store.outbox.due(NOON, 2);
      await store.outbox.begin(first!, NOON);
      await store.outbox.begin(second!, NOON + MINUTE);
      expect(await store.outbox.abandonSending(NOON + 1, NOON + 2 * MINUTE)).toBe(1);
      expect(await store.outbox.abandonSending(NOON + 1, NOON + 2 * MINUTE)).toBe(0);
      const states = new Map((await store.outbox.mails(10)).map((each) => [each.id, each]));
      expect(states.get(first!)).toMatchObject({ state: 'uncertain', changedAt: NOON + 2 * MINUTE });
      expect(states.get(first!)?.reason).toBeTruthy();
      expect(states.get(second!)?.state).toBe('sending');
    });

    it('lists mails newest first, up to a limit', async () => {
      const { store } = await fresh();
      for (let number = 0; number < 5; number++) {
        await store.outbox.plan([mail([notice(`H-${number}`)], { number })], NOON + number);
      }
      expect((await store.outbox.mails(3)).map((each) => each.number)).toEqual([4, 3, 2]);
    });
  });
}
