/** `plan` and `apply`: the same road, with and without writing. */

import type { District } from '../../core/district.ts';
import type { Template } from '../../core/template/schema.ts';
import { applyProvision } from '../../runtime/provision/apply.ts';
import type { PlanStore, ProvisionContext } from '../../runtime/provision/context.ts';
import { planProvision } from '../../runtime/provision/plan.ts';
import { saveRegister } from '../../runtime/save-register.ts';
import { commandArguments, misused } from '../command-arguments.ts';
import { readDistrict } from '../district-file.ts';
import { type Progress, progressBar } from '../progress.ts';
import { GOOGLE_USAGE } from '../reach-google.ts';
import { reachSite } from '../reach-site.ts';
import { type Reached, STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';
import { changesAnything, changesOf, refuseChanged } from '../register/pending.ts';
import { folderIdOf } from '../spreadsheet-id.ts';
import { readTemplates, TEMPLATES } from '../templates.ts';
import { type CommandClock, waitingClock } from './clock.ts';
import { type ProvisionReport, provisionText, reportOf } from './report.ts';

const usage = (name: 'plan' | 'apply') => `usage: ${name} --config FILE [options]
       ${
         name === 'plan'
           ? 'says what apply would make, share and register, and writes nothing'
           : 'makes, shares and registers what is missing; can be stopped and run again at any time'
       }

  --config FILE      the district: settings, units, officers, deadlines, forms
  --folder ID        id or address of the shared drive, or of a folder in it, where the configuration names none
  --templates DIR    forms of your own instead of sheets-templates/
${name === 'apply' ? '  --dry-run          as plan\n' : ''}  --json             one JSON object
${STORE_USAGE}
${GOOGLE_USAGE}`;

/** Where a command stands that makes spreadsheets. Tests put a clock and a bar of their own here. */
export interface Surroundings {
  environment?: NodeJS.ProcessEnv;
  clock?: CommandClock;
  bar?: (title: string) => Progress;
}

/** @returns 1 where Google refused to share something. */
export async function runProvision(
  name: 'plan' | 'apply',
  words: string[],
  print: (text: string) => void,
  { environment = process.env, clock, bar = progressBar }: Surroundings = {},
): Promise<number | undefined> {
  const asked = commandArguments(words, usage(name), print, {
    options: {
      ...STORE_OPTIONS,
      config: { type: 'string' },
      folder: { type: 'string' },
      templates: { type: 'string', default: TEMPLATES },
      'dry-run': { type: 'boolean', default: name === 'plan' },
      json: { type: 'boolean', default: false },
    },
  });
  if (asked === undefined) return undefined;
  const { values } = asked;
  if (values.config === undefined) throw misused('--config FILE is missing', usage(name));
  const templates = await readTemplates(values.templates);
  const district = await readDistrict(values.config, templates);
  const site = await reachSite(values, environment);
  try {
    const { google } = site;
    const named = values.folder === undefined ? undefined : folderIdOf(values.folder);
    const root = named ?? google.drive ?? district.folder;
    if (root === undefined)
      throw new Error(
        `${values.config}: folder is missing: write the id of the shared drive, the last part of its address in the browser, or give --folder`,
      );
    const context: ProvisionContext = {
      district,
      templates,
      store: site.store,
      accounts: google.pool,
      root,
      ...(clock ?? waitingClock(site.now)),
    };
    const write = !values['dry-run'];
    const report = await provision(context, site, write, bar);
    print(values.json ? JSON.stringify(report) : provisionText(report, !write));
    return report.applied !== undefined && report.applied.refused.length > 0 ? 1 : undefined;
  } finally {
    await site.close();
  }
}

async function provision(
  context: ProvisionContext,
  reached: Reached,
  write: boolean,
  bar: (title: string) => Progress,
): Promise<ProvisionReport> {
  const { district, templates } = context;
  const register = await changesOf(reached, district, templates, undefined);
  refuseChanged(register.templates.changed);
  if (write && changesAnything(register)) await saveDistrict(reached, district, templates);
  const unmade = !write && register.migrations.includes('001-begin');
  const looking = bar('Looking');
  const planned = await planProvision(unmade ? { ...context, store: EMPTY } : context, {
    progress: (done, total) => looking.show(done, total, ''),
  }).finally(looking.end);
  const report = reportOf(reached.name, register, planned);
  if (!write) return report;
  const making = bar('Making ');
  const applied = await applyProvision(context, planned, { progress: making.show }).finally(making.end);
  return { ...report, dryRun: false, applied };
}

async function saveDistrict({ store }: Reached, district: District, templates: readonly Template[]) {
  await store.migrate();
  await saveRegister(store, district, templates);
}

/** A store without any schema yet. */
const EMPTY: PlanStore = {
  register: { registrations: async () => [], units: async () => [], officers: async () => [] },
  registerInForce: { standing: async () => ({}) },
  quota: { take: async () => ({ granted: true, ticket: '' }) },
};
