/** Deadlines in force and what they were before. */
import type { CompiledQuery, Insertable, Kysely, Selectable } from 'kysely';
import type { Deadline } from '../core/schedule/deadline.ts';
import type { Register } from '../ports/store/register.ts';
import type { Sql } from './batch.ts';
import { chunks, lastByKey } from './chunk.ts';
import type { Tables } from './schema.ts';

type Row = Tables['deadline'];
const CHANGING = [
  'title',
  'at',
  'zone',
  'kind',
  'level',
  'period',
  'holidays',
  'written',
  'history',
  'source',
] as const;

export function createDeadlines({ db, batch }: Sql): Pick<Register, 'saveDeadlines' | 'deadlines'> {
  return {
    saveDeadlines: async (deadlines) =>
      void (await batch([db.deleteFrom('deadline').compile(), ...writeDeadlines(db, deadlines)])),

    async deadlines() {
      const rows = await db
        .selectFrom('deadline')
        .selectAll()
        .orderBy('at')
        .orderBy('template')
        .orderBy('id')
        .execute();
      return rows.map(deadlineOf);
    },
  };
}

/** Deadlines by template and id, new or in the place of what stood there. */
export function writeDeadlines(db: Kysely<Tables>, deadlines: readonly Deadline[]): CompiledQuery[] {
  const rows = lastByKey(deadlines, (deadline) => `${deadline.template} ${deadline.id}`);
  return chunks(rows, 12).map((part) =>
    db
      .insertInto('deadline')
      .values(part.map(rowOf))
      .onConflict((conflict) =>
        conflict
          .columns(['template', 'id'])
          .doUpdateSet((eb) =>
            Object.fromEntries(CHANGING.map((column) => [column, eb.ref(`excluded.${column}`)])),
          ),
      )
      .compile(),
  );
}

function rowOf({ template, id, title, at, zone, kind, ...more }: Deadline): Insertable<Row> {
  return {
    template,
    id,
    title: JSON.stringify(title),
    at,
    zone,
    kind,
    level: more.level ?? null,
    period: more.period ?? null,
    holidays: more.holidays ?? null,
    written: more.written ?? null,
    history: more.history === undefined ? null : JSON.stringify(more.history),
    source: more.source ?? null,
  };
}

function deadlineOf({
  title,
  history,
  level,
  period,
  holidays,
  written,
  source,
  ...row
}: Selectable<Row>): Deadline {
  return {
    ...row,
    title: JSON.parse(title),
    ...(level !== null && { level }),
    ...(period !== null && { period }),
    ...(holidays !== null && { holidays }),
    ...(written !== null && { written }),
    ...(history !== null && { history: JSON.parse(history) }),
    ...(source !== null && { source }),
  };
}
