/** Brings the schema up to date. */
import { CompiledQuery } from 'kysely';
import type { Sql } from './batch.ts';
import { begin } from './migrations/001-begin.ts';
import { across } from './migrations/002-across.ts';
import { waivers } from './migrations/003-waivers.ts';
import { measures } from './migrations/004-measures.ts';
import { access } from './migrations/005-access.ts';
import { channels } from './migrations/006-channels.ts';
import { approvals } from './migrations/007-approvals.ts';
import { polled } from './migrations/008-polled.ts';
import { officers } from './migrations/009-officers.ts';
import { outbox } from './migrations/011-outbox.ts';
import { deadLetters } from './migrations/012-dead-letters.ts';
import { publications } from './migrations/013-publications.ts';
import { firstCells } from './migrations/014-first-cells.ts';
import { troubled } from './migrations/015-troubled.ts';
import { measureDays } from './migrations/019-measure-days.ts';
import { eventSubscriptions } from './migrations/020-event-subscriptions.ts';

/**
 * In order, for good: a migration that was ever released is never edited, only followed by another. Known by name. Each
 * only adds, with defaults: while a deployment goes on, the Worker of before works beside the schema of after.
 */
export const MIGRATIONS: readonly { name: string; statements: readonly string[] }[] = [
  { name: '001-begin', statements: begin },
  { name: '002-across', statements: across },
  { name: '003-waivers', statements: waivers },
  { name: '004-measures', statements: measures },
  { name: '005-access', statements: access },
  { name: '006-channels', statements: channels },
  { name: '007-approvals', statements: approvals },
  { name: '008-polled', statements: polled },
  { name: '009-officers', statements: officers },
  { name: '011-outbox', statements: outbox },
  { name: '012-dead-letters', statements: deadLetters },
  { name: '013-publications', statements: publications },
  { name: '014-first-cells', statements: firstCells },
  { name: '015-troubled', statements: troubled },
  { name: '019-measure-days', statements: measureDays },
  { name: '020-event-subscriptions', statements: eventSubscriptions },
];

/**
 * Applies the migrations that are missing, each all or none. One query when nothing is missing. Safe when two run at
 * once: each migration first takes the next number, which only one can.
 * @param only these; all unless told.
 */
export async function migrate(sql: Sql, only?: ReadonlySet<string>): Promise<void> {
  let applied = await appliedNames(sql);
  for (const { name, statements } of MIGRATIONS) {
    if (applied.has(name) || only?.has(name) === false) continue;
    try {
      await sql.batch([
        sql.db
          .insertInto('migration')
          .values({ number: applied.size + 1, name })
          .compile(),
        ...statements.map((statement) => CompiledQuery.raw(statement)),
      ]);
      applied.add(name);
    } catch (error) {
      applied = await appliedNames(sql);
      if (!applied.has(name)) throw error;
    }
  }
}

export const MIGRATION_NAMES: readonly string[] = MIGRATIONS.map(({ name }) => name);

/** Names of the migrations that stand in a store, in order; none where it holds nothing yet. Changes nothing. */
export async function appliedMigrations(sql: Sql): Promise<string[]> {
  const applied = await readApplied(sql).catch(() => new Set<string>());
  return [...applied].sort();
}

async function appliedNames(sql: Sql): Promise<Set<string>> {
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

async function readApplied({ db }: Sql): Promise<Set<string>> {
  const rows = await db.selectFrom('migration').select('name').execute();
  return new Set(rows.map((row) => row.name));
}
