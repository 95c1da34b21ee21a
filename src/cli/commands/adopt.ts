/** `adopt`: takes in spreadsheets that a district already has. */

import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Mapping, MappingSchema } from '../../core/adopt/mapping.ts';
import { type Proposal, propose } from '../../core/adopt/propose.ts';
import { faultLines, shapeFaults } from '../../core/faults.ts';
import { readPeriod } from '../../core/period.ts';
import type { Template } from '../../core/template/schema.ts';
import type { Unit } from '../../core/units.ts';
import type { Registration } from '../../ports/store/register.ts';
import { type Ask, atTerminal } from '../adopt/ask.ts';
import { filesIn, upload } from '../adopt/folder.ts';
import { Refusal } from '../adopt/refusal.ts';
import { look, type Site, takeIn, unitOf, type Wish } from '../adopt/take-in.ts';
import { hindranceText, remarkText, tableLines, unitLine } from '../adopt/words.ts';
import { readAliases } from '../aliases.ts';
import { commandArguments } from '../command-arguments.ts';
import { toldIn } from '../file-fault.ts';
import { TEMPLATES } from '../filled-form.ts';
import { parseJson } from '../json.ts';
import { GOOGLE_USAGE } from '../reach-google.ts';
import { reachSite } from '../reach-site.ts';
import { STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';
import { folderIdOf, spreadsheetIdOf } from '../spreadsheet-id.ts';
import { readTemplates, templatesNamed } from '../templates.ts';
import { readWorkbook } from '../workbook.ts';

const USAGE = `usage: adopt SPREADSHEET --template NAME [options]
       adopt --folder ID --template NAME [options]
       adopt FILE.xlsx --template NAME [--into FOLDER] [options]

  SPREADSHEET        id or address of a Google spreadsheet that is shared with the service account
  FILE.xlsx          shows the proposal; with --into it becomes a Google spreadsheet in that folder and is taken in.
                     Of a .csv or .xlsm the proposal is shown too
  --folder ID        id or address of a folder: every spreadsheet in it, with one mapping; those that deviate are set apart
  --template NAME    the form, NAME or NAME@VERSION
  --unit CODE        whose it is; read from titles and file name unless told
  --period PERIOD    2025-S2, 2025-Q3, 2025-08: of a form that is filled more than once a year
  --sheet TITLE      the sheet that is meant where several hold the same table; may be repeated
  --mapping FILE     which heading is which column, as --json gives it under "mapping"
  --yes              take the proposal as it is shown
  --dry-run          show the proposal, write nothing
  --json             one JSON object
  --demonstration    say in the spreadsheet that its entries are made up
  --templates DIR    forms of your own instead of sheets-templates/
${STORE_USAGE}
${GOOGLE_USAGE}`;

const OPTIONS = {
  ...STORE_OPTIONS,
  template: { type: 'string' },
  templates: { type: 'string', default: TEMPLATES },
  unit: { type: 'string' },
  period: { type: 'string' },
  mapping: { type: 'string' },
  sheet: { type: 'string', multiple: true },
  folder: { type: 'string' },
  into: { type: 'string' },
  yes: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  demonstration: { type: 'boolean', default: false },
} as const;

type Print = (text: string) => void;

/** What became of one spreadsheet. */
interface Told {
  spreadsheet: string;
  name?: string;
  state: 'adopted' | 'already' | 'repaired' | 'proposed' | 'refused' | 'declined';
  unit?: string;
  /** The code by which the unit was told, where that is an old one. */
  oldCode?: string;
  template?: string;
  certain?: boolean;
  tables?: Proposal['tables'];
  hindrances?: Proposal['hindrances'];
  remarks?: Proposal['remarks'];
  mapping?: Mapping;
  /** Why nothing was done, in words. */
  reasons?: readonly string[];
}

export async function adopt(
  words: string[],
  print: Print,
  _warn: Print,
  environment: NodeJS.ProcessEnv = process.env,
  ask: Ask = atTerminal(),
): Promise<number | undefined> {
  const asked = commandArguments(words, USAGE, print, { allowPositionals: true, options: OPTIONS });
  if (asked === undefined) return undefined;
  const { values, positionals } = asked;
  const [target] = positionals;
  const { template: name, folder, yes, json, 'dry-run': dryRun } = values;
  if (name === undefined || positionals.length > 1 || (target === undefined) === (folder === undefined))
    throw new Error(USAGE);
  if (values.period !== undefined && readPeriod(values.period) === undefined)
    throw new Error(
      `--period "${values.period}": write a year 2025, a semester 2025-S1, a quarter 2025-Q3 or a month 2025-08`,
    );
  const templates = await readTemplates(values.templates);
  const versions = templatesNamed(templates, name);
  const template = versions.at(-1) as Template;
  const aliases = await readAliases(
    values.templates,
    templates.filter(({ id }) => id === template.id),
  );
  const mapping = values.mapping === undefined ? undefined : await readMapping(values.mapping);
  const { sheet: sheets } = values;
  const chosen = { ...(mapping && { given: mapping }), ...(sheets && { sheets }) };
  const say: Print = json ? () => {} : print;
  const isFile = target !== undefined && (FILE_NAME.test(target) || (await isThere(target)));
  if (isFile && values.into !== undefined && !/\.xlsx$/i.test(target))
    throw new Error(
      `${target}: hanya .xlsx yang dapat dijadikan spreadsheet Google. Buka di Excel atau LibreOffice, simpan sebagai .xlsx (Buku Kerja Excel), lalu ulangi.`,
    );
  // The notes are the officer's: what was read otherwise than it may seem.
  const read = (file: string) => toldIn('id', () => readWorkbook(file, ({ id }) => say(`! ${id}`)));

  if (isFile && values.into === undefined) {
    const proposal = propose(template, aliases, await read(target), chosen);
    show(proposal, template, say);
    const state = proposal.hindrances.length > 0 ? 'refused' : 'proposed';
    if (json) print(JSON.stringify(toldOf({ spreadsheet: target, state }, proposal)));
    else if (state === 'proposed')
      print(
        '\nBelum ada yang diubah. Tambahkan --into FOLDER untuk menjadikannya spreadsheet Google yang dipantau.',
      );
    return state === 'refused' ? 1 : undefined;
  }

  const reached = await reachSite(values, environment);
  try {
    const site: Site = {
      store: reached.store,
      google: reached.google,
      now: reached.now,
      template,
      aliases,
      demonstration: values.demonstration,
    };
    const how: How = { yes: yes || mapping !== undefined, dryRun, say, ask };
    if (folder !== undefined) {
      const all = await wholeFolder(
        site,
        folderIdOf(folder),
        { period: values.period, mapping, sheets },
        how,
      );
      if (json) print(JSON.stringify({ folder, dryRun, spreadsheets: all }));
      return all.some(({ state }) => state === 'refused' || state === 'declined') ? 1 : undefined;
    }
    const wish: Omit<Wish, 'spreadsheetId'> = { unit: values.unit, period: values.period, mapping, sheets };
    if (isFile) {
      const grids = await read(target);
      const proposal = propose(template, aliases, grids, chosen);
      show(proposal, template, say);
      const told = (state: Told['state']) =>
        json && print(JSON.stringify(toldOf({ spreadsheet: target, state }, proposal, template)));
      if (proposal.hindrances.length > 0) {
        told('refused');
        return 1;
      }
      // Before anything lies in the folder.
      const meant = unitOf(
        wish,
        path.basename(target),
        grids,
        proposal,
        await reached.store.register.units(),
      );
      const { unit } = meant;
      say(`\n${unitLine(meant)}`);
      await assertFree(site, unit, values.period);
      if (dryRun) {
        told('proposed');
        return undefined;
      }
      assertAnswerable(how);
      if (!how.yes && !(await ask?.('Jadikan spreadsheet Google dan adopsi dengan pemetaan ini?'))) {
        say(`Tidak ada yang diubah. ${HOW_TO_CORRECT}`);
        told('declined');
        return 1;
      }
      wish.unit = unit.code;
      Object.assign(how, { yes: true });
    }
    const spreadsheetId = isFile
      ? await upload(site, target, folderIdOf(values.into as string))
      : spreadsheetIdOf(target as string);
    const told = await one(site, { ...wish, spreadsheetId }, how);
    if (json) print(JSON.stringify(told));
    return told.state === 'refused' || told.state === 'declined' ? 1 : undefined;
  } catch (error) {
    if (!(error instanceof Refusal) || !json) throw error;
    print(JSON.stringify({ spreadsheet: target ?? folder, state: 'refused', reasons: error.reasons }));
    return 1;
  } finally {
    await reached.close();
  }

  /** The person may change the file between two runs: all of it is checked each time. */
  async function readMapping(file: string): Promise<Mapping> {
    const text = await readFile(file, 'utf8').catch((error: Error) => {
      throw new Error(`${file}: cannot be read: ${error.message}`);
    });
    const json = parseJson(text, file) as { mapping?: unknown };
    const parsed = MappingSchema.safeParse(json.mapping ?? json, { reportInput: true });
    if (!parsed.success) throw new Error(faultLines(path.basename(file), shapeFaults(parsed.error.issues)));
    const known = `${template.id}@${template.version}`;
    if (parsed.data.template !== known)
      throw new Error(`${file}: template: "${parsed.data.template}" is another form; this one is ${known}`);
    for (const tab of Object.keys(parsed.data.tabs)) {
      const found = template.tabs.find((one) => one.name === tab);
      const names = new Set(found?.columns.map((column) => column.name));
      const strange = Object.keys(parsed.data.tabs[tab]!.columns).find((column) => !names.has(column));
      if (found === undefined || strange !== undefined)
        throw new Error(`${file}: tabs.${tab}${strange ? `.columns.${strange}` : ''}: is not in ${known}`);
    }
    return parsed.data;
  }
}

/** Files that hold a table, by their names: what is none of them may still lie on the disk. */
const FILE_NAME = /\.(?:xls\w?|ods|csv|tsv|txt|pdf|docx?)$/i;

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  );

