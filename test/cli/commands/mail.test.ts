import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { mail } from '../../../src/cli/commands/mail.ts';
import type { Store } from '../../../src/ports/store/store.ts';
import { d1Store } from '../../../src/store/d1.ts';
import { openD1 } from '../../store/d1.ts';
import { type D1Api, startD1Api } from '../../store/d1-api.ts';

const NOON = Date.UTC(2025, 10, 18, 5);

let d1: Awaited<ReturnType<typeof openD1>>;
let api: D1Api;
let store: Store;
beforeAll(async () => {
  d1 = await openD1();
  const { database } = d1.next();
  store = d1Store(database);
  await store.migrate();
  api = await startD1Api((name) => (name === 'pantau' ? database : undefined));
  const officer = { unit: '62.02.01', role: 'operator', name: 'Ibu Contoh', language: 'id' } as const;
  await store.register.saveOfficers([{ ...officer, id: 'op-1', address: 'operator@contoh.example' }]);
});
afterAll(async () => {
  await api.close();
  await d1.close();
});

let id: string;
let day = 0;
beforeEach(async () => {
  const localDate = `2025-11-${10 + ++day}`;
  const notices = [{ recipient: 'op-1', unit: '62.02.01', deadline: 'akhir', stage: `H-${day}` }];
  await store.outbox.plan([{ recipient: 'op-1', kind: 'digest', localDate, number: 1, notices }], NOON);
  [id] = (await store.outbox.due(NOON, 1)) as [string];
  await store.outbox.begin(id, NOON);
  await store.outbox.settle(id, { state: 'uncertain', reason: 'ECONNECTION' }, NOON);
  return async () => {
    await store.outbox.accept(id, NOON);
  };
});

async function run(...words: string[]): Promise<string> {
  const said: string[] = [];
  await mail(
    [...words, '--store', 'd1:pantau'],
    (text) => said.push(text),
    () => {},
    api.environment,
    NOON + 1,
  );
  return said.join('\n');
}

const stateOf = async () => (await store.outbox.find([id]))[0]?.state;

it('lists what is in doubt, by role and unit, never by name or address', async () => {
  const listed = await run('list');
  expect(listed).toBe(
    `${id}  uncertain  2025-11-18T05:00:00.000Z  digest  2025-11-11  operator 62.02.01  1  ECONNECTION`,
  );
  expect(JSON.parse(await run('list', '--json'))).toMatchObject({ id, state: 'uncertain', attempts: 1 });
  expect(await run('list', '--state', 'pending')).toBe('no mail is pending');
});

it('says in a dry run what would be done, and does nothing', async () => {
  expect(await run('resend', id, '--dry-run')).toBe(
    `would be: ${id} goes out with the next pass. Nothing was changed (--dry-run)`,
  );
  expect(JSON.parse(await run('settle', id, '--dry-run', '--json'))).toEqual({
    id,
    state: 'sent',
    dryRun: true,
  });
  expect(await stateOf()).toBe('uncertain');
  await expect(run('resend', 'x', '--dry-run')).rejects.toThrow('no mail of this id is uncertain or failed');
  expect(JSON.parse(await run('pause', '--dry-run', '--json'))).toEqual({ paused: NOON + 1, dryRun: true });
  expect(await store.outbox.pausedSince()).toBeUndefined();
});

it('sends one mail again', async () => {
  expect(await run('resend', id)).toBe(`${id} goes out with the next pass`);
  expect(await store.outbox.due(NOON + 1, 1)).toEqual([id]);
  await expect(run('resend', id)).rejects.toThrow('no mail of this id is uncertain or failed');
  await store.outbox.begin(id, NOON + 1);
  await store.outbox.settle(id, { state: 'failed', reason: '550' }, NOON + 1);
});

it('settles one mail', async () => {
  expect(await run('settle', id)).toBe(`${id} is taken for told`);
  expect(await stateOf()).toBe('sent');
  await expect(run('settle', id)).rejects.toThrow('no mail of this id is uncertain or failed');
});

it('pauses all mail and lets it go again', async () => {
  expect(await run('pause')).toBe('mail is paused since 2025-11-18T05:00:00.001Z');
  expect(await store.outbox.pausedSince()).toBe(NOON + 1);
  expect(await run('list')).toMatch(/^mail is paused since /);
  expect(await run('resume')).toBe('mail goes out');
  expect(await store.outbox.pausedSince()).toBeUndefined();
});

it.each([[[]], [['delete']], [['resend']], [['resend', 'a', 'b']]])(
  '%j: says how it is used',
  async (words) => {
    await expect(run(...words)).rejects.toThrow('usage: mail list|resend|settle|pause|resume');
  },
);

it('names what is wrong', async () => {
  await expect(run('list', '--state', 'lost')).rejects.toThrow('--state lost: is none of pending, sending');
  await expect(run('list', '--limit', '0')).rejects.toThrow('--limit must be a whole number above 0');
});
