/** Backup, restore, retention and purge as an operator types them. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { D1Database } from '@cloudflare/workers-types';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { backup } from '../../../src/cli/commands/backup.ts';
import { purge } from '../../../src/cli/commands/purge.ts';
import { restore } from '../../../src/cli/commands/restore.ts';
import { retention } from '../../../src/cli/commands/retention.ts';
import type { Command } from '../../../src/cli/commands.ts';
import { reachStore } from '../../../src/cli/reach-store.ts';
import { d1Store } from '../../../src/store/d1.ts';
import { leased, NOON, outcome } from '../../store/contract/samples.ts';
import { openD1 } from '../../store/d1.ts';
import { type D1Api, startD1Api } from '../../store/d1-api.ts';

let dir: string;
let d1: Awaited<ReturnType<typeof openD1>>;
let database: D1Database;
let api: D1Api;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-upkeep-'));
  d1 = await openD1();
  ({ database } = d1.next());
  api = await startD1Api((name) => (name === 'pantau' ? database : undefined));
  const store = d1Store(database);
  await store.migrate();
  const officer = {
    id: 'op',
    unit: '62.02.01',
    role: 'operator',
    name: 'Petugas Contoh',
    language: 'id',
  } as const;
  await store.register.saveOfficers([{ ...officer, address: 'op@kantor.example' }]);
  const incidents = [{ code: 'set-aside', detail: '' }];
  await store.results.save(await leased(store, 'a'), outcome({ incidents }));
});
afterAll(async () => {
  await api.close();
  await d1.close();
  await rm(dir, { recursive: true, force: true });
});

type Run = (...given: [...Parameters<Command>, NodeJS.ProcessEnv]) => ReturnType<Command>;

async function said(command: Run, words: string[], environment: NodeJS.ProcessEnv = {}): Promise<string> {
  const lines: string[] = [];
  const given = { PANTAU_STORE: 'd1:pantau', ...api.environment, ...environment };
  await command(
    words,
    (text) => lines.push(text),
    () => {},
    given,
  );
  return lines.join('\n');
}

it('a backup of D1 fills a folder of its own, and is readable by its owner alone', async () => {
  const file = path.join(dir, 'pantau.jsonl.gz');
  const counted = JSON.parse(await said(backup, [file, '--dry-run', '--json']));
  expect(counted).toMatchObject({ dryRun: true, tables: { spreadsheet: 1, officer: 1 } });
  await expect(stat(file)).rejects.toThrow('ENOENT');
  await expect(stat(`${file}.part`)).rejects.toThrow('ENOENT');
  const kept = await said(backup, [file]);
  expect(kept).toMatch(/pantau\.jsonl\.gz: \d+ rows of \d+ tables, with contacts/);
  expect((await stat(file)).mode & 0o077).toBe(0);
  expect(gunzipSync(await readFile(file)).toString()).toContain('op@kantor.example');
  await expect(said(backup, [file])).rejects.toThrow('exists; name another file');

  const folder = `local:${path.join(dir, 'data')}`;
  // A folder that restoring would make is not made to look whether it could.
  const tried = await said(restore, [file, '--store', folder, '--dry-run']);
  expect(tried).toContain('Nothing was written');
  expect(tried).toContain(/\d+ rows of \d+ tables/.exec(kept)![0]);
  await expect(stat(path.join(dir, 'data'))).rejects.toThrow('ENOENT');
  const told = JSON.parse(await said(restore, [file, '--store', folder, '--json']));
  expect(told).toMatchObject({ contacts: true, tables: { spreadsheet: 1, officer: 1, incident: 1 } });
  const reached = await reachStore({ store: folder }, {});
  expect(await reached.store.results.forms()).toEqual(await d1Store(database).results.forms());
  await reached.close();
  await expect(said(restore, [file, '--store', folder])).rejects.toThrow('The store is in use');
  await expect(said(restore, [file, '--store', folder, '--dry-run'])).rejects.toThrow('The store is in use');
  // Into one that nothing stands in yet.
  const empty = d1.next().database;
  const other = await startD1Api(() => empty);
  const looked = await said(restore, [file, '--dry-run'], other.environment);
  expect(looked).toContain('Nothing was written (--dry-run).');
  const { results } = await empty.prepare("select name from sqlite_master where name = 'unit'").all();
  expect(results).toEqual([]);
  await other.close();
});

it('a backup without contacts holds no name and no address, and says so when it is restored', async () => {
  const file = path.join(dir, 'tanpa.jsonl.gz');
  await said(backup, [file, '--without-contacts']);
  expect(gunzipSync(await readFile(file)).toString()).not.toMatch(/kantor\.example|Petugas Contoh/);
  const told = await said(restore, [file, '--store', `local:${path.join(dir, 'tanpa')}`]);
  expect(told).toContain('Officers are not in this backup');
});

it('a file that was cut off is refused, and a backup that failed leaves nothing behind', async () => {
  const file = path.join(dir, 'putus.jsonl.gz');
  await writeFile(file, gzipSync('{"format":"pantau-backup"}\n').subarray(0, 20));
  const folder = `local:${path.join(dir, 'putus')}`;
  await expect(said(restore, [file, '--store', folder])).rejects.toThrow('is no whole gzip file');
  await expect(said(restore, [path.join(dir, 'tidak-ada'), '--store', folder])).rejects.toThrow(
    'cannot be read',
  );
  await expect(said(restore, [dir, '--store', folder])).rejects.toThrow(`${dir}: cannot be read: EISDIR`);
  const nowhere = path.join(dir, 'tidak-ada', 'pantau.jsonl.gz');
  await expect(said(backup, [nowhere])).rejects.toThrow(`${nowhere}: cannot be written: ENOENT`);
  const other = path.join(dir, 'gagal.jsonl.gz');
  await expect(said(backup, [other], { PANTAU_STORE: 'd1:lain' })).rejects.toThrow('no D1 database "lain"');
  await expect(stat(other)).rejects.toThrow('ENOENT');
  await expect(stat(`${other}.part`)).rejects.toThrow('ENOENT');
});

it('retention tells the defaults, and what the settings of an installation say instead', async () => {
  expect(await said(retention, [])).toMatch(/^snapshotDays +1096 days/);
  const PANTAU_SETTINGS = JSON.stringify({ unit: '62.02', retention: { mailDays: 90 } });
  expect(JSON.parse(await said(retention, ['--json'], { PANTAU_SETTINGS }))).toMatchObject({
    mailDays: 90,
    incidentDays: 366,
  });
  const few = JSON.stringify({ retention: { mailDays: 3 } });
  await expect(said(retention, [], { PANTAU_SETTINGS: few })).rejects.toThrow(
    'PANTAU_SETTINGS.retention.mailDays',
  );
});

it('purge tells what would go, then deletes it', async () => {
  const before = ['--before', '2025-11-19'];
  expect(await said(purge, [...before, '--dry-run'])).toMatch(/incidents +1\n(?:.*\n)*Nothing was deleted/);
  expect(await d1Store(database).results.incidents(9)).toHaveLength(1);
  expect(JSON.parse(await said(purge, ['--before', '2025-11-18', '--json']))).toMatchObject({ incidents: 0 });
  expect(JSON.parse(await said(purge, [...before, '--json']))).toMatchObject({ dryRun: false, incidents: 1 });
  expect(await d1Store(database).results.incidents(9)).toEqual([]);
  expect((await d1Store(database).results.forms())[0]?.checkedAt).toBe(NOON);
  await expect(said(purge, ['--before', '2025-02-30'])).rejects.toThrow('is no day');
  await expect(said(purge, ['--before', '2999-01-01'])).rejects.toThrow('a day to come');
});
