/** Brings the schema up to date. */
import { CompiledQuery } from 'kysely';
import type { Sql } from './batch.ts';
import { begin } from './migrations/001-begin.ts';
import { across } from './migrations/002-across.ts';
import { waivers } from './migrations/003-waivers.ts';
import { measures } from './migrations/004-measures.ts';
import { channels } from './migrations/006-channels.ts';
import { approvals } from './migrations/007-approvals.ts';

/** In order, for good: a migration that was ever released is never edited, only followed by another. */
const MIGRATIONS: readonly { name: string; statements: readonly string[] }[] = [
  { name: '001-begin', statements: begin },
  { name: '002-across', statements: across },
  { name: '003-waivers', statements: waivers },
  { name: '004-measures', statements: measures },
  { name: '006-channels', statements: channels },
  { name: '007-approvals', statements: approvals },
];

/**
 * Applies the migrations that are missing, each all or none. One query when nothing is missing. Safe when two run at
 * once: each migration first takes its number, which only one can.
 */
export async function migrate(sql: Sql): Promise<void> {
  let applied = await appliedCount(sql);
  for (const [index, { name, statements }] of MIGRATIONS.entries()) {
    const number = index + 1;
    if (number <= applied) continue;
    try {
      await sql.batch([
        sql.db.insertInto('migration').values({ number, name }).compile(),
        ...statements.map((statement) => CompiledQuery.raw(statement)),
      ]);
    } catch (error) {
      applied = await appliedCount(sql);
      if (applied < number) throw error;
    }
  }
}

async function appliedCount(sql: Sql): Promise<number> {
  try {
    return await readApplied(sql);
  } catch {
    // A new database: there is no table to read from yet. Of several that begin at once PostgreSQL lets one make it and
    // fails the others; any other fault shows itself again below.
    const made = await Promise.allSettled([sql.db.executeQuery(MIGRATION_TABLE)]);
    return await readApplied(sql).catch((error) => {
      throw made[0].status === 'rejected' ? made[0].reason : error;
    });
  }
}

const MIGRATION_TABLE = CompiledQuery.raw(
  'create table if not exists migration ("number" bigint not null primary key, name text not null)',
);

async function readApplied({ db }: Sql): Promise<number> {
  const row = await db
    .selectFrom('migration')
    .select((eb) => eb.fn.max('number').as('last'))
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}
