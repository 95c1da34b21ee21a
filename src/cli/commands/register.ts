/** `register`: the configuration of a district, and which spreadsheet is whose, into the store of an installation. */

import type { District } from '../../core/district.ts';
import { REGISTER_TEMPLATE } from '../../core/register/words.ts';
import type { Template } from '../../core/template/schema.ts';
import { canonicalJson } from '../../core/text/canonical-json.ts';
import type { Registration } from '../../ports/store/register.ts';
import { saveRegister } from '../../runtime/save-register.ts';
import { ANSWER_OPTIONS, commandArguments, misused, noWord, oneWord } from '../command-arguments.ts';
import { readDistrict } from '../district-file.ts';
import { readBytes } from '../files.ts';
import { installationSettings } from '../installation-settings.ts';
import { closing, type Reached, reachStore, STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';
import { changesOf, type RegisterChanges, refuseChanged, refuseSecond } from '../register/pending.ts';
import { parseSpreadsheetList } from '../register/spreadsheet-list.ts';
import { spreadsheetIdOf } from '../spreadsheet-id.ts';
import { readTemplates, TEMPLATES } from '../templates.ts';

const USAGE = `usage: register --config FILE [options]
       register approve [options]: a change of many addresses that waits takes effect
       register withdraw SPREADSHEET [options]: a Register is watched no more, and another may take its place

  --config FILE      the district: settings, units, officers, deadlines, forms
  --spreadsheets CSV spreadsheet, unit, template, and version and period where they are needed: watched from now on
  --templates DIR    forms of your own instead of sheets-templates/
  --dry-run          say what would change, write nothing
  --json             one JSON object
${STORE_USAGE}`;

export async function register(
  words: string[],
  print: (text: string) => void,
  warn: (text: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<undefined> {
  const asked = commandArguments(words, USAGE, print, {
    allowPositionals: true,
    options: {
      ...STORE_OPTIONS,
      ...ANSWER_OPTIONS,
      config: { type: 'string' },
      spreadsheets: { type: 'string' },
      templates: { type: 'string', default: TEMPLATES },
    },
  });
  if (asked === undefined) return undefined;
  const { values, positionals } = asked;
  const { config, spreadsheets: list, 'dry-run': dryRun } = values;
  const [what, ...more] = positionals;
  if (what === 'approve') {
    noWord(more, USAGE);
    return closing(await reachStore(values, environment), (reached) => approve(reached, values, print));
  }
  if (what === 'withdraw') {
    const id = spreadsheetIdOf(oneWord(more, 'SPREADSHEET', USAGE));
    return closing(await reachStore(values, environment), (reached) => withdraw(reached, id, values, print));
  }
  if (what !== undefined) throw misused(`"${what}" is neither approve nor withdraw`, USAGE);
  if (config === undefined) throw misused('--config FILE is missing', USAGE);
  const templates = await readTemplates(values.templates);
  const district = await readDistrict(config, templates);
  const spreadsheets =
    list === undefined ? undefined : parseSpreadsheetList(await readBytes(list), list, district);

  const deployed = await installationSettings(values.settings, environment);
  if (deployed !== undefined && canonicalJson(deployed) !== canonicalJson(district.settings))
    warn(
      'PANTAU_SETTINGS differs from the settings in the configuration; the functions go by PANTAU_SETTINGS until they are deployed anew',
    );
  await closing(await reachStore(values, environment), async (reached) => {
    const changes = await changesOf(reached, district, templates, spreadsheets);
    refuseChanged(changes.templates.changed);
    await refuseSecond(reached, spreadsheets ?? []);
    if (!dryRun) await save(reached, district, templates, spreadsheets ?? []);
    const told = { store: reached.name, dryRun, ...changes };
    print(values.json ? JSON.stringify(told) : describe(told));
  });
}

interface How {
  json: boolean;
  'dry-run': boolean;
}

async function approve(
  { store, name }: Reached,
  { json, 'dry-run': dryRun }: How,
  print: (text: string) => void,
): Promise<undefined> {
  const { waiting } = await store.registerInForce.standing();
  if (waiting === undefined) throw new Error(`${name}: no change of the Register waits for approval`);
  const change = `a change of ${waiting.addresses} addresses, seen ${new Date(waiting.since).toISOString()}`;
  // At once, whatever clock the installation goes by.
  if (!dryRun) await store.registerInForce.approve(waiting.mark, 0);
  if (json) {
    const { addresses, since } = waiting;
    return void print(
      JSON.stringify({ store: name, dryRun, addresses, since: new Date(since).toISOString() }),
    );
  }
  print(
    dryRun
      ? `${name}: ${change}; not approved (--dry-run)`
      : `${name}: approved ${change}; in force with its next check`,
  );
}

/** What it brought into force stays so. Other Registers are checked again: the first of them without an error follows. */
async function withdraw(
  { store: { register }, name }: Reached,
  spreadsheetId: string,
  { json, 'dry-run': dryRun }: How,
  print: (text: string) => void,
): Promise<undefined> {
  const registers = (await register.registrations()).filter(
    ({ templateId }) => templateId === REGISTER_TEMPLATE,
  );
  if (!registers.some((each) => each.spreadsheetId === spreadsheetId))
    throw new Error(`${name}: ${spreadsheetId} is no Register that is watched; nothing to withdraw`);
  const others = registers.filter((each) => each.spreadsheetId !== spreadsheetId);
  if (!dryRun) await register.withdrawSpreadsheet(spreadsheetId);
  if (json) {
    const next = others.map((each) => each.spreadsheetId);
    return void print(JSON.stringify({ store: name, dryRun, spreadsheet: spreadsheetId, next }));
  }
  const next =
    others.length === 0
      ? 'no other is watched'
      : `checked next: ${others.map((each) => each.spreadsheetId).join(', ')}`;
  print(
    dryRun
      ? `${name}: ${spreadsheetId} would be watched no more; ${next} (--dry-run)`
      : `${name}: ${spreadsheetId} is watched no more, what is in force stays so; ${next}`,
  );
}

async function save(
  { store, now }: Reached,
  district: District,
  templates: readonly Template[],
  spreadsheets: readonly Registration[],
): Promise<void> {
  await store.migrate();
  await saveRegister(store, district, templates);
  for (const registration of spreadsheets) await store.register.registerSpreadsheet(registration, now());
}

/** What becomes of things that are no longer in the new register. */
const GONE: Record<keyof Omit<RegisterChanges, 'migrations'>, string> = {
  templates: 'kept, as every issued version is',
  units: 'no longer in the configuration, kept',
  officers: 'erased',
  deadlines: 'forgotten',
  spreadsheets: 'not in the list, still watched',
};

function describe({
  store,
  dryRun,
  migrations,
  ...changes
}: RegisterChanges & { store: string; dryRun: boolean }) {
  const lines = Object.entries(changes).map(([what, { total, added, changed, gone }]) => {
    const parts = [
      ...(added.length > 0 ? [`${added.length} new`] : []),
      ...(changed.length > 0 ? [`${changed.length} changed`] : []),
      ...(gone.length > 0 ? [`${gone.length} ${GONE[what as keyof typeof GONE]}`] : []),
    ];
    return `  ${what.padEnd(13)}${String(total).padStart(5)}  ${parts.join(', ') || 'as they were'}`;
  });
  return [
    store,
    ...(migrations.length > 0 ? [`  schema: ${migrations.length} steps`] : []),
    ...lines,
    dryRun ? 'Nothing was written (--dry-run).' : 'Saved.',
  ].join('\n');
}
