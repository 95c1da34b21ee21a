/** The store on Cloudflare D1, in workerd, and what it costs there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store/store.ts';
import { d1Store } from '../../src/store/d1.ts';
import { begin } from '../../src/store/migrations/001-begin.ts';
import { channels } from '../../src/store/migrations/006-channels.ts';
import { change, ids, leased, MINUTE, NOON, outcome, registration, template } from './contract/samples.ts';
import { storeContract } from './contract.ts';
import { openD1, type Traffic } from './d1.ts';

let d1: Awaited<ReturnType<typeof openD1>>;
beforeAll(async () => {
  d1 = await openD1();
});
afterAll(() => d1.close());

storeContract('Cloudflare D1', () => d1.fresh());

describe('migrations', () => {
  it('are applied once when several start at once, and cost one query from then on', async () => {
    const { database, reset } = d1.next();
    await Promise.all(Array.from({ length: 4 }, () => d1Store(database).migrate()));
    reset();
    const store = d1Store(database);
    await store.migrate();
    expect(reset().queries).toBe(1);
    expect(await store.quota.used()).toEqual({ read: 0, write: 0 });
    expect(await store.results.changedSinceRollUp()).toBe(false);
  });

  it('keep what is stored', async () => {
    const { store } = await d1.fresh();
    await store.register.registerSpreadsheet(registration('a'), NOON);
    await store.migrate();
    expect(await store.register.registrations()).toHaveLength(1);
  });

  it('bring a filled database of the first version up to date', async () => {
    const { database } = d1.next();
    for (const statement of [
      'create table migration ("number" bigint not null primary key, name text not null)',
      `insert into migration values (1, '001-begin')`,
      ...begin,
      `insert into spreadsheet (id, unit, template_id, template_version, due_at)
        values ('a', '62.02.01', 'contoh-2025', 1, null)`,
      `insert into memory (spreadsheet_id, suspicion, approved_fingerprint, laid_in_a_row)
        values ('a', 'half-filled 2', 'abc', 1)`,
    ])
      await database.prepare(statement).all();
    const store = d1Store(database);
    await store.migrate();
    expect(await store.register.registrations()).toEqual([registration('a')]);
    // What anybody could have picked from a list is forgotten with its fingerprint.
    expect(await store.watch.memory('a')).toEqual({ suspicion: 'half-filled 2', laidInARow: 1, failures: 0 });
    expect(await store.across.of('a')).toEqual({ figures: {}, marksDigest: '', findings: [] });
  });

  it('are known by name: one that came late is applied beside those that were there before it', async () => {
    const { database } = d1.next();
    for (const statement of [
      'create table migration ("number" bigint not null primary key, name text not null)',
      `insert into migration values (1, '001-begin'), (2, '006-channels')`,
      ...begin,
      ...channels,
    ])
      await database.prepare(statement).all();
    const store = d1Store(database);
    await store.migrate();
    await store.migrate();
    expect(await store.watch.pollers()).toEqual([]);
    const { results } = await database.prepare('select name from migration order by name').all();
    expect(results.slice(0, 2)).toEqual([{ name: '001-begin' }, { name: '002-across' }]);
    expect(new Set(results.map(({ name }) => name)).size).toBe(results.length);
  });

  it('fail loudly on a database that cannot be migrated', async () => {
    const { database } = d1.next();
    await database.prepare('create table spreadsheet (other text)').all();
    await expect(d1Store(database).migrate()).rejects.toThrow(/spreadsheet/);
    await expect(d1Store(database).migrate()).rejects.toThrow(/spreadsheet/);
  });
});

describe('issued templates', () => {
  it('are read once as long as the binding lives', async () => {
    const { database, reset } = d1.next();
    await d1Store(database).migrate();
    await d1Store(database).register.issueTemplate(template());
    reset();
    const first = await d1Store(database).register.template('contoh-2025', 1);
    const second = await d1Store(database).register.template('contoh-2025', 1);
    expect(second).toBe(first);
    expect(reset().queries).toBe(1);
  });
});

describe("D1's limits", () => {
  let store: Store;
  let reset: () => Traffic;
  beforeAll(async () => {
    const one = d1.next();
    store = d1Store(one.database);
    reset = one.reset;
    await store.migrate();
  });

  /** Runs `work`, expects it within what D1 allows one statement and one round trip a step, gives the queries. */
  async function queriesOf(work: () => Promise<unknown>): Promise<number> {
    reset();
    await work();
    const traffic = reset();
    expect(traffic.parameters).toBeLessThanOrEqual(100);
    expect(traffic.length).toBeLessThan(100_000);
    return traffic.queries;
  }

  it('hold for 2,000 of each list, far below 1,000 queries', async () => {
    const list = ids(2_000);
    const queries = {
      noteChanges: await queriesOf(() =>
        store.watch.noteChanges(
          list.map((id) => change(id, '2025-11-18T02:00:00.000Z')),
          NOON,
          MINUTE,
          MINUTE,
        ),
      ),
      noteUnregistered: await queriesOf(() =>
        store.watch.noteUnregistered(
          list.map((id) => ({ id, name: id })),
          'robot',
          NOON,
        ),
      ),
      saveUnits: await queriesOf(() =>
        store.register.saveUnits(
          list.map((code) => ({ code, name: code, level: 'desa' as const, parent: '62.02' })),
        ),
      ),
      saveOfficers: await queriesOf(() =>
        store.register.saveOfficers(
          list.map((id) => ({
            id,
            unit: id,
            role: 'operator' as const,
            name: id,
            address: `${id}@kantor.example`,
            language: 'id' as const,
          })),
        ),
      ),
      saveDeadlines: await queriesOf(() =>
        store.register.saveDeadlines(
          list.map((id) => ({
            id,
            template: 'contoh-2025',
            title: { id: 'Tenggat', en: 'Deadline' },
            at: '2025-12-31T23:59',
            zone: 'Asia/Jakarta' as const,
            kind: 'official' as const,
          })),
        ),
      ),
      saveSnapshots: await queriesOf(() =>
        store.results.saveSnapshots(
          list.map((unit) => ({
            unit,
            date: '2025-11-18',
            templateId: 'contoh-2025',
            templateVersion: 1,
            at: NOON,
            ...outcome().counts,
          })),
        ),
      ),
      plan: await queriesOf(() =>
        store.outbox.plan(
          list.slice(0, 200).map((recipient) => ({
            recipient,
            kind: 'digest',
            localDate: '2025-11-18',
            number: 1,
            notices: Array.from({ length: 10 }, (_, index) => ({
              recipient,
              unit: '62.02.01',
              deadline: 'akhir',
              stage: `H-${index}`,
            })),
          })),
          NOON,
        ),
      ),
    };
    expect(queries).toEqual({
      noteChanges: 45,
      noteUnregistered: 45,
      saveUnits: 92,
      saveOfficers: 201,
      saveDeadlines: 287,
      saveSnapshots: 68,
      plan: 127,
    });
  });

  it('leave room for many checks in one invocation', async () => {
    await store.register.registerSpreadsheet(registration('a'), NOON);
    let lease = await leased(store, 'a');
    const queries: Record<string, number> = {
      takeDue: await queriesOf(() => store.watch.takeDue(NOON, NOON + 1, 100)),
      holds: await queriesOf(() => store.watch.holds(lease, NOON)),
      memory: await queriesOf(() => store.watch.memory('a')),
      registration: await queriesOf(() => store.register.registration('a')),
      take: await queriesOf(() =>
        store.quota.take('x', { read: 1, write: 1 }, NOON, { account: 1, project: 9 }),
      ),
      refused: await queriesOf(() =>
        store.quota.take('x', { read: 1, write: 1 }, NOON, { account: 1, project: 9 }),
      ),
      giveBack: await queriesOf(() => store.quota.giveBack('none', { read: 1, write: 0 })),
      save: await queriesOf(() => store.results.save(lease, outcome())),
    };
    await store.watch.noteChanges([change('a', 'v2')], NOON, 0, 0);
    queries.lease = await queriesOf(async () => {
      lease = (await store.watch.lease('a', NOON, MINUTE))!;
    });
    queries.saveWithIncident = await queriesOf(() =>
      store.results.save(lease, outcome({ incidents: [{ code: 'x', detail: '' }] })),
    );
    await store.watch.noteChanges([change('a', 'v3')], NOON, 0, 0);
    lease = (await store.watch.lease('a', NOON, MINUTE))!;
    const marks = Array.from({ length: 5_000 }, (_, index) => index.toString(16).padStart(24, '0'));
    const figures = { isian: { dilayani: { '1': 1 } } };
    queries.across = await queriesOf(() => store.across.of('a'));
    queries.saveRegister = await queriesOf(() =>
      store.results.save(
        lease,
        outcome({ across: { figures, marksDigest: 'x', added: marks, removed: [] } }),
      ),
    );
    queries.nothingChanged = await queriesOf(() => store.across.changed(100));
    await store.watch.noteChanges([change('a', 'v4')], NOON, 0, 0);
    lease = (await store.watch.lease('a', NOON, MINUTE))!;
    queries.waiversOf = await queriesOf(() => store.results.waiversOf('a'));
    queries.saveWith10000Waivers = await queriesOf(() => {
      const hash = (number: number) => number.toString(16).padStart(32, '0');
      const noted = Array.from({ length: 10_000 }, (_, index) => ({
        line: hash(index),
        firstSeen: NOON,
        values: hash(1),
        reason: hash(2),
      }));
      return store.results.save(lease, outcome({ waivers: { noted, forgotten: [] } }));
    });
    queries.sameRules = await queriesOf(async () => {
      await store.watch.adoptRules('one', NOON, 0);
      reset();
      await store.watch.adoptRules('one', NOON, 0);
    });
    queries.otherRules = await queriesOf(() => store.watch.adoptRules('two', NOON, 0));
    queries.forms = await queriesOf(() => store.results.forms());
    queries.due = await queriesOf(() => store.outbox.due(NOON, 10));
    queries.mails = await queriesOf(() => store.outbox.mails(10));
    expect(queries).toEqual({
      takeDue: 1,
      holds: 1,
      memory: 1,
      registration: 1,
      take: 3,
      refused: 4,
      giveBack: 2,
      save: 6,
      lease: 1,
      saveWithIncident: 8,
      across: 1,
      saveRegister: 17,
      nothingChanged: 2,
      waiversOf: 1,
      saveWith10000Waivers: 46,
      sameRules: 1,
      otherRules: 4,
      forms: 1,
      due: 1,
      mails: 2,
    });
  });
});
