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
          doubtfulSince: null,
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
      const { notices: _, ...begun } = mail([notice('H-7')]);
      const both = await Promise.all([store, other, store].map((each) => each.outbox.begin(id!, NOON + 1)));
      expect(both.filter((each) => each !== undefined)).toEqual([
        {
          ...begun,
          id,
          state: 'sending',
          attempts: 1,
          plannedAt: NOON,
          changedAt: NOON + 1,
          dueAt: null,
          reason: null,
          doubtfulSince: null,
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

    it('calls doubtful what a dead worker left, where it may be repeated: since the first hand-over', async () => {
      const { store } = await fresh();
      await store.outbox.plan([mail([notice('H-7')])], NOON);
      const [id] = await store.outbox.due(NOON, 1);
      for (const begunAt of [NOON, NOON + 2 * MINUTE]) {
        await store.outbox.begin(id!, begunAt);
        expect(await store.outbox.abandonSending(begunAt + 1, begunAt + MINUTE, true)).toBe(1);
        expect((await store.outbox.find([id!]))[0]).toMatchObject({
          state: 'pending',
          dueAt: begunAt + MINUTE,
          doubtfulSince: NOON,
        });
      }
      await store.outbox.begin(id!, NOON + 3 * MINUTE);
      await store.outbox.settle(id!, { state: 'pending', doubtfulSince: NOON, reason: 'cut' }, NOON);
      expect((await store.outbox.find([id!]))[0]?.doubtfulSince).toBe(NOON);
    });

    it('begins no more than the rates allow, in any window, and says how many more may', async () => {
      const { store, other } = await fresh();
      const rates = [
        { count: 3, windowMs: MINUTE },
        { count: 5, windowMs: 10 * MINUTE },
      ];
      const mails = Array.from({ length: 12 }, (_, number) => mail([notice(`H-${number}`)], { number }));
      await store.outbox.plan(mails, NOON);
      expect(await store.outbox.room(rates, NOON)).toBe(3);
      const begunAt = async (now: number) => {
        const due = await store.outbox.due(now, 12);
        const begun = await Promise.all(
          due.map((id, index) => (index % 2 === 0 ? store : other).outbox.begin(id, now, rates)),
        );
        return begun.filter((each) => each !== undefined).length;
      };
      expect(await begunAt(NOON)).toBe(3);
      expect(await begunAt(NOON + MINUTE - 1)).toBe(0);
      expect(await begunAt(NOON + MINUTE)).toBe(2);
      expect(await store.outbox.room(rates, NOON + 2 * MINUTE)).toBe(0);
      expect(await begunAt(NOON + 10 * MINUTE)).toBe(3);
      expect(await store.outbox.room([], NOON)).toBe(Number.POSITIVE_INFINITY);
    });

    it('settles some and begins others in one turn, each by its own rules', async () => {
      const { store, other } = await fresh();
      await store.outbox.plan(
        [1, 2, 3, 4, 5].map((number) => mail([notice(`H-${number}`)], { number })),
        NOON,
      );
      const [a, b, c, d, e] = (await store.outbox.due(NOON, 5)) as [string, string, string, string, string];
      const ids = (begun: { id: string }[]) => begun.map(({ id }) => id).sort();
      expect(await store.outbox.turn([], [], NOON)).toEqual([]);
      expect(ids(await store.outbox.turn([], [a, b, 'stranger'], NOON))).toEqual([a, b].sort());
      expect(await other.outbox.turn([], [a], NOON)).toEqual([]);
      const retry = { state: 'pending', dueAt: NOON + MINUTE, reason: '451', doubtfulSince: NOON } as const;
      const begun = await store.outbox.turn(
        [
          { id: a, end: { state: 'sent' } },
          { id: b, end: retry },
          // Not begun: nothing to settle.
          { id: e, end: { state: 'failed', reason: '550' } },
        ],
        [c, d],
        NOON + 1,
      );
      expect(ids(begun)).toEqual([c, d].sort());
      expect(begun[0]).toMatchObject({ attempts: 1, state: 'sending', changedAt: NOON + 1, dueAt: null });
      const found = new Map((await store.outbox.find([a, b, c, d, e])).map((each) => [each.id, each]));
      expect(found.get(a)).toMatchObject({ state: 'sent', reason: null, doubtfulSince: null, dueAt: null });
      expect(found.get(b)).toMatchObject(retry);
      expect(found.get(e)).toMatchObject({ state: 'pending', attempts: 0, reason: null });
      expect(await store.outbox.turn([], [b], NOON + MINUTE - 1)).toEqual([]);
      const [again] = await store.outbox.turn(
        [{ id: c, end: { state: 'uncertain', reason: 'cut' } }],
        [b],
        NOON + MINUTE,
      );
      expect(again).toMatchObject({ id: b, attempts: 2, reason: '451', doubtfulSince: NOON });
      await expect(store.outbox.turn([{ id: d, end: { state: 'dropped' } }], [], NOON)).rejects.toThrow(
        RangeError,
      );
      await store.outbox.pause(NOON);
      expect(await store.outbox.turn([{ id: d, end: { state: 'sent' } }], [e], NOON)).toEqual([]);
      expect((await store.outbox.find([d]))[0]?.state).toBe('sent');
    });

    it('begins nothing while mail is paused, and says since when', async () => {
      const { store, other } = await fresh();
      await store.outbox.plan([mail([notice('H-7')])], NOON);
      const [id] = await store.outbox.due(NOON, 1);
      expect(await store.outbox.pausedSince()).toBeUndefined();
      await store.outbox.pause(NOON);
      await other.outbox.pause(NOON + MINUTE);
      expect(await other.outbox.pausedSince()).toBe(NOON);
      expect(await other.outbox.begin(id!, NOON)).toBeUndefined();
      expect(await store.outbox.begin(id!, NOON, [{ count: 1, windowMs: MINUTE }])).toBeUndefined();
      await other.outbox.resume();
      expect(await store.outbox.pausedSince()).toBeUndefined();
      expect(await store.outbox.begin(id!, NOON, [{ count: 1, windowMs: MINUTE }])).toBeDefined();
    });

    it.each(['uncertain', 'failed'] as const)(
      '%s is sent again or settled by the operator',
      async (state) => {
        const { store } = await fresh();
        await store.outbox.plan([mail([notice('H-7')]), mail([notice('H-3')], { number: 2 })], NOON);
        const [again, over] = await store.outbox.due(NOON, 2);
        expect(await store.outbox.resend(again!, NOON)).toBe(false);
        expect(await store.outbox.accept(over!, NOON)).toBe(false);
        for (const id of [again!, over!]) {
          await store.outbox.begin(id, NOON);
          await store.outbox.settle(id, { state, reason: 'cut' }, NOON);
        }
        expect(await store.outbox.resend(again!, NOON + 1)).toBe(true);
        expect(await store.outbox.accept(over!, NOON + 1)).toBe(true);
        const found = new Map((await store.outbox.find([again!, over!])).map((each) => [each.id, each]));
        expect(found.get(again!)).toMatchObject({
          state: 'pending',
          attempts: 0,
          dueAt: NOON + 1,
          changedAt: NOON + 1,
        });
        expect(found.get(over!)).toMatchObject({ state: 'sent', changedAt: NOON + 1 });
        expect(await store.outbox.resend(over!, NOON)).toBe(false);
        expect(await store.outbox.resend('stranger', NOON)).toBe(false);
      },
    );

    it('finds many at once, with their notices and the state of the address', async () => {
      const { store } = await fresh();
      const state = { p1: 'bad', p2: 'unconfirmed', p3: undefined } as const;
      await store.register.saveOfficers(
        Object.entries(state).map(([id, addressState]) => ({
          id,
          unit: '62.02',
          role: 'operator',
          name: id,
          address: `${id}@kotim.example`,
          language: 'id',
          ...(addressState && { addressState }),
        })),
      );
      const mails = Array.from({ length: 150 }, (_, index) => {
        const recipient = `p${index + 1}`;
        return mail([notice('H-7', { recipient })], { recipient });
      });
      await store.outbox.plan(mails, NOON);
      const ids = await store.outbox.due(NOON, 150);
      const found = await store.outbox.find([...ids, 'stranger']);
      expect(found).toHaveLength(150);
      expect(found.every((each) => each.notices[0]?.recipient === each.recipient)).toBe(true);
      const states = new Map(found.map((each) => [each.recipient, each.addressState]));
      expect(['p1', 'p2', 'p3', 'p4'].map((id) => states.get(id))).toEqual([
        'bad',
        'unconfirmed',
        'confirmed',
        null,
      ]);
      expect(await store.outbox.find([])).toEqual([]);
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