/** A mapping as the proposal has it is a beginning for somebody who knows better. */
const HOW_TO_CORRECT =
  'Bila ada kolom yang keliru: ulangi dengan --dry-run --json > usulan.json, betulkan judulnya di bagian "mapping" berkas itu (null untuk kolom yang tidak ada), lalu berikan --mapping usulan.json.';

interface How {
  yes: boolean;
  dryRun: boolean;
  say: Print;
  ask: Ask;
}

async function one(site: Site, wish: Wish, how: How): Promise<Told> {
  const { spreadsheetId } = wish;
  const looked = await look(site, wish);
  if (looked.state === 'adopted') {
    how.say('Spreadsheet ini sudah diadopsi. Tidak ada yang diubah.');
    return { spreadsheet: spreadsheetId, state: 'already', ...registered(looked.registration) };
  }
  if (looked.state === 'half') {
    if (!how.dryRun) await site.store.register.registerSpreadsheet(looked.registration, site.now());
    how.say('Adopsi yang terputus dilanjutkan: spreadsheet ini sudah siap dan kini terdaftar.');
    return { spreadsheet: spreadsheetId, state: 'repaired', ...registered(looked.registration) };
  }
  show(looked.proposal, site.template, how.say);
  const { unit, old } = looked.meant;
  const base = {
    spreadsheet: spreadsheetId,
    name: looked.found.title,
    unit: unit.code,
    ...(old !== undefined && { oldCode: old }),
  };
  if (looked.proposal.hindrances.length > 0)
    return toldOf({ ...base, state: 'refused' }, looked.proposal, site.template);
  how.say(`\n${unitLine(looked.meant)}`);
  if (looked.found.locale !== 'in_ID')
    how.say(
      `Setelan bahasa spreadsheet ini ${looked.found.locale}, dan tidak diubah. Sebaiknya pilih Indonesia di File › Setelan.`,
    );
  await assertFree(site, unit, wish.period);
  if (how.dryRun) return toldOf({ ...base, state: 'proposed' }, looked.proposal);
  assertAnswerable(how);
  if (!how.yes && !(await how.ask?.('Adopsi dengan pemetaan ini?'))) {
    how.say(`Tidak ada yang diubah. ${HOW_TO_CORRECT}`);
    return toldOf({ ...base, state: 'declined' }, looked.proposal);
  }
  const registration = await takeIn(site, looked);
  how.say('Diadopsi. Status muncul di ujung kanan dalam beberapa menit.');
  return toldOf({ ...base, state: 'adopted', ...registered(registration) }, looked.proposal);
}

