/** Which spreadsheet is due when, and who works on it. */
import type { Watch } from '../ports/store/watch.ts';
import type { Sql } from './batch.ts';
import { createChanges } from './changes.ts';
import { createLeases } from './lease.ts';
import { readMemory } from './memory.ts';
import { createPollers } from './pollers.ts';
import { createUnregistered } from './unregistered.ts';

export function createWatch(sql: Sql): Watch {
  return {
    ...createChanges(sql),
    ...createLeases(sql),
    ...createPollers(sql),
    ...createUnregistered(sql),
    memory: (spreadsheetId) => readMemory(sql.db, spreadsheetId),
  };
}
