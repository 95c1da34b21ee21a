/** The store on D1 from outside of a Worker: the same contract where it reads and writes the register and results. */
import type { D1Database } from '@cloudflare/workers-types';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { d1Store } from '../../src/store/d1.ts';
import { remoteD1 } from '../../src/store/d1-http.ts';
import { NOON, registration } from './contract/samples.ts';
import { storeContract } from './contract.ts';
import { openD1 } from './d1.ts';
import { ACCOUNT, type D1Api, startD1Api, TOKEN } from './d1-api.ts';

let d1: Awaited<ReturnType<typeof openD1>>;
let database: D1Database;
let api: D1Api;
beforeAll(async () => {
  d1 = await openD1();
  api = await startD1Api((name) => (name === 'pantau' ? database : undefined));
});
afterAll(async () => {
  await api.close();
  await d1.close();
});

const reach = (name = 'pantau', token = TOKEN) => remoteD1({ account: ACCOUNT, token, api: api.api }, name);

storeContract("Cloudflare D1 over Cloudflare's API", async () => {
  ({ database } = await d1.freshDatabase());
  return { store: d1Store(await reach()), other: d1Store(await reach()) };
});

describe('reaching D1', () => {
  beforeEach(async () => {
    ({ database } = await d1.freshDatabase());
  });

  it('finds the database by its name among those that resemble it, or by its id', async () => {
    await d1Store(await reach()).register.registerSpreadsheet(registration('a'), NOON);
    const byId = d1Store(await reach('00000000-0000-4000-8000-000000000001'));
    expect(await byId.register.registrations()).toEqual([registration('a')]);
  });

  it('says what is wrong, and never the token', async () => {
    await expect(reach('lain')).rejects.toThrow('Cloudflare has no D1 database "lain"');
    const refused = reach('pantau', 'salah-kunci');
    await expect(refused).rejects.toThrow('CLOUDFLARE_API_TOKEN must be a token of this account');
    await expect(refused).rejects.not.toThrow('salah-kunci');
    api.refuse(429);
    await expect(reach()).rejects.toThrow('wait five minutes');
    const nobody = remoteD1({ account: ACCOUNT, token: TOKEN, api: 'http://127.0.0.1:1' }, 'pantau');
    await expect(nobody).rejects.toThrow('Cloudflare cannot be reached');
  });

  it('runs a batch whole or not at all', async () => {
    const remote = await reach();
    const insert = remote.prepare('insert into unit (code, name, level, parent) values (?, ?, ?, null)');
    await expect(
      remote.batch([insert.bind('62.02', 'A', 'kabupaten'), insert.bind('62.02', 'B', 'kabupaten')]),
    ).rejects.toThrow(/UNIQUE constraint failed: unit.code/);
    expect(await d1Store(remote).register.units()).toEqual([]);
  });

  it('binds texts, and writes numbers and null beside question marks that are none', async () => {
    const remote = await reach();
    const { results } = await remote
      .prepare(`select ? as a, '?' as b, 'it''s ?' as c, ? as "d?", ? as e, typeof(?) as f, ? as g`)
      .bind("o'clock?", 1.5, null, 7, '')
      .all();
    expect(results).toEqual([
      { a: "o'clock?", b: '?', c: "it's ?", 'd?': 1.5, e: null, f: 'integer', g: '' },
    ]);
    await expect(remote.prepare('select ?').bind(true).all()).rejects.toThrow('boolean');
  });
});
