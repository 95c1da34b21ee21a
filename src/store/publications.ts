/** Releases of public figures: written once, never changed. */
import type { Publications } from '../ports/store/publications.ts';
import type { Sql } from './batch.ts';
import { chunks, whole } from './chunk.ts';
import { makeDue } from './make-due.ts';
import { readNote, writeNote } from './note.ts';

export function createPublications({ db, batch }: Sql): Publications {
  const releases: Publications['releases'] = () =>
    db
      .selectFrom('publication')
      .select(['round', 'template_id as templateId', 'at'])
      .orderBy('round', 'desc')
      .execute();
  return {
    releases,

    figures: (round) =>
      db
        .selectFrom('published')
        .select(['unit', 'reporting', 'expected', 'measured', 'stunted'])
        .where('round', '=', round)
        .orderBy('unit')
        .execute(),

    async release({ round, templateId, at }, figures, tell) {
      try {
        // Of two releases of a round at once the later one fails here, and all of it with it.
        await batch([
          db
            .insertInto('publication')
            .values({ round, template_id: templateId, at: whole(at) })
            .compile(),
          ...chunks(figures, 4).map((part) =>
            db
              .insertInto('published')
              .values(
                part.map(({ unit, reporting, expected, measured, stunted }) => ({
                  ...{ round, unit, reporting: whole(reporting), expected: whole(expected) },
                  measured: measured === null ? null : whole(measured),
                  stunted: stunted === null ? null : whole(stunted),
                })),
              )
              .compile(),
          ),
          ...makeDue(db, tell, at),
        ]);
        return true;
      } catch (error) {
        if ((await releases()).some((each) => each.round === round)) return false;
        throw error;
      }
    },

    lookedOn: () => readNote(db, 'rounds-released'),

    async looked(date) {
      await batch([writeNote(db, 'rounds-released', date)]);
    },
  };
}
