/** What the Worker does with messages that nobody knows, and with what came to its dead-letter queue. */
import type { MessageBatch } from '@cloudflare/workers-types';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import worker from '../../src/runtime/cloudflare.ts';
import { newState } from '../../src/runtime/local/state.ts';
import { d1Store } from '../../src/store/d1.ts';
import { openD1 } from '../store/d1.ts';

let d1: Awaited<ReturnType<typeof openD1>>;
/** One for all: an instance of a Worker keeps the bindings that it began with. */
let database: ReturnType<typeof d1.next>['database'];
let bindings: never;
beforeAll(async () => {
  d1 = await openD1();
  ({ database } = d1.next());
  bindings = bindingsOf(database);
});
afterAll(() => d1.close());

/** Settings with which a Worker starts that need not reach anyone. */
function bindingsOf(database: unknown): never {
  const { account } = newState(0);
  return {
    DB: database,
    PANTAU_SETTINGS: JSON.stringify({ unit: '62.02', mail: { from: 'pantau@kabupaten-contoh.example' } }),
    PANTAU_SERVICE_ACCOUNT: JSON.stringify({ client_email: account.email, private_key: account.privateKey }),
    PANTAU_SECRET: 'x'.repeat(32),
    PANTAU_MAIL_URL: 'smtp://127.0.0.1:1',
  } as never;
}

it('what nobody knows is given back, so that the queue buries it, and holds up nothing that came with it', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const ended: string[] = [];
  const bodies = [
    { job: 'lain' },
    null,
    { job: 'check' },
    { job: 'check', spreadsheetId: 'lembar-1' },
    { job: 'deliver', mailId: 'surel-1' },
  ];
  const messages = bodies.map((body, index) => ({
    id: `m${index}`,
    body,
    ack: () => ended.push(`m${index} done`),
    retry: () => ended.push(`m${index} back`),
  }));
  const batch = { queue: 'pantau', messages } as unknown as MessageBatch;
  await worker.queue(batch, bindings);
  const lines = said.mock.calls.map(([line]) => JSON.parse(String(line)));
  said.mockRestore();

  expect(ended.sort()).toEqual(['m0 back', 'm1 back', 'm2 back', 'm3 done', 'm4 done']);
  expect(lines.map(({ job, end }) => [job, end])).toEqual([
    ['check', 'none'],
    ['deliver', 'none'],
  ]);
});

it('what came to the dead-letter queue is noted for the operator and logged as an error, with ids and nothing else', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
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
  } as unknown as MessageBatch;
  await worker.queue(batch, bindings);
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
