import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reachStore } from '../../src/cli/reach-store.ts';
import { databaseFolder, openDatabase } from '../../src/runtime/local/database.ts';
import { NOON, registration } from '../store/contract/samples.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';

let dir: string;
let server: PostgresServer;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-reach-'));
  server = await startPostgres();
});
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true, force: true });
});

it('reaches PostgreSQL, as a file of settings says, and names it without its password', async () => {
  const settings = path.join(dir, 'settings');
  const url = (await server.createDatabase()).replace('postgres@', 'postgres:rahasia@');
  await writeFile(settings, `PANTAU_STORE=${url}\n`);
  await using stack = new AsyncDisposableStack();
  const reached = await reachStore({ settings }, {});
  stack.defer(() => reached.close());
  await reached.store.migrate();
  await reached.store.register.registerSpreadsheet(registration('a'), NOON);
  expect(await reached.store.register.registrations()).toHaveLength(1);
  expect(reached.name).toMatch(/^PostgreSQL, database pantau_\d+$/);
});

it('reaches the folder of `npm start`, and what it keeps is there the next time', async () => {
  const folder = path.join(dir, 'data');
  await expect(reachStore({ store: `local:${folder}` }, {})).rejects.toThrow('holds no database of Pantau');
  const made = await reachStore({ store: `local:${folder}` }, {}, true);
  await made.store.migrate();
  await made.store.register.registerSpreadsheet(registration('a'), NOON);
  await made.close();
  // The option wins over the environment.
  const again = await reachStore({ store: `local:${folder}` }, { PANTAU_STORE: 'd1:lain' });
  expect(await again.store.register.registrations()).toEqual([registration('a')]);
  await again.close();
  expect(databaseFolder(folder)).toContain(folder);
  await (await openDatabase(folder)).close();
});

it('says what is missing or wrong, and holds no secret in what it says', async () => {
  await expect(reachStore({}, {})).rejects.toThrow(
    'PANTAU_STORE: is missing; name the store by --store ADDRESS',
  );
  await expect(reachStore({ store: 'mysql://root:rahasia@x/y' }, {})).rejects.toThrow('is no store');
  await expect(reachStore({ store: 'mysql://root:rahasia@x/y' }, {})).rejects.not.toThrow('rahasia');
  await expect(reachStore({ store: 'd1:pantau' }, {})).rejects.toThrow(
    /CLOUDFLARE_ACCOUNT_ID: is missing\n.*API_TOKEN: is missing/,
  );
  await expect(reachStore({ settings: path.join(dir, 'none') }, {})).rejects.toThrow('cannot be read');
  const nobody = reachStore({ store: 'postgresql://u:rahasia@127.0.0.1:1/pantau' }, {});
  await expect(nobody).rejects.toThrow('PostgreSQL cannot be reached');
  await expect(nobody).rejects.not.toThrow('rahasia');
});
