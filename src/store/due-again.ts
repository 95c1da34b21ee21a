/** Spreadsheets that nobody changed are to be checked again, because what is said in them depends on something else. */
import { type CompiledQuery, type Kysely, type RawBuilder, sql as raw } from 'kysely';
import type { TroubleCode } from '../ports/trouble.ts';
import { whole } from './chunk.ts';
import type { Tables } from './schema.ts';

const TRASHED = 'trashed' satisfies TroubleCode;

/**
 * Those for which `only` holds: one at `firstAt`, the next `paceMs` later and so on, after people's edits. What is due sooner
 * stays so, what is being checked is due again at once, what lies in the trash is left alone.
 */
export function dueAgain(
  db: Kysely<Tables>,
  only: RawBuilder<unknown>,
  now: number,
  paceMs: number,
  firstAt = now,
): [underWay: CompiledQuery<{ id: string }>, due: CompiledQuery<{ id: string }>] {
  return [
    raw<{ id: string }>`
      update spreadsheet set change_number = change_number + 1
      where lease_until > ${now} and ${only} returning id`.compile(db),
    raw<{ id: string }>`
      with quiet (quiet_id, place) as (
        select id, row_number() over (order by id) - 1 from spreadsheet
        where due_at is null and (trouble_code is null or trouble_code <> ${TRASHED}) and ${only})
      update spreadsheet set due_at = ${whole(firstAt)} + place * ${whole(paceMs)}, by_us = 1, handed_out_until = 0
      from quiet where id = quiet_id and due_at is null returning id`.compile(db),
  ];
}
