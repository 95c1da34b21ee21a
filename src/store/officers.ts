/** Officers and their work addresses: the one table that holds them. */
import type { CompiledQuery, Insertable, Kysely, Selectable } from 'kysely';
import type { Officer } from '../core/units.ts';
import type { Register } from '../ports/store/register.ts';
import type { Sql } from './batch.ts';
import { chunks } from './chunk.ts';
import type { Tables } from './schema.ts';

type Row = Tables['officer'];

export function createOfficers({ db, batch }: Sql): Pick<Register, 'saveOfficers' | 'officers'> {
  return {
    async saveOfficers(officers) {
      await batch([db.deleteFrom('officer').compile(), ...writeOfficers(db, officers)]);
    },

    async officers() {
      return (await db.selectFrom('officer').selectAll().orderBy('id').execute()).map(officerOf);
    },
  };
}

/** Officers who stand nowhere yet. */
export const writeOfficers = (db: Kysely<Tables>, officers: readonly Officer[]): CompiledQuery[] =>
  chunks(officers, 9).map((part) => db.insertInto('officer').values(part.map(rowOf)).compile());

function rowOf({ id, unit, role, name, address, language, ...more }: Officer): Insertable<Row> {
  return {
    id,
    unit,
    role,
    name,
    address,
    language,
    office: more.office ?? null,
    absence: more.absence === undefined ? null : JSON.stringify(more.absence),
    address_state: more.addressState ?? null,
  };
}

function officerOf({ office, absence, address_state, ...row }: Selectable<Row>): Officer {
  return {
    ...row,
    ...(office !== null && { office }),
    ...(absence !== null && { absence: JSON.parse(absence) }),
    ...(address_state !== null && { addressState: address_state }),
  };
}
