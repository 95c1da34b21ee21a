import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { remoteKeySet } from '../../src/identity/key-set.ts';
import { type IssuerServer, issuerServer, newKey } from './issuer.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let server: IssuerServer;
beforeAll(async () => {
  server = await issuerServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.answer();
  server.publish(newKey('k1', 'ES256'));
  server.asked();
});
const kids = (keys: { kid?: string }[]) => keys.map(({ kid }) => kid);

it('asks once for many requests, and again after an hour', async () => {
  const keys = remoteKeySet(server.origin);
  await Promise.all(Array.from({ length: 10 }, () => keys.keysFor('k1', 0)));
  await keys.keysFor('k1', HOUR - 1);
  expect(server.asked()).toHaveLength(1);
  await keys.keysFor('k1', HOUR);
  expect(server.asked()).toHaveLength(1);
});

it('looks for a key it does not know at most once a minute', async () => {
  const keys = remoteKeySet(server.origin);
  await keys.keysFor('k1', 0);
  server.publish(newKey('k1', 'ES256'), newKey('k2', 'ES256'));
  for (let at = 1; at < MINUTE; at += 1000) expect(kids(await keys.keysFor('k2', at))).toEqual(['k1']);
  expect(server.asked()).toHaveLength(1);
  expect(kids(await keys.keysFor('k2', MINUTE))).toEqual(['k1', 'k2']);
  for (let at = 1; at < MINUTE; at += 1000) await keys.keysFor(`forged-${at}`, MINUTE + at);
  expect(server.asked()).toHaveLength(1);
});

it('goes on with its keys for a day while the issuer does not answer, then no longer', async () => {
  const keys = remoteKeySet(server.origin);
  await keys.keysFor('k1', 0);
  server.answer(() => new Response('', { status: 500 }));
  expect(kids(await keys.keysFor('k1', 24 * HOUR - 1))).toEqual(['k1']);
  await expect(keys.keysFor('k1', 24 * HOUR)).rejects.toThrow();
  server.answer();
  expect(kids(await keys.keysFor('k1', 24 * HOUR + MINUTE))).toEqual(['k1']);
});

it.each<[string, () => Response]>([
  ['another form', () => Response.json({ keys: 'none' })],
  ['no JSON', () => new Response('<html>')],
  ['more than a megabyte', () => new Response(' '.repeat(1_000_000))],
  ['a hundred keys and one', () => Response.json({ keys: Array(101).fill({ kid: 'a', kty: 'EC' }) })],
  ['a way to somewhere else', () => new Response(null, { status: 302, headers: { location: '/other' } })],
])('does not take %s for keys, and leaves the issuer alone for a minute', async (_, answer) => {
  server.answer(answer);
  const keys = remoteKeySet(server.origin);
  await expect(keys.keysFor('k1', 0)).rejects.toThrow();
  await expect(keys.keysFor('k1', 1)).rejects.toThrow();
  expect(server.asked()).toHaveLength(1);
  server.answer();
  expect(kids(await keys.keysFor('k1', MINUTE))).toEqual(['k1']);
});