const registered = ({ unit, templateId, templateVersion }: Registration) => ({
  unit,
  template: `${templateId}@${templateVersion}`,
});

/** One mapping for all: that of the first spreadsheet that can be taken in, once confirmed. */
async function wholeFolder(
  site: Site,
  folder: string,
  given: Pick<Wish, 'period' | 'mapping' | 'sheets'>,
  how: How,
): Promise<Told[]> {
  const files = await filesIn(site, folder);
  if (files.length === 0)
    throw new Refusal(
      'Tidak ada spreadsheet di folder itu, atau folder itu belum dibagikan kepada akun layanan.',
    );
  let { mapping } = given;
  const all: Told[] = [];
  for (const { id, name } of files) {
    how.say(`\n${name}`);
    const first = mapping === undefined;
    try {
      const wish: Wish = { ...given, spreadsheetId: id, mapping };
      const told = await one(site, wish, first ? how : { ...how, yes: true, say: () => {} });
      if (!first)
        how.say(
          `  ${STATES[told.state]}${told.oldCode === undefined ? '' : ` (kode lama ${told.oldCode}, kini ${told.unit})`}${told.reasons === undefined ? '' : `: ${told.reasons.join(' ')}`}`,
        );
      if (first && told.state === 'declined') return [...all, { ...told, name }];
      if (first && told.mapping !== undefined && told.state !== 'refused') mapping = told.mapping;
      all.push({ ...told, name });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      how.say(`  ${STATES.refused}: ${error.message}`);
      all.push({ spreadsheet: id, name, state: 'refused', reasons: error.reasons });
    }
  }
  return all;
}

