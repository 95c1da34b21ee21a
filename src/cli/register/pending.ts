/** What saving the configuration of a district would change in a store. */
import { type District, districtDeadlines } from '../../core/district.ts';
import { REGISTER_TEMPLATE } from '../../core/register/words.ts';
import { deadlineKey } from '../../core/schedule/notices.ts';
import type { Template } from '../../core/template/schema.ts';
import type { Register, Registration } from '../../ports/store/register.ts';
import { withAddressStates } from '../../runtime/save-register.ts';
import { appliedMigrations, MIGRATION_NAMES } from '../../store/migrate.ts';
import type { Reached } from '../reach-store.ts';
import { type Changes, changesBetween } from './changes.ts';

/** Before anything is written, so that nothing is written by halves. */
export function refuseChanged(versions: readonly string[]): void {
  if (versions.length === 0) return;
  const [first] = versions;
  throw new Error(
    `${versions.join(', ')} ${versions.length === 1 ? 'was' : 'were'} issued with other content. An issued version is ` +
      `never changed: put back what stood in ${first}, and give the new content a higher version`,
  );
}

/** An installation has one Register, which another does not replace unasked. */
export async function refuseSecond(
  { store, sql }: Pick<Reached, 'store' | 'sql'>,
  spreadsheets: readonly Registration[],
): Promise<void> {
  const wanted = spreadsheets.find(({ templateId }) => templateId === REGISTER_TEMPLATE);
  if (wanted === undefined || !(await appliedMigrations(sql)).includes('001-begin')) return;
  const other = (await store.register.registrations()).find(
    ({ templateId, spreadsheetId }) =>
      templateId === REGISTER_TEMPLATE && spreadsheetId !== wanted.spreadsheetId,
  );
  if (other === undefined) return;
  throw new Error(
    `${other.spreadsheetId} is the Register of this installation already, and ${wanted.spreadsheetId} would be a second. ` +
      `Leave it out of the list; or, if it is to be the Register, \`register withdraw ${other.spreadsheetId}\` first: what is in force stays so`,
  );
}

export interface RegisterChanges {
  /** Steps by which the schema is brought up to date first. */
  migrations: string[];
  templates: Changes;
  units: Changes;
  officers: Changes;
  deadlines: Changes;
  /** Absent where no list was given: those registered before stay as they are. */
  spreadsheets?: Changes;
}

/** Whether anything would be written. */
export const changesAnything = ({ migrations, ...changes }: RegisterChanges): boolean =>
  migrations.length > 0 ||
  Object.values(changes).some(({ added, changed }) => added.length > 0 || changed.length > 0) ||
  changes.officers.gone.length > 0 ||
  changes.deadlines.gone.length > 0;

/** @param spreadsheets those that are to be registered; undefined leaves them out. */
export async function changesOf(
  { store, sql }: Pick<Reached, 'store' | 'sql'>,
  district: District,
  templates: readonly Template[],
  spreadsheets: readonly Registration[] | undefined,
): Promise<RegisterChanges> {
  const applied = await appliedMigrations(sql);
  const migrations = MIGRATION_NAMES.filter((name) => !applied.includes(name));
  const stored = await readStored(store.register, migrations.includes('001-begin'));
  const kept = !migrations.includes('001-begin') && (await store.registerInForce.standing()).spreadsheetId;
  const { units, officers, deadlines } = kept
    ? stored
    : {
        units: district.units,
        officers: withAddressStates(district.officers, stored.officers),
        deadlines: districtDeadlines(district, templates),
      };
  return {
    migrations,
    templates: changesBetween(stored.templates, templates, ({ id, version }) => `${id}@${version}`),
    units: changesBetween(stored.units, units, ({ code }) => code),
    officers: changesBetween(stored.officers, officers, ({ id }) => id),
    deadlines: changesBetween(stored.deadlines, deadlines, deadlineKey),
    ...(spreadsheets && {
      spreadsheets: changesBetween(stored.spreadsheets, spreadsheets, ({ spreadsheetId }) => spreadsheetId),
    }),
  };
}

async function readStored(register: Register, empty: boolean) {
  if (empty) return { templates: [], units: [], officers: [], deadlines: [], spreadsheets: [] };
  const versions = await register.templates();
  const [templates, units, officers, deadlines, spreadsheets] = await Promise.all([
    Promise.all(versions.map(({ id, version }) => register.template(id, version))),
    register.units(),
    register.officers(),
    register.deadlines(),
    register.registrations(),
  ]);
  return {
    templates: templates.filter((template) => template !== undefined),
    units,
    officers,
    deadlines,
    spreadsheets: spreadsheets.map(({ account: _, ...registration }): Registration => registration),
  };
}
