/** The tree of reporting units. */
import type { CompiledQuery, Kysely } from 'kysely';
import type { Unit } from '../core/units.ts';
import type { Register } from '../ports/store/register.ts';
import type { Sql } from './batch.ts';
import { chunks, lastByKey } from './chunk.ts';
import { resultsChanged } from './roll-up-mark.ts';
import type { Tables } from './schema.ts';

export function createUnits({ db, batch }: Sql): Pick<Register, 'saveUnits' | 'units'> {
  return {
    async saveUnits(units) {
      if (units.length > 0) await batch([...writeUnits(db, units), resultsChanged(db)]);
    },

    async units(codes) {
      const all = db.selectFrom('unit').select(['code', 'name', 'level', 'parent']).orderBy('code');
      if (codes === undefined) return all.execute();
      const parts = chunks([...new Set(codes)].sort(), 1);
      return (await Promise.all(parts.map((part) => all.where('code', 'in', part).execute()))).flat();
    },
  };
}

/** Units by their codes, new or in the place of what stood there. */
export function writeUnits(db: Kysely<Tables>, units: readonly Unit[]): CompiledQuery[] {
  const parts = chunks(
    lastByKey(units, (unit) => unit.code),
    4,
  );
  return parts.map((part) =>
    db
      .insertInto('unit')
      .values(part.map(({ code, name, level, parent }) => ({ code, name, level, parent })))
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          level: eb.ref('excluded.level'),
          parent: eb.ref('excluded.parent'),
        })),
      )
      .compile(),
  );
}
