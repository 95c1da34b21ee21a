/** What the Worker does with what came to its dead-letter queue. */
import type { MessageBatch } from '@cloudflare/workers-types';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Work } from '../../src/ports/queue.ts';
import worker from '../../src/runtime/cloudflare.ts';
import { newState } from '../../src/runtime/local/state.ts';
import { d1Store } from '../../src/store/d1.ts';
import { openD1 } from '../store/d1.ts';

let d1: Awaited<ReturnType<typeof openD1>>;
beforeAll(async () => {
  d1 = await openD1();
});
afterAll(() => d1.close());

it('it is noted for the operator and logged as an error, with ids and nothing else', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const { database } = d1.next();
  const { account } = newState(0);
  const bindings = {
    DB: database,
    PANTAU_SETTINGS: JSON.stringify({ unit: '62.02', mail: { from: 'pantau@kabupaten-contoh.example' } }),
    PANTAU_SERVICE_ACCOUNT: JSON.stringify({ client_email: account.email, private_key: account.privateKey }),
    PANTAU_SECRET: 'x'.repeat(32),
    PANTAU_MAIL_URL: 'smtp://127.0.0.1:1',
  };
  const acked: string[] = [];
  const bodies = [
    { job: 'check', spreadsheetId: 'lembar-1' },
    { job: 'deliver', mailId: 'surel-1' },
    { job: 'lain', spreadsheetId: 'x'.repeat(101), name: 'Budi' },
    'bukan pekerjaan',
  ];
  const messages = bodies.map((body, index) => ({
    id: `m${index}`,
    body,
    ack: () => acked.push(`m${index}`),
  }));
  const batch = {
    queue: 'pantau-dead',
    messages: [...messages, messages[0]],
  } as unknown as MessageBatch<Work>;
  await worker.queue(batch, bindings as never);
  const lines = said.mock.calls.map(([line]) => JSON.parse(String(line)));
  said.mockRestore();

  expect(acked).toEqual(['m0', 'm1', 'm2', 'm3', 'm0']);
  const noted = await d1Store(database).deadLetters.newest(9);
  expect(noted.map(({ id, job, subject }) => [id, job, subject]).sort()).toEqual([
    ['m0', 'check', 'lembar-1'],
    ['m1', 'deliver', 'surel-1'],
    ['m2', 'lain', ''],
    ['m3', 'unknown', ''],
  ]);
  expect(lines[0]).toEqual({
    severity: 'ERROR',
    message: 'work could not be taken up',
    execution: 'm0',
    job: 'check',
    spreadsheetId: 'lembar-1',
  });
  expect(JSON.stringify(lines)).not.toMatch(/Budi|bukan/);
});
