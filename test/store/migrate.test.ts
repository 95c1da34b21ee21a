/** Migrations go forward on what is stored, and the Worker of before works beside the schema of after. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrate.ts';
import { type Database, openD1Database, openPostgresDatabase } from '../support/crash/databases.ts';
import { life } from '../support/crash/life.ts';

const TABLE = 'create table migration ("number" bigint not null primary key, name text not null)';

/** What is worked out anew where it is missing, and so may be forgotten. */
const FORGOTTEN: ReadonlySet<string> = new Set([
  `delete from note where name in ('cursor', 'last-sweep')`,
  'update memory set approved_fingerprint = null',
]);

describe.each(MIGRATIONS)('$name', ({ statements }) => {
  const made = statements.flatMap((text) => /^create table "?([a-z_]+)"?/.exec(text)?.[1] ?? []);

  it.each(statements.map((text) => [text.replaceAll(/\s+/g, ' ').slice(0, 60), text]))(
    'only adds: %s',
    (_short, text) => {
      const column =
        /^alter table \w+ add column "?\w+"? (?:text|bigint|double precision)( not null)?( default .+)?$/;
      const [isColumn, notNull, byDefault] = column.exec(text) ?? [];
      const onTable = /^create unique index \w+ on (\w+)/.exec(text)?.[1];
      const ways = [
        text.startsWith('create table '),
        text.startsWith('create index '),
        // What an older Worker writes is never refused for a rule that it does not know.
        onTable !== undefined && made.includes(onTable),
        isColumn !== undefined && (notNull === undefined || byDefault !== undefined),
        /^insert into (?:counter|quota_total) /.test(text),
        FORGOTTEN.has(text),
      ];
      expect(ways.filter(Boolean)).toHaveLength(1);
    },
  );
});

describe.each([
  ['Cloudflare D1', openD1Database],
  ['PostgreSQL', openPostgresDatabase],
] as const)('on %s', (_name, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const quoted = (names: Iterable<string>) => [...names].map((name) => `"${name}"`).join(', ');
  /** A row of every table, each cell told from every other by its text or number. */
  const rowsOf = (tables: ReadonlyMap<string, ReadonlyMap<string, string>>, number: number) =>
    [...tables].map(([table, columns]) => {
      const values = [...columns].map(([column, type]) =>
        /text/i.test(type) ? `'${table} ${column} ${number}'` : String(number),
      );
      return `insert into "${table}" (${quoted(columns.keys())}) values (${values.join(', ')})`;
    });

  it.each(MIGRATIONS.slice(0, -1).map(({ name }, index) => [name, index + 1] as const))(
    'what stood in the schema of %s is kept, and its Worker still writes and reads',
    async (_last, count) => {
      await database.empty();
      const before = MIGRATIONS.slice(0, count);
      await database.run([
        TABLE,
        ...before.map(({ name }, index) => `insert into migration values (${index + 1}, '${name}')`),
        ...before.flatMap(({ statements }) => statements),
      ]);
      const tables = await database.columns();
      tables.delete('migration');
      expect(tables.size).toBeGreaterThan(10);
      await database.run([...rowsOf(tables, 101), ...rowsOf(tables, 102)]);
      const read = async () => {
        const lists = [...tables].map(
          ([table, columns]) => `select ${quoted(columns.keys())} from "${table}" where ${anyOf(columns)}`,
        );
        const found = await database.run(lists);
        return new Map(
          [...tables.keys()].map((table, at) => [table, found[at]!.map(kept(table)).sort(byText)]),
        );
      };
      const stored = await read();
      expect([...stored.values()].map((rows) => rows.length)).toEqual([...tables].map(() => 2));

      await database.store.migrate();
      expect(await read()).toEqual(stored);
      await database.run(rowsOf(tables, 103));
      expect([...(await read()).values()].map((rows) => rows.length)).toEqual([...tables].map(() => 3));
      await expect(database.store.migrate()).resolves.toBeUndefined();
    },
  );

  /** The rows of these tests, and not those that migrations themselves put in. */
  function anyOf(columns: ReadonlyMap<string, string>): string {
    const [[column, type]] = [...columns] as [[string, string]];
    return /text/i.test(type) ? `"${column}" like '% 10_'` : `"${column}" > 100`;
  }

  function kept(table: string) {
    return (row: Record<string, unknown>): Record<string, unknown> => {
      const { approved_fingerprint: _, ...rest } = row;
      return table === 'memory' ? rest : row;
    };
  }

  const byText = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

  it('killed at any statement and run again, the schema is whole', async () => {
    await database.empty();
    const clean = life();
    const whole = await migrated(clean);
    const calls = clean.calls.length;
    expect(calls).toBeGreaterThan(MIGRATIONS.length);
    let killedTimes = 0;
    // Statements within one migration are alike; the ends of each are all there.
    for (let call = 1; call <= calls; call += calls > 50 ? 7 : 1) {
      for (const when of ['before', 'after'] as const) {
        await database.empty();
        const mortal = life({ call, when });
        const { store, drop } = database.open(mortal);
        const { killed } = await mortal.run(() => store.migrate());
        await drop();
        killedTimes += Number(killed);
        expect(await migrated(life())).toEqual(whole);
      }
    }
    expect(killedTimes).toBe(2 * Math.ceil(calls / (calls > 50 ? 7 : 1)));
  });

  async function migrated(own: ReturnType<typeof life>) {
    const { store, drop } = database.open(own);
    await store.migrate();
    await drop();
    const [names] = await database.run(['select "number", name from migration order by "number"']);
    return { names, columns: await database.columns() };
  }
});
