/**
 * D1 holds no view still between two calls: each part is read as it is then. What belongs together is therefore read in
 * the order of backup.ts, and put right by restoring.
 */
import type { D1Database } from '@cloudflare/workers-types';
import type { Reading, Row } from './reader.ts';

/** Characters of JSON that one answer should have, and the most rows. */
const PART = 400_000;
const MOST = 2_000;

export function d1Reading(database: D1Database): Reading {
  return (read) =>
    read({
      async tables() {
        const { results } = await database
          .prepare(
            `select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'
              and name not like '\\_cf\\_%' escape '\\' order by name`,
          )
          .all<{ name: string }>();
        return results.map(({ name }) => name);
      },

      async *rows(table) {
        const query = `select rowid as "rowid of it", * from "${table}" where rowid > ? order by rowid limit ?`;
        let after = 0;
        let limit = 100;
        for (;;) {
          const { results } = await database.prepare(query).bind(after, limit).all<Row>();
          if (results.length > 0) yield results.map(({ 'rowid of it': _, ...row }) => row);
          if (results.length < limit) return;
          after = Number(results.at(-1)?.['rowid of it']);
          const size = JSON.stringify(results).length;
          limit = Math.max(1, Math.min(MOST, Math.floor((limit * PART) / size)));
        }
      },
    });
}
