/** Many mails at once, on a real schema, with everything going wrong that can. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SettingsSchema } from '../../src/core/settings.ts';
import { deliverAll, sweepOutbox } from '../../src/jobs/deliver.ts';
import type { MailKind } from '../../src/jobs/letters/kind.ts';
import { DRY_RUN } from '../../src/mail/dry-run.ts';
import type { Delivery, MailTransport, Message } from '../../src/ports/mail.ts';
import { d1Store } from '../../src/store/d1.ts';
import { sqliteD1 } from './sqlite-d1.ts';

const NOON = Date.UTC(2025, 10, 18, 5);
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const KIND: MailKind = {
  compose: async (_ports, mail) => ({
    address: `${mail.recipient}@kotim.example`,
    letter: { subject: 'Tenggat', text: 'Isi.', html: '<p>Isi.</p>' },
  }),
  nothing: 'nothing',
};

async function opened(count: number) {
  const store = d1Store(sqliteD1());
  await store.migrate();
  await store.outbox.plan(
    Array.from({ length: count }, (_, index) => {
      const recipient = `p${index}`;
      const notices = [{ recipient, unit: '62.02', deadline: 'akhir', stage: 'H-7' }];
      return { recipient, kind: 'uji', localDate: '2025-11-18', number: 1, notices };
    }),
    NOON,
  );
  let now = NOON;
  const ports = (mail: MailTransport, own = store) => ({
    store: own,
    mail,
    settings: SettingsSchema.parse({ unit: '62.02', mail: { from: 'pantau@kotim.example' } }),
    links: { spreadsheet: (id: string) => id },
    secret: 's'.repeat(32),
    clock: { now: async () => now },
    queue: { send: async () => {} },
  });
  return {
    store,
    ports,
    pass: async (ms: number) => {
      now += ms;
    },
    all: () => store.outbox.mails(1_000),
  };
}

const deliverDue = async (ports: Parameters<typeof deliverAll>[0]) =>
  deliverAll(ports, await sweepOutbox(ports), () => KIND);

/** Lanes of a transport that is given. */
const inLanes = (lanes: number, transport: MailTransport): MailTransport => ({
  ...transport,
  open: () => ({
    lanes,
    send: async (message, granted) =>
      (await granted) ? transport.send(message) : { outcome: 'withheld', reason: 'not granted' },
    close: () => {},
  }),
});

/** What happens to one message: the rest are tried again. */
type Fate = 'sent' | 'busy' | 'refused' | 'lost' | 'cut' | 'killed';
const fate = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Fate>('sent') },
  { weight: 3, arbitrary: fc.constantFrom<Fate>('busy', 'refused', 'lost', 'cut', 'killed') },
);

