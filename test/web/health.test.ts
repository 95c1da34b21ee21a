/** `/healthz`, over a store. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { d1Store } from '../../src/store/d1.ts';
import { createWeb } from '../../src/web/app.ts';
import { openD1 } from '../store/d1.ts';
import { NOW, settings } from './district.ts';

const MINUTE = 60_000;

let d1: Awaited<ReturnType<typeof openD1>>;
beforeAll(async () => {
  d1 = await openD1();
});
afterAll(() => d1.close());

async function healthOf(store: ReturnType<typeof d1Store>, now = NOW) {
  const faults: unknown[] = [];
  const web = createWeb({
    store,
    clock: { now: async () => now },
    settings,
    access: { kind: 'closed' },
    links: { spreadsheet: (id) => id },
    onFault: (fault) => faults.push(fault),
  });
  const answer = await web.request('https://pantau.example/healthz');
  const { ok, polled } = (await answer.json()) as { ok: boolean; polled: string | null };
  expect(answer.status).toBe(ok ? 200 : 503);
  return { ok, polled, faults: faults.length };
}

it('is well until Drive was not listed for a quarter of an hour', async () => {
  const { store } = await d1.fresh();
  expect(await healthOf(store)).toEqual({ ok: true, polled: null, faults: 0 });
  await store.watch.pollFailed('kedua@contoh', NOW);
  expect(await healthOf(store)).toEqual({ ok: false, polled: null, faults: 0 });
  await store.watch.polled('pertama@contoh', { at: NOW });
  const polled = new Date(NOW).toISOString();
  expect(await healthOf(store, NOW + 15 * MINUTE - 1)).toEqual({ ok: true, polled, faults: 0 });
  expect(await healthOf(store, NOW + 15 * MINUTE)).toEqual({ ok: false, polled, faults: 0 });
});

it('is not well while the store does not answer, and tells why to the log alone', async () => {
  expect(await healthOf(d1Store(d1.next().database))).toEqual({ ok: false, polled: null, faults: 1 });
});
