/** The store on PostgreSQL. */
import { setTimeout } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Store } from '../ports/store/store.ts';
import type { Batch, Sql } from './batch.ts';
import { PREPARED } from './prepared.ts';
import type { Tables } from './schema.ts';
import { sqlStore } from './store.ts';

/** Enough for one instance of a function; a small Cloud SQL server takes 25 connections in all. */
const CONNECTIONS = 4;

/** A statement that takes longer will not end. Milliseconds. */
const STATEMENT_TIMEOUT = 30_000;

/** An instance frozen in the middle of a step keeps its lock, and with it everybody else waiting. Milliseconds. */
const FROZEN_TIMEOUT = 10_000;

/** A step that collides so often is a fault of ours. */
const ATTEMPTS = 20;

/** Ends of a step that say: nothing was done, do it again. */
const COLLISIONS: ReadonlySet<unknown> = new Set([
  '40001', // serialization_failure: somebody else changed a row that the step wanted to change
  '40P01', // deadlock_detected
]);

/** `url`: postgresql://user:password@host/database, or `…@/database?host=/folder/of/the/socket`. Nothing is opened yet. */
export function postgresPool(url: string, connections = CONNECTIONS): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    statement_timeout: STATEMENT_TIMEOUT,
    idle_in_transaction_session_timeout: FROZEN_TIMEOUT,
    types: {
      // node-postgres gives 64-bit integers as text; every one of ours is a count or a time.
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === pg.types.builtins.INT8 ? safeInteger : pg.types.getTypeParser(oid, format)) as never,
    },
  });
  // A connection that breaks while nobody uses it is replaced at the next use; unheard, it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** Cheap to make. The pool stays the caller's to end. */
export function postgresStore(pool: pg.Pool): Store {
  const store = sqlStore(postgresSql(pool), pool);
  return {
    ...store,
    async migrate() {
      await refuseOtherOrder(pool);
      await store.migrate();
    },
  };
}

export function postgresSql(pool: pg.Pool): Sql {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: patient(pool) }) });
  return { db, batch: postgresBatch(pool) };
}

/**
 * One step after the other, as D1 does it: a table's lock keeps two steps from ever colliding. Statements outside of
 * steps still run meanwhile; a row that one of them changed under a step is noticed (repeatable read), and the step
 * done again.
 */
function postgresBatch(pool: pg.Pool): Batch {
  return async (queries) => {
    if (queries.length === 0) return [] as never;
    return (await repeated(() =>
      withClient(pool, async (client) => {
        // LOCK before any other statement: what the step sees is fixed by the first one after it.
        await client.query(
          'begin isolation level repeatable read; lock table migration in share row exclusive mode',
        );
        const rows: unknown[][] = [];
        for (const { sql, parameters } of queries) rows.push((await client.query(sql, [...parameters])).rows);
        await client.query('commit');
        return rows;
      }),
    )) as never;
  };
}

/** Of prepared statements, by their text: stores on one pool share its connections. */
const names = new Map<string, string>();

function nameOf(text: string): string {
  const name = names.get(text) ?? `pantau_${names.size}`;
  names.set(text, name);
  return name;
}

/** Statements outside of steps: two that touch the same rows in another order can stop each other. */
function patient(pool: pg.Pool) {
  return {
    async connect() {
      const client = await pool.connect();
      return {
        query: (text: string, values: unknown[]) =>
          repeated(() =>
            text.startsWith(PREPARED)
              ? client.query({ name: nameOf(text), text, values })
              : client.query(text, values),
          ),
        release: () => client.release(),
      };
    },
    end: () => pool.end(),
  } as unknown as pg.Pool;
}

async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const done = await work(client);
    client.release();
    return done;
  } catch (error) {
    // What cannot be rolled back is closed, which rolls back as well.
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}

async function repeated<T>(step: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await step();
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof pg.DatabaseError) || !COLLISIONS.has(error.code))
        throw error;
      await setTimeout(Math.random() * Math.min(200, 2 ** attempt));
    }
  }
}

/**
 * Codes and ids are sorted by their characters' codes on D1. A database that sorts by the rules of a language would
 * give other orders, and with them other answers.
 */
async function refuseOtherOrder(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ plain: boolean }>(`select 'Z' < 'a' and 'a b' < 'aa' as plain`);
  if (rows[0]?.plain !== true) {
    throw new Error(
      'The PostgreSQL database sorts text by the rules of a language. Pantau needs one that sorts by character ' +
        "codes: create it with --collation=C (create database pantau template template0 encoding 'UTF8' locale 'C').",
    );
  }
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`Too large for a whole number: ${text}`);
  return value;
}
