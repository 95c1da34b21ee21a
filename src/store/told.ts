/** How far planning has come: the last morning, and the newest check of which events were told. */
import type { Outbox } from '../ports/store/outbox.ts';
import type { Sql } from './batch.ts';
import { readNote, writeNote } from './note.ts';

export function createTold({
  db,
  batch,
}: Sql): Pick<Outbox, 'remindedOn' | 'noteReminded' | 'toldUntil' | 'noteTold'> {
  return {
    remindedOn: () => readNote(db, 'reminded'),
    noteReminded: async (localDate) => void (await batch([writeNote(db, 'reminded', localDate)])),
    toldUntil: async () => Number((await readNote(db, 'told')) ?? 0),
    noteTold: async (until) => void (await batch([writeNote(db, 'told', String(until))])),
  };
}
