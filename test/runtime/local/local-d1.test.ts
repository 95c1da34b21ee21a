import { Miniflare } from 'miniflare';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answered, BESIDE_SCRIPT, localD1 } from '../../../src/runtime/local/local-d1.ts';
import { d1Store } from '../../../src/store/d1.ts';

/** As undici tells of a connection that was closed. */
const closed = (bytesRead: number) =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET', socket: { bytesRead } }),
  });

let miniflare: Miniflare;
beforeAll(() => {
  miniflare = new Miniflare({ modules: true, script: BESIDE_SCRIPT, d1Databases: ['DB'] });
});
afterAll(() => miniflare.dispose());

it('asks again where every other call is closed before it is read, and does everything once', async () => {
  const worker = await miniflare.getWorker();
  let [calls, failed] = [0, 0];
  const store = d1Store(
    localD1({
      async fetch(address, init) {
        if (calls++ % 2 === 1) return worker.fetch(address, init);
        failed++;
        throw closed(0);
      },
    }),
  );
  await store.migrate();
  await store.register.saveUnits([
    { code: '99.01', name: 'Kabupaten Contoh', level: 'kabupaten', parent: null },
  ]);
  expect(await store.register.units()).toHaveLength(1);
  expect(failed).toBeGreaterThan(3);
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

it('does a batch as one step, and tells of faults in the words of D1', async () => {
  const database = localD1(await miniflare.getWorker());
  await database.prepare('create table pasang (nomor integer primary key)').all();
  const add = (number: number) => database.prepare('insert into pasang values (?)').bind(number);
  await expect(database.batch([add(1), add(2), add(1)])).rejects.toThrow(/UNIQUE/);
  await database.batch([add(1), add(2)]);
  expect((await database.prepare('select count(*) as n from pasang').all()).results).toEqual([{ n: 2 }]);
  expect(() => add(undefined as unknown as number)).toThrow('D1 cannot bind undefined');
});