const STATES: Record<Told['state'], string> = {
  adopted: 'diadopsi',
  already: 'sudah diadopsi sebelumnya',
  repaired: 'adopsi yang terputus dilanjutkan',
  proposed: 'dapat diadopsi',
  refused: 'disisihkan',
  declined: 'tidak diadopsi',
};

/** A unit fills one spreadsheet of a form and period. */
async function assertFree({ store, template }: Site, unit: Unit, period: string | undefined): Promise<void> {
  const other = (await store.register.registrations()).find(
    (one) => one.unit === unit.code && one.templateId === template.id && one.period === period,
  );
  if (other !== undefined)
    throw new Refusal(
      `${unit.name} sudah punya spreadsheet untuk formulir ini: ${other.spreadsheetId}. Lepaskan dahulu yang itu, atau tulis --unit atau --period yang lain.`,
    );
}

function assertAnswerable({ yes, ask }: How): void {
  if (yes || ask !== undefined) return;
  throw new Refusal(
    'Pemetaan ini harus dipastikan dahulu, dan tidak ada terminal untuk bertanya. Periksa dengan --dry-run, lalu tulis --yes, atau berikan berkas --mapping (usulannya ada dalam hasil --json).',
  );
}

function show(proposal: Proposal, template: Template, say: Print): void {
  for (const line of tableLines(template, proposal)) say(line);
  if (proposal.remarks.length > 0) say('');
  for (const remark of proposal.remarks) say(`- ${remarkText(remark, template)}`);
  if (proposal.hindrances.length > 0) say('\nBelum dapat diadopsi:');
  for (const hindrance of proposal.hindrances) say(`! ${hindranceText(hindrance, template)}`);
}

function toldOf(base: Told, proposal: Proposal, template?: Template): Told {
  const { certain, tables, hindrances, remarks, mapping } = proposal;
  return {
    ...base,
    template: base.template ?? proposal.template,
    certain,
    tables,
    hindrances,
    remarks,
    ...(mapping && { mapping }),
    ...(template !== undefined && {
      reasons: hindrances.map((hindrance) => hindranceText(hindrance, template)),
    }),
  };
}
