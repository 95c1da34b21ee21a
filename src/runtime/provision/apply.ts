/**
 * Makes what is missing of a district's spreadsheets. Each is made, laid out in one call, shared, and then registered:
 * whoever is stopped goes on by planning again, and what stands is left as it is.
 */

import { districtDeadlines } from '../../core/district.ts';
import { registerCells } from '../../core/register/fill.ts';
import { REGISTER_TEMPLATE } from '../../core/register/words.ts';
import { escalationOf } from '../../core/schedule/escalation.ts';
import { verifiersOf } from '../../core/units.ts';
import { kecamatanOf, type People, type Wanted } from '../../core/wanted.ts';
import { madeFiles, makeFolder, type Purpose, properties } from '../../google/provision/made.ts';
import type { ProvisionPlan } from '../../google/provision/plan.ts';
import { letWrite } from '../../google/provision/sharing.ts';
import { createSpreadsheet, layOut, ProvisionError } from '../../google/provision/spreadsheet.ts';
import { asking, troubleOf } from '../../google/trouble.ts';
import type { Structure } from '../../ports/sheets.ts';
import { Trouble } from '../../ports/trouble.ts';
import { type ProvisionAccount, type ProvisionContext, takeQuota } from './context.ts';
import { inParallel } from './in-parallel.ts';
import { isDone, isLaidOut, type ProvisionPlanned, type Step } from './plan.ts';

/** Passing troubles of one spreadsheet before it is given up; the pause doubles from the first, in milliseconds. */
const ATTEMPTS = 6;
const PAUSE_MS = 5_000;

export interface Refused {
  spreadsheetId: string;
  unit: string;
  template: string;
  /** With how many people it could not be shared: not their addresses, which only the configuration holds. */
  count: number;
  why: string;
}

export interface Applied {
  folders: number;
  created: number;
  laidOut: number;
  registered: number;
  shared: number;
  /** Sharing that Google refuses, as with an address that does not exist. */
  refused: Refused[];
}

export interface ApplyOptions {
  /** Told of every spreadsheet that is done with. */
  progress?: (done: number, total: number, unit: string) => void;
  /** Run once a new one is registered, before the next begins. */
  made?: (wanted: Wanted, spreadsheetId: string) => Promise<void>;
}

export async function applyProvision(
  context: ProvisionContext,
  planned: ProvisionPlanned,
  { progress = () => {}, made }: ApplyOptions = {},
): Promise<Applied> {
  const applied: Applied = { folders: 0, created: 0, laidOut: 0, registered: 0, shared: 0, refused: [] };
  const folders = await makeFolders(context, planned, applied);
  const open = planned.steps.filter((step) => !isDone(step));
  let done = 0;
  await inParallel(
    open,
    async (step, index) => {
      const account = context.accounts[index % context.accounts.length]!;
      const id = await patiently(context, () =>
        finish(context, planned.people, folders, account, step, applied),
      );
      if (made !== undefined && step.register) await made(step.wanted, id);
      progress(++done, open.length, step.wanted.unit.name);
    },
    made === undefined ? undefined : 1,
  );
  return applied;
}

async function makeFolders(
  context: ProvisionContext,
  { folders, foldersToMake }: ProvisionPlanned,
  applied: Applied,
): Promise<Map<string, string>> {
  const { drive } = context.accounts[0]!.apis;
  const all = new Map(folders);
  for (const { code, name } of foldersToMake) {
    const purpose: Purpose = { district: context.district.settings.unit, folder: code };
    // Asked before each: an answer of Google's that was lost may have made one.
    const id = await patiently(
      context,
      async () =>
        (await madeFiles(drive, purpose))[0]?.id ??
        (await makeFolder(drive, `${name} (${code})`, context.root, purpose)),
    );
    all.set(code, id);
    applied.folders++;
  }
  return all;
}

