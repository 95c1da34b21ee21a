/** PostgreSQL shows one moment for as long as a transaction lasts, and gives rows by a cursor. */
import type pg from 'pg';
import type { Reading, Row } from './reader.ts';

const ROWS_AT_ONCE = 1_000;

export function postgresReading(pool: pg.Pool): Reading {
  return async (read) => {
    const client = await pool.connect();
    try {
      await client.query('begin isolation level repeatable read read only');
      const done = await read({
        async tables() {
          const { rows } = await client.query<{ name: string }>(
            'select table_name::text as name from information_schema.tables where table_schema = current_schema() order by 1',
          );
          return rows.map(({ name }) => name);
        },
        async *rows(table) {
          await client.query(
            `declare backup no scroll cursor for select * from ${client.escapeIdentifier(table)}`,
          );
          for (;;) {
            const { rows } = await client.query<Row>(`fetch ${ROWS_AT_ONCE} from backup`);
            if (rows.length > 0) yield rows;
            if (rows.length < ROWS_AT_ONCE) break;
          }
          await client.query('close backup');
        },
      });
      await client.query('commit');
      return done;
    } finally {
      // A transaction that was not ended is ended with its connection.
      client.release(true);
    }
  };
}
