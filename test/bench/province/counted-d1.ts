/** D1 in Miniflare, its own count of rows kept: what Cloudflare charges for. */
import type { D1Database, D1PreparedStatement, D1Result } from '@cloudflare/workers-types';
import { Miniflare } from 'miniflare';
import { d1Store } from '../../../src/store/d1.ts';

export interface Rows {
  read: number;
  written: number;
}

/** @param rows is added to. */
export async function countedD1(opened: AsyncDisposableStack, rows: Rows) {
  const miniflare = new Miniflare({ modules: true, script: 'export default {}', d1Databases: ['DB'] });
  opened.defer(() => miniflare.dispose());
  const database = (await miniflare.getD1Database('DB')) as unknown as D1Database;
  const count = <Answer extends D1Result>(answer: Answer): Answer => {
    rows.read += answer.meta.rows_read;
    rows.written += answer.meta.rows_written;
    return answer;
  };
  const inner = new WeakMap<object, D1PreparedStatement>();
  const counted = (statement: D1PreparedStatement): D1PreparedStatement => {
    const outer = {
      bind: (...values: unknown[]) => counted(statement.bind(...values)),
      all: async () => count(await statement.all()),
      run: async () => count(await statement.run()),
    } as unknown as D1PreparedStatement;
    inner.set(outer, statement);
    return outer;
  };
  return d1Store({
    prepare: (sql: string) => counted(database.prepare(sql)),
    batch: async (statements: D1PreparedStatement[]) => {
      const own = statements.map((each) => inner.get(each) as D1PreparedStatement);
      return (await database.batch(own)).map(count);
    },
  } as unknown as D1Database);
}
