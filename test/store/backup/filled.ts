/** A few rows in every table that there is, whatever tables come to be. */
import type { D1Database } from '@cloudflare/workers-types';

interface Column {
  name: string;
  type: string;
}

/** Rows of one number go together: the notice of a mail, the result of a spreadsheet. */
export async function fillAll(database: D1Database, rows = 3): Promise<string[]> {
  const { results: tables } = await database
    .prepare(
      `select name from sqlite_master where type = 'table' and name not like '\\_cf\\_%' escape '\\' and name <> 'migration'`,
    )
    .all<{ name: string }>();
  for (const { name } of tables) {
    const { results: columns } = await database.prepare(`pragma table_info("${name}")`).all<Column>();
    const insert = database.prepare(
      `insert into "${name}" (${columns.map((column) => `"${column.name}"`)}) values (${columns.map(() => '?')})`,
    );
    await database.batch(
      Array.from({ length: rows }, (_, index) =>
        insert.bind(...columns.map((column) => sample(column, index))),
      ),
    );
  }
  return tables.map(({ name }) => name).sort();
}

function sample({ name, type }: Column, index: number): string | number | null {
  if (name === 'state') return ['sending', 'sent', 'pending'][index % 3] as string;
  // What a careless writer would break: quotes, line ends, other alphabets, a question mark.
  if (/text/i.test(type)) return `t${index} "o'clock?"\n\\ é 😀`;
  if (/double/i.test(type)) return index + 0.1;
  // As large as the halves of a mark; a table's own number begins after those that a migration wrote.
  return name === 'high' || name === 'low' ? 2 ** 48 - 1 - index : 1_000 + index;
}
