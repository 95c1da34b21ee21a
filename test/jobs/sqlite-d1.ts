/**
 * D1's interface, as far as the store uses it, on SQLite in memory. D1 is SQLite behind HTTP: for thousands of passes
 * the same statements are run without the HTTP.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { d1Store } from '../../src/store/d1.ts';

/** Longer statements are lists, and each is another. */
const MEMORABLE = 2_000;

export function sqliteD1(): Parameters<typeof d1Store>[0] {
  const database = new DatabaseSync(':memory:');
  // The same few texts come again and again; compiling them anew costs more than running them.
  const compiled = new Map<string, StatementSync>();
  const prepare = (sql: string) => {
    const prepared = compiled.get(sql) ?? database.prepare(sql);
    if (sql.length < MEMORABLE) compiled.set(sql, prepared);
    return prepared;
  };
  const statement = (sql: string, values: SQLInputValue[] = []) => {
    const run = () => {
      const results = prepare(sql).all(...values);
      const { changes, id } = prepare('select changes() as changes, last_insert_rowid() as id').get() as {
        changes: number;
        id: number;
      };
      return { success: true, results, meta: { changes, last_row_id: id } };
    };
    return { bind: (...bound: SQLInputValue[]) => statement(sql, bound), all: async () => run(), run };
  };
  const d1 = {
    prepare: (sql: string) => statement(sql),
    async batch(statements: ReturnType<typeof statement>[]) {
      database.exec('begin immediate');
      try {
        const results = statements.map((each) => each.run());
        database.exec('commit');
        return results;
      } catch (error) {
        database.exec('rollback');
        throw error;
      }
    },
  };
  return d1 as unknown as Parameters<typeof d1Store>[0];
}
