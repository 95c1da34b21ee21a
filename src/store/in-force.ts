/** The Register that is in force: a change of it is one step. */
import { type CompiledQuery, sql as raw } from 'kysely';
import type { RegisterChange, Renamed } from '../core/register/difference.ts';
import { REGISTER_TEMPLATE } from '../core/register/words.ts';
import type { RegisterInForce, RegisterStanding } from '../ports/store/in-force.ts';
import type { Lease } from '../ports/store/watch.ts';
import { setAddressState } from './address-state.ts';
import type { Sql } from './batch.ts';
import { chunks, valueList } from './chunk.ts';
import { writeDeadlines } from './deadlines.ts';
import { dueAgain } from './due-again.ts';
import { whileLeased } from './leased-row.ts';
import { readNote, writeNote } from './note.ts';
import { mergeOfficers } from './officers.ts';
import { resultsChanged } from './roll-up-mark.ts';
import { writeUnits } from './units.ts';

/** More units and forms than these are not named: then everything is due. */
const NAMED = 80;

export function createRegisterInForce({ db, batch }: Sql): RegisterInForce {
  const noted = (standing: RegisterStanding) => writeNote(db, 'register', JSON.stringify(standing));

  function gone({ units, officers, deadlines }: RegisterChange): CompiledQuery[] {
    return [
      ...chunks(units.gone, 1).map((part) =>
        db
          .deleteFrom('unit')
          .where(
            'code',
            'in',
            part.map(({ code }) => code),
          )
          .compile(),
      ),
      ...chunks(officers.gone, 1).map((part) =>
        db
          .deleteFrom('officer')
          .where(
            'id',
            'in',
            part.map(({ id }) => id),
          )
          .compile(),
      ),
      ...chunks(deadlines.gone, 2).map((part) =>
        db
          .deleteFrom('deadline')
          .where((eb) => eb.or(part.map(({ template, id }) => eb.and({ template, id }))))
          .compile(),
      ),
    ];
  }

  /** A row of the new code from a time long ago stays as it is, and its twin with the former one. */
  function toldOver(renamed: readonly Renamed[]): CompiledQuery[] {
    return chunks(renamed, 2).flatMap((part) =>
      (
        [
          ['mail', 'kind', 'local_date', 'number'],
          ['notice', 'deadline', 'unit', 'stage'],
        ] as const
      ).map(([table, ...key]) => {
        const same = raw.join(
          key.map((column) => raw`twin.${raw.ref(column)} = ${raw.ref(`${table}.${column}`)}`),
          raw` and `,
        );
        return raw`
          with renamed (was, "is") as (${valueList(part.map(({ was, is }) => [was, is]))})
          update ${raw.table(table)} set recipient = renamed."is" from renamed
          where recipient = renamed.was and not exists (
            select 1 from ${raw.table(table)} as twin where twin.recipient = renamed."is" and ${same})`.compile(
          db,
        );
      }),
    );
  }

  async function step(queries: readonly CompiledQuery[], lease: Lease | undefined): Promise<boolean> {
    if (lease !== undefined) return whileLeased({ db, batch }, lease, queries);
    await batch(queries);
    return true;
  }

  return {
    async standing() {
      const note = await readNote(db, 'register');
      return note === undefined ? {} : JSON.parse(note);
    },

    noteStanding: (standing, lease) => step([noted(standing)], lease),

    takeEffect(change, standing, { now, firstAt, paceMs }, renamed = [], lease = undefined) {
      const { units, officers, deadlines } = change;
      const codes = [...units.saved, ...units.gone].map(({ code }) => code);
      const forms = [...new Set([...deadlines.saved, ...deadlines.gone].map(({ template }) => template))];
      const named = codes.length + forms.length;
      const list = (texts: readonly string[]) => raw`(${raw.join(texts.length === 0 ? [''] : texts)})`;
      const concerned =
        named > NAMED ? raw`1 = 1` : raw`(unit in ${list(codes)} or template_id in ${list(forms)})`;
      const queries = [
        ...gone(change),
        ...writeUnits(db, units.saved),
        ...mergeOfficers(db, officers.saved),
        ...writeDeadlines(db, deadlines.saved),
        ...(named === 0
          ? []
          : dueAgain(db, raw`${concerned} and template_id <> ${REGISTER_TEMPLATE}`, now, paceMs, firstAt)),
        ...toldOver(renamed),
        ...(codes.length === 0 ? [] : [resultsChanged(db)]),
        noted(standing),
      ];
      return step(queries, lease);
    },

    async approve(mark, now) {
      await batch([
        writeNote(db, 'register-approved', mark),
        ...dueAgain(db, raw`template_id = ${REGISTER_TEMPLATE}`, now, 0),
      ]);
    },

    approved: () => readNote(db, 'register-approved'),

    confirmAddress: (id, address, now) =>
      setAddressState({ db, batch }, { id, address }, ['unconfirmed'], null, now),
  };
}
