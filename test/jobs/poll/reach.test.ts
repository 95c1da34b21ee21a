/** What several accounts see of the same spreadsheets, and what follows from it. */
import type { D1Database } from '@cloudflare/workers-types';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Listing } from '../../../src/jobs/poll/listing.ts';
import { missing, regained, restored } from '../../../src/jobs/poll/reach.ts';
import type { Account } from '../../../src/ports/account.ts';
import type { Store } from '../../../src/ports/store/store.ts';
import type { TroubleCode } from '../../../src/ports/trouble.ts';
import { d1Store } from '../../../src/store/d1.ts';
import { change, leased, NOON, settled } from '../../store/contract/samples.ts';
import { sqliteD1 } from '../sqlite-d1.ts';

const NIGHT = '2025-11-18';
const refuse = async () => {
  throw new Error('nobody asked for this');
};
const account = (email: string): Account => ({
  email,
  drive: { list: refuse, watch: refuse, stop: refuse },
  sheets: { marks: refuse, describe: refuse, read: refuse, rewrite: refuse, layFormulas: refuse },
});
const accounts = [account('one'), account('two')];
const listing = (email: string, seen: string[], trashed: string[] = []): Listing => ({
  account: email,
  full: true,
  complete: true,
  seen: new Set([...seen, ...trashed]),
  trashed: new Set(trashed),
  changed: 0,
});

let database: D1Database;
let store: Store;
beforeEach(async () => {
  database = sqliteD1();
  store = d1Store(database);
  await store.migrate();
});
const due = () => store.watch.takeDue(NOON, NOON + 1, 10);
const owned = async (id: string, owner: string) => {
  await settled(store, id);
  await store.register.assignAccount(id, [owner]);
};
const shut = async (id: string, owner: string, trouble: TroubleCode) => {
  await store.watch.release(await leased(store, id), {
    dueAt: null,
    trouble,
    failed: true,
    setAsideAt: NOON,
  });
  await store.register.assignAccount(id, [owner]);
};

describe('missing', () => {
  it('is what its own account no longer lists, whatever others do', async () => {
    for (const [id, owner] of [
      ['a', 'one'],
      ['b', 'one'],
      ['c', 'two'],
    ] as const)
      await owned(id, owner);
    const sweeps = [listing('one', ['a']), listing('two', ['b'])];
    expect(await missing({ store, accounts }, sweeps, NIGHT, NOON)).toBe(2);
    expect(await due()).toEqual(['b', 'c']);
    expect(await missing({ store, accounts }, sweeps, NIGHT, NOON)).toBe(0);
  });

  it('is found among more than are looked at together', async () => {
    const numbers = Array.from({ length: 4_000 }, (_, index) => String(index).padStart(4, '0'));
    await database
      .prepare(
        `insert into spreadsheet (id, unit, template_id, template_version, account)
          select value, '62.02', 'contoh', 1, 'one' from json_each(?)`,
      )
      .bind(JSON.stringify(numbers))
      .run();
    const lost = ['0000', '1999', '2000', '3999'];
    const seen = numbers.filter((id) => !lost.includes(id));
    expect(await missing({ store, accounts }, [listing('one', seen)], NIGHT, NOON)).toBe(4);
    expect((await due()).sort()).toEqual(lost);
  });

  it('is nothing of an account that could not list', async () => {
    await owned('a', 'one');
    expect(await missing({ store, accounts }, [listing('two', [])], NIGHT, NOON)).toBe(0);
  });

  it('is what nobody lists of an account that left the pool', async () => {
    await owned('a', 'gone');
    await owned('b', 'gone');
    const sweeps = [listing('one', ['b']), listing('two', [])];
    expect(await missing({ store, accounts }, sweeps.slice(0, 1), NIGHT, NOON)).toBe(0);
    expect(await missing({ store, accounts }, sweeps, NIGHT, NOON)).toBe(1);
    expect(await due()).toEqual(['a']);
  });
});

describe('regained', () => {
  it.each(['no-access', 'not-found'] as const)(
    'is what was shut (%s) and is listed again',
    async (trouble) => {
      await shut('a', 'one', trouble);
      await shut('still', 'one', trouble);
      await shut('thrown', 'one', trouble);
      const sweeps = [listing('one', ['a'], ['thrown'])];
      expect(await regained({ store, accounts }, sweeps, NIGHT, NOON)).toBe(1);
      expect(await due()).toEqual(['a']);
      expect((await store.register.registration('a'))?.account).toBe('one');
    },
  );

  it('goes to the account that sees it when its own does not', async () => {
    await shut('a', 'one', 'no-access');
    await shut('b', 'one', 'no-access');
    const sweeps = [listing('one', ['b']), listing('two', ['a', 'b'])];
    expect(await regained({ store, accounts }, sweeps, NIGHT, NOON)).toBe(2);
    expect((await store.register.registration('a'))?.account).toBe('two');
    expect((await store.register.registration('b'))?.account).toBe('one');
  });
});

it('restored is what lies in nobody’s trash any more', async () => {
  for (const id of ['a', 'b', 'c']) await settled(store, id);
  await store.watch.noteTrashed(['a', 'b'].map((id) => change(id, 'v1 trashed')));
  expect(await restored({ store, accounts }, [listing('one', []), listing('two', [], ['b'])], NOON)).toBe(1);
  expect(await due()).toEqual(['a']);
});
