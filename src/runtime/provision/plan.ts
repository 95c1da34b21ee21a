/** What stands of a district's spreadsheets, what is missing, and what nobody asks for any more. Reads only. */

import type { District } from '../../core/district.ts';
import { METADATA } from '../../core/template/names.ts';
import type { Unit } from '../../core/units.ts';
import {
  kecamatanOf,
  type People,
  purpose,
  purposeOf,
  type Wanted,
  wantedSpreadsheets,
  writersOf,
} from '../../core/wanted.ts';
import { type MadeFile, madeFiles, visibleSpreadsheets } from '../../google/provision/made.ts';
import { writersIn } from '../../google/provision/sharing.ts';
import { googleSheets } from '../../google/sheets.ts';
import { type PlanContext, peopleOf, takeQuota } from './context.ts';
import { inParallel } from './in-parallel.ts';

/** One spreadsheet, and what is still to be done about it; nothing when all three are absent or false. */
export interface Step {
  wanted: Wanted;
  /** Absent where no file was made yet. */
  spreadsheetId?: string;
  layOut: boolean;
  register: boolean;
  /** Addresses that may not write there yet. */
  share: string[];
}

/** What is left as it is, and said. */
export type Told =
  | { kind: 'unwanted'; spreadsheetId: string; unit: string; template: string; period?: string }
  | { kind: 'version'; spreadsheetId: string; unit: string; template: string; has: number; wanted: number }
  | { kind: 'twice'; spreadsheetId: string; unit: string; template: string }
  | { kind: 'writers'; spreadsheetId: string; unit: string; template: string; count: number }
  | { kind: 'unreachable'; spreadsheetId: string; unit: string; template: string; why: string };

export interface ProvisionPlanned {
  people: People;
  /** Folder by code of the kecamatan, of those that stand. */
  folders: Map<string, string>;
  /** Kecamatan without a folder that need one. */
  foldersToMake: Unit[];
  /** All that are wanted, in the order of the configuration. */
  steps: Step[];
  told: Told[];
  /** Units and officers of the configuration that a Register in force does not have: nothing is made for them. */
  unregistered: Pick<District, 'units' | 'officers'>;
}

export const isDone = ({ spreadsheetId, layOut, register, share }: Step): boolean =>
  spreadsheetId !== undefined && !layOut && !register && share.length === 0;

export interface PlanOptions {
  /** Told of every spreadsheet that was looked at. */
  progress?: (done: number, total: number) => void;
  /** All that the configuration asks for unless told. */
  wanted?: readonly Wanted[];
}

/** Sharing is looked at where Pantau made the file: what a district made itself it shares itself. */
export async function planProvision(
  context: PlanContext,
  { progress = () => {}, wanted = wantedSpreadsheets(context.district, context.templates) }: PlanOptions = {},
): Promise<ProvisionPlanned> {
  const { district, store, accounts } = context;
  const drive = accounts[0]!.apis.drive;
  const people = await peopleOf(context);
  const unregistered = unregisteredOf(district, people);
  const strange = new Set(unregistered.units.map(({ code }) => code));
  const makable = wanted.filter(({ unit }) => !strange.has(unit.code));
  const [registrations, files, visible] = await Promise.all([
    store.register.registrations(),
    madeFiles(drive, { district: district.settings.unit }),
    visibleSpreadsheets(drive),
  ]);
  const told: Told[] = [];

  const registered = new Map(
    registrations.map((each) => [purpose(each.unit, each.templateId, each.period), each] as const),
  );
  const ids = new Set(registrations.map(({ spreadsheetId }) => spreadsheetId));
  const made = new Map<string, MadeFile>();
  for (const file of files) {
    if (file.unit === undefined || file.template === undefined) continue;
    const key = purpose(file.unit, file.template, file.period);
    const first = made.get(key);
    const standing = registered.get(key)?.spreadsheetId ?? first?.id;
    if (first === undefined || file.id === standing) made.set(key, file);
    if (standing !== undefined && standing !== file.id && !ids.has(file.id))
      told.push({ kind: 'twice', spreadsheetId: file.id, unit: file.unit, template: file.template });
  }

  let done = 0;
  const steps = await inParallel(makable, async (each) => {
    const step = await stepOf(
      context,
      people,
      each,
      registered.get(purposeOf(each)),
      made.get(purposeOf(each)),
      told,
    );
    progress(++done, makable.length);
    return step;
  });

  const asked = new Set(wanted.map(purposeOf));
  for (const { spreadsheetId, unit, templateId: template, period } of registrations) {
    if (!asked.has(purpose(unit, template, period))) {
      told.push({ kind: 'unwanted', spreadsheetId, unit, template, ...(period !== undefined && { period }) });
    } else if (!visible.has(spreadsheetId)) {
      const why = 'it was deleted, put into the trash, or is no longer shared with the service account';
      told.push({ kind: 'unreachable', spreadsheetId, unit, template, why });
    }
  }

  const folders = new Map<string, string>();
  for (const { folder, id } of files)
    if (folder !== undefined && !folders.has(folder)) folders.set(folder, id);
  const needed = new Map(
    steps
      .filter(({ spreadsheetId }) => spreadsheetId === undefined)
      .flatMap(({ wanted: { unit } }) => kecamatanOf(unit, district.units) ?? [])
      .map((unit) => [unit.code, unit] as const),
  );
  const foldersToMake = [...needed.values()].filter(({ code }) => !folders.has(code));
  return { people, folders, foldersToMake, steps, told, unregistered };
}

