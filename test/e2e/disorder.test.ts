/**
 * Messages are lost, doubled and come in any order; two processes work at once by clocks that differ; one wakes up when its
 * lease has long been another's; the database goes away in the middle. What stands in the end is the same as without.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../src/demo/random.ts';
import { crashAt, type Run, sendingNow } from '../support/crash/campaign.ts';
import {
  type Database,
  openD1Database,
  openPostgresDatabase,
  registerWorld,
} from '../support/crash/databases.ts';
import type { Point } from '../support/crash/life.ts';
import { openSite, type Process, type Site } from '../support/crash/site.ts';
import { finalState, mailsOf } from '../support/crash/state.ts';
import { buildWorld, type World } from '../support/crash/world.ts';

const MINUTE = 60_000;
const SEED = 'disorder 1';
/** A call in the middle of the first checks. */
const MIDDLE = 90;

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.close());

describe.each([
  ['Cloudflare D1', 'cloudflare', openD1Database],
  ['PostgreSQL', 'pubsub', openPostgresDatabase],
] as const)('on %s', (_name, broker, open) => {
  let database: Database;
  let restore: () => Promise<void>;
  let clean: Run;
  beforeAll(async () => {
    database = await open();
    await registerWorld(database.store, world);
    restore = await database.keep();
    clean = await end((site) => alone(site, site.start()));
  });
  afterAll(() => database.close());

  async function alone(site: Site, process: Process): Promise<void> {
    await site.settle(process);
    await process.end();
  }

  /** May give a set: recipients of mails that were cut in their uncertain span. */
  type Live = (site: Site) => Promise<unknown>;

  /** Where a fresh copy of the world ends after `live`. */
  async function end(live: Live): Promise<Run> {
    await restore();
    await using site = await openSite(world, database, broker);
    const cut = await live(site);
    return {
      calls: ['all'],
      killed: true,
      sending: cut instanceof Set ? cut : new Set(),
      state: await finalState({ workspace: site.workspace, store: database.store }, world.sheets),
      mails: await mailsOf({ store: database.store, mailbox: site.mailbox }),
    };
  }

  async function expectSame(live: Live): Promise<void> {
    const once: Point[] = [{ call: 1, when: 'late' }];
    const { differences } = await crashAt(
      [async (point) => (point === undefined ? clean : end(live))],
      () => once,
    );
    expect(differences).toEqual([]);
  }

  it('messages that are lost, doubled and out of order change nothing', async () => {
    const random = seeded(SEED);
    const fate = { lost: 0, doubled: 0 };
    const counts = [0, 0, 1, 1, 2, 3];
    await expectSame((site) =>
      alone(
        site,
        site.start({
          disorder: (queued) =>
            random.shuffled(
              queued.flatMap((work) => {
                const copies = random.pick(counts);
                if (copies === 0) fate.lost++;
                if (copies > 1) fate.doubled++;
                return new Array(copies).fill(work);
              }),
            ),
        }),
      ),
    );
    expect(fate.lost).toBeGreaterThan(0);
    expect(fate.doubled).toBeGreaterThan(0);
  });

  it('two processes at once, two minutes apart by their clocks, are as one', async () => {
    await expectSame(async (site) => {
      // Whatever lies in the queue goes to whoever takes it; each message lies there twice.
      const disorder = <Message>(queued: Message[]) => [...queued, ...queued];
      const both = [site.start({ skew: MINUTE, disorder }), site.start({ skew: -MINUTE, disorder })];
      for (let minute = 0; minute < 12; minute++) {
        await Promise.all(both.map((process) => process.minute()));
        site.clock.advance(MINUTE);
      }
      for (const process of both) await process.end();
      await alone(site, site.start());
    });
  });

  it.each([
    ['its read', /:batchGet$/],
    ['its write', /:batchUpdate$/],
    ['the end of its check', /^(?:batch: )?insert result/],
  ])('a process that wakes at %s when its lease is long over does no harm', async (_what, kind) => {
    let calls: string[] = [];
    await end(async (site) => {
      const process = site.start();
      await alone(site, process);
      calls = process.life.calls;
    });
    let call = calls.findIndex((name) => kind.test(name)) + 1;
    expect(call).toBeGreaterThan(0);
    // Asleep within a step of several statements it would hold up everybody, until the server ends it.
    if (calls[call - 1] === 'insert result') call = calls.lastIndexOf('begin migration', call - 1) + 1;
    await expectSame(async (site) => {
      const sleeper = site.start({ point: { call, when: 'late' } });
      const slept = site.settle(sleeper);
      await Promise.race([sleeper.life.waits, slept]);
      site.clock.advance(6 * MINUTE);
      await alone(site, site.start());
      sleeper.life.wake();
      await slept;
      await sleeper.end();
      await alone(site, site.start());
    });
  });

  it('a clock that leaps 40 minutes in the middle of a check costs no more than the check', async () => {
    await expectSame(async (site) => {
      const sleeper = site.start({ point: { call: MIDDLE, when: 'late' } });
      const slept = site.settle(sleeper);
      await Promise.race([sleeper.life.waits, slept]);
      // Beyond an hour people are told of forms that nobody has looked at.
      site.clock.advance(40 * MINUTE);
      sleeper.life.wake();
      await slept;
      await sleeper.end();
    });
  });

  it('a database that goes away in the middle of everything and returns loses nothing', async () => {
    const random = seeded(SEED);
    let calls = 0;
    let failed = 0;
    await expectSame(async (site) => {
      let gone = 0;
      const process = site.start({
        away: () => {
          calls++;
          // Out of reach for some calls in a row, now and then.
          if (gone === 0 && random.between(1, 40) === 1) gone = random.between(1, 6);
          if (gone > 0) gone--;
          if (gone > 0) failed++;
          return gone > 0;
        },
      });
      for (let minute = 0; minute < 10; minute++) {
        await process.minute().catch(() => undefined);
        site.clock.advance(MINUTE);
      }
      await process.end();
      // What became of a mail cannot be noted while the database is away.
      const cut = await sendingNow(database.store);
      await alone(site, site.start());
      return cut;
    });
    expect(failed).toBeGreaterThan(10);
    expect(calls).toBeGreaterThan(failed);
  });
});
