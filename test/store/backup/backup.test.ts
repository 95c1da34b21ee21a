/** A backup of one database into another, and what a broken or foreign one does. */
import type { D1Database } from '@cloudflare/workers-types';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backupLines } from '../../../src/store/backup/backup.ts';
import { d1Reading } from '../../../src/store/backup/d1-reading.ts';
import { postgresReading } from '../../../src/store/backup/postgres-reading.ts';
import type { Reading } from '../../../src/store/backup/reader.ts';
import { restore } from '../../../src/store/backup/restore.ts';
import type { Sql } from '../../../src/store/batch.ts';
import { d1Sql, d1Store } from '../../../src/store/d1.ts';
import { MIGRATION_NAMES, migrate } from '../../../src/store/migrate.ts';
import { postgresPool, postgresSql } from '../../../src/store/postgres.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { leased, NOON, outcome, registration } from '../contract/samples.ts';
import { openD1 } from '../d1.ts';
import { fillAll } from './filled.ts';

let d1: Awaited<ReturnType<typeof openD1>>;
let server: PostgresServer;
const pools: pg.Pool[] = [];
beforeAll(async () => {
  d1 = await openD1();
  server = await startPostgres();
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await server.close();
  await d1.close();
});

interface Base {
  sql: Sql;
  reading: Reading;
}

async function onPostgres(): Promise<Base> {
  const pool = postgresPool(await server.createDatabase());
  pools.push(pool);
  return { sql: postgresSql(pool), reading: postgresReading(pool) };
}

const onD1 = (database: D1Database = d1.next().database): Base => ({
  sql: d1Sql(database),
  reading: d1Reading(database),
});

function linesOf({ sql, reading }: Base, contacts = true): Promise<string[]> {
  return reading(async (reader) => {
    const parts: string[] = [];
    for await (const part of backupLines(sql, reader, { contacts, now: NOON })) parts.push(part);
    return parts.join('').trimEnd().split('\n');
  });
}

const given = (lines: readonly string[]) =>
  async function* () {
    yield* lines;
  };

/** Rows by table and column, in an order of their own: databases give them in any. */
function tablesOf(lines: readonly string[]): Record<string, Record<string, unknown>[]> {
  const tables: Record<string, Record<string, unknown>[]> = {};
  let table = '';
  let columns: string[] = [];
  for (const line of lines.slice(1, -1)) {
    const value = JSON.parse(line);
    if (Array.isArray(value)) {
      tables[table]?.push(Object.fromEntries(columns.map((column, index) => [column, value[index]])));
    } else {
      ({ table, columns } = value);
      tables[table] = [];
    }
  }
  for (const rows of Object.values(tables))
    rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return tables;
}

/** What restoring changes on purpose. */
function asRestored(tables: ReturnType<typeof tablesOf>): ReturnType<typeof tablesOf> {
  const restored = structuredClone(tables);
  for (const row of restored.spreadsheet ?? []) Object.assign(row, { lease_until: 0, handed_out_until: 0 });
  for (const row of restored.mail ?? [])
    if (row.state === 'sending')
      Object.assign(row, { state: 'uncertain', reason: 'it was being sent when the backup was made' });
  for (const row of restored.counter ?? [])
    if (row.name === 'results-changed') row.value = Number(row.value) + 1;
  return tablesOf([
    '',
    ...Object.entries(restored).flatMap(([table, rows]) => {
      const columns = Object.keys(rows[0]!);
      return [{ table, columns }, ...rows.map((row) => columns.map((column) => row[column]))].map((line) =>
        JSON.stringify(line),
      );
    }),
    '',
  ]);
}