/** @returns the id of the spreadsheet. Changes `step`, so that trying again begins where it stopped. */
async function finish(
  context: ProvisionContext,
  people: People,
  folders: ReadonlyMap<string, string>,
  account: ProvisionAccount,
  step: Step & { uncertain?: boolean },
  applied: Applied,
): Promise<string> {
  const { district, store } = context;
  const { wanted } = step;
  const { template, unit, period } = wanted;
  const plan = planOf(context, people, folders, account, wanted);
  const purpose: Purpose = {
    district: district.settings.unit,
    unit: unit.code,
    template: template.id,
    ...(period !== undefined && { period }),
  };
  if (step.spreadsheetId === undefined) {
    const found = step.uncertain ? await madeFiles(account.apis.drive, purpose) : [];
    step.uncertain = true;
    step.spreadsheetId =
      found.find((file) => file.period === period)?.id ??
      (await asking(() => createSpreadsheet(account.apis, plan, properties(purpose))));
    step.uncertain = false;
    applied.created++;
  }
  const { spreadsheetId } = step;
  let structure: Structure | undefined;
  if (step.layOut) {
    if (!step.uncertain || !(await isLaidOut(context, spreadsheetId))) {
      step.uncertain = true;
      await takeQuota(context, account.email, { read: 0, write: 1 });
      structure = await layOut(account.apis, spreadsheetId, plan, firstRows(context, people, wanted));
    }
    step.layOut = false;
    applied.laidOut++;
  }
  await share(account, step, spreadsheetId, applied);
  if (step.register) {
    const { id: templateId, version: templateVersion } = template;
    const ofPeriod = period === undefined ? {} : { period };
    const registration = { spreadsheetId, unit: unit.code, templateId, templateVersion, ...ofPeriod };
    await store.register.registerSpreadsheet(registration, context.now(), structure);
    await store.register.assignAccount(
      spreadsheetId,
      context.accounts.map(({ email }) => email),
    );
    applied.registered++;
  }
  return spreadsheetId;
}

/** A single address that Google refuses keeps nobody else out. */
async function share(
  { apis }: ProvisionAccount,
  step: Step,
  spreadsheetId: string,
  applied: Applied,
): Promise<void> {
  const reasons: string[] = [];
  while (step.share.length > 0) {
    try {
      await letWrite(apis.drive, spreadsheetId, step.share[0]!);
      applied.shared++;
    } catch (error) {
      if (!(error instanceof Trouble) || isPassing(error) || error.code === 'auth') throw error;
      reasons.push(error.message);
    }
    step.share.shift();
  }
  if (reasons.length === 0) return;
  const { unit, template } = step.wanted;
  const why = [...new Set(reasons)].join('; ');
  applied.refused.push({ spreadsheetId, unit: unit.code, template: template.id, count: reasons.length, why });
}

function planOf(
  { district, accounts, root }: ProvisionContext,
  people: People,
  folders: ReadonlyMap<string, string>,
  { email }: ProvisionAccount,
  { template, unit, period }: Wanted,
): ProvisionPlan {
  const kecamatan = kecamatanOf(unit, district.units);
  const others = accounts.filter((each) => each.email !== email).map((each) => each.email);
  return {
    template,
    unit,
    districtName: district.name,
    zone: district.settings.zone,
    folderId: (kecamatan && folders.get(kecamatan.code)) ?? root,
    serviceAccount: email,
    editors: [...district.organisers, ...others],
    verifiers: verifiersOf(unit.code, people.units, people.officers).map(({ address }) => address),
    ...(period !== undefined && { period }),
    demonstration: district.settings.demonstration,
  };
}

/** The Register begins with what the configuration says; other forms are empty. */
function firstRows({ district, templates }: ProvisionContext, people: People, { template }: Wanted) {
  if (template.id !== REGISTER_TEMPLATE) return {};
  const cells = registerCells({
    units: [...people.units],
    officers: [...people.officers],
    deadlines: districtDeadlines(district, templates),
    steps: escalationOf(district.settings.escalation, undefined),
  });
  // Its first version has no tab for escalation.
  return Object.fromEntries(template.tabs.map(({ name }) => [name, cells[name] ?? []]));
}

const isPassing = ({ code }: Trouble) => code === 'rate-limited' || code === 'unavailable';

/** Tries again after pauses what passes by itself. @throws what does not, or passes too late. */
async function patiently<T>(context: ProvisionContext, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const trouble = error instanceof ProvisionError ? troubleOf(error.cause) : error;
      if (!(trouble instanceof Trouble) || !isPassing(trouble) || attempt === ATTEMPTS) throw error;
      await context.waitUntil(context.now() + PAUSE_MS * 2 ** (attempt - 1));
    }
  }
}
