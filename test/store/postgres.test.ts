/** The store on PostgreSQL: the same contract, and what only a database with many connections can get wrong. */
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresPool, postgresStore } from '../../src/store/postgres.ts';
import { keepingPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import {
  change,
  ids,
  leased,
  MINUTE,
  NOON,
  outcome,
  registerMany,
  registration,
} from './contract/samples.ts';
import { type StoreFixture, storeContract } from './contract.ts';

let server: PostgresServer;
const pools: pg.Pool[] = [];
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await server?.close();
});

function open(url: string): pg.Pool {
  const pool = postgresPool(url);
  pools.push(pool);
  return pool;
}

/** Two pools on one database, migrated once and emptied each time, as two instances of a function have them. */
let shared: { pools: [pg.Pool, pg.Pool]; empty: () => Promise<void> } | undefined;

async function fresh(): Promise<StoreFixture> {
  if (!shared) {
    const url = await server.createDatabase();
    const both: [pg.Pool, pg.Pool] = [open(url), open(url)];
    await postgresStore(both[0]).migrate();
    shared = { pools: both, empty: await keepingPostgres(both[0]) };
  }
  const [one, two] = shared.pools;
  await shared.empty();
  // An owner of its own each, so that no template kept in memory outlives the test.
  return { store: postgresStore(Object.create(one)), other: postgresStore(Object.create(two)) };
}

storeContract('PostgreSQL', fresh);

describe('migrations', () => {
  it('are applied once when several start at once', async () => {
    const url = await server.createDatabase();
    const stores = Array.from({ length: 4 }, () => postgresStore(open(url)));
    await Promise.all(stores.map((store) => store.migrate()));
    await stores[0]!.migrate();
    expect(await stores[1]!.quota.used()).toEqual({ read: 0, write: 0 });
  });

  it('fail loudly on a database that cannot be migrated', async () => {
    const pool = open(await server.createDatabase());
    await pool.query('create table spreadsheet (other text)');
    await expect(postgresStore(pool).migrate()).rejects.toThrow(/spreadsheet/);
    await expect(postgresStore(pool).migrate()).rejects.toThrow(/spreadsheet/);
  });

  it('refuse a database that sorts by the rules of a language, and say what to do', async () => {
    const pool = open(await server.createDatabase({ icuLocale: 'id-ID' }));
    await expect(postgresStore(pool).migrate()).rejects.toThrow(/--collation=C/);
    const { rows } = await pool.query("select 1 from pg_tables where schemaname = 'public'");
    expect(rows).toEqual([]);
  });
});

describe('prepared statements', () => {
  it('are planned once a connection, whichever store asks, and outlive a migration', async () => {
    const pool = open(await server.createDatabase());
    const stores = [postgresStore(pool), postgresStore(pool)] as const;
    await stores[0].migrate();
    const notice = { recipient: 'p', unit: '62.02', deadline: 'akhir' };
    const mails = Array.from({ length: 6 }, (_, number) => ({
      ...{ recipient: 'p', kind: 'digest', localDate: '2025-11-18', number },
      notices: [{ ...notice, stage: `H-${number}` }],
    }));
    await stores[0].outbox.plan(mails, NOON);
    const list = await stores[0].outbox.due(NOON, 6);
    const turns: string[][] = [];
    for (const [index, id] of list.entries()) {
      if (index === 4) await pool.query('alter table mail add column later text');
      const ended = list.slice(Math.max(0, index - 1), index);
      const begun = await stores[index % 2]!.outbox.turn(
        ended.map((each) => ({ id: each, end: { state: 'sent' } })),
        [id],
        NOON,
      );
      turns.push(begun.map((each) => each.id));
    }
    expect(turns).toEqual(list.map((id) => [id]));
    const { rows } = await pool.query('select statement from pg_prepared_statements');
    expect(rows).toHaveLength(2);
  });
});

describe('many at once', () => {
  it('hand out each spreadsheet once', async () => {
    const { store, other } = await fresh();
    const list = ids(60);
    await registerMany(store, list);
    const taken = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        (index % 2 === 0 ? store : other).watch.takeDue(NOON, NOON + MINUTE, 5),
      ),
    );
    expect(taken.map((part) => part.length)).toEqual(new Array(12).fill(5));
    expect(taken.flat().sort()).toEqual(list);
  });

  it('save every result while changes come in, and lose none', async () => {
    const { store, other } = await fresh();
    const list = ids(30);
    const leases = await Promise.all(list.map((id) => leased(store, id)));
    const changes = list.map((id) => change(id, 'v2'));
    const [saved, noted, again] = await Promise.all([
      Promise.all(leases.map((lease) => other.results.save(lease, outcome()))),
      store.watch.noteChanges(changes, NOON, 0, 0),
      other.watch.noteChanges(changes.toReversed(), NOON, 0, 0),
    ]);
    expect(saved).toEqual(list.map(() => true));
    expect(noted + again).toBe(list.length);
    // Each change came after its lease was taken: whatever the order since, each spreadsheet is due once more.
    expect(await store.watch.backlog(NOON)).toEqual({ due: 30, leased: 0, nextDueAt: NOON });
    expect((await store.results.forms()).every((form) => form.counts.filled === 10)).toBe(true);
  });

  it('store a result whole or not at all when the lease is lost meanwhile', async () => {
    const { store, other } = await fresh();
    for (const id of ids(40)) {
      const first = await leased(store, id);
      const [saved, second] = await Promise.all([
        store.results.save(first, outcome()),
        other.watch.lease(id, first.until, MINUTE),
      ]);
      // Saved first, nothing is due any more; leased again first, nothing of the first is stored.
      expect(second === undefined).toBe(saved);
      expect(await store.results.problemsOf(id)).toHaveLength(saved ? 2 : 0);
    }
  });

  it('wait for a connection when there are more steps than connections', async () => {
    const { store } = await fresh();
    await Promise.all(ids(50).map((id) => store.register.registerSpreadsheet(registration(id), NOON)));
    expect(await store.register.registrations()).toHaveLength(50);
  });
});

it('gives the connection back whole after a step that failed', async () => {
  const { store } = await fresh();
  const officer = {
    id: 'a',
    unit: '62.02',
    role: 'operator' as const,
    name: 'A',
    address: 'a@kantor.example',
    language: 'id' as const,
  };
  await store.register.saveOfficers([officer]);
  for (let n = 0; n < 6; n++) {
    await expect(store.register.saveOfficers([officer, officer])).rejects.toThrow(/duplicate key/);
  }
  expect(await store.register.officers()).toEqual([officer]);
});

it('lets the server end a step whose instance was frozen in the middle, before statements of others give up', async () => {
  const pool = open(await server.createDatabase());
  const setting = async (name: string) => {
    const { rows } = await pool.query(`select setting::int from pg_settings where name = '${name}'`);
    return rows[0].setting as number;
  };
  expect(await setting('idle_in_transaction_session_timeout')).toBeGreaterThan(0);
  expect(await setting('idle_in_transaction_session_timeout')).toBeLessThan(
    await setting('statement_timeout'),
  );
});

it('fails loudly on a number that JavaScript cannot hold', async () => {
  const pool = open(await server.createDatabase());
  await expect(pool.query('select 9007199254740993::bigint as n')).rejects.toThrow(RangeError);
});
