/** Officers and their work addresses: the one table that holds them. */
import { type CompiledQuery, type Insertable, type Kysely, sql as raw, type Selectable } from 'kysely';
import { mailbox } from '../core/schedule/recipients.ts';
import type { Officer } from '../core/units.ts';
import type { Register } from '../ports/store/register.ts';
import { setAddressState } from './address-state.ts';
import type { Sql } from './batch.ts';
import { chunks } from './chunk.ts';
import type { Tables } from './schema.ts';

type Row = Tables['officer'];

export function createOfficers({
  db,
  batch,
}: Sql): Pick<Register, 'saveOfficers' | 'officers' | 'markBadAddress' | 'officersBeside'> {
  return {
    async saveOfficers(officers) {
      await batch([
        db.deleteFrom('officer').compile(),
        ...inserts(db, officers).map((insert) => insert.compile()),
      ]);
    },

    markBadAddress: (id, address, now) =>
      setAddressState({ db, batch }, { id, address }, [null, 'unconfirmed'], 'bad', now),

    async officers() {
      return (await db.selectFrom('officer').selectAll().orderBy('id').execute()).map(officerOf);
    },

    async officersBeside(id) {
      const one = await db.selectFrom('officer').select('address').where('id', '=', id).executeTakeFirst();
      if (one === undefined) return [];
      const rows = await db
        .selectFrom('officer')
        .selectAll()
        .where(({ eb, or }) =>
          or([
            eb(raw<string>`lower(trim(address))`, '=', mailbox(one.address)),
            eb('absence', 'is not', null),
          ]),
        )
        .orderBy('id')
        .execute();
      return rows.map(officerOf);
    },
  };
}

const inserts = (db: Kysely<Tables>, officers: readonly Officer[]) =>
  chunks(officers, 9).map((part) => db.insertInto('officer').values(part.map(rowOf)));

/**
 * New officers, and others as they are now. What is known of an address that stays is kept: somebody may have confirmed it,
 * or its mail server refused it, since the officers were read.
 */
export const mergeOfficers = (db: Kysely<Tables>, officers: readonly Officer[]): CompiledQuery[] =>
  inserts(db, officers).map((insert) =>
    insert
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(({ ref }) => ({
          unit: ref('excluded.unit'),
          role: ref('excluded.role'),
          name: ref('excluded.name'),
          address: ref('excluded.address'),
          language: ref('excluded.language'),
          office: ref('excluded.office'),
          absence: ref('excluded.absence'),
          address_state: raw`case when lower(officer.address) = lower(excluded.address)
            then officer.address_state else excluded.address_state end`,
        })),
      )
      .compile(),
  );

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
