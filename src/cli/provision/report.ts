/** What `plan` and `apply` say. */
import { purposeOf } from '../../core/wanted.ts';
import type { Applied } from '../../runtime/provision/apply.ts';
import { isDone, type ProvisionPlanned, type Step, type Told } from '../../runtime/provision/plan.ts';
import { changesAnything, type RegisterChanges } from '../register/pending.ts';

export interface ProvisionReport {
  store: string;
  /** Nothing was written. */
  dryRun: boolean;
  register: RegisterChanges;
  /** Kecamatan whose folder is made. */
  folders: string[];
  spreadsheets: {
    wanted: number;
    standing: number;
    create: number;
    layOut: number;
    register: number;
    share: number;
  };
  steps: { spreadsheet: string; unit: string; title: string; todo: string[] }[];
  told: Told[];
  /** Of the configuration, and not in the Register that is in force: units by code, officers by their number. */
  unregistered: { units: string[]; officers: number };
  applied?: Applied;
}

export function reportOf(
  store: string,
  register: RegisterChanges,
  { foldersToMake, steps, told, unregistered }: ProvisionPlanned,
): ProvisionReport {
  const count = (test: (step: Step) => boolean) => steps.filter(test).length;
  return {
    store,
    dryRun: true,
    register,
    folders: foldersToMake.map(({ name, code }) => `${name} (${code})`),
    spreadsheets: {
      wanted: steps.length,
      standing: count(isDone),
      create: count(({ spreadsheetId }) => spreadsheetId === undefined),
      layOut: count(({ layOut }) => layOut),
      register: count((step) => step.register),
      share: steps.reduce((sum, step) => sum + step.share.length, 0),
    },
    steps: steps
      .filter((step) => !isDone(step))
      .map((step) => ({
        spreadsheet: purposeOf(step.wanted),
        unit: step.wanted.unit.name,
        title: step.wanted.template.title.id,
        todo: todoOf(step),
      })),
    told,
    unregistered: {
      units: unregistered.units.map(({ code }) => code),
      officers: unregistered.officers.length,
    },
  };
}

function todoOf({ spreadsheetId, layOut, register, share }: Step): string[] {
  return [
    ...(spreadsheetId === undefined ? ['create'] : []),
    ...(layOut ? ['lay out'] : []),
    ...(share.length > 0 ? [`share with ${share.length}`] : []),
    ...(register ? ['register'] : []),
  ];
}

const changesNothing = ({ register, folders, steps }: ProvisionReport): boolean =>
  !changesAnything(register) && folders.length === 0 && steps.length === 0;

export function provisionText(report: ProvisionReport, asPlan: boolean): string {
  const { spreadsheets, folders, steps, told, applied, register } = report;
  const changed = Object.entries(register).flatMap(([what, changes]) =>
    'added' in changes && changes.added.length + changes.changed.length > 0
      ? [`${changes.added.length + changes.changed.length} ${what}`]
      : [],
  );
  return [
    report.store,
    `  register      ${changed.length > 0 ? `${changed.join(', ')} new or changed` : 'as it was'}`,
    `  spreadsheets  ${spreadsheets.wanted} wanted, ${spreadsheets.standing} as they should be, ${spreadsheets.create} to make`,
    `  sharing       ${spreadsheets.share === 0 ? 'as it should be' : `${spreadsheets.share} people to let in`}`,
    `  folders       ${folders.length === 0 ? 'as they should be' : `${folders.length} to make: ${folders.join(', ')}`}`,
    ...(asPlan && steps.length > 0 ? ['', ...steps.map(stepLine)] : []),
    ...unregisteredLines(report),
    ...(told.length > 0 ? ['', 'Left as it is; look at it yourself:', ...told.map(toldLine)] : []),
    '',
    ...(applied === undefined ? [endOf(report)] : appliedLines(applied)),
  ].join('\n');
}

function unregisteredLines({ unregistered: { units, officers } }: ProvisionReport): string[] {
  if (units.length + officers === 0) return [];
  const list = [
    ...(units.length > 0 ? [`units ${units.join(', ')}`] : []),
    ...(officers > 0 ? [`${officers} ${officers === 1 ? 'officer' : 'officers'}`] : []),
  ];
  return [
    '',
    `Not in the Register, which is in force: ${list.join(' and ')}. Add them there; then run it again.`,
  ];
}

const stepLine = ({ unit, title, todo }: ProvisionReport['steps'][number]) =>
  `  ${unit}: ${title}: ${todo.join(', ')}`;

function endOf(report: ProvisionReport): string {
  if (changesNothing(report)) return 'Nothing is missing.';
  return 'Nothing was written; `apply` does it.';
}

function appliedLines({ created, laidOut, registered, shared, refused }: Applied): string[] {
  return [
    `Done: ${created} made, ${laidOut} laid out, ${registered} registered, ${shared} times shared.`,
    ...refused.map(
      ({ unit, template, spreadsheetId, count, why }) =>
        `  ${unit} ${template}: Google refused ${count} of the people (${why}); correct their addresses in the configuration, or share ${spreadsheetId} yourself`,
    ),
  ];
}

function toldLine(told: Told): string {
  const what = `  ${told.unit} ${told.template} (${told.spreadsheetId}):`;
  switch (told.kind) {
    case 'unwanted':
      return `${what} no longer in the configuration; it is watched on and not deleted`;
    case 'version':
      return `${what} has version ${told.has} of the form, the configuration names ${told.wanted}; \`templates upgrade\` moves it`;
    case 'twice':
      return `${what} was made for the same purpose as another and is not watched; put it into the trash`;
    case 'writers':
      return `${what} ${told.count} more may write there than the configuration names; look at its sharing`;
    case 'unreachable':
      return `${what} cannot be reached: ${told.why}`;
  }
}
