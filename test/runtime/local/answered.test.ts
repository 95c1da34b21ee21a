import type { D1Database } from '@cloudflare/workers-types';
import { Miniflare } from 'miniflare';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answered, answeringD1 } from '../../../src/runtime/local/answered.ts';
import { d1Store } from '../../../src/store/d1.ts';

/** As undici tells of a connection that was closed. */
const closed = (bytesRead: number) =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET', socket: { bytesRead } }),
  });

let miniflare: Miniflare;
beforeAll(() => {
  miniflare = new Miniflare({
    modules: true,
    script: 'export default { fetch: () => new Response() }',
    d1Databases: ['DB'],
  });
});
afterAll(() => miniflare.dispose());

/** Every first call is closed before it is read. */
function hasty(database: D1Database): { database: D1Database; closed(): number } {
  let [calls, failed] = [0, 0];
  const every = <T>(call: () => T): T => {
    if (calls++ % 2 === 1) return call();
    failed++;
    throw closed(0);
  };
  return {
    closed: () => failed,
    database: {
      prepare: (sql: string) => ({
        bind: (...values: unknown[]) => {
          const statement = database.prepare(sql).bind(...values);
          return Object.assign(statement, { all: every.bind(null, statement.all.bind(statement)) });
        },
      }),
      batch: async (statements: never[]) => every(() => database.batch(statements)),
    } as unknown as D1Database,
  };
}

it('asks again, and does everything once', async () => {
  const { database, closed } = hasty((await miniflare.getD1Database('DB')) as unknown as D1Database);
  const store = d1Store(answeringD1(database));
  await store.migrate();
  await store.register.saveUnits([
    { code: '99.01', name: 'Kabupaten Contoh', level: 'kabupaten', parent: null },
  ]);
  expect(await store.register.units()).toHaveLength(1);
  expect(closed()).toBeGreaterThan(3);
});

it('gives up on a connection that ended in the middle of an answer, and on any other fault', async () => {
  let calls = 0;
  const failing = (error: Error) => () => {
    calls++;
    return Promise.reject(error);
  };
  await expect(answered(failing(closed(12)))).rejects.toThrow('fetch failed');
  await expect(answered(failing(new Error('D1_ERROR')))).rejects.toThrow('D1_ERROR');
  expect(calls).toBe(2);
  await expect(answered(failing(closed(0)))).rejects.toThrow('fetch failed');
  expect(calls).toBe(7);
});