/** Once a Register is in force, units and officers are kept there. */
function unregisteredOf({ units, officers }: District, people: People): ProvisionPlanned['unregistered'] {
  const codes = new Set(people.units.map(({ code }) => code));
  const addresses = new Set(people.officers.map(({ address }) => address.toLowerCase()));
  return {
    units: units.filter(({ code }) => !codes.has(code)),
    officers: officers.filter(({ address }) => !addresses.has(address.toLowerCase())),
  };
}

async function stepOf(
  context: PlanContext,
  people: People,
  wanted: Wanted,
  registered: { spreadsheetId: string; templateVersion: number } | undefined,
  made: MadeFile | undefined,
  told: Told[],
): Promise<Step> {
  const { template, unit } = wanted;
  const spreadsheetId = registered?.spreadsheetId ?? made?.id;
  if (spreadsheetId === undefined)
    return { wanted, layOut: true, register: true, share: writersOf(wanted, people) };
  const about = { spreadsheetId, unit: unit.code, template: template.id };
  if (registered !== undefined && registered.templateVersion !== template.version)
    told.push({ kind: 'version', ...about, has: registered.templateVersion, wanted: template.version });
  const still = { wanted, spreadsheetId, layOut: false, register: registered === undefined };
  if (made?.id !== spreadsheetId) return { ...still, share: [] };
  const layOut = registered === undefined && !(await isLaidOut(context, spreadsheetId));
  return { ...still, layOut, share: await unshared(context, people, wanted, spreadsheetId, told) };
}

/** Its marks are written in the one call that lays it out. 1 read. */
export async function isLaidOut(context: PlanContext, spreadsheetId: string): Promise<boolean> {
  const { email, apis } = context.accounts[0]!;
  await takeQuota(context, email, { read: 1, write: 0 });
  return METADATA.template in (await googleSheets(apis.sheets).marks(spreadsheetId));
}

async function unshared(
  { accounts, district }: PlanContext,
  people: People,
  wanted: Wanted,
  spreadsheetId: string,
  told: Told[],
): Promise<string[]> {
  const writers = await writersIn(accounts[0]!.apis.drive, spreadsheetId);
  const standing = new Set(writers.map(({ address }) => address));
  const named = writersOf(wanted, people);
  const ours = [...named, ...district.organisers, ...accounts.map(({ email }) => email)];
  const known = new Set(ours.map((address) => address.toLowerCase()));
  const count = writers.filter(({ address, inherited }) => !inherited && !known.has(address)).length;
  if (count > 0)
    told.push({
      kind: 'writers',
      spreadsheetId,
      unit: wanted.unit.code,
      template: wanted.template.id,
      count,
    });
  return named.filter((address) => !standing.has(address.toLowerCase()));
}
