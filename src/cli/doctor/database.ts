import { appliedMigrations, MIGRATION_NAMES } from '../../store/migrate.ts';
import { type Checkup, wrong } from './checkup.ts';

export const database: Checkup = {
  name: 'database',
  title: 'the database has the schema of this version',
  async run({ reached }) {
    if (reached === undefined) return undefined;
    const applied = await appliedMigrations(reached.sql);
    const missing = MIGRATION_NAMES.filter((name) => !applied.includes(name));
    const newer = applied.filter((name) => !MIGRATION_NAMES.includes(name));
    return [
      ...(missing.length > 0
        ? [
            wrong(
              `${reached.name} lacks ${missing.length} steps of the schema, from ${missing[0]} on`,
              applied.length === 0
                ? 'fill it: `apply` or `register` makes the schema'
                : 'deploy this version: the functions bring it up to date by themselves',
            ),
          ]
        : []),
      ...(newer.length > 0
        ? [
            wrong(
              `${reached.name} was made by a later version (${newer.join(', ')})`,
              'use that version of the commands',
            ),
          ]
        : []),
    ];
  },
};