describe('a round trip', () => {
  it('from D1 to PostgreSQL and back brings every row of every table but what opens nothing later', async () => {
    const { database } = d1.next();
    await d1Store(database).migrate();
    const tables = await fillAll(database);
    const first = await linesOf(onD1(database));
    const passing = ['event_subscription', 'quota_call', 'session', 'sign_in_attempt', 'sign_in_link'];
    expect(Object.keys(tablesOf(first)).sort()).toEqual(tables.filter((table) => !passing.includes(table)));

    const postgres = await onPostgres();
    const { header, tables: counts } = await restore(postgres.sql, given(first));
    expect(header).toMatchObject({
      migrations: [...MIGRATION_NAMES].sort(),
      contacts: true,
      made: '2025-11-18T02:00:00.000Z',
    });
    expect(counts.mail).toBe(3);
    const second = await linesOf(postgres);
    expect(tablesOf(second)).toEqual(asRestored(tablesOf(first)));

    const again = onD1();
    await restore(again.sql, given(second));
    expect(tablesOf(await linesOf(again))).toEqual(asRestored(tablesOf(second)));
  });

  it('leaves officers out where contacts are not wanted', async () => {
    const { database } = d1.next();
    await d1Store(database).migrate();
    await fillAll(database);
    const lines = await linesOf(onD1(database), false);
    expect(JSON.parse(lines[0]!)).toMatchObject({ contacts: false });
    const other = onD1();
    await restore(other.sql, given(lines));
    expect(tablesOf(await linesOf(other))).toEqual(
      asRestored(
        Object.fromEntries(Object.entries(tablesOf(lines)).filter(([table]) => table !== 'officer')),
      ),
    );
  });

  it('of a store that works goes on where it stood', async () => {
    const { database } = d1.next();
    const store = d1Store(database);
    await store.migrate();
    const lease = await leased(store, 'a');
    await store.results.save(lease, outcome());
    await store.register.registerSpreadsheet(registration('b'), NOON);
    const notice = { recipient: 'p', unit: '62.02.01', deadline: 'd', stage: 'H-7' };
    const mail = { recipient: 'p', kind: 'digest', localDate: '2025-11-18', number: 1, notices: [notice] };
    await store.outbox.plan([mail], NOON);

    const other = d1.next().database;
    await restore(d1Sql(other), given(await linesOf(onD1(database))));
    const restored = d1Store(other);
    expect(await restored.results.forms()).toEqual(await store.results.forms());
    expect(await restored.watch.takeDue(NOON, NOON + 1, 9)).toEqual(['b']);
    // Told once, in whichever store.
    expect(await restored.outbox.plan([{ ...mail, localDate: '2025-11-19' }], NOON)).toBe(0);
    expect(await restored.results.changedSinceRollUp()).toBe(true);
  });

  it('reads large tables in parts', async () => {
    for (const base of [onD1(), await onPostgres()]) {
      await migrate(base.sql);
      const rows = Array.from({ length: 2_500 }, (_, index) => ({ index, name: 'n'.repeat(index % 700) }));
      for (let start = 0; start < rows.length; start += 25)
        await base.sql.db
          .insertInto('unit')
          .values(
            rows
              .slice(start, start + 25)
              .map(({ index, name }) => ({ code: `u${index}`, name, level: 'desa', parent: null })),
          )
          .execute();
      const units = tablesOf(await linesOf(base)).unit ?? [];
      expect(new Set(units.map(({ code }) => code)).size).toBe(2_500);
    }
  });
});

describe('restoring', () => {
  let lines: string[];
  beforeAll(async () => {
    const { database } = d1.next();
    await d1Store(database).migrate();
    await d1Store(database).register.registerSpreadsheet(registration('a'), NOON);
    lines = await linesOf(onD1(database));
  });

  it('refuses a file that is not whole or not ours, before anything is written', async () => {
    const { sql } = await onPostgres();
    const cases: [readonly string[], string][] = [
      [[], 'line 0: the file ends too early'],
      [['{"a":1}'], 'line 1: this is no header'],
      [lines.slice(0, -1), 'the file ends too early'],
      [lines.toSpliced(2, 1), 'the file ends too early'],
      [[...lines, '[]'], 'something stands after its end'],
      [lines.toSpliced(2, 0, '["too few"]'), 'neither a table, nor a row, nor the end'],
      [lines.toSpliced(1, 0, '{"table":"migration","columns":["name"]}'), 'no table of Pantau'],
      [lines.toSpliced(1, 0, '{"table":"unit\\"; drop","columns":["name"]}'), 'no table of Pantau'],
      [
        [lines[0]!.replace('001-begin', '999-later'), ...lines.slice(1)],
        'made by a newer Pantau (999-later)',
      ],
    ];
    for (const [broken, fault] of cases) await expect(restore(sql, given(broken))).rejects.toThrow(fault);
    await expect(sql.db.selectFrom('migration').selectAll().execute()).rejects.toThrow('migration');
  });

  it('refuses a store in use, and takes up one that it left by halves', async () => {
    const { sql } = onD1();
    await restore(sql, given(lines));
    await expect(restore(sql, given(lines))).rejects.toThrow('The store is in use (spreadsheet)');

    const other = await onPostgres();
    const broken = Object.assign(() => given(lines)(), { asked: 0 });
    const breaking = () => {
      broken.asked++;
      if (broken.asked === 1) return broken();
      return (async function* () {
        yield* lines.slice(0, 3);
        throw new Error('the disk is gone');
      })();
    };
    await expect(restore(other.sql, breaking)).rejects.toThrow('the disk is gone');
    await restore(other.sql, given(lines));
    expect(tablesOf(await linesOf(other)).spreadsheet).toHaveLength(1);
  });

  it('brings a backup of older tables up to date in a new database, and refuses one that is newer already', async () => {
    const before = onD1();
    const older = MIGRATION_NAMES.slice(0, 6);
    await migrate(before.sql, new Set(older));
    await before.sql.db
      .insertInto('unit')
      .values({ code: 'x', name: 'X', level: 'desa', parent: null })
      .execute();
    const old = await linesOf(before);
    expect(JSON.parse(old[0]!).migrations).toEqual(older);

    const fresh = await onPostgres();
    await restore(fresh.sql, given(old));
    expect(tablesOf(await linesOf(fresh)).unit).toEqual([
      { code: 'x', level: 'desa', name: 'X', parent: null },
    ]);
    const applied = await fresh.sql.db.selectFrom('migration').select('name').execute();
    expect(applied).toHaveLength(MIGRATION_NAMES.length);

    const newer = onD1();
    await migrate(newer.sql);
    await expect(restore(newer.sql, given(old))).rejects.toThrow('restore it into a new database');
  });
});
