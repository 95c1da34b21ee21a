/** Single texts that a pass leaves for the next. */
import type { CompiledQuery, Kysely } from 'kysely';
import type { NoteName, Tables } from './schema.ts';

export async function readNote(db: Kysely<Tables>, name: NoteName): Promise<string | undefined> {
  return (await db.selectFrom('note').select('value').where('name', '=', name).executeTakeFirst())?.value;
}

export function writeNote(db: Kysely<Tables>, name: NoteName, value: string): CompiledQuery {
  return db
    .insertInto('note')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .compile();
}
