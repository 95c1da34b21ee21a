/** What is known of an officer's address: its row in the Register says so, and is to be checked again. */
import { sql as raw } from 'kysely';
import { REGISTER_TEMPLATE } from '../core/register/words.ts';
import type { Sql } from './batch.ts';
import { dueAgain } from './due-again.ts';

type State = 'unconfirmed' | 'bad' | null;

/** Of an officer whose address is still this one, and its state one of `from`. False for any other, and nothing is due then. */
export async function setAddressState(
  { db, batch }: Sql,
  { id, address }: { id: string; address: string },
  from: readonly State[],
  to: State,
  now: number,
): Promise<boolean> {
  const states = raw.join(from.map((state) => state ?? ''));
  const asked = raw`id = ${id} and address = ${address} and coalesce(address_state, '') in (${states})`;
  const [, , changed] = await batch([
    ...dueAgain(
      db,
      raw`template_id = ${REGISTER_TEMPLATE} and exists (select 1 from officer where ${asked})`,
      now,
      0,
    ),
    raw<{ id: string }>`update officer set address_state = ${to} where ${asked} returning id`.compile(db),
  ]);
  return changed.length === 1;
}
