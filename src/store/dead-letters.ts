/** Work that nobody could take up. */
import type { DeadLetters } from '../ports/store/dead-letters.ts';
import type { Sql } from './batch.ts';

export function createDeadLetters({ db }: Sql): DeadLetters {
  return {
    async note(letter) {
      await db
        .insertInto('dead_letter')
        .values(letter)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },

    newest: (limit) =>
      db
        .selectFrom('dead_letter')
        .select(['id', 'job', 'subject', 'at'])
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute(),
  };
}