describe('many mails', () => {
  test('all are sent once, in lanes, and never more rows stand in sending than messages are under way', async () => {
    const { store, ports, all } = await opened(60);
    let most = 0;
    const to: string[] = [];
    const transport = inLanes(4, {
      async send(message) {
        to.push(message.to);
        most = Math.max(most, (await store.outbox.states()).sending);
        return { outcome: 'sent' };
      },
    });
    const done = await deliverDue(ports(transport));
    expect(done.map(({ end }) => end)).toEqual(Array(60).fill('sent'));
    expect(new Set(to).size).toBe(60);
    expect(most).toBe(4);
    expect(new Set((await all()).map(({ state }) => state))).toEqual(new Set(['sent']));
  });

  test('a rate is kept: the rest waits for its turn', async () => {
    const { ports, pass } = await opened(25);
    const sentAt: number[] = [];
    let minute = 0;
    const transport = inLanes(4, {
      rates: [{ count: 10, windowMs: MINUTE }],
      async send() {
        sentAt.push(minute);
        return { outcome: 'sent' };
      },
    });
    for (; minute < 4; minute++) {
      await deliverDue(ports(transport));
      // Nothing more, however often it is asked for.
      await deliverAll(
        ports(transport),
        await ports(transport).store.outbox.due(NOON + DAY, 100),
        () => KIND,
      );
      await pass(MINUTE);
    }
    expect([0, 1, 2, 3].map((each) => sentAt.filter((at) => at === each).length)).toEqual([10, 10, 5, 0]);
  });

  test('paused, nothing begins; then everything goes out', async () => {
    const { store, ports, pass } = await opened(3);
    const sent: Message[] = [];
    const transport: MailTransport = {
      async send(message) {
        sent.push(message);
        return { outcome: 'sent' };
      },
    };
    const handedOut = await sweepOutbox(ports(transport));
    await store.outbox.pause(NOON);
    expect(await sweepOutbox(ports(transport))).toEqual([]);
    // What was in the queue already does not go out either.
    expect((await deliverAll(ports(transport), handedOut, () => KIND)).map(({ end }) => end)).toEqual(
      Array(3).fill(undefined),
    );
    await pass(DAY);
    await store.outbox.resume();
    await deliverDue(ports(transport));
    expect(sent).toHaveLength(3);
  });

  test('a dry run composes, sends nothing, and leaves all to be told', async () => {
    const { store, ports, all } = await opened(3);
    await deliverDue(ports(DRY_RUN));
    expect(new Set((await all()).map(({ state, reason }) => `${state}: ${reason}`))).toEqual(
      new Set(['dropped: dry run']),
    );
    const again = (await all()).map((mail) => ({ ...mail, localDate: '2025-11-19' }));
    expect(await store.outbox.plan(again, NOON + DAY)).toBe(3);
  });

  test('where the message would be known again no more, or by nobody, it stays uncertain', async () => {
    for (const then of [{ knowsAgainMs: DAY }, {}]) {
      const { ports, pass, all } = await opened(1);
      let sends = 0;
      const send = async (): Promise<Delivery> => {
        sends++;
        return { outcome: 'uncertain', reason: 'cut' };
      };
      await deliverDue(ports({ send, knowsAgainMs: DAY }));
      expect((await all())[0]).toMatchObject({ state: 'pending', doubtfulSince: NOON, dueAt: NOON + MINUTE });
      await pass('knowsAgainMs' in then ? DAY - 15 * MINUTE : MINUTE);
      await deliverDue(ports({ send, ...then }));
      expect((await all())[0]).toMatchObject({ state: 'uncertain', reason: 'cut' });
      expect(sends).toBe(1);
    }
  });

  test.each<[string, number | undefined]>([
    ['a repetition is a second mail', undefined],
    ['the other side knows a message again', DAY],
  ])('property: whatever happens, no mail arrives twice where %s', async (_where, knowsAgainMs) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.array(fate, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        async (lanes, fates) => {
          const { store, ports, pass, all } = await opened(fates.length);
          const left = fates.map((each) => [...each]);
          const arrived: string[] = [];
          const known = new Set<string>();
          const killed = new Set<string>();
          let cuts = 0;
          let underWay = 0;
          /** Rows that a death left, until a sweep finds them. */
          let dead = 0;
          const send = async (message: Message): Promise<Delivery> => {
            underWay++;
            const { sending } = await store.outbox.states();
            expect(sending - dead).toBeLessThanOrEqual(lanes);
            const index = Number(/^p(\d+)@/.exec(message.to)?.[1]);
            const own = left[index]!.shift() ?? 'sent';
            const taken = own === 'sent' || own === 'cut' || own === 'killed';
            if (taken && !(knowsAgainMs !== undefined && known.has(message.messageId))) {
              arrived.push(message.to);
              known.add(message.messageId);
            }
            underWay--;
            if (own === 'killed') killed.add(message.messageId.slice(1, message.messageId.indexOf('@')));
            if (own === 'cut' || own === 'killed') cuts++;
            if (own === 'busy' || own === 'lost') return { outcome: 'retry', reason: own };
            if (own === 'refused') return { outcome: 'failed', reason: own };
            if (own === 'cut') return { outcome: 'uncertain', reason: own };
            return { outcome: 'sent' };
          };
          // A process that dies before it could note the end.
          const mortal = {
            ...store,
            outbox: {
              ...store.outbox,
              async turn(...[settled, ...rest]: Parameters<typeof store.outbox.turn>) {
                const gone = new Set(settled.flatMap(({ id }) => (killed.delete(id) ? [id] : [])));
                if (gone.size === 0) return store.outbox.turn(settled, ...rest);
                // All that stood at the desk goes down with it: what was settled is not noted, nothing begins.
                dead += settled.length;
                cuts += settled.filter(({ id, end }) => !gone.has(id) && end.state !== 'uncertain').length;
                throw new Error('killed');
              },
            },
          };
          const transport = inLanes(lanes, { send, ...(knowsAgainMs !== undefined && { knowsAgainMs }) });
          for (let round = 0; round < 12; round++) {
            await deliverDue(ports(transport, mortal));
            expect(underWay).toBe(0);
            await pass(61 * MINUTE);
            dead = 0;
          }
          const states = Map.groupBy(await all(), ({ state }) => state);
          expect(new Set(arrived).size).toBe(arrived.length);
          expect([...states.keys()].filter((state) => state === 'pending' || state === 'sending')).toEqual(
            [],
          );
          const uncertain = states.get('uncertain')?.length ?? 0;
          // Every mail called sent arrived; none called failed or dropped did.
          for (const { recipient } of states.get('sent') ?? [])
            expect(arrived).toContain(`${recipient}@kotim.example`);
          for (const { recipient } of states.get('failed') ?? [])
            expect(arrived).not.toContain(`${recipient}@kotim.example`);
          if (knowsAgainMs === undefined) expect(uncertain).toBe(cuts);
          else expect(uncertain).toBeLessThanOrEqual(cuts);
        },
      ),
      { numRuns: 60, seed: 20251118 },
    );
  });
});
